"""Parcel, map sheet, certificate serial and book number of land papers."""

from classify.answer import Extracted
from classify.extraction.proof import proved
from classify.grammars.land import (
    find_book_number,
    find_certificate_serial,
    find_map_sheet,
    find_parcel,
)
from classify.page import Page


def land_facts(page: Page, text: str) -> dict[str, Extracted]:
    """`land_parcel`, `map_sheet`, `certificate_serial` and `certificate_book_number` of the page."""
    found = {
        "land_parcel": find_parcel(text),
        "map_sheet": find_map_sheet(text),
        "certificate_serial": find_certificate_serial(text),
        "certificate_book_number": find_book_number(text),
    }
    return {
        name: proved(page, one.value, one.raw, sure=0.99, before=text[: one.start])
        for name, one in found.items()
        if one is not None
    }

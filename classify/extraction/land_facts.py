"""Parcel, map sheet and certificate serial of land papers."""

from classify.answer import Extracted
from classify.extraction.proof import proved
from classify.grammars.land import find_certificate_serial, find_map_sheet, find_parcel
from classify.page import Page


def land_facts(page: Page, text: str) -> dict[str, Extracted]:
    """`land_parcel`, `map_sheet` and `certificate_serial` of the page."""
    found = {
        "land_parcel": find_parcel(text),
        "map_sheet": find_map_sheet(text),
        "certificate_serial": find_certificate_serial(text),
    }
    return {
        name: proved(page, value, raw, sure=0.95)
        for name, one in found.items()
        if one is not None
        for value, raw in (one,)
    }

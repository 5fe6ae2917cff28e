"""Numbers on land papers: parcel, map sheet, serial and book number of the certificate."""

import re
from dataclasses import dataclass

from classify.flat import flat

_GAP = r"(?:[^\S\n]*[:.]?[^\S\n]*|\n(?=\d+[^\S\n]*[,;]))"
"""Between label and number; only a sentence runs over the end of a line, an empty blank does not."""
_PARCEL = re.compile(rf"(?:thua|lo)\s*dat(?:\s*so|(?=\s*:)){_GAP}(?P<v>\d{{1,5}}[a-z]?)\b(?!\s*[./]\s*\d)")
_SHEET = re.compile(
    rf"to\s*ban\s*do(?:\s*dia\s*chinh)?(?:\s*so)?{_GAP}(?P<v>\d{{1,4}}(?:-\d{{1,3}})?)\b(?![./]\d)"
    r"|(?:thua|lo)\s*dat\s*so[^\S\n]*:?[^\S\n]*\d{1,5},\s*to(?:\s*so)?\s*(?P<w>\d{1,4})\b"
)
_SERIAL = re.compile(
    r"(?:so\s*(?:phat\s*hanh|se\s*-?\s*ri)[^:\n]{0,40}|\(so\s*seri\)|seri)\s*:?\s*"
    r"(?P<v>(?<![^\W_])[a-z]{1,2}\s?\d{6}(?:\d{2})?)(?!\d)"
)
_LONE_SERIAL = re.compile(r"(?<![\w])([A-ZĐ]{2})\s(\d{6}(?:\d{2})?)(?!\d)")
_BOOK = re.compile(
    r"(?:so\s*)?vao\s*so(?:\s*cap)?(?:\s*(?:gcn|giay\s*chung\s*nhan)[^:\n\d]{0,40})?\s*(?:so)?\s*:?\s*"
    r"(?P<v>(?:[a-z]{1,3}[\s.-]{0,2})?\d{3,6}(?:/[a-z0-9]{1,8}(?:[-/][a-z0-9]{1,8})?)?)(?![\d/])"
)
_LAND = re.compile(r"su\s*dung\s*dat|thua\s*dat")


@dataclass(frozen=True, slots=True)
class LandNumber:
    """A number in its normal form, what stood there with its label, and from where in the text."""

    value: str
    raw: str
    start: int


def find_parcel(text: str) -> LandNumber | None:
    """The first parcel number behind its label; a numbered line below an empty one is none."""
    return _found(_PARCEL, text)


def find_map_sheet(text: str) -> LandNumber | None:
    """The first map sheet number behind its label."""
    return _found(_SHEET, text)


def find_certificate_serial(text: str) -> LandNumber | None:
    """The first certificate serial such as `AB 123456`.

    A labelled serial wins; without a label two capitals, a space and six or eight digits are asked for, on a
    page that speaks of land.
    """
    labelled = _found(_SERIAL, text)
    if labelled is not None:
        return LandNumber(_spaced(labelled.value), labelled.raw, labelled.start)
    match = _LONE_SERIAL.search(text) if _LAND.search(flat(text)) else None
    return LandNumber(_spaced(match.group()), match.group(), match.start()) if match else None


def find_book_number(text: str) -> LandNumber | None:
    """The number under which a certificate was entered in the book: `CS 01234`."""
    found = _found(_BOOK, text)
    return LandNumber(_spaced(found.value), found.raw, found.start) if found else None


def _found(pattern: re.Pattern[str], text: str) -> LandNumber | None:
    match = pattern.search(flat(text))
    if match is None:
        return None
    group = next(name for name, written in match.groupdict().items() if written is not None)
    value = text[match.start(group) : match.end(group)]
    return LandNumber(value, text[match.start() : match.end()].strip(), match.start())


def _spaced(code: str) -> str:
    """Capitals and digits parted by one space; what follows the digits stays: `CH 00123/QSDĐ`."""
    return re.sub(r"^([^\W\d_]+)[\s.-]*(?=\d)", lambda match: f"{match[1].upper()} ", code)

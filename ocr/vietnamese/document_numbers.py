"""Numbers of documents (số/ký hiệu) with misread parts: 63/2010/NĐ-CP, 48/TTr-TNMT, 31/2024/QH15."""

import re
from collections.abc import Iterator

from ocr.vietnamese.abbreviations import DOCUMENT_TYPES
from ocr.vietnamese.digits import DIGIT, begins_as_number, ends_as_number, only_reading
from ocr.vietnamese.edits import Edit

_YEAR = rf"[12lI|]\s?[90OoQ]\s?{DIGIT}\s?{DIGIT}"
_NUMBER = re.compile(
    rf"(?<![\w/.|-])(?P<number>{DIGIT}{{1,5}})(?P<slash>\s?/\s?)"
    rf"(?:(?P<year>{_YEAR})(?P<second>\s?/\s?|(?=[A-ZĐÐ])))?"
    r"(?:(?P<type>[A-ZĐÐ][A-Za-zĐÐđ]{0,4})(?P<agency>(?:-[A-ZĐÐ0-9&]{1,12}){1,4})"
    rf"|QH(?P<term>{DIGIT}{{1,2}}))(?![\w/|-])"
)
_AGENCIES_AS_TYPES = frozenset(["UBND", "HĐND", "VPCP", "VP"])
_D_WITH_STROKE = str.maketrans("Ð", "Đ")  # the Icelandic letter is drawn like the Vietnamese one
_MISREAD = {
    "ND": "NĐ",
    "QD": "QĐ",
    "HDND": "HĐND",
    "HDNĐ": "HĐND",
    "HĐNĐ": "HĐND",
    "UBNĐ": "UBND",
    "U8ND": "UBND",
}
"""Abbreviations that do not exist, and the one that does."""


def repairs(line: str) -> Iterator[Edit]:
    """Numbers in which digits, a Đ, or the slash behind the year were misread, and nothing else can be meant.

    The type or the agency behind the slash must be a known one; Vietnamese knows no type ND or QD.
    """
    for match in _NUMBER.finditer(line):
        meant = _meant(match)
        if meant is not None and meant != match.group():
            yield Edit(match.start(), match.end(), meant)


def _meant(match: re.Match[str]) -> str | None:
    parts = [_number(match["number"]), match["slash"], _year(match), _symbol(match)]
    return None if None in parts else "".join(part or "" for part in parts)


def _number(text: str) -> str | None:
    if text.isdecimal():
        return text
    if not (begins_as_number(text) and ends_as_number(text)):
        return None
    return only_reading(text, str.isdecimal)


def _year(match: re.Match[str]) -> str | None:
    """The year with its slash; empty where the number has none."""
    if match["year"] is None:
        return ""
    text = "".join(match["year"].split())
    year = text if text.isdecimal() else only_reading(text, _is_year)
    return f"{year}{match['second'] or '/'}" if year and _is_year(year) else None


def _is_year(text: str) -> bool:
    return 1945 <= int(text) <= 2099


def _symbol(match: re.Match[str]) -> str | None:
    if match["term"] is not None:
        term = match["term"] if match["term"].isdecimal() else only_reading(match["term"], _is_term)
        return f"QH{term}" if match["year"] and term else None
    kind, *agency = (_abbreviation(part) for part in f"{match['type']}{match['agency']}".split("-"))
    return "-".join([kind, *agency]) if kind in DOCUMENT_TYPES | _AGENCIES_AS_TYPES else None


def _abbreviation(text: str) -> str:
    plain = text.translate(_D_WITH_STROKE)
    return _MISREAD.get(plain, plain)


def _is_term(text: str) -> bool:
    """Whether the National Assembly has, or may soon have, a term of this number."""
    return 1 <= int(text) <= 20

"""Plain numbers behind a word that announces one: `Thôn |4`, `Thửa đất số: l4`, `năm 2O15`."""

import re
from collections.abc import Callable, Iterator

from ocr.vietnamese.calendar_days import WHOLE_DATE
from ocr.vietnamese.digits import DIGIT, is_drawn_as_number, only_reading
from ocr.vietnamese.edits import Edit

_END = r"(?=[\s,;:)]|\.(?!\d)|$)"
_PLACES = re.compile(
    r"(?<!\w)(?i:thôn|ấp|khóm|xóm|đội|tầng|hộ|phường|quận|khu\s+phố|tổ|tổ\s+dân\s+phố)"
    rf"\s(?P<number>{DIGIT}{{1,5}}){_END}"
)
_PARCELS = re.compile(
    r"(?<!\w)(?i:thửa|thửa\s+đất|tờ|tờ\s+bản\s+đồ|dân\s+phố|khu\s+phố|thôn|tổ)"
    rf"\s+(?i:số)(?:\s*:\s*|\s)(?P<number>{DIGIT}{{1,5}}){_END}"
)
_ORDINALS = re.compile(
    r"(?<!\w)(?i:số|điều|khoản|ngõ|ngách|hẻm|thửa|thửa\s+đất|tờ)"
    rf"(?:\s*:\s*|\s)(?P<number>{DIGIT}{{1,5}}){_END}"
)
_DAYS = re.compile(rf"(?<!\w)(?i:ngày)\s(?P<number>{DIGIT}{{2}}){_END}")
_MONTHS = re.compile(rf"(?<!\w)(?i:tháng)\s(?P<number>{DIGIT}{{2}}){_END}")
_YEARS = re.compile(rf"(?<!\w)(?i:năm|năm\s+sinh)(?:\s*:\s*|\s)(?P<number>{DIGIT}{{4}}){_END}")


def repairs(line: str) -> Iterator[Edit]:
    """Numbers with a true digit whose other characters can only be misread digits.

    A letter that is no mere stroke or ring (B12, 5b, 3B2) may be printed and stays. Behind
    plain labels (số, điều, ngõ) even an l at the end stays, as it may name a subdivision, and a bar in
    front may be a ruled line.
    """
    dates = [range(*match.span()) for match in WHOLE_DATE.finditer(line)]  # they have their own proof
    found: dict[int, Edit] = {}
    for pattern, is_shaped, proves in _KINDS:
        for match in pattern.finditer(line):
            start, number = match.start("number"), match["number"]
            if not is_shaped(number) or any(start in date for date in dates):
                continue
            meant = only_reading(number, proves)
            if meant is not None:
                found.setdefault(start, Edit(start, match.end(), meant))
    yield from found.values()


def _is_place(text: str) -> bool:
    return is_drawn_as_number(text.removeprefix("|"))


def _is_ordinal(text: str) -> bool:
    return is_drawn_as_number(text) and text[0] in "0123456789l" and text[-1] in "0123456789"


def _is_calendar(text: str) -> bool:
    return "|" not in text


def _within(least: int, most: int) -> Callable[[str], bool]:
    return lambda digits: least <= int(digits) <= most


_KINDS = (
    (_PLACES, _is_place, str.isdecimal),
    (_PARCELS, is_drawn_as_number, str.isdecimal),
    (_DAYS, _is_calendar, _within(1, 31)),
    (_MONTHS, _is_calendar, _within(1, 12)),
    (_YEARS, _is_calendar, _within(1900, 2099)),
    (_ORDINALS, _is_ordinal, str.isdecimal),
)
"""Which numbers, how they may look before the repair, and what they must be after it."""

"""Dates as Vietnamese papers write them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_DIGIT = r"[0-9OolI|\]]"
_WORDS = re.compile(
    rf"ng[àaâ]y\s*({_DIGIT}{{1,2}})\s*th[áaà]ng\s*({_DIGIT}{{1,2}})\s*n[ăaâà]m\s*((?:1[89]|20){_DIGIT}{{2}})(?!\d)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:1[89]|20)\d{2})(?![\d])")
_MEANT = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "]": "1"})
"""What is drawn like a digit; the calendar proves it, and each date in words keeps a true digit a part."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date of the calendar, with what stood there from `start` to `end` in the text."""

    day: date
    raw: str
    start: int
    end: int


def find_dates(text: str) -> list[WrittenDate]:
    """Every date in the text, `ngày … tháng … năm …` and 05/03/2026, in order; unfilled dots give none."""
    plain = unicodedata.normalize("NFC", text)
    found = [one for pattern in (_WORDS, _DIGITS) for one in _found(pattern, plain)]
    return sorted(found, key=lambda one: one.start)


def find_phrase_dates(text: str) -> list[WrittenDate]:
    """Only the dates written `ngày … tháng … năm …`, in order."""
    return _found(_WORDS, unicodedata.normalize("NFC", text))


def _found(pattern: re.Pattern[str], text: str) -> list[WrittenDate]:
    dates = []
    for match in pattern.finditer(text):
        if not all(any(char in "0123456789" for char in part) for part in match.groups()):
            continue
        day, month, year = (int(part.translate(_MEANT)) for part in match.groups())
        try:
            dates.append(WrittenDate(date(year, month, day), match.group(), match.start(), match.end()))
        except ValueError:
            continue  # 31 tháng 2 is a misreading, not a date
    return dates

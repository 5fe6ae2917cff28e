"""Dates as Vietnamese papers write them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_WORDS = re.compile(
    r"ng[àa]y\s*(\d{1,2})\s*th[áa]ng\s*(\d{1,2})\s*n[ăaâ]m\s*((?:1[89]|20)\d{2})(?!\d)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:1[89]|20)\d{2})(?![\d])")


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
        day, month, year = (int(part) for part in match.groups())
        try:
            dates.append(WrittenDate(date(year, month, day), match.group(), match.start(), match.end()))
        except ValueError:
            continue  # 31 tháng 2 is a misreading, not a date
    return dates

"""Dates with misread digits: `ngày 2l tháng 10 năm 2024`, `l0/07/l974`, `ngày cấp: 2 1/10/2024`."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from ocr.vietnamese.digits import DIGIT, count_of_digits, only_reading
from ocr.vietnamese.edits import Edit

_ONE_OR_TWO = rf"{DIGIT}(?:\s?{DIGIT})?"
WHOLE_DATE = re.compile(
    rf"(?<!\w)(?i:ng[àa]y)\s+({_ONE_OR_TWO})\s+(?i:th[áa]ng)\s+({_ONE_OR_TWO})\s+(?i:n[ăa]m)"
    rf"\s+({DIGIT}(?:\s?{DIGIT}){{3}})(?!\w)"
)
"""A date in words, all its parts filled in."""
_DIGITS = re.compile(rf"(?<![\w/.|-])({DIGIT}{{1,2}})([/-])({DIGIT}{{1,2}})\2({DIGIT}{{4}})(?![\w/|-])")
_LABELLED = re.compile(
    r"(?<!\w)(?i:ngày|sinh|ngày\s+cấp)(?:\s*:\s*|\s+)"
    rf"({_ONE_OR_TWO})([/-])({_ONE_OR_TWO})\2({DIGIT}(?:\s?{DIGIT}){{3}})(?![\w/|-])"
)
_YEAR_OF_BIRTH = re.compile(r"(?<!\w)(?i:năm\s+sinh|sinh\s+năm)(?:\s*:\s*|\s+)(\d{4})(?![\w/-])")
_OF_BIRTH = re.compile(r"(?i:(?<!\w)sinh)(?:\s+ngày)?\s*:?\s*$")
_YEARS = range(1900, 2100)


def repairs(line: str) -> Iterator[Edit]:
    """Dates whose only reading is a day of the calendar from 1900 to 2099; one of birth has passed."""
    for match in _YEAR_OF_BIRTH.finditer(line):
        year = _with_one_for_seven(match[1], _is_past_year)
        if year is not None:
            yield Edit(match.start(1), match.end(1), year)
    taken: list[range] = []
    for pattern, groups in ((WHOLE_DATE, (1, 2, 3)), (_LABELLED, (1, 3, 4)), (_DIGITS, (1, 3, 4))):
        for match in pattern.finditer(line):
            start = match.start(groups[0])
            if any(start in span for span in taken):
                continue
            taken.append(range(start, match.end()))
            yield from _healed(match, groups)


def _healed(match: re.Match[str], groups: tuple[int, int, int]) -> Iterator[Edit]:
    """The parts of a date in digits, where digits were misread or torn apart."""
    parts = ["".join(match[group].split()) for group in groups]
    if any(count_of_digits(part) == 0 for part in parts) or count_of_digits(parts[2]) < 2:
        return
    written = " ".join(parts)
    is_of_birth = _OF_BIRTH.search(match.string[: match.start(groups[0])])
    proves = _is_past_day if is_of_birth else _is_day
    meant = written if proves(written) else only_reading(written, proves)
    meant = meant or _with_one_for_seven(written, proves)
    if meant is None:
        return
    for group, part in zip(groups, meant.split(), strict=True):
        if match[group] != part:
            yield Edit(match.start(group), match.end(group), part)


def _with_one_for_seven(written: str, proves: Callable[[str], bool]) -> str | None:
    """What passes the check with one 7 taken for the 1 of an italic print; None where none or several do."""
    if not set(written) <= set("0123456789 ") or proves(written):
        return None
    sevens = [place for place, char in enumerate(written) if char == "7"]
    proven = [one for place in sevens if proves(one := written[:place] + "1" + written[place + 1 :])]
    return proven[0] if len(proven) == 1 else None


def _is_day(written: str) -> bool:
    try:
        day, month, year = (int(part) for part in written.split())
        return date(year, month, day).year in _YEARS
    except ValueError:
        return False


def _is_past_day(written: str) -> bool:
    return _is_day(written) and _is_past_year(written.rsplit(maxsplit=1)[-1])


def _is_past_year(written: str) -> bool:
    return _YEARS[0] <= int(written) <= datetime.now(UTC).year

"""Codes of the registers: dossiers (H49.61-261123-0007), procedures (1.001193), offices (000.00.00.H49)."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from ocr.vietnamese.digits import DIGIT, count_of_digits, only_reading
from ocr.vietnamese.edits import Edit

_D = DIGIT
_BEFORE = r"(?<![\w.|/-])"
_AFTER = r"(?![\w|/-]|\.\w)"
_AGENCY = rf"{_D}{{3}}\.{_D}{{2}}\.{_D}{{2,3}}\.[HG]{_D}{{2}}"
_DOSSIER = re.compile(
    rf"{_BEFORE}(?:{_AGENCY}|[HG]{_D}{{2}}(?:\.{_D}{{1,3}}){{0,3}})\s?-\s?{_D}{{6}}\s?-\s?{_D}{{4,5}}{_AFTER}"
)
_PROCEDURE = re.compile(
    rf"{_BEFORE}[1-9]\.[0OoQ]{_D}{{5}}(?:(?:\.[0OoQ]{{3}}(?:\.[0OoQ]{{2}}){{2}})?\.H{_D}{{2}})?{_AFTER}"
)
_OFFICE = re.compile(rf"{_BEFORE}{_AGENCY}{_AFTER}")


def repairs(line: str) -> Iterator[Edit]:
    """Codes in which digits were misread, or blanks put where the grammar has none."""
    for pattern, proves in ((_DOSSIER, _is_dossier), (_PROCEDURE, _has_digits), (_OFFICE, _has_digits)):
        for match in pattern.finditer(line):
            meant = _meant(match.group(), proves)
            if meant is not None and meant != match.group():
                yield Edit(match.start(), match.end(), meant)


def _meant(written: str, proves: Callable[[str], bool]) -> str | None:
    """The code that was meant; the letter of the agency is no digit and stays apart from the proof."""
    code = "".join(written.split())
    if 2 * count_of_digits(code) < len(code):
        return None
    masked = re.sub("[HG](?=..(?:[.-]|$))", lambda letter: "\0" if letter[0] == "H" else "\1", code)
    meant = masked if proves(masked) else only_reading(masked, proves)
    return None if meant is None else meant.replace("\0", "H").replace("\1", "G")


def _has_digits(code: str) -> bool:
    return re.fullmatch(r"[0-9.-]*[\0\1]?[0-9.-]+", code) is not None


def _is_dossier(code: str) -> bool:
    """Whether the middle is a day of this century (yyMMdd), as the grammar of dossier codes demands."""
    received = code.split("-")[1]
    try:
        date(2000 + int(received[:2]), int(received[2:4]), int(received[4:]))
    except ValueError:
        return False
    return _has_digits(code)

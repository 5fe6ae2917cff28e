"""Units with a power: engines read the small 2 of m² as 2, a ring or a question mark."""

import re
from collections.abc import Iterator

from ocr.vietnamese.edits import Edit

_POWER = re.compile(r"(?<=\d)\s?[kcd]?m([23°º])(?!\w)")
_DOUBTED = re.compile(r"(?i:diện\s+tích)[^?]*\d\s?m([?])(?!\w)")
_HEADING = re.compile(r"\(m([°º?])\)")
_MEANT = {"3": "³"}


def repairs(line: str) -> Iterator[Edit]:
    """m², km², cm² and m³ behind a number; (m°) and (m?) as there is no such unit; m? only of an area."""
    for pattern in (_POWER, _DOUBTED, _HEADING):
        for match in pattern.finditer(line):
            yield Edit(match.start(1), match.end(1), _MEANT.get(match[1], "²"))

"""The number printed in a page's margin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from classify.page import Page

_BARE = re.compile(r"^[\W_]*(?:trang|page|tr\.?)?\s*[:.]?\s*(\d{1,3})[\W_]*$", re.IGNORECASE)
_OF = re.compile(
    r"^[\W_]*(?:trang|page|tr\.?)?\s*[:.]?\s*(\d{1,3})\s*(?:/|trên|of)\s*(\d{1,3})[\W_]*$", re.IGNORECASE
)
_SPOKEN = re.compile(r"\b(?:trang|page)\s*[:.]?\s*(\d{1,3})\s*(?:/|trên|of)\s*(\d{1,3})\b", re.IGNORECASE)
_MARGIN = 0.09
"""How much of the page's height is its margin at the top and at the bottom."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A page's number, and of how many when that is printed too."""

    number: int
    total: int | None = None


def printed_number(page: Page, lines: Sequence[str]) -> tuple[PrintedNumber | None, list[str]]:
    """The number in the first or last lines of the page, and the lines without the one that holds it."""
    places = [*range(min(2, len(lines))), *range(max(2, len(lines) - 3), len(lines))]
    for place in places:
        found = _number(lines[place])
        is_sure = found is not None and (found.total is not None or "tr" in lines[place].casefold())
        if found is not None and (is_sure or place == 0 or _stands_in_margin(page, lines[place])):
            return found, [line for at, line in enumerate(lines) if at != place]
    return None, list(lines)


def _number(line: str) -> PrintedNumber | None:
    of = _OF.match(line) or (_SPOKEN.search(line) if len(line) < 120 else None)
    if of is not None:
        number, total = int(of.group(1)), int(of.group(2))
        return PrintedNumber(number, total) if 1 <= number <= total else None
    bare = _BARE.match(line)
    return PrintedNumber(int(bare.group(1))) if bare is not None and int(bare.group(1)) > 0 else None


def _stands_in_margin(page: Page, line: str) -> bool:
    digits = "".join(char for char in line if char.isdigit())
    for word in page.words:
        if "".join(char for char in word.text if char.isdigit()) == digits and page.height_px:
            middle = (word.box[1] + word.box[3]) / 2 / page.height_px
            if middle < _MARGIN or middle > 1 - _MARGIN:
                return True
    return False

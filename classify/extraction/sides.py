"""Forms with two persons side by side (Bên nữ, Bên nam): the first one's column alone.

Read line by line such a form mixes two people: two names behind one label, two numbers in one row.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from classify.flat import flat
from classify.page import Page, Word

_HEADS = re.compile(r"\bben\s*nu\b\W+ben\s*nam\b|\bben\s*nam\b\W+ben\s*nu\b")
_PARTS = re.compile(r"\t| \| |\s{3,}")
_SAME_ROW = 0.6


def first_side(page: Page, text: str) -> str:
    """The text with the second person's column left out; the text itself where there is one person only."""
    plain = flat(text)
    heads = _HEADS.search(plain)
    if heads is None or "ky" in plain[heads.end() : heads.end() + 6]:
        return text
    boundary = _boundary(page.words)
    if boundary is not None:
        middle_px, head_bottom_px = boundary
        kept = [word for word in page.words if word.box[3] <= head_bottom_px or word.box[0] < middle_px]
        return "\n".join(" ".join(word.text for word in row) for row in _rows(kept))
    return "\n".join(_first_cells(text, text[: heads.end()].count("\n")))


def _boundary(words: Sequence[Word]) -> tuple[float, int] | None:
    """Where the second column begins, and where the heads of the columns end."""
    plain = [flat(word.text).strip(" :.") for word in words]
    heads = [n for n in range(len(words) - 1) if plain[n] == "ben" and plain[n + 1] in ("nam", "nu")]
    for first, second in pairwise(heads):
        left, right = words[first + 1], words[second]
        if plain[first + 1] != plain[second + 1] and left.box[2] < right.box[0]:
            return (left.box[2] + right.box[0]) / 2, max(left.box[3], right.box[3])
    return None


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words at one height as one row, left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.box[1] + one.box[3]):
        if rows and _middle(word) - _middle(rows[-1][0]) < _SAME_ROW * (word.box[3] - word.box[1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda one: one.box[0]) for row in rows]


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _first_cells(text: str, head_line: int) -> list[str]:
    """Label and first cell of each line; a line without cells behind the heads names nobody surely."""
    lines = text.split("\n")
    kept = lines[:head_line]
    for line in lines[head_line + 1 :]:
        cells = [cell for cell in _PARTS.split(line) if cell.strip()]
        if len(cells) > 1:
            kept.append(" ".join(cells[:2]))
    return kept

"""Where words stand on a page: pieces of lines, and the left column that the head of a state paper has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from classify.extraction.proof import around
from classify.flat import flat
from classify.page import Box, Page, Word

_NATION = re.compile(
    r"cong\s*hoa\s*xa\s*hoi|chu\s*nghia\s*viet|doc\s*lap\s*-?\s*tu\s*do|dang\s*cong\s*san\s*viet"
)
"""What heads the right column; on papers of the party it is the party's name."""
_NATION_WORDS = frozenset(["cong", "doc", "chu", "dang"])
_NUMBER = re.compile(r"\W{0,4}so\s*[:.;]?\s*\S{0,6}\s*/")
_WIDE_GAP = 1.6
"""A gap of so many line heights parts what stands in one line by chance."""
_HEAD_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def middle_px(self) -> float:
        """The middle from left to right."""
        return (self.box[0] + self.box[2]) / 2

    @property
    def height_px(self) -> int:
        """Height of the box."""
        return self.box[3] - self.box[1]


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """The lines of a page cut at wide gaps, in reading order."""
    found: list[Piece] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        height = median(word.box[3] - word.box[1] for word in line)
        start = 0
        for n in range(1, len(line) + 1):
            if n == len(line) or line[n].box[0] - line[n - 1].box[2] > _WIDE_GAP * height:
                found.append(_piece(line[start:n]))
                start = n
    return found


def agency_column(page: Page) -> list[Piece]:
    """The left column of the head, from top to bottom: agency, number, `V/v`; the nation stands on its right.

    Empty without word boxes or national name, or where that stands alone.
    """
    top = [piece for piece in pieces_of(page.words) if piece.box[1] < _HEAD_SHARE * page.height_px]
    nation = _nation(top)
    if nation is None:
        return []
    left_px, top_px = nation
    bottom_px = min(
        (piece.box[1] for piece in top if _ends_head(piece, left_px, top_px)), default=page.height_px
    )
    parts = [part for piece in top if piece.box[1] < bottom_px for part in _parted(piece, left_px)]
    left = [part for part in parts if part.box[3] > top_px and part.box[2] <= left_px]
    return sorted(left, key=lambda part: part.box[1])


def _nation(pieces: Iterable[Piece]) -> tuple[float, float] | None:
    """The left edge of the national name and motto, and the top of the first of them."""
    starts = []
    for piece in pieces:
        if not _NATION.search(flat(piece.text)):
            continue
        first = next((word for word in piece.words if _is_nation_word(word, piece)), None)
        if first is not None:
            starts.append((first.box[0], first.box[1]))
    if not starts:
        return None
    margin = 0.01 * max(left for left, _ in starts)
    return min(left for left, _ in starts) - margin, min(top for _, top in starts)


def _is_nation_word(word: Word, piece: Piece) -> bool:
    """The word from which on the piece is the national name: an agency may stand close before it."""
    if flat(word.text).strip(" _-") not in _NATION_WORDS:
        return False
    rest = " ".join(one.text for one in piece.words if one.box[0] >= word.box[0])
    return _NATION.match(flat(rest)) is not None


def _ends_head(piece: Piece, edge_px: float, top_px: float) -> bool:
    """A line below the national name that reaches over both columns is a title or the body.

    Number and date may stand so close that they are one piece.
    """
    reaches_over = piece.box[0] < edge_px - piece.height_px and piece.box[2] > edge_px + piece.height_px
    plain = flat(piece.text)
    is_head = _NATION.search(plain) or (_NUMBER.match(plain) and "ngay" in plain)
    return piece.box[1] > top_px and reaches_over and not is_head


def _parted(piece: Piece, edge_px: float) -> list[Piece]:
    """The piece cut where the right column begins, when it reaches over that edge."""
    if piece.box[0] >= edge_px or piece.box[2] <= edge_px:
        return [piece]
    left = [word for word in piece.words if (word.box[0] + word.box[2]) / 2 < edge_px]
    right = [word for word in piece.words if (word.box[0] + word.box[2]) / 2 >= edge_px]
    return [_piece(words) for words in (left, right) if words]


def _piece(words: Sequence[Word]) -> Piece:
    return Piece(tuple(words), around(words))

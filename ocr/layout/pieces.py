"""Text lines as pieces: runs of letters on one line without a wide gap, each with its own marks."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.components import Components, Labels, components_of
from ocr.layout.runs import bands_of, runs_of
from ocr.page_image import Pixels
from ocr.page_reading import Box

_SMALLEST_LETTER, _TALLEST_LETTER, _WIDEST_LETTER = 0.5, 3.2, 14.0
_WORD_GAP = 2.2
_LEAST_MARK = 0.012
"""Of the square of the letter height: smaller marks are dust, not the dot of an ị."""
_MARGIN = 0.35
_SMALL_PRINT = 0.6
_MOST_ACCENTS = 2
_FEWEST_SMALL_LETTERS, _FEWEST_SMALL_MARKS = 4, 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; `top` and `foot` bound the letters without their marks and tails."""

    box: Box
    top: float
    foot: float
    letters: int
    letter_height: float
    """The usual height of letters of its print: the body's, or that of small print."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a page; `owner_of` gives for each number in `labels` that of its piece, from 1."""

    pieces: tuple[Piece, ...]
    labels: Labels
    owner_of: Labels
    letter_height: float
    small_marks_left: int = 0
    """How many marks of the size of small letters belong to no piece."""
    strokes: tuple[Box, ...] = ()
    """Where strokes too large for letters lie: signatures in black, what a seal left."""

    def picture(self, index: int, grey: Pixels) -> tuple[Pixels, tuple[int, int]]:
        """Piece `index` alone on white, and where the corner of that picture lies on the page."""
        x0, y0, x1, y1 = self.pieces[index].box
        owned = self.owner_of[self.labels[y0:y1, x0:x1]] == index + 1
        margin = round(_MARGIN * self.pieces[index].letter_height) + 2
        mask = np.zeros((y1 - y0 + 2 * margin, x1 - x0 + 2 * margin), dtype=np.uint8)
        mask[margin : margin + y1 - y0, margin : margin + x1 - x0] = owned
        # The grey rim of a stroke lies outside the ink.
        mask = cv2.dilate(mask, np.ones((5, 5), np.uint8)).astype("uint8")
        picture = np.full(mask.shape, 255, dtype=np.uint8)
        top, left = y0 - margin, x0 - margin
        y_from, x_from = max(0, top), max(0, left)
        y_to, x_to = min(grey.shape[0], top + mask.shape[0]), min(grey.shape[1], left + mask.shape[1])
        inside = (slice(y_from - top, y_to - top), slice(x_from - left, x_to - left))
        picture[inside] = np.where(mask[inside] > 0, grey[y_from:y_to, x_from:x_to], np.uint8(255))
        return picture, (left, top)


def pieces_of(marks: Components, walls: Pixels, dpi: int) -> Pieces:
    """The pieces that the marks of a picture make; none reaches across a wall (255 in `walls`, same shape).

    Print much smaller than most of the page is found in a second round, among what the first left.
    """
    body = _pieces(marks, walls, dpi)
    if not body.pieces:
        return body
    if body.small_marks_left < _FEWEST_SMALL_MARKS:
        return body
    left = np.where((marks.labels > 0) & (body.owner_of[body.labels] == 0), np.uint8(255), np.uint8(0))
    small = _pieces(components_of(left), walls, dpi, tallest=_SMALL_PRINT * body.letter_height)
    return _together(body, small)


def _pieces(found: Components, walls: Pixels, dpi: int, tallest: float = np.inf) -> Pieces:
    labels, stats = found.labels, found.stats
    height = letter_height(found.marks[found.marks[:, cv2.CC_STAT_HEIGHT] <= tallest], dpi)
    if height == 0:
        return Pieces((), labels, np.zeros(len(stats), dtype=np.int32), 0.0)
    is_letter = _letters(stats, height) & (stats[:, cv2.CC_STAT_HEIGHT] <= 1.3 * tallest)
    run_of, runs = runs_of(labels, is_letter, walls, height)
    run_of, bands = bands_of(stats, run_of, is_letter, runs, height)
    piece_of_run, bands = _without_accents(*_joined(bands, walls, height), height)
    is_letter &= piece_of_run[run_of] > 0
    owner_of = np.where(is_letter, piece_of_run[run_of], 0)
    _add_marks(owner_of, stats, is_letter, bands, height)
    return _built(labels, stats, owner_of, is_letter, bands, height, _strokes(stats, height))


def _together(body: Pieces, small: Pieces) -> Pieces:
    """The pieces of the body and those of small print that are words, not dust."""
    kept = [index for index, piece in enumerate(small.pieces) if piece.letters >= _FEWEST_SMALL_LETTERS]
    if not kept:
        return body
    number_of = np.zeros(len(small.pieces) + 1, dtype=np.int32)
    for place, index in enumerate(kept):
        number_of[index + 1] = len(body.pieces) + place + 1
    owner = body.owner_of[body.labels]
    owner = np.where(owner > 0, owner, number_of[small.owner_of[small.labels]])
    pieces = (*body.pieces, *(small.pieces[index] for index in kept))
    return Pieces(
        pieces, owner, np.arange(len(pieces) + 1, dtype=np.int32), body.letter_height, 0, body.strokes
    )


def letter_height(stats: Labels, dpi: int) -> float:
    """The usual height of letters in pixels: the median over ink, between 4 and 40 points."""
    high = stats[:, cv2.CC_STAT_HEIGHT]
    letters = stats[(high > dpi * 0.035) & (high < dpi * 0.4)]
    if len(letters) == 0:
        return 0.0
    ordered = letters[np.argsort(letters[:, cv2.CC_STAT_HEIGHT])]
    ink = np.cumsum(ordered[:, cv2.CC_STAT_AREA])
    return float(ordered[int(np.searchsorted(ink, ink[-1] / 2)), cv2.CC_STAT_HEIGHT])


def _letters(stats: Labels, height: float) -> NDArray[np.bool_]:
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    is_letter = (high >= _SMALLEST_LETTER * height) & (high <= _TALLEST_LETTER * height)
    is_letter &= wide <= _WIDEST_LETTER * height
    is_letter[0] = False
    return np.asarray(is_letter)


def _strokes(stats: Labels, height: float) -> tuple[Box, ...]:
    """Components much taller than letters and mostly empty: drawn with a pen, not printed."""
    boxes = []
    for x, y, wide, high, area in stats[1:].tolist():
        if high > _TALLEST_LETTER * height and wide > height and area < 0.3 * wide * high:
            boxes.append((x, y, x + wide, y + high))
    return tuple(boxes)


def _joined(bands: NDArray[np.float64], walls: Pixels, height: float) -> tuple[Labels, NDArray[np.float64]]:
    """Runs of one line with no wide gap between them made one piece, numbered from 1."""
    piece_of = np.zeros(len(bands), dtype=np.int32)
    made: list[list[float]] = []
    open_ended: list[int] = []
    for run in sorted(range(1, len(bands)), key=lambda run: bands[run][0]):
        left, top, right, foot, letters = bands[run].tolist()
        if not letters:
            continue
        # From left to right: a piece that ended too far back for this run did so for all that follow.
        open_ended = [number for number in open_ended if left - made[number][2] <= _WORD_GAP * height]
        best = min(
            (number for number in open_ended if _goes_on(made[number], bands[run], walls, height)),
            key=lambda number: abs(made[number][3] - foot) + 0.2 * abs(left - made[number][2]),
            default=None,
        )
        if best is None:
            open_ended.append(len(made))
            made.append([left, top, right, foot, letters])
            piece_of[run] = len(made)
            continue
        piece = made[best]
        share = letters / (letters + piece[4])
        piece[1] += share * (top - piece[1])
        # The foot is that of the end, so that a line may climb.
        piece[2], piece[3], piece[4] = max(piece[2], right), foot, piece[4] + letters
        piece_of[run] = best + 1
    return piece_of, np.array([[0.0] * 5, *made])


def _without_accents(
    piece_of: Labels, bands: NDArray[np.float64], height: float
) -> tuple[Labels, NDArray[np.float64]]:
    """The pieces without those that are but a tall accent (ề, ổ) over a letter of the line below it."""
    left, top, right, foot, letters = bands.T
    middle = (left + right) / 2
    kept = np.ones(len(bands), dtype=bool)
    for piece in np.flatnonzero((letters > 0) & (letters <= _MOST_ACCENTS)).tolist():
        over = (left - 0.3 * height <= middle[piece]) & (middle[piece] <= right + 0.3 * height)
        over &= letters >= 4
        gap = top - foot[piece]
        over &= (gap >= -0.5 * (foot - top)) & (gap < 0.4 * height) & (top - top[piece] < 1.2 * height)
        kept[piece] = not over.any()
    number_of = np.where(kept, np.cumsum(kept) - 1, 0).astype(np.int32)
    return number_of[piece_of], bands[kept]


def _goes_on(piece: list[float], run: NDArray[np.float64], walls: Pixels, height: float) -> bool:
    gap = run[0] - piece[2]
    if not -0.6 * height <= gap <= _WORD_GAP * height:
        return False
    shared = min(piece[3], run[3]) - max(piece[1], run[1])
    if shared < 0.45 * min(piece[3] - piece[1], run[3] - run[1]):
        return False
    middle = int((max(piece[1], run[1]) + min(piece[3], run[3])) / 2)
    between = walls[middle, int(min(piece[2], run[0])) : int(max(run[0], piece[2])) + 1]
    return not between.any()


def _add_marks(
    owner_of: Labels,
    stats: Labels,
    is_letter: NDArray[np.bool_],
    bands: NDArray[np.float64],
    height: float,
) -> None:
    """Give every mark (accent, dot, comma, hyphen) to the piece whose letters it stands nearest to."""
    is_mark = ~is_letter & (stats[:, cv2.CC_STAT_AREA] >= max(2.0, _LEAST_MARK * height**2))
    is_mark &= (stats[:, cv2.CC_STAT_HEIGHT] < height) & (stats[:, cv2.CC_STAT_WIDTH] < 3 * height)
    is_mark[0] = False
    marks = np.flatnonzero(is_mark)
    if len(marks) == 0 or len(bands) < 2:
        return
    x = stats[marks, cv2.CC_STAT_LEFT] + stats[marks, cv2.CC_STAT_WIDTH] / 2
    y = stats[marks, cv2.CC_STAT_TOP] + stats[marks, cv2.CC_STAT_HEIGHT] / 2
    left, top, right, foot = (bands[1:, side] for side in range(4))
    across = np.maximum(left[None] - x[:, None], x[:, None] - right[None]).clip(0)
    above = (top[None] - y[:, None]).clip(0)
    below = (y[:, None] - foot[None]).clip(0)
    is_beside = (above == 0) & (below <= 0.35 * height)
    reach = np.where(is_beside, 1.8 * height, 0.5 * height)
    far = (across > reach) | (above > 1.15 * height) | (below > 0.75 * height)
    distance = across * 0.5 + above + 1.4 * below
    distance[far] = np.inf
    nearest = distance.argmin(axis=1)
    is_near = np.isfinite(distance[np.arange(len(marks)), nearest])
    owner_of[marks[is_near]] = nearest[is_near] + 1


def _built(
    labels: Labels,
    stats: Labels,
    owner_of: Labels,
    is_letter: NDArray[np.bool_],
    bands: NDArray[np.float64],
    height: float,
    strokes: tuple[Box, ...],
) -> Pieces:
    pieces = []
    for number in range(1, len(bands)):
        members = np.flatnonzero(owner_of == number)
        left, top = stats[members, cv2.CC_STAT_LEFT], stats[members, cv2.CC_STAT_TOP]
        right, foot = left + stats[members, cv2.CC_STAT_WIDTH], top + stats[members, cv2.CC_STAT_HEIGHT]
        box = (int(left.min()), int(top.min()), int(right.max()), int(foot.max()))
        letters = members[is_letter[members]]
        feet = stats[letters, cv2.CC_STAT_TOP] + stats[letters, cv2.CC_STAT_HEIGHT]
        top_of_letters = float(np.median(stats[letters, cv2.CC_STAT_TOP]))
        pieces.append(Piece(box, top_of_letters, float(np.median(feet)), len(letters), height))
    high = stats[1:, cv2.CC_STAT_HEIGHT]
    is_small = (high >= 0.22 * height) & (high <= _SMALL_PRINT * height) & (owner_of[1:] == 0)
    return Pieces(tuple(pieces), labels, owner_of, height, int(np.count_nonzero(is_small)), strokes)

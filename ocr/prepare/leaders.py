"""Dotted fill-in lines taken out of a page without eating the dots that belong to letters."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.page_image import Pixels

_LARGEST_DOT_IN = 0.032
_LARGEST_DOT_OF_LETTER = 0.4
_WIDEST_PITCH_IN = 0.075
_FEWEST_DOTS = 6
_LONGEST_SKIP = 14
"""How many dots in a row may be hidden by writing before the line is taken to have ended."""
_OFF_PITCH = 0.22
_MOST_MARKS = 8000
"""A page with more small marks than this is noise, not dotted lines."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A small mark: the middle of its top left pixel and its size."""

    x: float
    y: float
    width: int
    height: int


@dataclass(slots=True)
class Leader:
    """Dots that stand level and evenly: a line to be filled in, perhaps written over in places."""

    pitch: float
    dots: list[Dot] = field(default_factory=list)

    def misfit(self, dot: Dot) -> float:
        """How far from the next places of this line a dot stands, in pitches; 1 when it is no part of it."""
        steps = (dot.x - self.dots[-1].x) / self.pitch
        whole = round(steps)
        if not 1 <= whole <= _LONGEST_SKIP:
            return 1.0
        return abs(steps - whole)

    def hidden(self) -> list[tuple[float, float]]:
        """Places between its dots where writing covers further ones."""
        between: list[tuple[float, float]] = []
        for left, right in zip(self.dots, self.dots[1:], strict=False):
            steps = max(1, round((right.x - left.x) / self.pitch))
            across, down = (right.x - left.x) / steps, (right.y - left.y) / steps
            between += [(left.x + across * k, left.y + down * k) for k in range(1, steps)]
        return between

    def beyond(self, direction: int) -> list[tuple[float, float]]:
        """Places past the right end (1) or the left end (-1), nearest first."""
        end = self.dots[-1] if direction > 0 else self.dots[0]
        return [(end.x + direction * self.pitch * k, end.y) for k in range(1, 60)]


def removed(grey: Pixels, dark: Pixels, dpi: int) -> tuple[Pixels, int]:
    """The picture with its dotted lines painted over in white, and how many dots they had.

    Where writing crosses a line, the dot is taken out of the writing and upright strokes are left
    standing. The dots of ạ and i are neither level nor evenly spaced for long enough to be met.
    """
    leaders = leaders_among(_small_marks(dark, dpi), dpi)
    if not leaders:
        return grey, 0
    mask = np.zeros_like(dark)
    strokes = _strokes(dark, leaders)
    for leader in leaders:
        _mark(mask, dark, strokes, leader)
    cleaned = grey.copy()
    cleaned[mask > 0] = 255
    return cleaned, sum(len(leader.dots) for leader in leaders)


def leaders_among(marks: list[Dot], dpi: int) -> list[Leader]:
    """The dotted lines that small marks make, each of at least six dots seen free of writing."""
    found: list[Leader] = []
    for row in _rows(marks, slack=max(1.5, dpi / 150)):
        pitch = _pitch(row, dpi)
        if pitch is not None:
            found += [leader for leader in _along(row, pitch) if len(leader.dots) >= _FEWEST_DOTS]
    return found


def _small_marks(dark: Pixels, dpi: int) -> list[Dot]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    sizes: NDArray[np.int32] = stats[1:count].astype(np.int32)
    wide, high = sizes[:, cv2.CC_STAT_WIDTH], sizes[:, cv2.CC_STAT_HEIGHT]
    # Against the page's own letters, not only in inches: on a small print the letters are dot-sized.
    largest = min(_LARGEST_DOT_IN * dpi, _LARGEST_DOT_OF_LETTER * _letter_height(sizes, dpi))
    small = sizes[(wide <= largest) & (high <= largest) & (wide <= 2 * high) & (high <= 2 * wide)]
    if len(small) > _MOST_MARKS:
        return []
    return [Dot(float(x), float(y), int(w), int(h)) for x, y, w, h, _ in small.tolist()]


def _letter_height(sizes: NDArray[np.int32], dpi: int) -> float:
    """The usual height of marks, each weighing as much as its ink: dots may be many but weigh little."""
    letters = sizes[sizes[:, cv2.CC_STAT_HEIGHT] < dpi * 0.3]
    if len(letters) == 0:
        return 0.0
    ordered = letters[np.argsort(letters[:, cv2.CC_STAT_HEIGHT])]
    ink = np.cumsum(ordered[:, cv2.CC_STAT_AREA])
    return float(ordered[int(np.searchsorted(ink, ink[-1] / 2)), cv2.CC_STAT_HEIGHT])


def _rows(marks: list[Dot], slack: float) -> list[list[Dot]]:
    """Marks at the same height, each row from left to right."""
    rows: list[list[Dot]] = []
    for mark in sorted(marks, key=lambda dot: dot.y + dot.height / 2):
        if rows and abs(_middle(mark) - _middle(rows[-1][-1])) <= slack / 2:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return [sorted(row, key=lambda dot: dot.x) for row in rows if len(row) >= _FEWEST_DOTS]


def _middle(dot: Dot) -> float:
    return dot.y + dot.height / 2


def _pitch(row: list[Dot], dpi: int) -> float | None:
    """The usual distance of neighbours in a row; None where they are not often equally far."""
    steps = np.diff([dot.x for dot in row])
    near = steps[(steps >= 3) & (steps <= _WIDEST_PITCH_IN * dpi)]
    if len(near) < _FEWEST_DOTS - 2:
        return None
    usual = float(np.median(near))
    even = near[np.abs(near - usual) <= max(1.0, _OFF_PITCH * usual)]
    return float(np.mean(even)) if len(even) >= max(_FEWEST_DOTS - 2, 0.5 * len(near)) else None


def _along(row: list[Dot], pitch: float) -> list[Leader]:
    """The row cut into lines: a mark joins the line whose next places it fits best."""
    lines: list[Leader] = []
    for dot in row:
        best = min(lines[-4:], key=lambda line: line.misfit(dot), default=None)
        if best is not None and best.misfit(dot) <= max(_OFF_PITCH, 1.2 / pitch):
            best.dots.append(dot)
        else:
            lines.append(Leader(pitch, [dot]))
    return lines


def _strokes(dark: Pixels, leaders: list[Leader]) -> Pixels:
    """The upright strokes of the writing, much taller than a dot: they stay where they cross one."""
    tallest = max(dot.height for leader in leaders for dot in leader.dots)
    return cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3 * tallest, 1), np.uint8)).astype("uint8")


def _mark(mask: Pixels, dark: Pixels, strokes: Pixels, leader: Leader) -> None:
    size = (max(dot.width for dot in leader.dots), max(dot.height for dot in leader.dots))
    for dot in leader.dots:
        _mark_one(mask, strokes, (round(dot.x), round(dot.y)), size)
    for x, y in leader.hidden():
        if not _goes_on_below(dark, (round(x), round(y)), size):
            _mark_one(mask, strokes, (round(x), round(y)), size)
    for direction in (1, -1):
        for x, y in leader.beyond(direction):
            corner = (max(0, round(x)), max(0, round(y)))
            if not _is_dark(dark, corner, size) or _goes_on_below(dark, corner, size):
                break
            _mark_one(mask, strokes, corner, size)


def _is_dark(dark: Pixels, corner: tuple[int, int], size: tuple[int, int]) -> bool:
    place = dark[corner[1] : corner[1] + size[1], corner[0] : corner[0] + size[0]]
    return place.size > 0 and bool(np.count_nonzero(place) >= 0.5 * place.size)


def _goes_on_below(dark: Pixels, corner: tuple[int, int], size: tuple[int, int]) -> bool:
    """Whether something reaches below a dot's place: the dot of ạ or the foot of a y, not to be cut."""
    x0, y0 = max(0, corner[0]), max(0, corner[1] + size[1] + 1)
    return bool(np.count_nonzero(dark[y0 : y0 + 2, x0 : x0 + size[0]]) >= 2)


def _mark_one(mask: Pixels, strokes: Pixels, corner: tuple[int, int], size: tuple[int, int]) -> None:
    """Mark a dot and the grey rim around it, but not the strokes that pass through."""
    x0, y0 = max(0, corner[0] - 1), max(0, corner[1] - 1)
    x1, y1 = max(0, corner[0] + size[0] + 1), max(0, corner[1] + size[1] + 1)
    mask[y0:y1, x0:x1] = np.where(strokes[y0:y1, x0:x1] > 0, mask[y0:y1, x0:x1], np.uint8(255))

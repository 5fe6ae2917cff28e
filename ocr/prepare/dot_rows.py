"""Rows of small dots that stand evenly on a straight line: what dotted fill-in lines are made of."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.components import Components
from ocr.page_image import Pixels

_LARGEST_DOT_IN = 0.032
_LARGEST_DOT_OF_LETTER = 0.4
_WIDEST_PITCH_IN = 0.075
_FEWEST_DOTS = 5
_OFF_PITCH = 0.22
_MOST_DOTS = 8000
"""A page with more small marks than this is noise, not dotted lines."""
_NEIGHBOURS = 200
_FEWEST_ROWS = 2
_LONGEST_COVER = 15
_FULLEST = 0.5
_FEWEST_TO_BEND = 14
_CLIMB = 0.012
_HANGS = 0.17

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dots:
    """The small marks of a page, from left to right: their middles, lowest pixels, larger sides and ink.

    `labels` and `stats` are the connected components of the whole page, as OpenCV gives them.
    """

    x: Numbers
    y: Numbers
    foot: Numbers
    size: Numbers
    area: Numbers
    labels: NDArray[np.int32]
    stats: NDArray[np.int32]
    widest_pitch: float
    letter_height: float

    def near(self, x: float, y: float, across: float, row: "Row") -> tuple[float, float] | None:
        """The dot of a row nearest to a place, if there is one within this distance."""
        first, last = np.searchsorted(self.x, (x - across, x + across))
        if first == last:
            return None
        window = slice(int(first), int(last))
        fits = (np.abs(self.y[window] - y) <= row.tolerance) & (self.area[window] <= row.largest_area)
        fits &= self.foot[window] - y <= row.lowest
        off = np.abs(self.x[window] - x) + np.where(fits, 0.0, np.inf)
        best = int(off.argmin())
        return (float(self.x[first + best]), float(self.y[first + best])) if np.isfinite(off[best]) else None


@dataclass(frozen=True, slots=True)
class Row:
    """Dots on one line, from left to right; `slope` is its fall for each pixel across."""

    places: tuple[tuple[float, float], ...]
    pitch: float
    slope: float
    size: float
    largest_area: float
    lowest: float
    """Inked pixels and pixels below the line from which a mark is more than a dot of this row."""

    @property
    def tolerance(self) -> float:
        """How far above or below the line a dot of it may stand."""
        return max(0.9, 0.3 * self.size)


def dots_of(found: Components, dpi: int) -> Dots:
    """Those marks of a picture that are no larger than the dots of a dotted line."""
    sizes = found.marks
    wide, high = sizes[:, cv2.CC_STAT_WIDTH], sizes[:, cv2.CC_STAT_HEIGHT]
    letter = _letter_height(sizes, dpi)
    # Against the page's own letters, not only in inches: on a small print the letters are dot-sized.
    largest = min(_LARGEST_DOT_IN * dpi, _LARGEST_DOT_OF_LETTER * letter)
    small = sizes[(wide <= largest) & (high <= largest) & (wide <= 2 * high) & (high <= 2 * wide)]
    if len(small) > _MOST_DOTS:
        small = small[:0]
    small = small[np.argsort(small[:, cv2.CC_STAT_LEFT] + small[:, cv2.CC_STAT_WIDTH] / 2)]
    x = small[:, cv2.CC_STAT_LEFT] + (small[:, cv2.CC_STAT_WIDTH] - 1) / 2
    y = small[:, cv2.CC_STAT_TOP] + (small[:, cv2.CC_STAT_HEIGHT] - 1) / 2
    side = np.maximum(small[:, cv2.CC_STAT_WIDTH], small[:, cv2.CC_STAT_HEIGHT]).astype(np.float64)
    area = small[:, cv2.CC_STAT_AREA].astype(np.float64)
    foot = (small[:, cv2.CC_STAT_TOP] + small[:, cv2.CC_STAT_HEIGHT] - 1).astype(np.float64)
    return Dots(x, y, foot, side, area, found.labels, found.stats, _WIDEST_PITCH_IN * dpi, letter)


def rows_of(dots: Dots, dark: Pixels) -> list[Row]:
    """The rows of at least five dots, evenly spaced and straight.

    Where writing covers a row but for a dot here and there, the rows found elsewhere on the page tell
    its pitch, and ink at every place between the dots tells that it is one.
    """
    rows = _open_rows(dots)
    if len(rows) < _FEWEST_ROWS:
        return rows
    pitch, size = (float(np.median([getattr(row, side) for row in rows])) for side in ("pitch", "size"))
    return rows + _covered_rows(dots, dark, rows, pitch, size)


def is_dark(dark: Pixels, x: float, y: float, size: float) -> bool:
    """Whether a place is inked as a dot of this size would ink it."""
    half = size / 2
    place = dark[max(0, round(y - half)) : round(y + half) + 1, max(0, round(x - half)) : round(x + half) + 1]
    return place.size > 0 and bool(np.count_nonzero(place) >= _FULLEST * place.size)


def _covered_rows(dots: Dots, dark: Pixels, rows: list[Row], pitch: float, size: float) -> list[Row]:
    taken = {round(x) for row in rows for x, _ in row.places}
    free = [
        index
        for index in np.flatnonzero(np.abs(dots.size - size) <= max(1.5, 0.4 * size)).tolist()
        if not (round(float(dots.x[index])) in taken and _is_on_a_row(dots, index, rows))
    ]
    found: list[Row] = []
    used: set[int] = set()
    for first in free:
        if first not in used:
            chain = _comb(dots, free, first, pitch, size)
            row = _row(dots, chain) if len(chain) >= _FEWEST_DOTS else None
            if row is not None and _is_inked_between(row, pitch, dark):
                used.update(chain)
                found.append(Row(row.places, pitch, row.slope, size, row.largest_area, row.lowest))
    return found


def _is_on_a_row(dots: Dots, index: int, rows: list[Row]) -> bool:
    x, y = float(dots.x[index]), float(dots.y[index])
    return any(
        row.places[0][0] - 1 <= x <= row.places[-1][0] + 1
        and abs(row.places[0][1] + row.slope * (x - row.places[0][0]) - y) < 2
        for row in rows
    )


def _comb(dots: Dots, free: list[int], first: int, pitch: float, size: float) -> list[int]:
    """Dots from `first` on to the right that stand whole pitches apart at the same height."""
    chain = [first]
    for index in free:
        across = float(dots.x[index] - dots.x[chain[-1]])
        if across < 0.6 * pitch:
            continue
        if across > _LONGEST_COVER * pitch:
            break
        off = abs(across / pitch - round(across / pitch)) * pitch
        if (
            off <= max(1.0, 0.16 * pitch)
            and abs(dots.y[index] - dots.y[chain[-1]]) <= max(1.0, 0.3 * size) + _CLIMB * across
        ):
            chain.append(index)
    return chain


def _is_inked_between(row: Row, pitch: float, dark: Pixels) -> bool:
    inked = places = 0
    for (x, y), (next_x, next_y) in zip(row.places, row.places[1:], strict=False):
        steps = max(1, round((next_x - x) / pitch))
        for step in range(1, steps):
            share = step / steps
            places += 1
            inked += is_dark(dark, x + share * (next_x - x), y + share * (next_y - y), row.size)
    return inked >= 0.85 * places


def _open_rows(dots: Dots) -> list[Row]:
    after = _followers(dots)
    starts = set(range(len(dots.x))) - set(after.values())
    rows = []
    for start in sorted(starts):
        chain = [start]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        rows += [row for part in _even_parts(dots, chain) if (row := _row(dots, part)) is not None]
    return rows


def _letter_height(sizes: NDArray[np.int32], dpi: int) -> float:
    """The usual height of marks, each weighing as much as its ink: dots may be many but weigh little."""
    high = sizes[:, cv2.CC_STAT_HEIGHT]
    letters = sizes[high < dpi * 0.3]
    if (high[high < dpi * 0.3] > dpi * _LARGEST_DOT_IN).sum() >= 3:
        letters = sizes[(high > dpi * _LARGEST_DOT_IN) & (high < dpi * 0.3)]
    if len(letters) == 0:
        return 0.0
    ordered = letters[np.argsort(letters[:, cv2.CC_STAT_HEIGHT])]
    ink = np.cumsum(ordered[:, cv2.CC_STAT_AREA])
    return float(ordered[int(np.searchsorted(ink, ink[-1] / 2)), cv2.CC_STAT_HEIGHT])


def _followers(dots: Dots) -> dict[int, int]:
    """For each dot its nearest neighbour to the right at about the same height, each claimed once."""
    count = len(dots.x)
    nearest = np.full(count, np.inf)
    follower = np.full(count, -1, dtype=np.int64)
    for ahead in range(1, min(_NEIGHBOURS, count)):
        across = dots.x[ahead:] - dots.x[:-ahead]
        if across.min() > dots.widest_pitch:
            break
        down = np.abs(dots.y[ahead:] - dots.y[:-ahead])
        fits = (across >= 3) & (across <= dots.widest_pitch) & (down <= np.maximum(1.0, 0.12 * across))
        fits &= across < nearest[:-ahead]
        chosen = np.flatnonzero(fits)
        nearest[chosen], follower[chosen] = across[chosen], chosen + ahead
    after: dict[int, int] = {}
    claimed: dict[int, int] = {}
    for dot in np.argsort(nearest, kind="stable").tolist():
        target = int(follower[dot])
        if target >= 0 and target not in claimed:
            after[dot] = target
            claimed[target] = dot
    return after


def _even_parts(dots: Dots, chain: list[int]) -> list[list[int]]:
    """A chain cut where a step is not of its usual length."""
    if len(chain) < _FEWEST_DOTS:
        return []
    steps = np.diff(dots.x[chain])
    usual = float(np.median(steps))
    is_even = np.abs(steps - usual) <= max(1.2, _OFF_PITCH * usual)
    parts, part = [], [chain[0]]
    for dot, fits in zip(chain[1:], is_even, strict=True):
        if fits:
            part.append(dot)
        else:
            parts.append(part)
            part = [dot]
    return [one for one in [*parts, part] if len(one) >= _FEWEST_DOTS]


def _row(dots: Dots, members: list[int]) -> Row | None:
    """The straight row that these dots make, without those that stand off its line."""
    x, y, size = dots.x[members], dots.y[members], float(np.median(dots.size[members]))
    area = dots.area[members]
    usual_area = float(np.median(area))
    course = _course(x, y)
    below = dots.foot[members] - course
    is_on = (np.abs(y - course) <= max(0.9, 0.3 * size)) & (area <= 1.3 * usual_area + 2)
    is_on &= below <= np.median(below) + max(0.9, _HANGS * size)
    if np.count_nonzero(is_on) < _FEWEST_DOTS:
        return None
    course = _course(x[is_on], y[is_on])
    steps = np.diff(x)
    pitch = float(np.median(steps))
    single = steps[np.abs(steps - pitch) <= max(1.2, _OFF_PITCH * pitch)]
    places = tuple(zip(x[is_on].tolist(), course.tolist(), strict=True))
    limits = _limits(area[is_on], below[is_on], size)
    return Row(
        places, float(np.mean(single)) if len(single) else pitch, _line(x[is_on], y[is_on])[0], size, *limits
    )


def _course(x: Numbers, y: Numbers) -> Numbers:
    """The height of a row at each of its dots: straight, or bent once where it is long, as paper bends."""
    slope, level = _line(x, y)
    straight = level + slope * x
    if len(x) < _FEWEST_TO_BEND:
        return straight
    near = np.abs(y - straight) <= 3 * max(1.0, float(np.median(np.abs(y - straight))))
    middle, reach = float(x.mean()), float(np.ptp(x)) / 2
    bent = np.polynomial.Polynomial.fit((x[near] - middle) / reach, y[near], 2)
    return np.asarray(bent((x - middle) / reach))


def _limits(area: Numbers, below: Numbers, size: float) -> tuple[float, float]:
    """The area and the reach below the line of the largest dots: wider where noise makes them uneven."""
    usual, low = float(np.median(area)), float(np.median(below))
    spread = 1.48 * float(np.median(np.abs(area - usual))) / usual
    unsteady = 1.48 * float(np.median(np.abs(below - low)))
    return usual * (1.25 + min(0.95, 5 * spread)) + 1, low + max(0.9, _HANGS * size) + 2 * unsteady


def _line(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Slope and height at 0 of the line through most of the points (Theil and Sen)."""
    half = len(x) // 2
    run = x[-half:] - x[:half]
    slope = float(np.median((y[-half:] - y[:half]) / run))
    return slope, float(np.median(y - slope * x))

"""Dotted fill-in lines taken out of a page without eating the dots and commas of what was filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.components import Components, components_of
from ocr.page_image import Pixels
from ocr.prepare.dot_rows import Dots, Row, dots_of, is_dark, rows_of

_MOST_UNSEEN = 14
"""Places in a row that writing may hide before a line is taken to have ended."""
_DESCENDS = 0.35
_SIDES = (cv2.CC_STAT_TOP, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA)


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a dot: seen standing free, or hidden by what was written over it."""

    x: float
    y: float
    is_free: bool


def removed(grey: Pixels, dark: Pixels, marks: Components, dpi: int) -> tuple[Pixels, Pixels, Pixels]:
    """Picture and ink without dotted lines, and a mask (255) of where they ran, hidden places included.

    `marks` are those of `dark`, which comes back as it was where the page has no such line.

    A dot that writing covers is cut out of it, but for upright strokes that pass through, and whole
    when something small hangs below the line there: a comma, or the dot of an ạ.
    """
    dots = dots_of(marks, dpi)
    traced = [(row, tuple(_traced(row, dots, dark))) for row in rows_of(dots, dark)]
    mask = np.zeros_like(dark)
    if not traced:
        return grey, dark, mask
    for row, places in traced:
        for place in places:
            _draw(mask, place, row.size / 2 + 1.2)
    kept = _kept(dark, mask, traced, dots)
    gone = (mask > 0) & (kept == 0)
    cleaned = grey.copy()
    cleaned[gone] = 255
    return cleaned, np.where(gone, np.uint8(0), dark), mask


def _traced(row: Row, dots: Dots, dark: Pixels) -> Iterator[Place]:
    """Every place of a row: its seen dots, those hidden between them, and on past both ends."""
    seen = row.places
    for (x, y), (next_x, next_y) in pairwise(seen):
        yield Place(x, y, True)
        steps = max(1, round((next_x - x) / row.pitch))
        for step in range(1, steps):
            share = step / steps
            yield Place(x + share * (next_x - x), y + share * (next_y - y), False)
    yield Place(*seen[-1], True)
    yield from _beyond(row, seen[-1], 1, dots, dark)
    yield from _beyond(row, seen[0], -1, dots, dark)


def _beyond(row: Row, end: tuple[float, float], direction: int, dots: Dots, dark: Pixels) -> Iterator[Place]:
    """Places past an end for as long as each is dark; free dots on the way set the step right again."""
    x, y = end
    unseen = 0
    while unseen <= _MOST_UNSEEN:
        x, y = x + direction * row.pitch, y + direction * row.pitch * row.slope
        free = dots.near(x, y, max(1.5, 0.2 * row.pitch), row)
        if free is not None:
            x, y = free
            unseen = 0
        elif not is_dark(dark, x, y, row.size):
            return
        else:
            unseen += 1
        yield Place(x, y, free is not None)


def _draw(mask: Pixels, place: Place, radius: float) -> None:
    cv2.circle(mask, (round(place.x * 16), round(place.y * 16)), round(radius * 16), 255, -1, cv2.LINE_8, 4)


def _kept(dark: Pixels, mask: Pixels, traced: list[tuple[Row, tuple[Place, ...]]], dots: Dots) -> Pixels:
    """255 where ink under the mask belongs to writing."""
    kept = np.zeros_like(dark)
    rest = np.where(mask > 0, np.uint8(0), dark)
    found = components_of(rest)
    labels, stats = found.labels, found.stats
    for row, places in traced:
        hidden = [place for place in places if not place.is_free]
        foot = _foot_of_writing(rest, mask, hidden, row.size) if hidden else None
        for place in hidden:
            if _is_small_writing(dots, place, row):
                _keep_whole(kept, dots, place)
            elif _something_hangs(labels, stats, place, row.size, dots.letter_height):
                _draw(kept, place, row.size / 2 + 1.2)
            elif foot is not None:
                _keep_strokes(kept, dark, place, row.size, foot)
        _keep_between(kept, labels, stats, row, places)
    return np.where(dark > 0, kept, np.uint8(0))


def _keep_between(
    kept: Pixels, labels: NDArray[np.int32], stats: NDArray[np.int32], row: Row, places: tuple[Place, ...]
) -> None:
    """Keep dots of letters that stand between two dots of the line and are joined to both.

    What is left of one when the line is taken out is the bit that hangs lower than the line.
    """
    for left, right in pairwise(places):
        if not 0 < right.x - left.x < 1.5 * row.pitch:
            continue
        y0 = max(0, round((left.y + right.y) / 2))
        x0, x1 = max(0, round(left.x)), round(right.x) + 1
        for label in np.unique(labels[y0 : y0 + round(1.2 * row.size), x0:x1]).tolist():
            top, wide, high, area = (int(stats[label, side]) for side in _SIDES)
            is_bit = label and high <= 1.2 * row.size and wide <= 1.2 * row.pitch
            if is_bit and area >= max(2.0, 0.05 * row.size**2) and top >= y0 - 0.2 * row.size:
                x = int(stats[label, cv2.CC_STAT_LEFT]) + wide / 2
                _draw(kept, Place(x, top + high - 0.5 * row.size, False), 0.62 * row.size)


def _label_at(dots: Dots, place: Place) -> int:
    y, x = round(place.y), round(place.x)
    if not (0 <= y < dots.labels.shape[0] and 0 <= x < dots.labels.shape[1]):
        return 0
    return int(dots.labels[y, x])


def _is_small_writing(dots: Dots, place: Place, row: Row) -> bool:
    """Whether a hidden dot is joined to nothing but a comma or the dot of an ạ."""
    label = _label_at(dots, place)
    if label == 0:
        return False
    wide, high = (int(dots.stats[label, side]) for side in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    is_two_dots = wide > 0.9 * row.pitch and high <= row.size + 2
    if is_two_dots or _is_rough_dot(dots, label, place, row):
        return False
    return high <= 0.62 * dots.letter_height and wide <= 0.62 * dots.letter_height


def _is_rough_dot(dots: Dots, label: int, place: Place, row: Row) -> bool:
    """Whether noise made a dot of the row larger, without making it hang below the others."""
    top, high, area = (
        int(dots.stats[label, side]) for side in (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA)
    )
    foot = top + high - 1 - place.y
    return area <= row.largest_area and high <= 1.5 * row.size + 1 and foot <= row.lowest


def _keep_whole(kept: Pixels, dots: Dots, place: Place) -> None:
    label = _label_at(dots, place)
    x, y, wide, high = dots.stats[label, :4].tolist()
    box = (slice(y, y + high), slice(x, x + wide))
    kept[box][dots.labels[box] == label] = 255


def _foot_of_writing(rest: Pixels, mask: Pixels, hidden: list[Place], size: float) -> float | None:
    """How far below the middle of the dots the writing over them stands; None where that is not seen."""
    feet: list[int] = []
    reach = round(1.6 * size)
    for place in hidden:
        x, y = round(place.x), round(place.y)
        if y - reach < 0 or y + reach >= rest.shape[0]:
            continue
        strip = slice(max(0, x - round(size) - 2), x + round(size) + 3)
        ink = rest[y - reach : y + reach + 1, strip] > 0
        is_open = ~(mask[y - reach : y + reach + 1, strip] > 0).any(axis=0) & ~ink[-2:].any(axis=0)
        columns = ink[:, is_open & ink.any(axis=0)]
        feet += (2 * reach - columns[::-1].argmax(axis=0) - reach).tolist()
    if len(feet) < 12:
        return None
    counts = np.bincount(np.array(feet) + reach)
    return float(counts.argmax() - reach)


def _keep_strokes(kept: Pixels, dark: Pixels, place: Place, size: float, foot: float) -> None:
    """Keep what comes down from above the dot, as far as the writing stands."""
    radius = size / 2 + 1.2
    x0, x1 = max(0, round(place.x - radius)), round(place.x + radius) + 1
    top, last = round(place.y - radius) - 1, round(place.y + foot)
    if top < 0 or last <= top:
        return
    columns = dark[top : last + 1, x0:x1] > 0
    kept[top : last + 1, x0:x1][np.logical_and.accumulate(columns, axis=0)] = 255


def _something_hangs(
    labels: NDArray[np.int32], stats: NDArray[np.int32], place: Place, size: float, letter_height: float
) -> bool:
    """Whether ink that touches a hidden dot reaches below it: a comma, a dot below, the tail of a y."""
    reach = size / 2 + 2.5
    y0, x0 = max(0, round(place.y - reach)), max(0, round(place.x - reach))
    around = labels[y0 : round(place.y + reach) + 1, x0 : round(place.x + reach) + 1]
    lowest = place.y + size / 2 + 1.2 + max(1.0, _DESCENDS * size)
    for label in np.unique(around).tolist():
        if label == 0:
            continue
        top, height = int(stats[label, cv2.CC_STAT_TOP]), int(stats[label, cv2.CC_STAT_HEIGHT])
        if top + height < lowest:
            continue
        if height <= 0.8 * letter_height:
            return True
        below = labels[round(lowest) - 1 : round(lowest) + 1, x0 : round(place.x + reach) + 1]
        if (below == label).any():
            return True
    return False

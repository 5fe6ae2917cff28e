"""Small boxes in a row, in which the digits of a number are written one by one."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.components import components_of
from ocr.page_image import Pixels
from ocr.page_reading import Box
from ocr.prepare.rules import THICKEST_RULE_IN

_LOWEST_IN, _TALLEST_IN = 0.13, 0.5
_WIDEST = 2.0
"""A box is at most this many times as wide as it is high."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The upright sides of boxes: masks (255) of all of them, and of those with which a row of boxes ends."""

    all: Pixels
    ends: Pixels


def sides_of(dark: Pixels, ruled: Pixels, dpi: int) -> Sides:
    """The sides of the small boxes of a picture whose long rules are `ruled`, both 255 where inked.

    A side is hardly longer than letters are high, but stands on one rule and reaches up to another. What
    stands in a row of boxes is one number: only the ends of a row part it from what is beside it.
    """
    sides = Sides(np.zeros_like(dark), np.zeros_like(dark))
    if not ruled.any():
        return sides
    thick = max(3, round(THICKEST_RULE_IN * dpi))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((round(_LOWEST_IN * dpi), 1), np.uint8))
    blocks = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((1, thick), np.uint8))
    strokes = components_of(cv2.subtract(upright, blocks).astype("uint8"))
    near = cv2.dilate(ruled, np.ones((2 * thick + 1, 3), np.uint8)) > 0
    found = {
        number: (x, y, x + wide, y + high)
        for number, (x, y, wide, high, _) in enumerate(strokes.marks.tolist(), start=1)
        if high <= _TALLEST_IN * dpi
        and near[y, x : x + wide].any()
        and near[y + high - 1, x : x + wide].any()
    }
    for number, (x0, y0, x1, y1) in found.items():
        stroke = strokes.labels[y0:y1, x0:x1] == number
        sides.all[y0:y1, x0:x1][stroke] = 255
        if not _is_between((x0, y0, x1, y1), list(found.values())):
            sides.ends[y0:y1, x0:x1][stroke] = 255
    return sides


def _is_between(side: Box, others: list[Box]) -> bool:
    """Whether boxes go on to the left and to the right of a side."""
    high = side[3] - side[1]
    level = [other for other in others if abs(other[1] - side[1]) < 0.4 * high]
    steps = [other[0] - side[0] for other in level if other != side]
    return any(0 < step <= _WIDEST * high for step in steps) and any(
        0 < -step <= _WIDEST * high for step in steps
    )

"""The cells of ruled tables: read as one, the cells of a row would run together and interleave."""

import cv2
import numpy as np

from ocr.components import components_of
from ocr.page_image import Pixels
from ocr.page_reading import Box

_NARROWEST_IN, _LOWEST_IN = 0.15, 0.10
_WIDEST_GAP_IN = 0.09
_FEWEST_CELLS = 4
_FULLEST_PAGE = 0.5
_MARGIN_PX = 30
_COARSER = 2
"""Cells are looked for in a picture this many times smaller."""
_FULL_SIZE = np.array([_COARSER, _COARSER, _COARSER, _COARSER, _COARSER**2])


def cells_of(ruled: Pixels, dpi: int) -> list[Box]:
    """The cells that a mask of rules encloses, row by row; none where it makes no table."""
    if not ruled.any():
        return []
    # Where rules cross, both are missing from the mask: the gap is as wide as the other rule is thick.
    coarse = cv2.dilate(ruled, np.ones((_COARSER, _COARSER), np.uint8))[::_COARSER, ::_COARSER]
    gap = round(_WIDEST_GAP_IN * dpi / _COARSER) | 1
    closed = cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    walls = cv2.dilate(closed, np.ones((3, 3), np.uint8))
    rooms = np.where(walls == 0, np.uint8(255), np.uint8(0))
    rooms_found = components_of(rooms).marks
    boxes: list[Box] = []
    for x, y, width, height, area in (rooms_found * _FULL_SIZE).tolist():
        is_room = width >= _NARROWEST_IN * dpi and height >= _LOWEST_IN * dpi
        is_page = width * height > _FULLEST_PAGE * ruled.shape[0] * ruled.shape[1]
        if is_room and not is_page and area >= 0.7 * width * height:
            boxes.append((x, y, x + width, y + height))
    return _row_by_row(boxes) if len(boxes) >= _FEWEST_CELLS else []


def _height(cell: Box) -> int:
    return cell[3] - cell[1]


def _row_by_row(boxes: list[Box]) -> list[Box]:
    """Boxes sorted by rows, each from left to right; rows may climb or fall, as in a photo of a page."""
    rows: list[list[Box]] = []
    for box in sorted(boxes):
        row = min(
            (row for row in rows if _are_level(row[-1], box)),
            key=lambda row: box[0] - row[-1][2],
            default=None,
        )
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [box for row in sorted(rows, key=lambda row: row[0][1]) for box in row]


def _are_level(left: Box, right: Box) -> bool:
    """Whether two cells stand side by side: most of the lower one is beside the other."""
    shared = min(left[3], right[3]) - max(left[1], right[1])
    return shared > 0.5 * min(_height(left), _height(right)) and right[0] >= left[2] - _MARGIN_PX

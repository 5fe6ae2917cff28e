"""The cells of ruled tables: where they are, and their contents stacked so that each is read alone.

Read as one page, the cells of a table row run together and their lines interleave.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.page_image import Pixels
from ocr.page_reading import Box

_NARROWEST_IN, _LOWEST_IN = 0.15, 0.10
_WIDEST_GAP_IN = 0.06
_FEWEST_CELLS = 4
_FULLEST_PAGE = 0.5
_GAP_PX, _MARGIN_PX = 36, 30
_TALLEST_STACK_PX = 14_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the page and where its top left corner lies in the stack."""

    cell: Box
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Stack:
    """A picture of cells one below the other."""

    grey: Pixels
    placed: tuple[Placed, ...]

    def cell_at(self, y: float) -> Placed:
        """The cell whose strip holds height `y` of the stack."""
        return min(self.placed, key=lambda one: max(one.top - y, y - one.top - _height(one.cell), 0.0))


def cells_of(ruled: Pixels, dpi: int) -> list[Box]:
    """The cells that a mask of rules encloses, row by row; none where it makes no table."""
    if not ruled.any():
        return []
    # Where rules cross, both are missing from the mask: the gap is as wide as the other rule is thick.
    gap = round(_WIDEST_GAP_IN * dpi) | 1
    closed = cv2.morphologyEx(ruled, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    walls = cv2.dilate(closed, np.ones((5, 5), np.uint8))
    rooms = np.where(walls == 0, np.uint8(255), np.uint8(0))
    count, _, stats, _ = cv2.connectedComponentsWithStats(rooms, connectivity=4)
    boxes: list[Box] = []
    for x, y, width, height, area in stats[1:count].tolist():
        is_room = width >= _NARROWEST_IN * dpi and height >= _LOWEST_IN * dpi
        is_page = width * height > _FULLEST_PAGE * ruled.shape[0] * ruled.shape[1]
        if is_room and not is_page and area >= 0.7 * width * height:
            boxes.append((x, y, x + width, y + height))
    return _row_by_row(boxes) if len(boxes) >= _FEWEST_CELLS else []


def emptied(grey: Pixels, cells: list[Box], dpi: int) -> Pixels:
    """The picture without the cells and the rules around them, whose remains would pass for columns."""
    wall = round(_WIDEST_GAP_IN * dpi)
    cleaned = grey.copy()
    for x0, y0, x1, y1 in cells:
        cleaned[max(0, y0 - wall) : y1 + wall, max(0, x0 - wall) : x1 + wall] = 255
    return cleaned


def stacks(grey: Pixels, dark: Pixels, cells: list[Box]) -> list[Stack]:
    """The cells that hold ink, stacked in order; as many stacks as keep each within the engine's reach."""
    inked = [cell for cell in cells if _has_ink(dark, cell)]
    groups: list[list[Placed]] = []
    top = _TALLEST_STACK_PX
    for cell in inked:
        if top + _height(cell) > _TALLEST_STACK_PX:
            groups.append([])
            top = _MARGIN_PX
        groups[-1].append(Placed(cell, _MARGIN_PX, top))
        top += _height(cell) + _GAP_PX
    return [_drawn(grey, group) for group in groups]


def _drawn(grey: Pixels, group: list[Placed]) -> Stack:
    width = max(one.cell[2] - one.cell[0] for one in group) + 2 * _MARGIN_PX
    height = group[-1].top + _height(group[-1].cell) + _MARGIN_PX
    picture = np.full((height, width), 255, dtype=np.uint8)
    for one in group:
        x0, y0, x1, y1 = one.cell
        picture[one.top : one.top + y1 - y0, one.left : one.left + x1 - x0] = grey[y0:y1, x0:x1]
    return Stack(picture, tuple(group))


def _has_ink(dark: Pixels, cell: Box) -> bool:
    x0, y0, x1, y1 = cell
    return int(np.count_nonzero(dark[y0 + 2 : y1 - 2, x0 + 2 : x1 - 2])) >= 12


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

"""Printed rules: the lines of tables and the strokes under headings."""

import cv2
import numpy as np

from ocr.page_image import Pixels

_SHORTEST_RULE_IN = 0.6
THICKEST_RULE_IN = 0.045
_COARSER = 3


def mask_of(dark: Pixels, dpi: int) -> Pixels:
    """255 where a pixel belongs to a long thin horizontal or vertical rule, else 0."""
    length = max(20, round(_SHORTEST_RULE_IN * dpi))
    return cv2.bitwise_or(_along(dark, length, dpi), _along(dark.T.copy(), length, dpi).T.copy()).astype(
        "uint8"
    )


def removed(grey: Pixels, mask: Pixels) -> Pixels:
    """The picture with its rules painted over by the paper beside them."""
    if not mask.any():
        return grey
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    cleaned = grey.copy()
    cleaned[wide > 0] = 255
    return cleaned


def _along(dark: Pixels, length: int, dpi: int) -> Pixels:
    """The horizontal rules, looked for closely only at heights where a coarse look finds any."""
    found = np.zeros_like(dark)
    thick = max(3, round(THICKEST_RULE_IN * dpi))
    for first, last in _bands(dark, length, 2 * thick + 6):
        found[first:last] = _in_band(np.ascontiguousarray(dark[first:last]), length, thick)
    return found


def _bands(dark: Pixels, length: int, margin: int) -> list[tuple[int, int]]:
    """The ranges of rows in which something runs across for as long as a rule."""
    coarse = cv2.dilate(dark, np.ones((_COARSER, _COARSER), np.uint8))[::_COARSER, ::_COARSER]
    reach = max(3, round(0.9 * length / _COARSER))
    runs = cv2.morphologyEx(np.ascontiguousarray(coarse), cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    near = np.zeros(dark.shape[0] + 1, dtype=np.int32)
    for row in np.flatnonzero(runs.any(axis=1)).tolist():
        near[max(0, row * _COARSER - margin)] += 1
        near[min(dark.shape[0], (row + 1) * _COARSER + margin)] -= 1
    is_near = np.concatenate([[False], np.cumsum(near[:-1]) > 0, [False]])
    edges = np.flatnonzero(np.diff(is_near.astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _in_band(dark: Pixels, length: int, thick: int) -> Pixels:
    """The horizontal rules. Strokes that cross one (the foot of a p, a dot below) are left standing."""
    bridged = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    # A rule that climbs by a step goes on in the next row of pixels.
    stepped = cv2.dilate(bridged, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(stepped, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    runs = cv2.bitwise_and(runs, bridged)
    blocks = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thick, 1), np.uint8))
    return _without_crossings(dark, cv2.subtract(runs, blocks).astype("uint8"), thick)


def _without_crossings(dark: Pixels, runs: Pixels, thick: int) -> Pixels:
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((thick, 1), np.uint8))
    return cv2.subtract(runs, upright).astype("uint8")

"""The slant of text lines."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.page_image import Pixels
from ocr.prepare.measure import paper

_SEARCH_PX = 900
_WIDEST_DEG = 8.0
_LEAST_GAIN = 1.03
"""How much sharper the rows must become before a slant is believed."""


def angle_of(dark: Pixels) -> float:
    """By how many degrees (clockwise, at most 8 either way) the lines of an inked picture slope."""
    scale = min(1.0, _SEARCH_PX / max(dark.shape))
    small = cv2.resize(dark, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
    straight = _row_contrast(small, 0.0)
    best, best_contrast = 0.0, straight
    for reach, step in ((_WIDEST_DEG, 1.0), (0.75, 0.25), (0.2, 0.05)):
        for angle in np.arange(best - reach, best + reach + step / 2, step):
            contrast = _row_contrast(small, float(angle))
            if contrast > best_contrast:
                best, best_contrast = float(angle), contrast
    return best if straight > 0 and best_contrast > straight * _LEAST_GAIN else 0.0


def ink_of(grey: Pixels) -> Pixels:
    """The ink of a picture at the size at which its slant is measured, 255 where it is."""
    scale = min(1.0, _SEARCH_PX / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype("uint8")
    return cv2.subtract(paper(small), small).astype("uint8")


def _row_contrast(small: NDArray[np.float32], angle_deg: float) -> float:
    height, width = small.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    rows = cv2.warpAffine(small, matrix, (width, height)).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())

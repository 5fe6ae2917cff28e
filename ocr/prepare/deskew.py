"""The slant of text lines."""

import cv2
import numpy as np

from ocr.page_image import Pixels
from ocr.prepare.measure import paper

_SEARCH_PX = 900
_WIDEST_DEG = 8.0
_LEAST_GAIN = 1.03
"""How much sharper the rows must become before a slant is believed."""


def angle_of(dark: Pixels) -> float:
    """By how many degrees (clockwise, at most 8 either way) the lines of an inked picture slope.

    Looked for in ever finer steps, each on a picture just fine enough to tell them apart.
    """
    small = _fitted(dark)
    half, quarter = _smaller(small, 0.5), _smaller(small, 0.25)
    best = 0.0
    for picture, reach, step in ((quarter, _WIDEST_DEG, 1.0), (half, 0.8, 0.2), (small, 0.2, 0.05)):
        best = _sharpest(picture, best, reach, step)
    straight = _row_contrast(small, 0.0)
    is_slanted = straight > 0 and _row_contrast(small, best) > straight * _LEAST_GAIN
    return float(best) if is_slanted else 0.0


def _sharpest(picture: Pixels, around: float, reach: float, step: float) -> float:
    """The angle at which the rows are sharpest: the top of the curve through the best and its neighbours."""
    angles = np.arange(around - reach, around + reach + step / 2, step)
    contrasts = np.array([_row_contrast(picture, angle) for angle in angles.tolist()])
    best = int(np.clip(contrasts.argmax(), 1, len(angles) - 2))
    left, top, right = contrasts[best - 1 : best + 2].tolist()
    bend = left - 2 * top + right
    off = 0.5 * (left - right) / bend if bend < 0 else 0.0
    return float(angles[best] + step * min(1.0, max(-1.0, off)))


def ink_of(grey: Pixels) -> Pixels:
    """The ink of a picture at the size at which its slant is measured, 255 where it is."""
    small = _fitted(grey)
    return cv2.subtract(paper(small), small).astype("uint8")


def _fitted(picture: Pixels) -> Pixels:
    return _smaller(picture, min(1.0, _SEARCH_PX / max(picture.shape)))


def _smaller(picture: Pixels, factor: float) -> Pixels:
    height, width = picture.shape
    size = (max(1, round(factor * width)), max(1, round(factor * height)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype("uint8")


def _row_contrast(small: Pixels, angle_deg: float) -> float:
    height, width = small.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    turned = cv2.warpAffine(small, matrix, (width, height))
    rows = cv2.reduce(turned, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)[:, 0]
    return float(np.square(np.diff(rows)).sum())

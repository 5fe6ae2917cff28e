"""Light made even and ink made black: shadows, the yellow of old paper and pale print."""

import cv2
import numpy as np

from ocr.page_image import Pixels
from ocr.prepare.measure import inked, paper

_BLACK = 20
_FAINTEST = 30
_PALE = 60
"""The level of ink on white paper from which print is called pale."""


def even(grey: Pixels) -> Pixels:
    """Each pixel as a share of the light of its paper; same shape."""
    return cv2.divide(grey, paper(grey), scale=255).astype("uint8")


def ink_level(grey: Pixels) -> float:
    """The level of the darker ink of an even page; 0 on a page without ink."""
    step = max(1, min(grey.shape) // 900)
    sample = grey[::step, ::step]
    ink = sample[inked(np.ascontiguousarray(sample), np.full_like(sample, 255)) > 0]
    return float(np.percentile(ink, 30)) if len(ink) else 0.0


def is_pale(level: float) -> bool:
    """Whether ink of this level is so light that its thin strokes are lost among the paper."""
    return level > _PALE


def strengthened(grey: Pixels, level: float) -> Pixels:
    """Ink of `level` made nearly black, white kept white."""
    factor = (255 - _BLACK) / max(_FAINTEST, 255 - level)
    return cv2.bitwise_not(cv2.convertScaleAbs(cv2.bitwise_not(grey), alpha=factor)).astype("uint8")

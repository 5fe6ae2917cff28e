"""Salt-and-pepper noise removed."""

import cv2
import numpy as np

from ocr.page_image import Pixels

_STANDS_OUT = 25
_ROUNDS = 2
_RIPPLE_PX = 0.8


def clear(grey: Pixels) -> Pixels:
    """Pixels darker or lighter than all eight around them made like these; strokes stay as they are.

    A plain median would do as well against the noise, and eat the thin strokes of accents.
    """
    around = np.ones((3, 3), np.uint8)
    around[1, 1] = 0
    for _ in range(_ROUNDS):
        darkest, lightest = cv2.erode(grey, around), cv2.dilate(grey, around)
        stands_out = cv2.max(cv2.subtract(darkest, grey), cv2.subtract(grey, lightest)) > _STANDS_OUT
        grey = np.where(stands_out, cv2.medianBlur(grey, 3), grey).astype("uint8")
    return grey


def smoothed(grey: Pixels) -> Pixels:
    """The ripple that raising a noisy picture leaves, smoothed away."""
    return cv2.GaussianBlur(grey, (0, 0), _RIPPLE_PX).astype("uint8")

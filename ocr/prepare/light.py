"""Uneven light made even: shadows and the yellow of old paper become white."""

import cv2

from ocr.page_image import Pixels
from ocr.prepare.measure import paper


def even(grey: Pixels) -> Pixels:
    """Each pixel as a share of the light of its paper; same shape."""
    return cv2.divide(grey, paper(grey), scale=255).astype("uint8")

"""Salt-and-pepper noise removed."""

import cv2

from ocr.page_image import Pixels


def clear(grey: Pixels) -> Pixels:
    """Every pixel as the median of its 3 x 3 neighbours; strokes of two pixels and more survive."""
    return cv2.medianBlur(grey, 3).astype("uint8")

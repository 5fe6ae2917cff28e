"""The resolution at which the engine reads best."""

import math

import cv2

from ocr.page_image import WORKING_PIXELS, Pixels

_NEAR = 0.12
_LARGEST_RAISE = 3.5


def scale_to(dpi: int, wanted_dpi: int, area_px: int) -> float:
    """The factor that brings `dpi` to about `wanted_dpi`; 1 when it is near enough already.

    A picture of `area_px` is not raised beyond what a page process can work on.
    """
    factor = wanted_dpi / dpi
    if abs(factor - 1) <= _NEAR:
        return 1.0
    room = max(1.0, math.sqrt(WORKING_PIXELS / area_px))
    return min(factor, room, _LARGEST_RAISE)


def scaled(grey: Pixels, factor: float) -> Pixels:
    """The picture `factor` times as large."""
    if factor == 1.0:
        return grey
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=method).astype("uint8")

"""What is seen on a page before anything is done to it; the plan is made from these numbers alone."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.components import components_of
from ocr.page_image import PageImage, Pixels

_MM_IN = 25.4
_FINE_DPI = 250
_INK = 0.72
"""The share of the light of its paper below which a pixel is inked."""
_EVEN = 8
COLOURED = 0.0004
"""The share of clearly coloured pixels from which there is coloured ink to lift."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The connected dark marks of a page by size: letters, and dust smaller than any dot of an i."""

    letters: int
    specks: int
    large: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares are of the page's area; `contrast` and the light are in grey levels of 255."""

    ink_share: float
    colour_share: float
    contrast: float
    unevenness: float
    paper_level: float
    sharpness: float
    marks: Marks


def measure(page: PageImage, grey: Pixels) -> Measures:
    """The measures of a page and its grey picture."""
    background = paper(grey)
    dark = inked(grey, background)
    small = background[:: max(1, background.shape[0] // 64), :: max(1, background.shape[1] // 64)]
    low, middle, high = (float(level) for level in np.percentile(small, (5, 50, 95)))
    ink_level = float(np.median(grey[dark > 0])) if dark.any() else middle
    return Measures(
        ink_share=float(np.count_nonzero(dark)) / dark.size,
        colour_share=0.0 if page.is_grey else colour_share(page.pixels),
        contrast=max(0.0, middle - ink_level),
        unevenness=high - low,
        paper_level=middle,
        sharpness=_sharpness(grey),
        marks=_marks(dark, page.dpi),
    )


def paper(grey: Pixels) -> Pixels:
    """The page without its ink: the light of the paper at every pixel, same shape as `grey`."""
    height, width = grey.shape
    light = _light(grey)
    return np.asarray(cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def ink(grey: Pixels) -> Pixels:
    """255 where a page is inked, else 0: `inked` over its own paper, quicker where that is even."""
    light = _light(grey)
    if int(light.max()) - int(light.min()) <= _EVEN:
        limit = np.ceil(float(np.median(light)) * _INK) - 1
        return cv2.threshold(grey, limit, 255, cv2.THRESH_BINARY_INV)[1].astype("uint8", copy=False)
    return inked(grey, paper(grey))


def _light(grey: Pixels) -> Pixels:
    height, width = grey.shape
    scale = min(1.0, 320 / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    small = grey
    while min(small.shape) > 4 * min(size):  # halves are quick, the whole way in one step is not
        small = cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype("uint8")
    small = cv2.resize(small, size, interpolation=cv2.INTER_AREA).astype("uint8")
    # A closing as wide as a few letters swallows strokes; the median swallows what is left of them.
    light = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    return cv2.medianBlur(light, 11).astype("uint8")


def inked(grey: Pixels, background: Pixels) -> Pixels:
    """255 where a pixel is markedly darker than its paper (three quarters of its light), else 0."""
    limit = cv2.convertScaleAbs(background, alpha=_INK)
    return cv2.compare(grey, limit, cv2.CMP_LT).astype("uint8", copy=False)


def colour_share(rgb: Pixels) -> float:
    """The share of clearly coloured pixels: red seals, blue pens; not the tint of the paper."""
    step = max(1, min(rgb.shape[:2]) // 500)
    size = (max(1, rgb.shape[1] // step), max(1, rgb.shape[0] // step))
    red, green, blue = cv2.split(cv2.resize(rgb, size, interpolation=cv2.INTER_NEAREST))
    spread = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    tint = float(np.median(spread))
    return float(np.count_nonzero(spread > tint + 50)) / max(1, int(spread.size))


def _sharpness(grey: Pixels) -> float:
    """The steepest edges in grey levels a pixel: 150 and more is crisp, under 40 is blurred."""
    step = max(1, grey.shape[0] // 1200)
    band = grey[:, ::step].astype(np.int16)
    steps = np.abs(np.diff(band, axis=0))
    edges: list[int] = np.sort(steps[steps > 15]).tolist()
    return float(edges[len(edges) // 10 * 9]) if edges else 0.0


def _marks(dark: Pixels, dpi: int) -> Marks:
    """Letters are counted on a coarser picture, specks on the middle of the page at full size."""
    step = 2 if dpi >= _FINE_DPI else 1
    coarse = cv2.dilate(dark, np.ones((step, step), np.uint8))[::step, ::step] if step > 1 else dark
    sizes = components_of(np.ascontiguousarray(coarse)).marks * step
    tall = np.maximum(sizes[:, cv2.CC_STAT_HEIGHT], sizes[:, cv2.CC_STAT_WIDTH]) / dpi * _MM_IN
    third = dark.shape[0] // 3
    middle = components_of(dark[third : 2 * third]).marks
    specks = 3 * int(np.count_nonzero(middle[:, cv2.CC_STAT_AREA] <= max(2, dpi // 100)))
    letters = int(np.count_nonzero((tall >= 0.9) & (tall <= 12)))
    return Marks(letters, specks, int(np.count_nonzero(tall > 12)))

"""Coloured inks lifted off the print: seals and signatures fade, print and what was filled in stay."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.components import components_of
from ocr.page_image import Pixels
from ocr.page_reading import Box, Region

_LEAST_COLOUR = 12
_RED_BACK = 0.6
_SURE_COLOUR = 32
_SEAL_IN = 0.5
_PEN_PALER = 0.8
_SIGNATURE_IN = 0.33
_BREAK_IN = 0.03
_COARSER = 3
"""Large marks are looked for in a picture this many times smaller."""


def luminance(rgb: Pixels) -> Pixels:
    """The page as grey, colours at their usual weight."""
    return cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype("uint8")


def red_channel(rgb: Pixels) -> Pixels:
    """The red channel: red ink is nearly as bright in it as paper, black and blue ink are dark.

    The brightest of the three channels would lift blue ink too, and with it what people fill in.
    """
    return rgb[:, :, 0].copy()


def lifted(rgb: Pixels, dpi: int) -> tuple[Pixels, tuple[Region, ...]]:
    """The page in one channel with seals and signatures lifted, and where they were.

    Red is brought up to its paper by how much redder it is than it. Blue ink stays (people fill in
    with it), but strokes as tall as no handwriting is: those are signatures.
    """
    red, green, blue = (channel.astype("uint8", copy=False) for channel in cv2.split(rgb))
    redness = _excess(red, green, blue)
    grey = cv2.add(red, cv2.convertScaleAbs(redness, alpha=_RED_BACK)).astype("uint8")
    blueness = _excess(blue, red, green)
    signatures, strokes = _signatures(blueness, dpi)
    if signatures:
        is_ink = (strokes > 0) & (blueness > _LEAST_COLOUR // 2)
        grey = np.where(is_ink, _without_pen(grey, blue, is_ink & (blueness > _SURE_COLOUR)), grey)
    return grey, (*_seals(redness, dpi), *signatures)


def _excess(channel: Pixels, second: Pixels, third: Pixels) -> Pixels:
    """By how much a channel passes both others, beyond the tint of the paper."""
    over = cv2.subtract(channel, cv2.max(second, third)).astype("uint8")
    tint = float(np.median(over[::16, ::16]))
    return cv2.subtract(over, np.array([tint + _LEAST_COLOUR])).astype("uint8")


def _without_pen(grey: Pixels, blue: Pixels, is_pen: NDArray[np.bool_]) -> Pixels:
    """The page where a blue pen crossed it: its paper, or the print that the pen went over.

    Print is darker than the pen in the channel of the pen's own colour, also where the colour ran.
    """
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    level = float(np.median(blue[is_pen])) if is_pen.any() else 255.0
    seen = cv2.convertScaleAbs(blue, alpha=255 / max(1.0, _PEN_PALER * level))
    return cv2.min(seen, paper).astype("uint8")


def _seals(redness: Pixels, dpi: int) -> list[Region]:
    return [Region("seal", box) for box, _ in _large(redness, _SEAL_IN, dpi)]


def _signatures(blueness: Pixels, dpi: int) -> tuple[list[Region], Pixels]:
    """The signatures and a mask of their strokes."""
    strokes = np.zeros(blueness.shape, dtype=np.uint8)
    marks = []
    for box, mask in _large(blueness, _SIGNATURE_IN, dpi):
        x0, y0, x1, y1 = box
        strokes[y0:y1, x0:x1] |= mask
        marks.append(Region("signature", box))
    return marks, cv2.dilate(strokes, np.ones((5, 5), np.uint8)).astype("uint8")


def _large(excess: Pixels, least_in: float, dpi: int) -> list[tuple[Box, Pixels]]:
    """Connected ink of a colour at least this tall, each with its mask; small breaks are bridged."""
    _, sure = cv2.threshold(excess, _SURE_COLOUR - _LEAST_COLOUR, 255, cv2.THRESH_BINARY)
    if not sure.any():
        return []
    small = cv2.resize(sure, None, fx=1 / _COARSER, fy=1 / _COARSER, interpolation=cv2.INTER_AREA)
    _, joined = cv2.threshold(small, 60, 255, cv2.THRESH_BINARY)
    bridge = max(3, round(_BREAK_IN * dpi / _COARSER)) | 1
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, np.ones((bridge, bridge), np.uint8))
    blobs = components_of(joined.astype("uint8"))
    found: list[tuple[Box, Pixels]] = []
    height, width = excess.shape
    for label, (x, y, wide, high, area) in enumerate(blobs.marks.tolist(), start=1):
        if high * _COARSER >= least_in * dpi and area >= 0.01 * wide * high:
            x1, y1 = min(width, (x + wide) * _COARSER), min(height, (y + high) * _COARSER)
            box = (x * _COARSER, y * _COARSER, x1, y1)
            mask = (blobs.labels[y : y + high, x : x + wide] == label).astype(np.uint8) * 255
            mask = cv2.resize(mask, (x1 - box[0], y1 - box[1]), interpolation=cv2.INTER_NEAREST)
            found.append((box, mask.astype("uint8")))
    return found

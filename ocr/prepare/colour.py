"""Red ink lifted off the text: seals fade, black print and blue handwriting stay."""

import cv2

from ocr.page_image import Pixels


def lift(rgb: Pixels) -> Pixels:
    """The red channel: red ink is as bright in it as paper, black and blue ink are dark.

    The brightest of the three channels would lift blue ink too, and with it what people fill in.
    (height, width, 3) in, (height, width) out.
    """
    return rgb[:, :, 0].copy()


def luminance(rgb: Pixels) -> Pixels:
    """The page as grey, colours at their usual weight."""
    return cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype("uint8")

"""Barcodes and QR codes on a page."""

import logging

import cv2
import zxingcpp

from ocr.page_image import PageImage, Pixels
from ocr.page_reading import Box, Code
from ocr.prepare import inks
from ocr.prepare.measure import COLOURED, colour_share

logger = logging.getLogger(__name__)

_FORMAT = zxingcpp.BarcodeFormat
_SQUARES = zxingcpp.BarcodeFormats([_FORMAT.QRCode])
_BARS = zxingcpp.BarcodeFormats(
    [_FORMAT.Code128, _FORMAT.Code39, _FORMAT.EAN13, _FORMAT.ITF, _FORMAT.PDF417, _FORMAT.DataMatrix]
)
_LARGE_PX = 1900
"""Shorter side of a page from which its bars stay readable at half the size: A4 at about 230 dpi."""


def codes_on(page: PageImage, grey: Pixels) -> tuple[Code, ...]:
    """The codes of a page, each once, boxes in its pixels. Never raises: a code is a bonus.

    `grey` is the page with coloured ink lifted, which reads codes under a red seal; a page in
    colour is also read plainly, for codes printed in colour.
    """
    found = _found(grey)
    if not found and not page.is_grey and colour_share(page.pixels) > COLOURED:
        found = _found(inks.luminance(page.pixels))
    return tuple(found.values())


def _found(grey: Pixels) -> dict[tuple[str, str], Code]:
    """QR codes at full size, where a small one needs it; bars on a picture of half the size.

    Bars are as long as they are readable: at full size the search costs more than reading a page.
    """
    step = 2 if min(grey.shape) >= _LARGE_PX else 1
    small = grey if step == 1 else cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    codes = [*_read(grey, _SQUARES, 1), *_read(small.astype("uint8"), _BARS, step)]
    return {(code.kind, code.text): code for code in codes}


def _read(grey: Pixels, formats: zxingcpp.BarcodeFormats, step: int) -> list[Code]:
    try:
        barcodes = zxingcpp.read_barcodes(grey, formats=formats, try_invert=False)
    except Exception:
        logger.warning("codes.unreadable", exc_info=True)
        return []
    return [
        Code(str(barcode.format).replace(" ", ""), barcode.text, _box(barcode.position, step))
        for barcode in barcodes
        if barcode.valid and barcode.text
    ]


def _box(position: zxingcpp.Position, step: int) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    x0, y0, x1, y1 = max(0, min(across)), max(0, min(down)), max(across), max(down)
    return (x0 * step, y0 * step, x1 * step, y1 * step)

"""Barcodes and QR codes on a page."""

import logging

import zxingcpp

from ocr.page_image import PageImage, Pixels
from ocr.page_reading import Box, Code
from ocr.prepare import inks

logger = logging.getLogger(__name__)


def codes_on(page: PageImage, grey: Pixels) -> tuple[Code, ...]:
    """The codes of a page, each once, boxes in its pixels. Never raises: a code is a bonus.

    `grey` is the page with coloured ink lifted, which reads codes under a red seal; a page in
    colour is also read plainly, for codes printed in colour.
    """
    found = {(code.kind, code.text): code for code in _read(grey)}
    if not found and not page.is_grey:
        found = {(code.kind, code.text): code for code in _read(inks.luminance(page.pixels))}
    return tuple(found.values())


def _read(grey: Pixels) -> list[Code]:
    try:
        barcodes = zxingcpp.read_barcodes(grey)
    except Exception:
        logger.warning("codes.unreadable", exc_info=True)
        return []
    return [
        Code(str(barcode.format).replace(" ", ""), barcode.text, _box(barcode.position))
        for barcode in barcodes
        if barcode.valid and barcode.text
    ]


def _box(position: zxingcpp.Position) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    return (max(0, min(across)), max(0, min(down)), max(across), max(down))

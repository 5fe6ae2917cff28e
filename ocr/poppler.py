"""Poppler's programs, each with a limit on its time: pages of a PDF as facts, pixels and words."""

import math
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pdf2image import convert_from_path, pdfinfo_from_path
from pdf2image.exceptions import PDFPageCountError, PDFPopplerTimeoutError

from ocr import refusals
from ocr.errors import Failure, PageFailed
from ocr.page_image import WORKING_PIXELS, PageImage
from ocr.settings import ReadingSettings

_LEAST_DPI = 72
_POINTS_IN = 72.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """A PDF page as it is shown (its crop box, turned by its /Rotate), in points."""

    width_pt: float
    height_pt: float


def page_count(path: Path, settings: ReadingSettings) -> int:
    """How many pages poppler finds. Raises UnreadableScan: encrypted, damaged."""
    try:
        facts = pdfinfo_from_path(str(path), timeout=math.ceil(settings.inspect_timeout_s))
    except PDFPopplerTimeoutError as error:
        raise refusals.damaged("Tệp PDF", "The PDF") from error
    except PDFPageCountError as error:
        if "password" in str(error).lower():
            raise refusals.encrypted() from error
        raise refusals.damaged("Tệp PDF", "The PDF") from error
    return int(facts["Pages"])


def page_size(path: Path, number: int, settings: ReadingSettings) -> PageSize:
    """The size in which page `number` is shown. Raises UnreadableScan: damaged."""
    output = run("pdfinfo", ["-box", "-f", str(number), "-l", str(number)], path, settings.inspect_timeout_s)
    facts = _facts_of_page(output, number)
    try:
        x0, y0, x1, y1 = (float(side) for side in facts["CropBox"].split())
        turned = int(float(facts.get("rot", "0"))) % 180 == 90
    except (KeyError, ValueError) as error:
        raise refusals.damaged(f"Trang {number}", f"Page {number}") from error
    width, height = abs(x1 - x0), abs(y1 - y0)
    if width <= 0 or height <= 0:
        raise refusals.damaged(f"Trang {number}", f"Page {number}")
    return PageSize(height, width) if turned else PageSize(width, height)


def raster_dpi(size: PageSize, number: int, settings: ReadingSettings) -> int:
    """The resolution at which a page is drawn: the reading resolution, or less where the sheet is huge.

    Raises UnreadableScan too_many_pixels where even 72 dpi would pass SOHOA_MAX_PIXELS.
    """
    area_in2 = size.width_pt * size.height_pt / _POINTS_IN**2
    fitting = int((WORKING_PIXELS / area_in2) ** 0.5)
    dpi = max(_LEAST_DPI, min(settings.reading_dpi, fitting))
    if area_in2 * dpi**2 > settings.max_pixels:
        raise refusals.too_many_pixels(number, int(area_in2 * dpi**2), settings)
    return dpi


def raster(path: Path, number: int, settings: ReadingSettings) -> PageImage:
    """Page `number` drawn alone, in colour (grey where it is too large to hold in colour)."""
    size = page_size(path, number, settings)
    dpi = raster_dpi(size, number, settings)
    is_huge = size.width_pt * size.height_pt / _POINTS_IN**2 * dpi**2 > 1.2 * WORKING_PIXELS
    timeout_s = math.ceil(settings.page_timeout_s / 2)
    try:
        images = convert_from_path(
            str(path),
            dpi=dpi,
            first_page=number,
            last_page=number,
            use_cropbox=True,
            grayscale=is_huge,
            timeout=timeout_s,
        )
    except PDFPopplerTimeoutError as error:
        raise PageFailed(Failure.PAGE_TIMEOUT, f"pdftoppm passed {timeout_s} s") from error
    except PDFPageCountError as error:
        raise refusals.damaged("Tệp PDF", "The PDF") from error
    if not images:
        raise refusals.damaged(f"Trang {number}", f"Page {number}")
    return PageImage(np.asarray(images[0], dtype=np.uint8), dpi)


def run(program: str, options: list[str], path: Path, timeout_s: float, *, to_stdout: bool = False) -> str:
    """What a poppler program prints about a file; its complaints are dropped. Raises PageFailed."""
    command = [program, *options, os.fspath(path), *(["-"] if to_stdout else [])]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PageFailed(Failure.PAGE_TIMEOUT, f"{program} passed {timeout_s:g} s") from error
    return done.stdout.decode("utf-8", "replace")


def _facts_of_page(output: str, number: int) -> dict[str, str]:
    """From lines such as `Page    3 CropBox:   0.00   0.00  595.00  842.00`."""
    facts = {}
    for line in output.splitlines():
        name, _, value = line.partition(":")
        words = name.split()
        if len(words) == 3 and words[0] == "Page" and words[1] == str(number):
            facts[words[2]] = value
    return facts

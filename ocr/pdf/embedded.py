"""The picture of a scanned PDF page taken as it is stored, where the page is nothing but that picture.

Drawing such a page anew costs more than preparing it, and at another resolution than the scanner's.
"""

import io
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image

from ocr.page_image import WORKING_PIXELS, PageImage, Pixels

_DRAWING = {"q", "Q", "cm", "Do", "gs"}
_LEAST_COVERED, _POINTS_IN = 0.985, 72.0
_PLAIN_COLOURS = {"/DeviceRGB": 3, "/DeviceGray": 1}
_LEAST_DPI = 72


def embedded_page(path: Path, number: int) -> PageImage | None:
    """Page `number` (from 1) as its one image shows it; None where anything else makes up the page.

    Taken are JPEG and plain 8-bit pixels in grey or RGB that cover the page upright, without masks,
    annotations, text or a second image. All else is for poppler to draw.
    """
    try:
        with pikepdf.open(path) as pdf:
            return _picture_of(pdf.pages[number - 1])
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _picture_of(page: pikepdf.Page) -> PageImage | None:
    images = page.get_images(recursive=False)
    if len(images) != 1 or page.obj.get("/Annots") or "/Group" in page.obj:
        return None
    [(name, image)] = images.items()
    if len(page.obj.Resources.XObject.keys()) != 1 or not _covers(page, str(name)):
        return None
    pixels = _pixels(image)
    if pixels is None:
        return None
    x0, _, x1, _ = (float(side) for side in page.cropbox)
    dpi = round(pixels.shape[1] / ((x1 - x0) / _POINTS_IN))
    if dpi < _LEAST_DPI:
        return None
    turns = int(page.obj.get("/Rotate", 0)) // 90 % 4
    return PageImage(np.ascontiguousarray(np.rot90(pixels, k=-turns)), dpi)


def _covers(page: pikepdf.Page, name: str) -> bool:
    """Whether the page draws its image once, upright, over all that is shown of it, and nothing else."""
    matrix = pikepdf.Matrix()
    drawn = 0
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator not in _DRAWING or isinstance(step, pikepdf.ContentStreamInlineImage):
            return False
        if operator == "cm":
            matrix = pikepdf.Matrix(*(float(value) for value in step.operands)) @ matrix
        if operator == "Do":
            drawn += 1
            if str(step.operands[0]) != name or not _fills(matrix, page):
                return False
    return drawn == 1


def _fills(matrix: pikepdf.Matrix, page: pikepdf.Page) -> bool:
    x0, y0, x1, y1 = (float(side) for side in page.cropbox)
    if matrix.b or matrix.c or matrix.a <= 0 or matrix.d <= 0:
        return False
    slack_x, slack_y = (1 - _LEAST_COVERED) * (x1 - x0), (1 - _LEAST_COVERED) * (y1 - y0)
    return (
        abs(matrix.e - x0) <= slack_x
        and abs(matrix.f - y0) <= slack_y
        and abs(matrix.e + matrix.a - x1) <= slack_x
        and abs(matrix.f + matrix.d - y1) <= slack_y
    )


def _pixels(image: pikepdf.Object) -> Pixels | None:
    channels = _channels(image.get("/ColorSpace"))
    width, height = int(image.Width), int(image.Height)
    is_plain = int(image.get("/BitsPerComponent", 0)) == 8 and not image.get("/ImageMask", False)
    is_masked = any(key in image for key in ("/SMask", "/Mask", "/Decode"))
    if channels is None or not is_plain or is_masked or width * height > WORKING_PIXELS:
        return None
    if str(image.get("/Filter")) == "/DCTDecode" or _is_only_jpeg(image.get("/Filter")):
        return _from_jpeg(image.read_raw_bytes(), (width, height), channels)
    data = image.read_bytes()
    if len(data) != width * height * channels:
        return None
    shape = (height, width) if channels == 1 else (height, width, 3)
    return np.frombuffer(data, dtype=np.uint8).reshape(shape)


def _channels(colours: object) -> int | None:
    """How many channels a colour space has that is grey or RGB, by name or by profile; None for others."""
    if isinstance(colours, pikepdf.Array) and str(colours[0]) == "/ICCBased":
        count = int(colours[1].get("/N", 0))
        return count if count in _PLAIN_COLOURS.values() else None
    return _PLAIN_COLOURS.get(str(colours))


def _is_only_jpeg(filters: object) -> bool:
    return isinstance(filters, pikepdf.Array) and [str(one) for one in filters] == ["/DCTDecode"]


def _from_jpeg(data: bytes, size: tuple[int, int], channels: int) -> Pixels | None:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as jpeg:
        if jpeg.size != size or jpeg.mode != {1: "L", 3: "RGB"}[channels]:
            return None
        return np.asarray(jpeg, dtype=np.uint8)

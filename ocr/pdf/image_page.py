"""One page of an image file as a PDF of one page, its pixels as they were."""

import io
import logging
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image, ImageOps

from ocr.kinds import Kind
from ocr.page_reading import PageReading
from ocr.pictures import flatten, opened, page_frame

logger = logging.getLogger(__name__)
_SMALLEST_PT, _LARGEST_PT = 3.0, 14400.0
_EMBEDDED_AS_THEY_ARE = (Kind.JPEG, Kind.PNG)


def image_page(source: Path, kind: Kind, reading: PageReading) -> pikepdf.Pdf:
    """The page of `source` that `reading` tells of: JPEG, PNG and fax data go in as they are, all else
    losslessly. The page is as large as the paper was, turned by its EXIF orientation."""
    if kind in _EMBEDDED_AS_THEY_ARE and not _has_alpha(source, kind):
        try:
            return _converted(source.read_bytes(), reading)
        except Exception as error:
            # mirrored orientations, rare colour spaces: img2pdf refuses each with its own class
            logger.info("pdf.image_rewritten", extra={"kind": kind.value, "why": type(error).__name__})
    return _converted(_lossless(source, kind, reading.number), reading)


def _converted(data: bytes, reading: PageReading) -> pikepdf.Pdf:
    body = img2pdf.convert(data, layout_fun=_Layout(reading), first_frame_only=True, nodate=True)
    return pikepdf.open(io.BytesIO(body))


class _Layout:
    """The size of the paper for img2pdf, which asks with the size of the picture as it is stored."""

    def __init__(self, reading: PageReading) -> None:
        self._reading = reading

    def __call__(
        self, width_px: int, height_px: int, ndpi: tuple[float, float]
    ) -> tuple[float, float, float, float]:
        width, height = self._size_in(width_px, height_px, ndpi)
        fit = max(1.0, _SMALLEST_PT / 72 / min(width, height))
        fit = min(fit, _LARGEST_PT / 72 / max(width, height)) * 72
        return width * fit, height * fit, width * fit, height * fit

    def _size_in(self, width_px: int, height_px: int, ndpi: tuple[float, float]) -> tuple[float, float]:
        """Inches, at the resolution the page was read at: guessed from the paper where the file is silent."""
        if not self._reading.dpi:
            return width_px / ndpi[0], height_px / ndpi[1]
        short, long = sorted((self._reading.width_px, self._reading.height_px))
        across, down = (long, short) if width_px > height_px else (short, long)
        return across / self._reading.dpi, down / self._reading.dpi


def _has_alpha(source: Path, kind: Kind) -> bool:
    """Whether the picture lets the paper through: it is laid over white, as it was for reading."""
    with opened(source, kind) as image:
        return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _lossless(source: Path, kind: Kind, number: int) -> bytes:
    """The decoded page as PNG, or as Group 4 fax where it is black and white."""
    buffer = io.BytesIO()
    with opened(source, kind) as image:
        image.seek(page_frame(image, kind, number))
        image.load()
        if image.mode == "1":
            upright = ImageOps.exif_transpose(image)
            upright.save(buffer, "TIFF", compression="group4")
        else:
            _plain(ImageOps.exif_transpose(flatten(image))).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone: what Pillow would write beside them (EXIF turned already, profiles) is left out."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare

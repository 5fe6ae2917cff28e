"""Page images in the kinds of file that desks and post offices send. Same images, same bytes."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

EXIF_ORIENTATION = 0x0112
# What a viewer must do with each EXIF orientation, undone, so that the page looks upright again.
_STORED_AS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


def write_pdf(images: Sequence[Image.Image], path: Path, dpi: int, quality: int = 62) -> None:
    """A scanned PDF: one JPEG a page, no text layer."""
    with pikepdf.new() as pdf:
        for image in images:
            _add_page(pdf, image, dpi, quality)
        pdf.save(path, deterministic_id=True)


def _add_page(pdf: pikepdf.Pdf, image: Image.Image, dpi: int, quality: int) -> None:
    width, height = (side * 72 / dpi for side in image.size)
    stream = pdf.make_stream(
        _jpeg_bytes(image, dpi, quality),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = pdf.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    page.Contents = pdf.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode())


def _jpeg_bytes(image: Image.Image, dpi: int, quality: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality, dpi=(dpi, dpi))
    return buffer.getvalue()


def write_tiff_g4(images: Sequence[Image.Image], path: Path, dpi: int) -> None:
    """A black-and-white multi-page TIFF with fax compression (G4), as office scanners make."""
    pages = [
        image.convert("L").point(lambda level: 255 if level > 150 else 0).convert("1") for image in images
    ]
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(dpi, dpi))


def write_jpeg(image: Image.Image, path: Path, dpi: int, orientation: int = 1, quality: int = 66) -> None:
    """A JPEG; with an EXIF orientation other than 1 (3, 6, 8) the pixels lie turned, as phones store them."""
    turn = _STORED_AS[orientation]
    stored = image if turn is None else image.transpose(turn)
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    stored.save(path, "JPEG", quality=quality, dpi=(dpi, dpi), exif=exif)


def write_png(image: Image.Image, path: Path, dpi: int) -> None:
    """A grey PNG."""
    # PNG keeps every grain of noise: sixteen greys keep the file small and the letters whole.
    levels = image.convert("L").point(lambda level: min(255, (level // 16) * 17))
    levels.save(path, "PNG", dpi=(dpi, dpi), optimize=True)

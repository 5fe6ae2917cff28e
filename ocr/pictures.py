"""Image files as pages: Pillow (and pillow-heif) behind our own limits and our own errors."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageOps, TiffImagePlugin

from ocr import refusals
from ocr.errors import UnreadableScan
from ocr.kinds import Kind
from ocr.page_image import WORKING_PIXELS, PageImage
from ocr.settings import ReadingSettings

# Our limit (SOHOA_MAX_PIXELS) is checked on the header of every frame and has its own sentence;
# Pillow's would only warn, or raise at a number that nobody can set.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener()

_PILLOW_FORMATS = {
    Kind.TIFF: "TIFF",
    Kind.JPEG: "JPEG",
    Kind.PNG: "PNG",
    Kind.WEBP: "WEBP",
    Kind.HEIC: "HEIF",
}
_SUBFILE_TYPE, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 254, 273, 279, 324, 325
_REDUCED_OR_MASK = 1 | 4
_A4_LONG_SIDE_IN = 11.69
_ORIENTATION = 0x0112


def page_count(path: Path, kind: Kind, settings: ReadingSettings) -> int:
    """The number of pages in an image file, each found whole and within the limits."""
    with opened(path, kind) as image:
        frames = _frames(image, kind, settings)
        if not frames:
            raise refusals.no_pages()
        for number, frame in enumerate(frames, start=1):
            image.seek(frame)
            _check_pixels(image, number, settings)
            _check_whole(image, path, is_only_page=len(frames) == 1)
        return len(frames)


def load(path: Path, kind: Kind, number: int, settings: ReadingSettings) -> PageImage:
    """Page `number` (from 1) as it is meant to be seen: turned by its EXIF, flat on white, square pixels."""
    with opened(path, kind) as image:
        frame = _frames(image, kind, settings)[number - 1]
        image.seek(frame)
        _check_pixels(image, number, settings)
        stored_px = image.width * image.height
        resolution = _resolution(image)
        image.draft(None, _working_size(image))
        shrink = (image.width * image.height / stored_px) ** 0.5
        flat = flatten(_reduced(image))
        turned = ImageOps.exif_transpose(flat)
        is_turned = image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
        return _squared(turned, resolution[::-1] if is_turned else resolution, shrink)


def frame_indexes(image: Image.Image) -> list[int]:
    """Which frames of an open TIFF are pages: all but thumbnails, pyramid levels and masks."""
    kept = []
    for frame in range(getattr(image, "n_frames", 1)):
        image.seek(frame)
        tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
        if not int(tags.get(_SUBFILE_TYPE, 0) or 0) & _REDUCED_OR_MASK:
            kept.append(frame)
    return kept


def page_frame(image: Image.Image, kind: Kind, number: int) -> int:
    """The frame of an open file that is page `number`."""
    if kind is Kind.TIFF:
        return frame_indexes(image)[number - 1]
    return number - 1 if kind is Kind.HEIC else 0


def flatten(image: Image.Image) -> Image.Image:
    """The image as 8-bit grey or RGB: alpha laid over white, 16 bits brought to 8, inks to light."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith("I") or image.mode == "F":
        return _from_deep(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, coloured).convert("RGB")
    if image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info:
        # Pillow takes every CMYK JPEG for an inverted one; only Adobe's are.
        return ImageOps.invert(Image.merge("RGB", image.split()[:3])).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _frames(image: Image.Image, kind: Kind, settings: ReadingSettings) -> list[int]:
    count = getattr(image, "n_frames", 1)
    if kind not in (Kind.TIFF, Kind.HEIC):
        return [0]  # the further frames of the others are animation, previews and depth maps
    if count > settings.max_pages:
        raise refusals.too_many_pages(count, settings)
    return frame_indexes(image) if kind is Kind.TIFF else list(range(count))


def _check_pixels(image: Image.Image, number: int, settings: ReadingSettings) -> None:
    if image.width * image.height > settings.max_pixels:
        raise refusals.too_many_pixels(number, image.width * image.height, settings)


def _check_whole(image: Image.Image, path: Path, *, is_only_page: bool) -> None:
    """Refuse what is cut short. Of a TIFF with many pages the places of the strips are compared with
    the size of the file, which costs nothing; anything else is decoded once (JPEG at an eighth)."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        size = path.stat().st_size
        for offsets, lengths in ((_STRIPS, _STRIP_BYTES), (_TILES, _TILE_BYTES)):
            ends = map(sum, zip(image.tag_v2.get(offsets, ()), image.tag_v2.get(lengths, ()), strict=False))
            if max(ends, default=0) > size:
                raise refusals.damaged("Tệp TIFF", "The TIFF file")
    if is_only_page:
        image.draft("L", (image.width // 8, image.height // 8))
        image.load()


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels per inch across and down; guessed from an A4 sheet where the file says nothing credible."""
    long_side = max(image.size)
    across, down = (float(value or 0) for value in image.info.get("dpi", (0, 0)))
    if across > 0 and down > 0 and 1 <= long_side / max(across, down) <= 50 and 0.2 < across / down < 5:
        is_screen = max(across, down) <= 96 and long_side > 15 * max(across, down)
        if not is_screen:  # 72 and 96 on a large picture are a camera's or an editor's habit
            return across, down
    return long_side / _A4_LONG_SIDE_IN, long_side / _A4_LONG_SIDE_IN


def _working_size(image: Image.Image) -> tuple[int, int]:
    shrink = min(1.0, (WORKING_PIXELS / (image.width * image.height)) ** 0.5)
    return max(1, int(image.width * shrink)), max(1, int(image.height * shrink))


def _reduced(image: Image.Image) -> Image.Image:
    size = _working_size(image)
    if size == image.size:
        image.load()
        return image
    smaller = image.convert("L") if image.mode == "1" else image
    exif = image.getexif()
    smaller = smaller.reduce(max(2, round(image.width / size[0])))
    if exif.get(_ORIENTATION):
        smaller.getexif()[_ORIENTATION] = exif[_ORIENTATION]
    return smaller


def _squared(image: Image.Image, resolution: tuple[float, float], shrink: float) -> PageImage:
    across, down = resolution
    if max(across, down) / min(across, down) > 1.1:  # fax rows are twice as far apart as fax columns
        fine = max(across, down)
        size = (round(image.width * fine / across), round(image.height * fine / down))
        image, across = image.resize(size, Image.Resampling.BICUBIC), fine
    return PageImage(np.asarray(image, dtype=np.uint8), max(1, round(across * shrink)))


def _from_deep(image: Image.Image) -> Image.Image:
    values = np.asarray(image).astype(np.float32)
    top = 65535.0 if image.mode.startswith("I") else max(1.0, float(values.max(initial=1.0)))
    return Image.fromarray((np.clip(values / top, 0, 1) * 255).astype(np.uint8))


@contextmanager
def opened(path: Path, kind: Kind) -> Iterator[Image.Image]:
    """The file open in Pillow; whatever its decoders raise on bad bytes becomes `damaged`."""
    try:
        with Image.open(path, formats=[_PILLOW_FORMATS[kind]]) as image:
            yield image
    except (UnreadableScan, MemoryError, FileNotFoundError, PermissionError):
        raise
    except Exception as error:  # decoders raise anything: SyntaxError, struct.error, KeyError, ...
        raise refusals.damaged(f"Tệp {kind.value.upper()}", f"The {kind.value.upper()} file") from error


def encode_jpeg(page: PageImage, quality: int = 85) -> bytes:
    """The page as a JPEG that carries its resolution."""
    buffer = io.BytesIO()
    Image.fromarray(page.pixels).save(buffer, "JPEG", quality=quality, dpi=(page.dpi, page.dpi))
    return buffer.getvalue()

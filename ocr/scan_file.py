"""A file as it was received: what kind it is, how many pages it has, and whether it can be read at all."""

import os
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from ocr import pictures, poppler, refusals
from ocr.errors import UnreadableScan
from ocr.kinds import HEAD_BYTES, Kind, sniff
from ocr.page_image import PageImage
from ocr.pdf.embedded import embedded_page
from ocr.settings import ReadingSettings

__all__ = ["Kind", "ScanFacts", "inspect", "load_page", "sniff"]

_TAIL_BYTES = 8192


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """What is known of a readable file before any page of it is read."""

    kind: Kind
    page_count: int
    media_type: str


def inspect(path: Path, settings: ReadingSettings) -> ScanFacts:
    """The facts of a file that can be read, found without decoding a page of a PDF.

    Raises UnreadableScan with the reason and the next step for everything else.
    """
    size = path.stat().st_size
    if size > settings.max_bytes:
        raise refusals.too_many_bytes(size, settings)
    kind = kind_of(path)
    count = _pdf_pages(path, settings) if kind is Kind.PDF else pictures.page_count(path, kind, settings)
    if count < 1:
        raise refusals.no_pages()
    if count > settings.max_pages:
        raise refusals.too_many_pages(count, settings)
    return ScanFacts(kind, count, kind.media_type)


def kind_of(path: Path) -> Kind:
    """The kind of a file by its bytes. Raises UnreadableScan: empty_file, unknown_type."""
    with path.open("rb") as file:
        return sniff(file.read(HEAD_BYTES))


def load_page(path: Path, kind: Kind, number: int, settings: ReadingSettings) -> PageImage:
    """The picture of page `number` (from 1), that page alone."""
    if kind is Kind.PDF:
        return embedded_page(path, number) or poppler.raster(path, number, settings)
    return pictures.load(path, kind, number, settings)


def _pdf_pages(path: Path, settings: ReadingSettings) -> int:
    try:
        count = poppler.page_count(path, settings)
    except UnreadableScan:
        if _is_without_pages(path):  # to poppler that is damage like any other
            raise refusals.no_pages() from None
        raise
    if not _has_end(path):
        # Poppler would rebuild what is there and read it: pages that were cut off would be lost unseen.
        raise refusals.damaged("Tệp PDF", "The PDF")
    if count <= settings.max_pages:
        _check_pdf_images(path, settings)
    return count


def _is_without_pages(path: Path) -> bool:
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages) == 0
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False


def _has_end(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - _TAIL_BYTES))
        tail = file.read()
    return b"%%EOF" in tail or b"startxref" in tail


def _check_pdf_images(path: Path, settings: ReadingSettings) -> None:
    """Refuse pages with an image larger than the limit, by the image's own header."""
    try:
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                _check_page_images(page, number, settings)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return  # what only poppler can repair is still read; memory is limited around it anyway


def _check_page_images(page: pikepdf.Page, number: int, settings: ReadingSettings) -> None:
    for image in page.get_images(recursive=True).values():
        pixels = int(image.get("/Width", 0)) * int(image.get("/Height", 0))
        if pixels > settings.max_pixels:
            raise refusals.too_many_pixels(number, pixels, settings)

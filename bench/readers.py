"""The readers that are compared: this program, and Tesseract as it comes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytesseract

from bench.answer import Answer
from bench.errors import Unread
from bench.reading_run import ReadPage
from ocr.errors import PageFailed, UnreadableScan
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

SOHOA, PLAIN = "Sohoa", "pytesseract"


@contextmanager
def sohoa(settings: ReadingSettings) -> Iterator[ReadPage]:
    """This program: page processes, as every other command uses them."""
    with PagePool(settings) as pool:

        def read(image: Path) -> Answer:
            try:
                page = pool.read(image, 1)
            except (UnreadableScan, PageFailed) as error:
                raise Unread(f"{error.code}: {error}") from error
            return Answer(page.text, page.words, page.confidence)

        yield read


@contextmanager
def plain_tesseract(settings: ReadingSettings) -> Iterator[ReadPage]:
    """pytesseract with nothing but the language, in its fastest crossing: the image goes by its path."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"  # its own threads make it many times slower beside another page

    def read(image: Path) -> Answer:
        try:
            text = pytesseract.image_to_string(
                str(image), lang=settings.languages, timeout=settings.page_timeout_s
            )
        except (pytesseract.TesseractError, RuntimeError) as error:
            raise Unread(str(error)) from error
        return Answer(str(text))

    try:
        yield read
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before

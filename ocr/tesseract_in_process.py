"""Tesseract inside the page process, through tesserocr: one start for all lines of all pages."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import tesserocr

from ocr.engine import Turn
from ocr.errors import Failure, PageFailed
from ocr.page_image import Pixels
from ocr.page_reading import Word
from ocr.settings import ReadingSettings
from ocr.tesseract import TesseractEngine

_DATA_FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata")
_LINE_DPI = 300


class InProcessTesseractEngine:
    """Lines are read in this process; whole pages and turns, rarely asked for, by pytesseract.

    A crash of the library ends the page process, which costs the page at hand; so does one that hangs,
    by the pool's clock.
    """

    def __init__(self, settings: ReadingSettings) -> None:
        self._whole_pages = TesseractEngine(settings)
        self._api = tesserocr.PyTessBaseAPI(
            path=_data_folder(settings.languages),
            lang=settings.languages,
            psm=tesserocr.PSM.SINGLE_LINE,
            oem=tesserocr.OEM.LSTM_ONLY,
        )

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        return [tuple(self._line(line)) for line in lines]

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        return self._whole_pages.read_page(grey, dpi)

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        return self._whole_pages.turn(grey, dpi)

    def _line(self, grey: Pixels) -> Iterator[Word]:
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(_LINE_DPI)
        if not self._api.Recognize():
            raise PageFailed(Failure.ENGINE_CRASHED, "tesseract could not read a line")
        found = self._api.GetIterator()
        level = tesserocr.RIL.WORD
        if found is None or found.Empty(level):
            return
        while True:
            text = unicodedata.normalize("NFC", found.GetUTF8Text(level) or "").strip()
            box = found.BoundingBox(level)
            if text and box is not None:
                x0, y0, x1, y1 = box
                yield Word(text, (x0, y0, x1, y1), min(1.0, max(0.0, found.Confidence(level) / 100)), 0)
            if not found.Next(level):
                return


def _data_folder(languages: str) -> str:
    """Where the language data of Debian's Tesseract lies: the library brings none of its own."""
    for folder in _DATA_FOLDERS:
        if all((Path(folder) / f"{name}.traineddata").exists() for name in languages.split("+")):
            return folder
    raise FileNotFoundError(
        f"không có dữ liệu Tesseract cho / no Tesseract data for {languages!r}: "
        "apt-get install tesseract-ocr-vie"
    )

"""Tesseract through pytesseract: the only module that knows either."""

import os
import tempfile
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytesseract

from ocr.engine import Turn
from ocr.errors import Failure, PageFailed
from ocr.page_image import Pixels
from ocr.page_reading import Word
from ocr.settings import ReadingSettings

_WHOLE_PAGE, _ONE_COLUMN = 3, 6
_STACK_DPI = 300
_GAP_PX, _MARGIN_PX = 24, 16
_TALLEST_STACK_PX = 14_000
_SURE_OF_TURN = 10.0
"""Orientation confidence of Tesseract from which a turn is as good as certain."""


class TesseractEngine:
    """Tesseract 5, one process and one thread for each call."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._languages = settings.languages
        self._timeout_s = settings.page_timeout_s * 0.6
        # Tesseract's own threads make a page 7 times slower when pages are read side by side.
        os.environ["OMP_THREAD_LIMIT"] = "1"

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        read: list[tuple[Word, ...]] = []
        for stack in _stacks(lines):
            words = self._read(_drawn(stack), _STACK_DPI, _ONE_COLUMN)
            read += _unstacked(stack, words)
        return read

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        return self._read(grey, dpi, _WHOLE_PAGE)

    def _read(self, grey: Pixels, dpi: int, page_mode: int) -> tuple[Word, ...]:
        with _as_file(grey) as picture, _translated():
            table = pytesseract.image_to_data(
                str(picture),
                lang=self._languages,
                config=f"--psm {page_mode} --dpi {dpi}",
                timeout=self._timeout_s,
                output_type=pytesseract.Output.DICT,
            )
        return tuple(_words(table))

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        with _as_file(grey) as picture:
            try:
                facts = pytesseract.image_to_osd(
                    str(picture),
                    config=f"--psm 0 --dpi {dpi}",
                    timeout=self._timeout_s / 4,
                    output_type=pytesseract.Output.DICT,
                )
            except (pytesseract.TesseractError, RuntimeError):
                return None  # "too few characters" is an error to Tesseract and a fact to us
        return Turn(int(facts["rotate"]) % 360, min(1.0, float(facts["orientation_conf"]) / _SURE_OF_TURN))


@contextmanager
def _as_file(grey: Pixels) -> Iterator[Path]:
    """The picture as uncompressed PGM: pytesseract's own PNG costs more than reading some pages."""
    with tempfile.TemporaryDirectory(prefix="sohoa-page-") as folder:
        picture = Path(folder) / "page.pgm"
        if not cv2.imwrite(str(picture), grey):
            raise PageFailed(Failure.ENGINE_CRASHED, "the page could not be handed to Tesseract")
        yield picture


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except pytesseract.TesseractNotFoundError:
        raise  # not this page's fault: nothing can be read until Tesseract is installed
    except pytesseract.TesseractError as error:
        raise PageFailed(Failure.ENGINE_CRASHED, f"tesseract ended with status {error.status}") from error
    except RuntimeError as error:  # pytesseract's only sign of a timeout
        raise PageFailed(Failure.PAGE_TIMEOUT, "tesseract passed its time") from error
    except (ValueError, KeyError, IndexError, UnicodeDecodeError) as error:
        raise PageFailed(Failure.ENGINE_CRASHED, "tesseract gave an unreadable answer") from error


def _words(table: Mapping[str, Sequence[str | int | float]]) -> Iterator[Word]:
    line, last = -1, None
    for row, text in enumerate(table["text"]):
        clean = unicodedata.normalize("NFC", str(text)).strip()
        if int(table["level"][row]) != 5 or not clean:
            continue
        here = (table["block_num"][row], table["par_num"][row], table["line_num"][row])
        line, last = (line, last) if here == last else (line + 1, here)
        x, y, width, height = (int(table[side][row]) for side in ("left", "top", "width", "height"))
        confidence = min(1.0, max(0.0, float(table["conf"][row]) / 100))
        yield Word(clean, (x, y, x + width, y + height), confidence, line)


def _stacks(lines: Sequence[Pixels]) -> Iterator[list[Pixels]]:
    """The lines in groups that fit one below the other within Tesseract's reach."""
    group: list[Pixels] = []
    for line in lines:
        if group and sum(one.shape[0] + _GAP_PX for one in (*group, line)) > _TALLEST_STACK_PX:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _tops(stack: Sequence[Pixels]) -> list[int]:
    tops = [_MARGIN_PX]
    for line in stack:
        tops.append(tops[-1] + line.shape[0] + _GAP_PX)
    return tops


def _drawn(stack: Sequence[Pixels]) -> Pixels:
    """The lines one below the other on white."""
    tops = _tops(stack)
    width = max(line.shape[1] for line in stack) + 2 * _MARGIN_PX
    sheet = np.full((tops[-1] + _MARGIN_PX, width), 255, dtype=np.uint8)
    for top, line in zip(tops, stack, strict=False):
        sheet[top : top + line.shape[0], _MARGIN_PX : _MARGIN_PX + line.shape[1]] = line
    return sheet


def _unstacked(stack: Sequence[Pixels], words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words of each line, in pixels of its picture, from left to right."""
    tops = _tops(stack)
    lines: list[list[Word]] = [[] for _ in stack]
    for word in words:
        x0, y0, x1, y1 = word.box
        index = max(0, bisect_right(tops, (y0 + y1) / 2 + _GAP_PX / 2) - 1)
        index = min(index, len(stack) - 1)
        box = (x0 - _MARGIN_PX, y0 - tops[index], x1 - _MARGIN_PX, y1 - tops[index])
        lines[index].append(replace(word, box=box, line=0))
    return [tuple(sorted(line, key=lambda word: word.box[0])) for line in lines]

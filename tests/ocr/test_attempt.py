"""A page that reads badly line by line is read as a whole too, and never comes out worse than that."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ocr.attempt import Attempt, worth
from ocr.engine import Turn
from ocr.page import read_page
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import PageReading, Region, Word
from ocr.scan_file import kind_of
from ocr.settings import ReadingSettings
from tests.ocr.papers import paper, saved

SETTINGS = ReadingSettings()


class TwoFacedEngine:
    """Reads lines as surely as it is told to, and whole pages as surely as it is told to."""

    def __init__(self, lines: float, pages: float) -> None:
        self._lines, self._pages = lines, pages
        self.pages_read = 0

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        return [(Word("dòng", (5, 5, 60, 25), self._lines, 0),) for _ in lines]

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        assert (grey.shape, dpi) == ((800, 1240), 150)
        self.pages_read += 1
        rule = Word("____", (0, 300, 900, 304), 0.9, 1)
        if self._pages == 0:
            return ()
        return (Word("trang", (100, 64, 180, 90), self._pages, 0), rule) * 10

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        del grey, dpi
        return None


def _read(engine: TwoFacedEngine, folder: Path) -> PageReading:
    path = saved(paper(), folder / "page.png")
    return read_page(path, kind_of(path), 1, engine, SETTINGS).reading


def test_a_page_that_reads_badly_is_read_whole_and_the_better_reading_kept(tmp_path: Path) -> None:
    engine = TwoFacedEngine(lines=0.45, pages=0.9)

    reading = _read(engine, tmp_path)

    assert engine.pages_read == 1
    assert {word.text for word in reading.words} == {"trang"}
    assert reading.words[0].box == (100, 64, 180, 90)
    assert reading.confidence > 0.75


def test_a_whole_reading_that_is_no_better_is_not_taken(tmp_path: Path) -> None:
    engine = TwoFacedEngine(lines=0.55, pages=0.1)

    reading = _read(engine, tmp_path)

    assert engine.pages_read == 1
    assert {word.text for word in reading.words} == {"dòng"}


def test_a_page_that_reads_well_is_not_read_twice(tmp_path: Path) -> None:
    engine = TwoFacedEngine(lines=0.95, pages=0.99)

    reading = _read(engine, tmp_path)

    assert engine.pages_read == 0
    assert {word.text for word in reading.words} == {"dòng"}


def test_lines_that_nobody_can_make_out_are_regions_not_words(tmp_path: Path) -> None:
    reading = _read(TwoFacedEngine(lines=0.2, pages=0.0), tmp_path)

    assert reading.words == ()
    assert {region.kind for region in reading.regions} == {"handwriting"}
    assert len(reading.regions) == 6
    assert all(0 <= x0 < x1 <= 1240 and 0 <= y0 < y1 <= 800 for x0, y0, x1, y1 in _boxes(reading.regions))


def _boxes(regions: Sequence[Region]) -> list[tuple[int, int, int, int]]:
    return [region.box for region in regions]


def test_much_read_surely_is_worth_more_than_little_or_guesses() -> None:
    page = PageImage(np.full((10, 10), 255, np.uint8), 150)

    def _worth(*words: tuple[str, float]) -> float:
        read = tuple(Word(text, (0, 0, 1, 1), confidence, 0) for text, confidence in words)
        return worth(Attempt(page, read, (), 0, 0.0))

    assert _worth(("Nguyễn", 0.9), ("Văn", 0.9)) > _worth(("Nguyễn", 0.9))
    assert _worth(("Nguyễn", 0.9)) > _worth(("Nguyễn", 0.4), ("Nguyên", 0.4))
    assert _worth() == 0

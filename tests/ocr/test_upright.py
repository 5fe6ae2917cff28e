"""Which way a page's lines run is seen from its ink, and which end is up from how they read."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocr.engine import Turn
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import Word
from ocr.prepare.measure import measure
from ocr.settings import ReadingSettings
from ocr.tesseract_in_process import InProcessTesseractEngine
from ocr.upright import runs_down, upright
from tests.ocr.papers import LINES, paper

SETTINGS = ReadingSettings()


class LostEngine:
    """Reads nothing well, and is sure of one thing: by how much the page is to be turned."""

    def __init__(self, degrees: int) -> None:
        self._degrees = degrees
        self.turns = 0

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        # What stands as the finder of orientation says reads a little better.
        confidence = 0.5 if self.turns else 0.3
        return [(Word("chữ", (4, 4, 20, 20), confidence, 0),) for _ in lines]

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        raise AssertionError(f"a whole page at {dpi} dpi was not to be read: {grey.shape}")

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        assert dpi == 150
        assert grey.ndim == 2
        self.turns += 1
        return Turn(self._degrees, 0.9)


def _page(turned: int = 0) -> Pixels:
    """A page whose lines read upright when it is turned clockwise by `turned` degrees."""
    return np.rot90(np.asarray(paper(LINES * 4, size=(1240, 1754))), k=turned // 90).copy()


@pytest.mark.parametrize(("turned", "down"), [(0, False), (90, True), (180, False), (270, True)])
def test_lines_are_seen_to_run_along_the_rows_or_down_the_page(turned: int, down: bool) -> None:
    assert runs_down(_page(turned)) is down


def test_lines_on_a_wide_sheet_do_not_seem_to_run_down_it() -> None:
    wide = np.asarray(paper(LINES * 2, size=(1754, 700)))

    assert not runs_down(wide)
    assert runs_down(np.rot90(wide).copy())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_few_short_words_on_a_small_sheet_are_read_upright(turned: int) -> None:
    small = np.rot90(np.asarray(paper(("Trang khác",), size=(800, 300))), k=turned // 90).copy()
    page = PageImage(small, 150)
    engine = InProcessTesseractEngine(SETTINGS)

    found = upright(page, small, measure(page, small), engine, SETTINGS)

    assert found.laid_out.degrees == turned


def test_where_no_way_reads_well_the_finder_of_orientation_is_asked() -> None:
    grey, engine = _page(), LostEngine(180)
    page = PageImage(grey, 150)

    found = upright(page, grey, measure(page, grey), engine, SETTINGS)

    assert engine.turns == 1
    assert found.laid_out.degrees == 180


def test_where_the_finder_agrees_the_page_stays() -> None:
    grey, engine = _page(), LostEngine(0)
    page = PageImage(grey, 150)

    assert upright(page, grey, measure(page, grey), engine, SETTINGS).laid_out.degrees == 0
    assert engine.turns == 1

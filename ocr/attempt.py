"""One try at reading a page that is taken to stand upright: prepared, read, put back in its pixels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ocr.engine import Engine, Layout
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import Word
from ocr.prepare import cells
from ocr.prepare.measure import Measures
from ocr.prepare.plan import Prepared, plan_for, prepare
from ocr.settings import ReadingSettings

_NOT_WORDS = re.compile(r"^[\W_]*[._…·|~\-‒–—]{2,}[\W_]*$|^[|~_.·…]$")
"""What rules and remains of dotted lines are read as."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read when the page was turned by `degrees`; boxes in pixels of `page`, the turned page."""

    page: PageImage
    grey: Pixels
    words: tuple[Word, ...]
    degrees: int
    skew_deg: float


def attempt(
    page: PageImage, grey: Pixels, measures: Measures, degrees: int, engine: Engine, settings: ReadingSettings
) -> Attempt:
    """The page turned clockwise by `degrees` and read. Raises PageFailed."""
    upright = replace(page, pixels=_turned(page.pixels, degrees))
    turned = _turned(grey, degrees)
    prepared = prepare(turned, page.dpi, plan_for(measures), settings.reading_dpi)
    words = tuple(
        replace(word, box=prepared.box_on_page(word.box, upright.width, upright.height))
        for word in _in_order(_read(prepared, engine))
        if not _NOT_WORDS.match(word.text)
    )
    return Attempt(upright, turned, _renumbered(words), degrees, prepared.skew_deg)


def _read(prepared: Prepared, engine: Engine) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words outside tables and the words of table cells, cell by cell."""
    if not prepared.cells:
        return engine.read(prepared.grey, prepared.dpi, Layout.PAGE), ()
    around = engine.read(
        cells.emptied(prepared.grey, prepared.cells, prepared.dpi), prepared.dpi, Layout.PAGE
    )
    inside: list[Word] = []
    for stack in cells.stacks(prepared.grey, prepared.dark, prepared.cells):
        first_line = inside[-1].line + 1 if inside else 0
        read = engine.read(stack.grey, prepared.dpi, Layout.BLOCK)
        inside += [replace(word, line=word.line + first_line) for word in _unstacked(stack, read)]
    return around, inside


def _unstacked(stack: cells.Stack, words: Iterable[Word]) -> Iterator[Word]:
    """The words of a stack where they stand on the page; lines of different cells stay different."""
    for word in words:
        placed = stack.cell_at((word.box[1] + word.box[3]) / 2)
        across, down = placed.cell[0] - placed.left, placed.cell[1] - placed.top
        x0, y0, x1, y1 = word.box
        yield replace(word, box=(x0 + across, y0 + down, x1 + across, y1 + down))


def _in_order(read: tuple[Sequence[Word], Sequence[Word]]) -> Iterator[Word]:
    """The words around tables with the words of the tables between them, where the tables stand."""
    around, inside = read
    if not inside:
        yield from around
        return
    top = min(word.box[1] for word in inside)
    first_below = next((word.line for word in around if word.box[1] > top), None)
    lines = 1 + max((word.line for word in (*around, *inside)), default=0)
    for word in around:
        if first_below is None or word.line < first_below:
            yield word
    for word in inside:
        yield replace(word, line=word.line + lines)
    for word in around:
        if first_below is not None and word.line >= first_below:
            yield replace(word, line=word.line + 2 * lines)


def _renumbered(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with their lines counted from 0 without gaps."""
    lines = {line: index for index, line in enumerate(dict.fromkeys(word.line for word in words))}
    return tuple(replace(word, line=lines[word.line]) for word in words)


def _turned(pixels: Pixels, degrees: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90) % 4)) if degrees else pixels

"""One try at reading a page that is taken to stand upright: prepared, laid out, read, put back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.confidence import calibrated
from ocr.engine import Engine
from ocr.filled_lines import without_dots
from ocr.layout.order import Line, lines_in_order
from ocr.layout.pieces import Piece, Pieces, pieces_of
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import Box, Region, Word
from ocr.prepare import geometry, inks
from ocr.prepare.measure import Measures
from ocr.prepare.plan import Prepared, plan_for, prepare
from ocr.second_look import Look, Reading, is_unreadable, read_again
from ocr.settings import ReadingSettings
from ocr.vietnamese.repairs import repaired

_NOT_WORDS = re.compile(r"^[\W_]*[._…·|~\-‒–—]{2,}[\W_]*$|^[|~_.·…ˆ^`'\"“”‘’]$")
"""What rules and remains of dotted lines are read as."""
_PROBED_LINES = 5
_FILLED_REACH = 0.6
_RIM_IN = 0.2
"""So near to the edge of a scan there is its shadow, and no printer prints."""
_MOST_ON_RIM = 2


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read when the page was turned by `degrees`; boxes in pixels of `page`, the turned page."""

    page: PageImage
    words: tuple[Word, ...]
    regions: tuple[Region, ...]
    degrees: int
    skew_deg: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page prepared and taken apart into lines, not read yet."""

    page: PageImage
    degrees: int
    prepared: Prepared
    pieces: Pieces
    lines: tuple[Line, ...]
    filled: tuple[bool, ...]

    def probes(self) -> list[int]:
        """The longest pieces: what they read like tells which way up the page is."""
        longest = sorted(range(len(self.pieces.pieces)), key=lambda index: -self.pieces.pieces[index].letters)
        return longest[:_PROBED_LINES]

    def on_page(self, box: Box) -> Box:
        """A box of the prepared picture in pixels of the page."""
        return geometry.box_through(self.prepared.to_page, box, self.page.width, self.page.height)

    def look(self, index: int) -> Look:
        """Piece `index` as a picture of its own."""
        picture, corner = self.pieces.picture(index, self.prepared.grey)
        return Look(picture, corner, self.pieces.pieces[index].letter_height)


def lay_out(page: PageImage, measures: Measures, degrees: int, settings: ReadingSettings) -> LaidOut:
    """The page turned clockwise by `degrees`, prepared, and its lines found."""
    upright = replace(page, pixels=turned(page.pixels, degrees))
    prepared = prepare(upright, plan_for(upright, measures, settings), settings.reading_dpi)
    walls = cv2.morphologyEx(prepared.walls, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)).astype("uint8")
    pieces = pieces_of(prepared.marks, walls, prepared.dpi)
    filled = [_is_filled(piece, prepared.dotted, pieces.letter_height) for piece in pieces.pieces]
    lines = lines_in_order(pieces.pieces, prepared.cells, filled, pieces.letter_height)
    return LaidOut(upright, degrees, prepared, pieces, tuple(lines), tuple(filled))


def read(laid_out: LaidOut, engine: Engine, known: Mapping[int, Reading]) -> Attempt:
    """Every line read, doubtful ones again; pieces in `known` were read before. Raises PageFailed."""
    prepared = laid_out.prepared
    order = [index for line in laid_out.lines for index in line]
    before = {place: known[index] for place, index in enumerate(order) if index in known}
    looks = [laid_out.look(index) for index in order]
    readings = dict(zip(order, read_again(looks, engine, before), strict=True))
    shadows = {index for index in order if _is_shadow(laid_out, index, readings[index])}
    unread = [index for index in order if index not in shadows and is_unreadable(readings[index])]
    nothing = {index: Reading(()) for index in (*unread, *shadows)}
    words = repaired(calibrated(_placed(laid_out, {**readings, **nothing})))
    pieces = laid_out.pieces
    written = [pieces.pieces[index].box for index in unread if pieces.pieces[index].letters > 1]
    regions = tuple(Region("handwriting", laid_out.on_page(box)) for box in (*written, *pieces.strokes))
    return Attempt(laid_out.page, words, (*prepared.regions, *regions), laid_out.degrees, prepared.skew_deg)


def read_whole(tried: Attempt, engine: Engine) -> Attempt:
    """The same page given to the engine whole and unprepared: plain Tesseract, its own layout."""
    page = tried.page
    grey = page.pixels if page.is_grey else inks.luminance(page.pixels)
    words = repaired(calibrated(_kept(engine.read_page(grey, page.dpi))))
    return replace(tried, words=words, skew_deg=0.0)


def worth(tried: Attempt) -> float:
    """How much was read and how surely."""
    return sum(word.confidence**2 * len(word.text) for word in tried.words)


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90) % 4)) if degrees else pixels


def _placed(laid_out: LaidOut, readings: Mapping[int, Reading]) -> Iterator[Word]:
    """The words of all lines in pixels of the page; lines counted from 0 without gaps."""
    number = 0
    for line in laid_out.lines:
        words = [word for index in line for word in _words_of(laid_out, index, readings[index])]
        for word in words:
            yield replace(word, box=laid_out.on_page(word.box), line=number)
        number += bool(words)


def _words_of(laid_out: LaidOut, index: int, reading: Reading) -> Iterator[Word]:
    kept = _kept(reading.words)
    yield from without_dots(kept) if laid_out.filled[index] else kept


def _kept(words: Iterable[Word]) -> Iterator[Word]:
    yield from (word for word in words if not _NOT_WORDS.match(word.text))


def _is_shadow(laid_out: LaidOut, index: int, reading: Reading) -> bool:
    """Whether a piece is a letter or two on the rim of the page, beside no text: a speck of its shadow."""
    if sum(len(word.text) for word in reading.words) > _MOST_ON_RIM:
        return False
    page, rim = laid_out.page, _RIM_IN * laid_out.page.dpi
    x0, y0, x1, y1 = laid_out.on_page(laid_out.pieces.pieces[index].box)
    return x1 <= rim or y1 <= rim or x0 >= page.width - rim or y0 >= page.height - rim


def _is_filled(piece: Piece, dotted: Pixels, letter_height: float) -> bool:
    """Whether a dotted line runs under a piece or on from its ends."""
    reach = round(_FILLED_REACH * letter_height)
    x0, x1 = max(0, piece.box[0] - 3 * reach), piece.box[2] + 3 * reach
    y0, y1 = max(0, round(piece.foot) - reach), round(piece.foot) + reach
    return bool(dotted[y0:y1, x0:x1].any())

"""Which way up a page is: from the run of its lines, then from how its longest lines read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.attempt import LaidOut, lay_out
from ocr.confidence import calibrated
from ocr.engine import Engine
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import confidence_of
from ocr.prepare.deskew import ink_of
from ocr.prepare.measure import Measures
from ocr.second_look import Look, Reading, plain, read_in
from ocr.settings import ReadingSettings

_READS_WELL = 0.8
_READS_SOMEHOW = 0.6
_READS_SURELY = 0.9
_FEW_LETTERS = 60
"""Letters below which the run of the lines says little: the other way is tried unless one reads surely."""
_STRIPS, _MANY = 12, 75
_SIDEWAYS = 1.25
"""How many times sharper columns must be than rows before lines are taken to run down the page."""


@dataclass(frozen=True, slots=True)
class Probed:
    """A page laid out one way up, and how its longest lines read."""

    laid_out: LaidOut
    readings: Mapping[int, Reading]
    confidence: float


def upright(
    page: PageImage, grey: Pixels, measures: Measures, engine: Engine, settings: ReadingSettings
) -> Probed:
    """The page turned so that it reads best, laid out. Raises PageFailed.

    Lines run along the rows or the columns of the picture; which end is up shows when a few of them
    are read both ways. Where neither reads well, Tesseract's own finder of orientation is asked.
    """
    first = 90 if runs_down(grey) else 0
    found = _right_way_up(page, measures, first, engine, settings)
    is_sparse = sum(piece.letters for piece in found.laid_out.pieces.pieces) < _FEW_LETTERS
    if found.confidence >= (_READS_SURELY if is_sparse else _READS_SOMEHOW):
        return found
    degrees = 90 - first if is_sparse else _turn_of(engine, grey, page.dpi, found.laid_out.degrees)
    if (degrees - found.laid_out.degrees) % 360 == 0:
        return found
    other = _right_way_up(page, measures, degrees, engine, settings)
    return max(found, other, key=lambda probed: probed.confidence)


def _turn_of(engine: Engine, grey: Pixels, dpi: int, default: int) -> int:
    turn = engine.turn(grey, dpi)
    return default if turn is None else turn.degrees


def runs_down(grey: Pixels) -> bool:
    """Whether the text lines of a page run along its columns."""
    ink = ink_of(grey).astype(np.float32)
    side = min(ink.shape)
    square = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
    return _contrast_of_columns(square) > _SIDEWAYS * _contrast_of_columns(square.T)


def _contrast_of_columns(ink: NDArray[np.float32]) -> float:
    """How sharply the columns of a square differ from their neighbours, in its strips with much text.

    In a narrow strip lines that slope a little do not blur each other; an edge of the picture or of
    the sheet lies in few strips, and these are left out.
    """
    contrasts = [float(np.square(np.diff(strip.sum(axis=0))).sum()) for strip in np.array_split(ink, _STRIPS)]
    return float(np.percentile(contrasts, _MANY))


def _right_way_up(
    page: PageImage, measures: Measures, degrees: int, engine: Engine, settings: ReadingSettings
) -> Probed:
    """The page turned by `degrees` or standing on that head, whichever reads better."""
    found = lay_out(page, measures, degrees, settings)
    places = found.probes()
    looks = [found.look(place) for place in places]
    readings = read_in(plain, looks, engine)
    confidence = _confidence(readings)
    probed = Probed(found, dict(zip(places, readings, strict=True)), confidence)
    if confidence >= _READS_WELL or not looks:
        return probed
    on_head = _confidence(read_in(plain, [_turned_over(look) for look in looks], engine))
    if on_head <= confidence:
        return probed
    return Probed(lay_out(page, measures, (degrees + 180) % 360, settings), {}, on_head)


def _turned_over(look: Look) -> Look:
    return Look(np.ascontiguousarray(look.picture[::-1, ::-1]), look.corner, look.letter_height)


def _confidence(readings: Sequence[Reading]) -> float:
    """The chance that the words of the lines are right: what is read upside down is seldom a syllable."""
    return confidence_of(calibrated(word for reading in readings for word in reading.words))

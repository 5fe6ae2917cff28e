"""Which way up a page is: from the run of its lines, then from how its longest lines read."""

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.attempt import LaidOut, lay_out
from ocr.engine import Engine
from ocr.page_image import PageImage, Pixels
from ocr.prepare.deskew import ink_of
from ocr.prepare.measure import Measures
from ocr.second_look import Look, plain, read_in
from ocr.settings import ReadingSettings

_READS_WELL = 0.8
_READS_SOMEHOW = 0.6
_SIDEWAYS = 1.25
"""How many times sharper columns must be than rows before lines are taken to run down the page."""


def upright(
    page: PageImage, grey: Pixels, measures: Measures, engine: Engine, settings: ReadingSettings
) -> LaidOut:
    """The page turned so that it reads best, laid out. Raises PageFailed.

    Lines run along the rows or the columns of the picture; which end is up shows when a few of them
    are read both ways. Where neither reads well, Tesseract's own finder of orientation is asked.
    """
    first = 90 if runs_down(grey) else 0
    found, confidence = _right_way_up(page, measures, first, engine, settings)
    if confidence >= _READS_SOMEHOW:
        return found
    turn = engine.turn(grey, page.dpi)
    if turn is None or (turn.degrees - found.degrees) % 360 == 0:
        return found
    other, of_other = _right_way_up(page, measures, turn.degrees, engine, settings)
    return other if of_other > confidence else found


def runs_down(grey: Pixels) -> bool:
    """Whether the text lines of a page run along its columns."""
    ink = ink_of(grey).astype(np.float32)
    side = min(ink.shape)
    square = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA)
    rows, columns = (np.square(np.diff(square.sum(axis=axis))).sum() for axis in (1, 0))
    return bool(columns > _SIDEWAYS * rows)


def _right_way_up(
    page: PageImage, measures: Measures, degrees: int, engine: Engine, settings: ReadingSettings
) -> tuple[LaidOut, float]:
    """The page turned by `degrees` or standing on that head, whichever reads better, and how it reads."""
    found = lay_out(page, measures, degrees, settings)
    looks = found.probes()
    confidence = _confidence(looks, engine)
    if confidence >= _READS_WELL or not looks:
        return found, confidence
    on_head = _confidence([_turned_over(look) for look in looks], engine)
    if on_head <= confidence:
        return found, confidence
    return lay_out(page, measures, (degrees + 180) % 360, settings), on_head


def _turned_over(look: Look) -> Look:
    return Look(np.ascontiguousarray(look.picture[::-1, ::-1]), look.corner, look.letter_height)


def _confidence(looks: Sequence[Look], engine: Engine) -> float:
    """The confidence of the lines together, each weighing as much as it was read to hold."""
    readings = read_in(plain, looks, engine)
    letters = [sum(len(word.text) for word in reading.words) for reading in readings]
    if not sum(letters):
        return 0.0
    return sum(r.confidence * n for r, n in zip(readings, letters, strict=True)) / sum(letters)

"""One page read: from its text layer where that is sound, otherwise from its picture."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ocr.attempt import Attempt, read, read_whole, worth
from ocr.codes import codes_on
from ocr.components import components_of
from ocr.confidence import page_confidence
from ocr.engine import Engine
from ocr.kinds import Kind
from ocr.layer_judge import judge
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import PageReading, Word, confidence_of, text_of
from ocr.prepare import inks
from ocr.prepare.measure import Measures, inked, measure, paper
from ocr.scan_file import load_page
from ocr.settings import ReadingSettings
from ocr.text_layer import TextLayer, text_layer
from ocr.upright import upright

_READS_BADLY = 0.6
"""Page confidence below which the whole page is read another way too, and the better reading kept."""
_LEAST_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A reading, and the page as it stands upright."""

    reading: PageReading
    upright: PageImage


def read_page(path: Path, kind: Kind, number: int, engine: Engine, settings: ReadingSettings) -> ReadPage:
    """Page `number` of a scan. Raises UnreadableScan or PageFailed."""
    layer = text_layer(path, number, settings) if kind is Kind.PDF else None
    page = load_page(path, kind, number, settings)
    grey = grey_of(page)
    measures = measure(page, grey)
    if layer is not None:
        from_layer = _from_layer(number, page, grey, measures, layer)
        if from_layer is not None:
            return ReadPage(from_layer, page)
    return read_picture(number, page, grey, measures, engine, settings)


def read_picture(
    number: int, page: PageImage, grey: Pixels, measures: Measures, engine: Engine, settings: ReadingSettings
) -> ReadPage:
    """A page read from its pixels, turned upright if it was not."""
    if is_blank(measures):
        return ReadPage(_reading(number, page, measures, Attempt(page, (), (), 0, 0.0)), page)
    found = upright(page, grey, measures, engine, settings)
    best = read(found.laid_out, engine, found.readings)
    if confidence_of(best.words) < _READS_BADLY:
        best = max(best, read_whole(best, engine), key=worth)
    return ReadPage(_reading(number, best.page, measures, best), best.page)


def is_blank(measures: Measures) -> bool:
    """Whether a page holds nothing to read: no mark of a letter's size, or hardly any ink at all."""
    return measures.marks.letters + measures.marks.large < 3 or measures.ink_share < 0.00004


def grey_of(page: PageImage) -> Pixels:
    """The page in one channel, its red ink lifted."""
    return page.pixels if page.is_grey else inks.red_channel(page.pixels)


def _reading(number: int, page: PageImage, measures: Measures, tried: Attempt) -> PageReading:
    blank = is_blank(measures)
    return PageReading(
        number=number,
        width_px=page.width,
        height_px=page.height,
        dpi=page.dpi,
        rotation_deg=tried.degrees,
        skew_deg=tried.skew_deg,
        is_blank=blank,
        confidence=1.0 if blank else page_confidence(tried.words),
        quality=_quality(page, measures),
        text=text_of(tried.words),
        words=tried.words,
        codes=() if blank else codes_on(page, grey_of(page)),
        source="image",
        regions=tried.regions,
    )


def _from_layer(
    number: int, page: PageImage, grey: Pixels, measures: Measures, layer: TextLayer
) -> PageReading | None:
    """The reading that a page's text layer gives; None where the layer cannot be trusted."""
    verdict = judge([text for text, _, _ in layer.words])
    if not verdict.is_sound:
        return None
    words = layer.words_on(page.width, page.height, verdict.confidence)
    if _covered(grey, words, page.dpi) < _LEAST_COVERED:
        return None
    return PageReading(
        number=number,
        width_px=page.width,
        height_px=page.height,
        dpi=page.dpi,
        rotation_deg=0,
        skew_deg=0.0,
        is_blank=False,
        confidence=confidence_of(words),
        quality=_quality(page, measures),
        text=text_of(words),
        words=words,
        codes=codes_on(page, grey),
        source="layer",
    )


def _covered(grey: Pixels, words: tuple[Word, ...], dpi: int) -> float:
    """The share of letter-sized marks of the page that lie in the boxes of the words."""
    found = components_of(inked(grey, paper(grey)))
    tall = found.marks[:, cv2.CC_STAT_HEIGHT] / dpi * 25.4
    is_letter = (tall >= 0.9) & (tall <= 12)
    if not is_letter.any():
        return 1.0
    mask = np.zeros(grey.shape, dtype=bool)
    for x0, y0, x1, y1 in (word.box for word in words):
        mask[y0:y1, x0:x1] = True
    across, down = found.centres[1:][is_letter].astype(int).T
    return float(mask[down, across].mean())


def _quality(page: PageImage, measures: Measures) -> dict[str, float]:
    return {
        "sharpness": measures.sharpness,
        "contrast": measures.contrast,
        "ink_share": measures.ink_share,
        "colour_share": measures.colour_share,
        "unevenness": measures.unevenness,
        "specks": float(measures.marks.specks),
        "is_low_resolution": float(page.dpi < 180),
    }

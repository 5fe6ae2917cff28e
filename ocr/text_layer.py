"""The words that a PDF page carries as text, with their places, by poppler's pdftotext."""

import html
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ocr import poppler
from ocr.page_reading import Box, Word
from ocr.settings import ReadingSettings

_NUMBER = r'"(-?[\d.]+)"'
_ITEM = re.compile(
    rf"<line\b|<word xMin={_NUMBER} yMin={_NUMBER} xMax={_NUMBER} yMax={_NUMBER}>(.*?)</word>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Words of a page as it is shown; places in points from its top left corner."""

    width_pt: float
    height_pt: float
    words: tuple[tuple[str, tuple[float, float, float, float], int], ...]

    def words_on(self, width_px: int, height_px: int, confidence: float) -> tuple[Word, ...]:
        """The words placed on a picture of the page of that size."""
        across, down = width_px / self.width_pt, height_px / self.height_pt
        size = (width_px, height_px)
        return tuple(
            Word(text, _box(place, across, down, size), confidence, line) for text, place, line in self.words
        )


def text_layer(path: Path, number: int, settings: ReadingSettings) -> TextLayer | None:
    """The text layer of page `number`; None where it has no words. Raises PageFailed page_timeout."""
    options = ["-q", "-bbox-layout", "-cropbox", "-f", str(number), "-l", str(number)]
    output = poppler.run("pdftotext", options, path, settings.inspect_timeout_s, to_stdout=True)
    words = _parsed(output)
    if not words:
        return None
    # The size that pdftotext gives is that of the page before its /Rotate; its words are turned.
    size = poppler.page_size(path, number, settings)
    return TextLayer(size.width_pt, size.height_pt, words)


def _parsed(output: str) -> tuple[tuple[str, tuple[float, float, float, float], int], ...]:
    """By pattern, not by an XML parser: pdftotext writes control characters that XML forbids."""
    words, line = [], -1
    for item in _ITEM.finditer(output):
        if item[5] is None:
            line += 1
            continue
        text = unicodedata.normalize("NFC", html.unescape(item[5])).strip()
        if text:
            place = (float(item[1]), float(item[2]), float(item[3]), float(item[4]))
            words.append((text, place, max(line, 0)))
    return tuple(words)


def _box(place: tuple[float, float, float, float], across: float, down: float, size: tuple[int, int]) -> Box:
    x0, y0, x1, y1 = place
    return (
        min(max(0, round(x0 * across)), size[0]),
        min(max(0, round(y0 * down)), size[1]),
        min(max(0, round(x1 * across)), size[0]),
        min(max(0, round(y1 * down)), size[1]),
    )

"""The words of a reading as page content that is found and copied but never seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ocr.page_reading import PageReading, Word
from ocr.pdf.glyphless import ADVANCE, encoded

Matrix = tuple[float, float, float, float, float, float]
FONT_NAME = "/SohoaText"
_DESCENT = 0.2
_STEEPEST_LINE = 0.35
"""How far a line may fall from end to end, in heights of its letters. Poppler and others sort words
into lines by height alone: the lines of a page scanned at 2 degrees would come out interleaved."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible rectangle of a PDF page in its own units, and by how much a viewer turns it."""

    x0: float
    y0: float
    width: float
    height: float
    rotate: int

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as a viewer shows them."""
        is_turned = self.rotate % 180 == 90
        return (self.height, self.width) if is_turned else (self.width, self.height)

    def from_shown(self) -> Matrix:
        """From points of the page as shown (origin at its bottom left) to the page's own space."""
        right, top = self.x0 + self.width, self.y0 + self.height
        matrices: dict[int, Matrix] = {
            0: (1, 0, 0, 1, self.x0, self.y0),
            90: (0, 1, -1, 0, right, self.y0),
            180: (-1, 0, 0, -1, right, top),
            270: (0, -1, 1, 0, self.x0, top),
        }
        return matrices[self.rotate % 360]


def content(reading: PageReading, words: Iterable[Word], sheet: Sheet) -> bytes:
    """A content stream with `words`, each stretched to its box; empty when there are none."""
    shown_width, shown_height = sheet.shown_size
    across, down = shown_width / reading.width_px, shown_height / reading.height_px
    shown = [
        part
        for _, line in groupby(words, key=lambda word: word.line)
        for part in _line(list(line), across, down, shown_height)
    ]
    if not shown:
        return b""
    matrix = " ".join(f"{value:.4f}" for value in sheet.from_shown())
    return f"q {matrix} cm BT 3 Tr\n".encode() + b"\n".join(shown) + b"\nET Q\n"


def _line(words: Sequence[Word], across: float, down: float, shown_height: float) -> Iterator[bytes]:
    """Words of one line share a size and a baseline, so that readers of the PDF see one line."""
    size = max(1.0, _median([word.box[3] - word.box[1] for word in words]) * down)
    slope, foot = _baseline(words)
    for word in words:
        x0, _, x1, _ = word.box
        width = max(0.5, (x1 - x0) * across)
        stretch = 100 * width / (len(word.text) * ADVANCE * size)
        baseline = shown_height - (foot + slope * (x0 + x1) / 2) * down + _DESCENT * size
        codes = encoded(word.text + " ").hex()
        yield (
            f"{FONT_NAME} {size:.3f} Tf {stretch:.3f} Tz "
            f"1 0 0 1 {x0 * across:.3f} {baseline:.3f} Tm <{codes}> Tj"
        ).encode()


def _baseline(words: Sequence[Word]) -> tuple[float, float]:
    """Slope and height of the line's foot: fitted where the line is long, level where it is short."""
    feet = [float(word.box[3]) for word in words]
    middles = [(word.box[0] + word.box[2]) / 2 for word in words]
    level = _median(feet)
    spread = max(middles) - min(middles)
    if len(words) < 4 or spread < 10 * _median([w.box[3] - w.box[1] for w in words]):
        return 0.0, level
    half = len(words) // 2
    ordered = sorted(zip(middles, feet, strict=True))
    left, right = ordered[:half], ordered[-half:]
    run = _median([x for x, _ in right]) - _median([x for x, _ in left])
    slope = (_median([y for _, y in right]) - _median([y for _, y in left])) / run if run else 0.0
    steepest = _STEEPEST_LINE * _median([word.box[3] - word.box[1] for word in words]) / spread
    slope = max(-steepest, min(steepest, slope))
    return slope, _median([y - slope * x for x, y in ordered])


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return float(ordered[len(ordered) // 2])

"""The port to whatever turns prepared pixels into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ocr.page_image import Pixels
from ocr.page_reading import Word


@dataclass(frozen=True, slots=True)
class Turn:
    """By how much a page must be turned clockwise to stand upright, and how sure that is (0..1)."""

    degrees: int
    confidence: float


class Engine(Protocol):
    """Reads prepared pictures; every call ends within its own time or raises PageFailed."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        """The words of pictures of one text line each, boxes in pixels of theirs. Raises PageFailed."""
        ...

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        """The words of a whole page in the engine's own order, boxes in its pixels. Raises PageFailed."""
        ...

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        """How to turn the page upright; None where there is too little text to tell."""
        ...

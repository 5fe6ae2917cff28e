"""The port to whatever turns prepared pixels into words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ocr.page_image import Pixels
from ocr.page_reading import Word


class Layout(StrEnum):
    """What the engine should expect to see."""

    PAGE = "page"
    """Blocks and columns, to be found by the engine."""
    BLOCK = "block"
    """One column of lines."""


@dataclass(frozen=True, slots=True)
class Turn:
    """By how much a page must be turned clockwise to stand upright, and how sure that is (0..1)."""

    degrees: int
    confidence: float


class Engine(Protocol):
    """Reads one prepared page; every call ends within its own time or raises PageFailed."""

    def read(self, grey: Pixels, dpi: int, layout: Layout) -> tuple[Word, ...]:
        """The words in reading order, boxes in pixels of `grey`. Raises PageFailed."""
        ...

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        """How to turn the page upright; None where there is too little text to tell."""
        ...

"""What the classifier is given: the words of a page, with boxes when the page was read from an image."""

from dataclasses import dataclass

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `box` in pixels of the upright page, `confidence` in 0..1, `line` in reading order."""

    text: str
    box: Box
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """One bar code or QR code that was read on the page."""

    kind: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a paper; `number` counts from 1 in the file it came from, `text` has one line a line.

    `is_read` is False for a page that was set aside, `has_marks` True when something stands on it, be it
    words or not.
    """

    number: int
    text: str
    words: tuple[Word, ...] = ()
    width_px: int = 0
    height_px: int = 0
    codes: tuple[Code, ...] = ()
    is_read: bool = True
    has_marks: bool = False

    @property
    def is_blank(self) -> bool:
        """True when neither text nor a code was found."""
        return not self.codes and not any(char.isalnum() for char in self.text)

"""What a reader makes of a page."""

from dataclasses import dataclass

from ocr.page_reading import Word


@dataclass(frozen=True, slots=True)
class Answer:
    """A page's text; `words` and the page's `confidence` are None from a reader that gives text alone."""

    text: str
    words: tuple[Word, ...] | None = None
    confidence: float | None = None

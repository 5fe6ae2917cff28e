"""A page as the reader gives it, turned into a page as the classifier takes it."""

from classify.page import Code, Page, Word
from ocr.page_reading import PageReading


def to_page(reading: PageReading) -> Page:
    """The same words, boxes and codes in the classifier's own values."""
    return Page(
        number=reading.number,
        text=reading.text,
        words=tuple(Word(word.text, word.box, word.confidence, word.line) for word in reading.words),
        width_px=reading.width_px,
        height_px=reading.height_px,
        codes=tuple(Code(code.kind, code.text, code.box) for code in reading.codes),
        is_read=reading.width_px > 0,
        has_marks=reading.width_px > 0 and not reading.is_blank,
    )

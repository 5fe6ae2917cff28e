"""Stacks of the generator as the pages that the splitter takes."""

from classify.page import Code, Page, Word
from demo.printed_words import PrintedPage
from demo.stacks import ReadSide, Stack, read_sides


def pages_of(stack: Stack) -> tuple[list[Page], list[bool]]:
    """The pages as words, and for each whether a paper begins with it."""
    sides = read_sides(stack)
    return [_page(number, side) for number, side in enumerate(sides, 1)], [
        side.begins_paper for side in sides
    ]


def _page(number: int, side: ReadSide) -> Page:
    printed: PrintedPage = side.page
    return Page(
        number=number,
        text=printed.text,
        words=tuple(Word(word.text, word.box, 0.9, word.line) for word in printed.words),
        width_px=printed.width_px,
        height_px=printed.height_px,
        codes=tuple(Code("QRCode", text, (0, 0, 10, 10)) for text in printed.codes),
        has_marks=not side.is_blank,
    )

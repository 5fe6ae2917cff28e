"""A plain text typeset as a paper: headings in the middle, the rest in lines, page after page."""

from collections.abc import Iterator
from functools import cache
from random import Random

from demo import truetype
from demo.fonts import Face, path_of
from demo.frame import BOLD, SEAL_CENTRE, SEAL_RING
from demo.marks import Seal, Signature
from demo.paragraphs import break_lines, words_of
from demo.sheet import ROMAN, Sheet

_BOTTOM_MM = 24.0
_LONGEST_HEADING = 110
_LONGEST_WORD = 60
_SEALS_A_PAGE = 2


def typeset(text: str, most_pages: int) -> list[Sheet]:
    """The text on at most so many A4 sides; what does not fit is left out, of the truth as well.

    Leader dots stand as they were typed. A sign that the typeface does not have becomes a blank.
    """
    sheets = [Sheet()]
    for line in text.splitlines():
        for part, face in _typed_lines(line, sheets[-1]):
            if sheets[-1].y_mm + sheets[-1].line_mm > sheets[-1].height_mm - _BOTTOM_MM:
                if len(sheets) == most_pages:
                    return sheets
                sheets.append(Sheet())
            _put(sheets[-1], part, face)
    return sheets


def stamp(sheet: Sheet, seed: int) -> None:
    """Red seals with signatures across them, over what is written; the same seed puts them alike."""
    rng = Random(seed)
    lowest = max(sheet.y_mm - 20, 60.0)
    for _ in range(_SEALS_A_PAGE):
        x_mm, y_mm = rng.uniform(60, 160), rng.uniform(40, lowest)
        sheet.put(Signature(x_mm - 6, y_mm - 6, 40, 16, rng.randrange(1000)))
        sheet.put(Seal(x_mm, y_mm, 34, SEAL_RING, SEAL_CENTRE, rng.uniform(-14, 14)))


def _typed_lines(line: str, sheet: Sheet) -> Iterator[tuple[str, Face]]:
    """The line as it fits between the margins, in the face of a heading or of running text."""
    plain = " ".join(_writable(word) for word in line.replace("…", "...").split())
    face = BOLD if _is_heading(plain) else ROMAN
    for words in break_lines(words_of(plain, face), sheet.size_pt, sheet.body_mm):
        yield " ".join(word.text for word in words), face


def _put(sheet: Sheet, line: str, face: Face) -> None:
    sheet.down(sheet.line_mm)
    if face == BOLD:
        sheet.centred_at(sheet.left_mm + sheet.body_mm / 2, sheet.y_mm, line, face)
    else:
        sheet.text_at(sheet.left_mm, sheet.y_mm, line, face)
    sheet.say(line)


def _is_heading(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return bool(letters) and len(line) <= _LONGEST_HEADING and all(letter.isupper() for letter in letters)


def _writable(word: str) -> str:
    return "".join(letter if ord(letter) in _letters() else " " for letter in word)[:_LONGEST_WORD].strip()


@cache
def _letters() -> frozenset[int]:
    """The code points that both faces of a page have."""
    return frozenset(truetype.load(path_of(ROMAN)).glyphs) & frozenset(truetype.load(path_of(BOLD)).glyphs)

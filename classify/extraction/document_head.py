"""Number, date, agency and subject out of the head of an official document (decree 30/2020/NĐ-CP)."""

import re
from collections.abc import Sequence

from classify.answer import Extracted
from classify.extraction.layout import Piece, agency_column
from classify.extraction.proof import proved, proved_by
from classify.extraction.spelling import as_repeated
from classify.extraction.written import written
from classify.flat import flat
from classify.folding import capital_share
from classify.grammars.agency_name import begins_agency, healed_agency, is_bare
from classify.grammars.document_number import find_document_number, has_number_line
from classify.heading import Heading, is_motto
from classify.page import Page

_MOTTO_BESIDE = re.compile(r"\s*C[ỘOÔ]NG H[ÒOÓ]A.*$|\s*Đ[ộo]c l[ậa]p\s*-.*$", re.IGNORECASE)
_REGARDING = re.compile(r"^\W{0,3}(?:V/v|Về\s+việc|Về)\s*:?\s*", re.IGNORECASE)
_LETTER = re.compile(r"^\W{0,3}v/v\b|^\W{0,3}ve viec\b")
_NUMBER_LABEL = re.compile(r"^\W{0,4}so\s*[:.;]|^\W{0,4}so\s*\S{1,6}\s*/")
_ENDS_REGARDING = re.compile(r"^kinh\s*gui|^so\s*:|^-\s|ngay\s*\d|^cong hoa|^doc lap|\bdu thao\b")
_HEAD_LINES = 14
_FEWEST_SUBJECT_WORDS = 3
_FEWEST_LETTERS = 3
_LINE_GAP = 1.3


def document_head(page: Page, text: str, heading: Heading) -> dict[str, Extracted]:
    """`document_number`, `agency` and `subject` of the first page of a paper that an agency issued."""
    column = agency_column(page)
    found = {
        "document_number": _number(page, text, column),
        "agency": _agency_by_place(page, column) if column else _agency_by_lines(page, text),
        "subject": _letter_subject(page, column) or _subject(page, text, heading),
    }
    return {name: value for name, value in found.items() if value is not None}


def _number(page: Page, text: str, column: Sequence[Piece]) -> Extracted | None:
    """In the left column first: there the date of the right column cannot follow on the same line."""
    number = find_document_number(_column_text(column))
    number = number or find_document_number(text)
    return None if number is None else proved(page, number.value, number.raw, sure=0.99)


def _column_text(pieces: Sequence[Piece]) -> str:
    return "\n".join(written(piece.text) for piece in pieces)


def _agency_by_place(page: Page, column: Sequence[Piece]) -> Extracted | None:
    above = []
    for piece in column:
        plain = flat(piece.text)
        if _NUMBER_LABEL.search(plain) or _LETTER.match(plain):
            break
        above.append(piece)
    chosen = _last_agency([written(piece.text) for piece in above])
    if not chosen:
        return None
    words = [word for n in chosen for word in above[n].words if any(char.isalnum() for char in word.text)]
    name = _clean(" ".join(above[n].text for n in chosen))
    value = _healed(name, page.text)
    return None if is_bare(name) else proved_by(page, value, name, words, sure=0.99)


def _healed(name: str, text: str) -> str:
    """Known names spelled as they are, and the place as the page spells it elsewhere."""
    *head, district, place = ["", *healed_agency(name).split()]
    return " ".join([*head, as_repeated(f"{district} {place}", text)]).strip()


def _agency_by_lines(page: Page, text: str) -> Extracted | None:
    if not has_number_line(text):
        return None
    lines = _lines_above_number(text)
    name = _clean(" ".join(lines[n] for n in _last_agency(lines)))
    return (
        None if len(name.split()) < 2 or is_bare(name) else proved(page, healed_agency(name), name, sure=0.9)
    )


def _last_agency(lines: Sequence[str]) -> list[int]:
    """The lines of the last agency named, with those that finish its name; the agency above it is left out.

    A long name goes on: TRUNG TÂM PHỤC VỤ HÀNH / CHÍNH CÔNG; and so does ỦY BAN NHÂN DÂN / TỈNH ….
    """
    chosen: list[int] = []
    for n, line in enumerate(lines):
        letters = sum(char.isalpha() for char in line)
        if letters < _FEWEST_LETTERS and flat(line).strip() != "va":
            continue  # a speck; but BỘ NÔNG NGHIỆP / VÀ / MÔI TRƯỜNG is one name
        if not _is_name_line(line):
            if chosen:
                break
            continue
        if begins_agency(line) and (not chosen or len(line.split()) > 1):
            chosen = [n]
        elif chosen:
            chosen.append(n)
    return chosen


def _is_name_line(line: str) -> bool:
    return capital_share(line) > 0.7 or (begins_agency(line) and line[0].isupper() and ":" not in line)


def _lines_above_number(text: str) -> list[str]:
    lines = []
    for line in text.split("\n")[:_HEAD_LINES]:
        if has_number_line(line):
            break
        plain = _MOTTO_BESIDE.sub("", line).strip(" -–.*:")
        if plain and not is_motto(plain) and capital_share(plain) > 0.8:
            lines.append(plain)
    return lines


def _letter_subject(page: Page, column: Sequence[Piece]) -> Extracted | None:
    """A letter's `V/v …` under its number, with the lines that go on below it in the same column."""
    start = next((n for n, piece in enumerate(column) if _LETTER.match(flat(piece.text))), None)
    if start is None:
        return None
    taken = [column[start]]
    for piece in column[start + 1 :]:
        gap = piece.box[1] - taken[-1].box[3]
        if gap > _LINE_GAP * piece.height_px or _ENDS_REGARDING.search(flat(piece.text)):
            break
        taken.append(piece)
    raw = " ".join(piece.text for piece in taken)
    words = [word for piece in taken for word in piece.words]
    return proved_by(page, _clean(_REGARDING.sub("", raw)), raw, words, sure=0.97)


def _subject(page: Page, text: str, heading: Heading) -> Extracted | None:
    raw = heading.subject
    is_letter = not heading.title and bool(raw)
    is_announced = has_number_line(text) or is_letter or _REGARDING.match(raw)
    if not is_announced or len(raw.split()) < _FEWEST_SUBJECT_WORDS:
        return None
    subject = _REGARDING.sub("", raw)
    value = subject if "(" in subject else subject.rstrip(")")  # (V/v …) is about what stands inside
    return proved(page, value, raw, sure=0.97)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" -–_.*:;,|")

"""Who signed a paper in an office: the block of position, signature and name at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classify.answer import Check, Extracted
from classify.extraction.layout import Piece, pieces_of
from classify.extraction.proof import proved, proved_by
from classify.folding import capital_share
from classify.grammars.office_title import healed_office, is_body, is_office
from classify.grammars.person_name import has_known_family, is_vietnamese_name, leading_name
from classify.page import Page

_NOTE = re.compile(r"^\W*\(|^\W*(?:đã\s*ký|ký\s*bởi|ký,)", re.IGNORECASE)
_SIDEWAYS_SHARE = 0.13
_REACH_SHARE = 0.2
_SAME_HEIGHT_SHARE = 0.03
_LINE_REACH = 2.4
_LINES_TO_NAME = 7


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a position, and the piece that holds the name below them."""

    position: tuple[Piece, ...]
    name: Piece
    value: str
    raw: str


def signature(page: Page, text: str) -> dict[str, Extracted]:
    """`signer_name` and `signer_position` of the first official's block on the page.

    Blocks of citizens (người yêu cầu, bên A) are not an official's. Of two at one height the right one is
    taken: the decree has the signer there.
    """
    return _by_place(page) if page.words else _by_lines(page, text)


def _by_place(page: Page) -> dict[str, Extracted]:
    blocks = list(_blocks(page))
    if not blocks:
        return {}
    top_px = min(one.name.box[1] for one in blocks) + _SAME_HEIGHT_SHARE * page.height_px
    block = max((one for one in blocks if one.name.box[1] <= top_px), key=lambda one: one.name.middle_px)
    value, raw = block.value, block.raw
    words = [word for word in block.name.words if word.text.strip(".,") in raw.split()] or block.name.words
    lines = [piece.text for piece in block.position]
    position = [word for piece in block.position for word in piece.words]
    return {
        "signer_name": proved_by(page, value, raw, words, _name_check(value), sure=0.99),
        "signer_position": proved_by(page, _position(lines), " ".join(lines), position, sure=0.99),
    }


def _blocks(page: Page) -> Iterator[_Block]:
    pieces = pieces_of(page.words)
    offices = [piece for piece in pieces if is_office(piece.text)]
    for last in offices:
        if any(_is_next_below(page, last, other) for other in offices):
            continue  # the position goes on below
        for piece in _below(page, pieces, last):
            read = _lone_name(piece.text)
            if read is not None:
                yield _Block(tuple(_stacked(page, pieces, last)), piece, *read)
                break


def _is_next_below(page: Page, upper: Piece, lower: Piece) -> bool:
    gap = lower.box[1] - upper.box[3]
    is_close = -0.5 * upper.height_px < gap < _LINE_REACH * upper.height_px and lower.box[1] > upper.box[1]
    return is_close and abs(lower.middle_px - upper.middle_px) < _SIDEWAYS_SHARE * page.width_px


def _stacked(page: Page, pieces: Sequence[Piece], last: Piece) -> list[Piece]:
    """The position from its first line to its last."""
    lines = [last]
    while True:
        close = [one for one in pieces if _is_next_below(page, one, lines[0]) and _may_stand_above(one)]
        if not close:
            return lines
        lines.insert(0, max(close, key=lambda one: one.box[1]))


def _may_stand_above(piece: Piece) -> bool:
    return is_office(piece.text) or is_body(piece.text)


def _below(page: Page, pieces: Sequence[Piece], office: Piece) -> list[Piece]:
    """What stands below the position, nearest first: a signature, a seal, a note, the name."""
    below = [
        piece
        for piece in pieces
        if office.box[3] <= piece.box[1] <= office.box[3] + _REACH_SHARE * page.height_px
        and abs(piece.middle_px - office.middle_px) < _SIDEWAYS_SHARE * page.width_px
    ]
    return sorted(below, key=lambda one: one.box[1])


def _lone_name(line: str) -> tuple[str, str] | None:
    """The name, in normal form and as written, where the line holds a name of a known family alone."""
    read = None if _NOTE.match(line) or is_office(line) else leading_name(line)
    if read is None or not has_known_family(read[0]):
        return None
    rest = line[line.index(read[1]) + len(read[1]) :]
    return None if any(char.isalnum() for char in rest) else read


def _by_lines(page: Page, text: str) -> dict[str, Extracted]:
    """The same from lines alone: a name within a few lines below an office, notes between them."""
    lines = [line.strip() for line in text.split("\n")]
    for n, line in enumerate(lines):
        following = lines[n + 1 : n + 1 + _LINES_TO_NAME]
        if not is_office(line) or (following and is_office(following[0])):
            continue
        read = _first_name(following)
        if read is not None:
            return _of_lines(page, _lines_of_position(lines, n), read)
    return {}


def _first_name(lines: Sequence[str]) -> tuple[str, str] | None:
    """The name below an office: between them stand notes and empty lines, no prose and no other block."""
    for line in lines:
        read = _lone_name(line)
        if read is not None:
            return read
        if line and not _NOTE.match(line) and len(line.split()) > 2:
            return None
    return None


def _lines_of_position(lines: Sequence[str], last: int) -> list[str]:
    first = last
    while first > 0 and (is_office(lines[first - 1]) or is_body(lines[first - 1])):
        first -= 1
    return list(lines[first : last + 1])


def _of_lines(page: Page, position: Sequence[str], read: tuple[str, str]) -> dict[str, Extracted]:
    value, raw = read
    return {
        "signer_name": proved(page, value, raw, _name_check(value), sure=0.95),
        "signer_position": proved(page, _position(position), " ".join(position), sure=0.95),
    }


def _name_check(value: str) -> Check:
    return Check("mỗi chữ của họ tên là một âm tiết, họ có trong danh sách họ", is_vietnamese_name(value))


def _position(lines: Sequence[str]) -> str:
    """The lines of the position in one, parted by commas."""
    return ", ".join(healed_office(line) for line in lines if capital_share(line) > 0)

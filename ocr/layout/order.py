"""The order in which a person reads the pieces of a page: lines, columns side by side, table cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocr.layout.pieces import Piece
from ocr.page_reading import Box

_GUTTER = 2.0
"""The narrowest gap between two columns, in letter heights."""
_FEWEST_LINES = 2

Line = tuple[int, ...]
"""Pieces of one line, from left to right."""


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces at the same height, and where they lie."""

    line: Line
    left: float
    right: float
    top: float
    foot: float
    gaps: tuple[tuple[float, float], ...]


def lines_in_order(
    pieces: Sequence[Piece], cells: Sequence[Box], filled: Sequence[bool], letter_height: float
) -> list[Line]:
    """Every piece once, in lines. Cells are read one by one, row by row, where their table stands.

    Columns (the two headings of a state document, its two feet) are read one after the other;
    lines to be filled in (`filled`, one for each piece) never make columns.
    """
    cell_of = [_cell_of(piece, cells) for piece in pieces]
    free = [index for index, cell in enumerate(cell_of) if cell is None]
    placed: list[tuple[float, list[Line]]] = [
        (zone.rows[0].top, zone.lines) for zone in _zones(_rows(pieces, free), pieces, filled, letter_height)
    ]
    placed += _tables(pieces, cells, cell_of)
    return [line for _, lines in sorted(placed, key=lambda block: block[0]) for line in lines]


def _cell_of(piece: Piece, cells: Sequence[Box]) -> int | None:
    x, y = (piece.box[0] + piece.box[2]) / 2, (piece.top + piece.foot) / 2
    for index, (x0, y0, x1, y1) in enumerate(cells):
        if x0 <= x < x1 and y0 <= y < y1:
            return index
    return None


def _rows(pieces: Sequence[Piece], chosen: Sequence[int]) -> list[Row]:
    """Pieces gathered into rows from the top down, a piece joining the row that it is most level with."""
    gathered: list[list[int]] = []
    for index in sorted(chosen, key=lambda index: pieces[index].top + pieces[index].foot):
        level = [row for row in gathered[-4:] if _is_level(pieces[index], [pieces[one] for one in row])]
        if level:
            level[-1].append(index)
        else:
            gathered.append([index])
    rows = [_row(sorted(row, key=lambda index: pieces[index].box[0]), pieces) for row in gathered]
    return sorted(rows, key=lambda row: row.top + row.foot)


def _is_level(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether a piece stands beside its nearest neighbour of a row, and over none of the row's pieces."""
    for other in row:
        if min(piece.box[2], other.box[2]) - max(piece.box[0], other.box[0]) > 0.3 * (other.foot - other.top):
            return False
    near = min(row, key=lambda other: max(other.box[0] - piece.box[2], piece.box[0] - other.box[2]))
    shared = min(piece.foot, near.foot) - max(piece.top, near.top)
    return shared >= 0.45 * min(piece.foot - piece.top, near.foot - near.top)


def _row(line: list[int], pieces: Sequence[Piece]) -> Row:
    members = [pieces[index] for index in line]
    gaps = tuple((float(left.box[2]), float(right.box[0])) for left, right in pairwise(members))
    return Row(
        line=tuple(line),
        left=min(piece.box[0] for piece in members),
        right=max(piece.box[2] for piece in members),
        top=sum(piece.top for piece in members) / len(members),
        foot=sum(piece.foot for piece in members) / len(members),
        gaps=gaps,
    )


@dataclass(slots=True)
class Zone:
    """Rows one below the other that leave the same gutter free; without one, a single row."""

    rows: list[Row]
    gutter: tuple[float, float] | None
    left: list[Row]
    right: list[Row]

    @property
    def lines(self) -> list[Line]:
        """The left column and then the right one; row by row where there are no two columns of lines."""
        if max(len(self.left), len(self.right)) < _FEWEST_LINES:
            return [row.line for row in self.rows]
        return [row.line for row in (*self.left, *self.right)]


def _zones(
    rows: Sequence[Row], pieces: Sequence[Piece], filled: Sequence[bool], letter_height: float
) -> list[Zone]:
    """The rows cut where a gutter begins or ends."""
    zones: list[Zone] = []
    for row in rows:
        is_filled = any(filled[index] for index in row.line)
        if zones and not is_filled and _joins(zones[-1], row, pieces, letter_height):
            continue
        zone = Zone([row], None if is_filled else _widest(row.gaps, letter_height), [], [])
        if zone.gutter is not None:
            _add_columns(zone, row, pieces, zone.gutter)
        zones.append(zone)
    return zones


def _joins(zone: Zone, row: Row, pieces: Sequence[Piece], letter_height: float) -> bool:
    """Whether a row goes on the columns of a zone; it is added where it does."""
    if zone.gutter is None or row.top - zone.rows[-1].foot > 4 * letter_height:
        return False
    start, end = zone.gutter
    if len(row.line) == 1:
        if _is_right(zone, row, letter_height):
            zone.right.append(row)
            zone.gutter = start, min(end, row.left)
        elif _is_left(zone, row, letter_height):
            zone.left.append(row)
        else:
            return False
        zone.rows.append(row)
        return True
    gap = _widest(row.gaps, letter_height)
    if gap is None:
        return False
    start, end = max(start, gap[0]), min(end, gap[1])
    if end - start < 0.5 * letter_height:
        return False
    zone.gutter = start, end
    zone.rows.append(row)
    _add_columns(zone, row, pieces, zone.gutter)
    return True


def _add_columns(zone: Zone, row: Row, pieces: Sequence[Piece], gutter: tuple[float, float]) -> None:
    middle = (gutter[0] + gutter[1]) / 2
    left = [index for index in row.line if pieces[index].box[0] < middle]
    right = [index for index in row.line if pieces[index].box[0] >= middle]
    zone.left.append(_row(left, pieces))
    zone.right.append(_row(right, pieces))


def _is_right(zone: Zone, row: Row, letter_height: float) -> bool:
    """Whether a row stands in the right column: wholly, or centred under what stands there."""
    if zone.gutter is None or row.left < zone.gutter[0] + 0.5 * letter_height:
        return False
    if row.left >= zone.gutter[1] - letter_height:
        return True
    middle = row.left + row.right
    return any(abs(middle - other.left - other.right) < 3 * letter_height for other in zone.right)


def _is_left(zone: Zone, row: Row, letter_height: float) -> bool:
    """Whether a row stands in the left column: wholly, centred, or going on a list, however far right."""
    if zone.gutter is None:
        return False
    if row.right <= zone.gutter[0] + letter_height:
        return True
    if row.right <= zone.gutter[1] and any(
        abs(row.left + row.right - other.left - other.right) < 3 * letter_height for other in zone.left
    ):
        return True
    if row.right >= max(other.right for other in zone.right):
        return False
    if len(zone.left) < _FEWEST_LINES and row.right > zone.gutter[1]:
        return False
    last = zone.left[-1]
    return abs(last.left - row.left) < letter_height and row.top - last.foot < 1.6 * letter_height


def _widest(gaps: Sequence[tuple[float, float]], letter_height: float) -> tuple[float, float] | None:
    widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
    if widest is None or widest[1] - widest[0] < _GUTTER * letter_height:
        return None
    return widest


def _tables(
    pieces: Sequence[Piece], cells: Sequence[Box], cell_of: Sequence[int | None]
) -> list[tuple[float, list[Line]]]:
    """The lines of each table cell by cell, with the height at which the table begins."""
    inside: dict[int, list[int]] = {}
    for index, cell in enumerate(cell_of):
        if cell is not None:
            inside.setdefault(cell, []).append(index)
    tables: list[tuple[float, list[Line]]] = []
    foot = float("-inf")
    for cell in sorted(inside):
        lines = [row.line for row in _rows(pieces, inside[cell])]
        if cells[cell][1] > foot + 2 * (cells[cell][3] - cells[cell][1]) or not tables:
            tables.append((float(cells[cell][1]), []))
        tables[-1][1].extend(lines)
        foot = max(foot, float(cells[cell][3]))
    return tables

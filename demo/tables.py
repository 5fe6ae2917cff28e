"""Ruled tables with wrapped cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from demo.fonts import MM_PER_PT, Face
from demo.marks import Stroke
from demo.paragraphs import break_lines, words_of
from demo.sheet import Sheet

PADDING_MM = 1.4


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the table's width, and whether its cells are centred."""

    heading: str
    share: float
    is_centred: bool = False


def table(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[str]], size_pt: float = 11.0
) -> None:
    """Set a table at the cursor, between the margins; the truth has one line a row, cells in order."""
    sheet.down(2.5)
    top = sheet.y_mm
    edges = _edges(sheet, columns)
    sheet.rule(edges[0], edges[-1], top)
    headings = [column.heading for column in columns]
    centred = [True] * len(columns)
    _row(sheet, edges, headings, centred, size_pt, sheet.face.as_bold())
    for cells in rows:
        _row(sheet, edges, cells, [column.is_centred for column in columns], size_pt, sheet.face)
    for x_mm in edges:
        sheet.put(Stroke(((x_mm, top), (x_mm, sheet.y_mm)), 0.25))
    sheet.down(1.5)


def _edges(sheet: Sheet, columns: Sequence[Column]) -> list[float]:
    whole = sum(column.share for column in columns)
    edges = [sheet.left_mm]
    for column in columns:
        edges.append(edges[-1] + sheet.body_mm * column.share / whole)
    return edges


def _row(
    sheet: Sheet,
    edges: list[float],
    cells: Sequence[str],
    centred: Sequence[bool],
    size_pt: float,
    face: Face,
) -> None:
    step = size_pt * MM_PER_PT * 1.25
    tallest = 1
    for number, cell in enumerate(cells):
        room = edges[number + 1] - edges[number] - 2 * PADDING_MM
        lines = [" ".join(w.text for w in line) for line in break_lines(words_of(cell, face), size_pt, room)]
        tallest = max(tallest, len(lines))
        for line_number, line in enumerate(lines):
            baseline = sheet.y_mm + PADDING_MM + step * (line_number + 0.8)
            if centred[number]:
                sheet.centred_at((edges[number] + edges[number + 1]) / 2, baseline, line, face, size_pt)
            else:
                sheet.text_at(edges[number] + PADDING_MM, baseline, line, face, size_pt)
    sheet.say(" ".join(cell.replace("**", "") for cell in cells if cell))
    sheet.down(step * tallest + 2 * PADDING_MM)
    sheet.rule(edges[0], edges[-1], sheet.y_mm)

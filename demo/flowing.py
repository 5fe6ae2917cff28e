"""Text that runs over as many pages as it needs, broken wherever a page is full."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from demo.fonts import Face, width_mm
from demo.frame import ITALIC, ROMAN
from demo.paragraphs import break_lines, words_of
from demo.sheet import Sheet


class Numbering(StrEnum):
    """How a paper counts its pages: not at all, above from page 2 on, or below with the count of all."""

    NONE = "none"
    ABOVE = "above"
    BELOW = "below"
    BELOW_OF = "below-of"


@dataclass
class Flow:
    """A paper being set page by page. `open_sheet` makes each further page; the first is given."""

    first: Sheet
    open_sheet: Callable[[], Sheet]
    numbering: Numbering = Numbering.ABOVE
    running_line: str = ""
    bottom_mm: float = 24.0
    sheets: list[Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The paper begins on the sheet that bears its head."""
        self.sheets.append(self.first)

    @property
    def sheet(self) -> Sheet:
        """The page at hand."""
        return self.sheets[-1]

    def need(self, mm: float) -> Sheet:
        """The page at hand, or a new one when less room than this is left on it."""
        if self.sheet.y_mm + mm > self.sheet.height_mm - self.bottom_mm:
            self._turn()
        return self.sheet

    def _turn(self) -> None:
        sheet = self.open_sheet()
        sheet.y_mm = 20.0
        if self.numbering is Numbering.ABOVE:
            sheet.centred_at(sheet.width_mm / 2, 13, str(len(self.sheets) + 1), ROMAN, 13)
            sheet.say(str(len(self.sheets) + 1))
        if self.running_line:
            sheet.text_at(sheet.left_mm, 16.5, self.running_line, ITALIC, 10)
            sheet.say(self.running_line)
            sheet.down(2)
        self.sheets.append(sheet)

    def paragraph(self, text: str, *, indent_mm: float = 10.0, face: Face | None = None) -> None:
        """Set a paragraph; where the page ends, its next line goes onto the next page."""
        sheet = self.sheet
        face = face or sheet.face
        lines = break_lines(words_of(text, face), sheet.size_pt, sheet.body_mm, indent_mm)
        for number, line in enumerate(lines):
            sheet = self.need(sheet.line_mm)
            sheet.down(sheet.line_mm)
            x_mm = sheet.left_mm + (indent_mm if number == 0 else 0.0)
            for word in line:
                x_mm = sheet.text_at(x_mm, sheet.y_mm, word.text, word.face)
                x_mm += width_mm(" ", word.face, sheet.size_pt)
            sheet.say(" ".join(word.text for word in line))
        self.sheet.down(1.6)

    def row(self, cells: list[str], shares: list[float], size_pt: float = 11.0) -> None:
        """One line of a table, which is never broken between pages."""
        sheet = self.need(7.0)
        sheet.down(6.6)
        x_mm, whole = sheet.left_mm, sum(shares)
        for cell, share in zip(cells, shares, strict=True):
            sheet.text_at(x_mm + 1, sheet.y_mm, cell, sheet.face, size_pt)
            x_mm += sheet.body_mm * share / whole
        sheet.rule(sheet.left_mm, sheet.left_mm + sheet.body_mm, sheet.y_mm + 1.6)
        sheet.say(" ".join(cell for cell in cells if cell))

    def finished(self) -> list[Sheet]:
        """All pages, numbered below where they are so."""
        for number, sheet in enumerate(self.sheets, 1):
            if self.numbering in (Numbering.BELOW, Numbering.BELOW_OF):
                of = f"/{len(self.sheets)}" if self.numbering is Numbering.BELOW_OF else ""
                shown = f"Trang {number}{of}" if of else str(number)
                sheet.centred_at(sheet.width_mm / 2, sheet.height_mm - 13, shown, ROMAN, 11)
                sheet.say(shown)
            sheet.finish()
        return self.sheets

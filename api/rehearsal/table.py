"""The table at the end of the demonstration."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("Hồ sơ", "Giấy tờ", "Lĩnh vực", "Thủ tục", "Tin cậy", "Trang", "Giây")


@dataclass(frozen=True)
class Row:
    """One case, or the papers that wait for one."""

    case: str
    documents: int
    field: str
    procedure: str
    confidence: float
    pages: int
    seconds: float

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        return (
            self.case,
            str(self.documents),
            self.field,
            self.procedure,
            f"{self.confidence:.2f}",
            str(self.pages),
            f"{self.seconds:.1f}",
        )


def table(rows: Sequence[Row]) -> str:
    """The rows under their head, columns aligned by what a terminal shows."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(HEAD))]
    drawn = [
        "  ".join(_padded(cell, wide) for cell, wide in zip(line, widths, strict=True)) for line in lines
    ]
    rule = "  ".join("─" * wide for wide in widths)
    return "\n".join([drawn[0], rule, *drawn[1:]])


def width(text: str) -> int:
    """Columns that the text fills: marks that combine with their letter fill none."""
    return sum(not unicodedata.combining(letter) for letter in text)


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))

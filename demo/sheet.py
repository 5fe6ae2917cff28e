"""A page while it is being typeset: a cursor that goes down, marks left behind, the truth of both."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from demo.fonts import MM_PER_PT, Face, Family, width_mm
from demo.marks import BLACK, Ink, Mark, Stroke, Text

A4_MM = (210.0, 297.0)
LINE_SPACING = 1.42
ROMAN = Face(Family.SERIF)
INVENTED_MARK = "DỮ LIỆU GIẢ ĐỊNH – KHÔNG CÓ GIÁ TRỊ"


class Manner(StrEnum):
    """How a value came onto the paper, which says how well it can be read."""

    PRINT = "print"
    HAND = "hand"
    BOXES = "boxes"
    CODE = "code"


@dataclass(frozen=True)
class Shown:
    """A value that a paper shows, in its normal form (days as YYYY-MM-DD)."""

    value: str
    manner: Manner = Manner.PRINT


@dataclass(frozen=True)
class Pen:
    """How the blanks of a form were filled in: by printer, typewriter or hand."""

    face: Face = ROMAN
    size_pt: float = 13.0
    ink: Ink = BLACK
    lift_mm: float = 0.0
    is_over_dots: bool = False  # a hand or a typewriter writes over the dots, a computer replaces them


PLAIN_PEN = Pen()


@dataclass
class Sheet:
    """One side of paper. `lines` is what a reader should read, in reading order, one entry a line.

    Left out of the truth: leader dots, empty boxes and ticks, seals, signatures and codes. `shown` are the
    values that the page shows, by name; a blank that nobody filled shows none.
    """

    width_mm: float = A4_MM[0]
    height_mm: float = A4_MM[1]
    left_mm: float = 30.0
    right_mm: float = 18.0
    y_mm: float = 20.0
    size_pt: float = 13.0
    face: Face = ROMAN
    pen: Pen = PLAIN_PEN
    is_blank: bool = False
    marks: list[Mark] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    shown: dict[str, Shown] = field(default_factory=dict)

    @property
    def body_mm(self) -> float:
        """Width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def line_mm(self) -> float:
        """Height of one line of body text."""
        return self.size_pt * MM_PER_PT * LINE_SPACING

    @property
    def text_truth(self) -> str:
        """The page as plain NFC text; empty for a blank side."""
        return unicodedata.normalize("NFC", "\n".join(self.lines))

    def down(self, mm: float) -> None:
        """Move the cursor down."""
        self.y_mm += mm

    def put(self, mark: Mark) -> None:
        """Leave a mark where it says."""
        self.marks.append(mark)

    def say(self, line: str) -> None:
        """Record a line of truth."""
        if line.strip():
            self.lines.append(line.strip())

    def shows(self, values: Mapping[str, str], manner: Manner = Manner.PRINT) -> None:
        """Record values that the page shows from here on; of two under one name the first stays."""
        for name, value in values.items():
            self.shown.setdefault(name, Shown(value, manner))

    def fills_in(self, values: Mapping[str, str]) -> None:
        """Record values that were filled in with the form's pen."""
        is_hand = self.pen.face.family is Family.PEN
        self.shows(values, Manner.HAND if is_hand else Manner.PRINT)

    def rule(self, x0_mm: float, x1_mm: float, y_mm: float, weight_mm: float = 0.25) -> None:
        """A horizontal rule."""
        self.put(Stroke(((x0_mm, y_mm), (x1_mm, y_mm)), weight_mm))

    def text_at(
        self,
        x_mm: float,
        baseline_mm: float,
        text: str,
        face: Face | None = None,
        size_pt: float | None = None,
    ) -> float:
        """Set text with its left end at a point, without truth; returns the x where it ends."""
        face, size_pt = face or self.face, size_pt or self.size_pt
        self.put(Text(x_mm, baseline_mm, text, face, size_pt))
        return x_mm + width_mm(text, face, size_pt)

    def centred_at(
        self,
        x_mm: float,
        baseline_mm: float,
        text: str,
        face: Face | None = None,
        size_pt: float | None = None,
    ) -> float:
        """Set text centred on a point, without truth; returns its width in mm."""
        face, size_pt = face or self.face, size_pt or self.size_pt
        width = width_mm(text, face, size_pt)
        self.put(Text(x_mm - width / 2, baseline_mm, text, face, size_pt))
        return width

    def finish(self) -> "Sheet":
        """Add the line that says all of this is invented; every sheet ends with it, but a blank side."""
        if not self.is_blank:
            self.centred_at(
                self.width_mm / 2, self.height_mm - 7, INVENTED_MARK, Face(Family.SANS, italic=True), 8
            )
            self.say(INVENTED_MARK)
        return self


def blank_side() -> Sheet:
    """The empty back of a paper that was scanned on both sides."""
    return Sheet(is_blank=True)

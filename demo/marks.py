"""What can stand on a page, in millimetres from its upper left corner.

A sheet is a list of these marks; `raster` turns them into pixels and `born_digital` into a PDF with text.
"""

from dataclasses import dataclass

from demo.fonts import Face

Ink = tuple[int, int, int]
Point = tuple[float, float]

BLACK: Ink = (18, 18, 18)
GREY: Ink = (120, 120, 120)
PEN_BLUE: Ink = (24, 44, 140)
SEAL_RED: Ink = (206, 28, 36)


@dataclass(frozen=True)
class Text:
    """One run of letters on a baseline, `x_mm` at its left end."""

    x_mm: float
    baseline_mm: float
    text: str
    face: Face
    size_pt: float
    ink: Ink = BLACK


@dataclass(frozen=True)
class Stroke:
    """A pen or ruling line through points."""

    points_mm: tuple[Point, ...]
    width_mm: float
    ink: Ink = BLACK


@dataclass(frozen=True)
class Dots:
    """Printed leader dots of a fill-in line, on the baseline, as full stops stand."""

    x0_mm: float
    x1_mm: float
    baseline_mm: float


@dataclass(frozen=True)
class Patch:
    """A filled rectangle: photo areas, tinted cards, the modules of a code."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    ink: Ink


@dataclass(frozen=True)
class QrCode:
    """A QR code with its quiet zone inside the square."""

    x_mm: float
    y_mm: float
    side_mm: float
    payload: str


@dataclass(frozen=True)
class Seal:
    """A round red seal with invented agency text around and inside it."""

    x_mm: float  # centre
    y_mm: float
    diameter_mm: float
    ring_text: str
    centre_text: str
    tilt_deg: float


@dataclass(frozen=True)
class Signature:
    """A drawn, meaningless pen signature in a box."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    seed: int


Mark = Text | Stroke | Dots | Patch | QrCode | Seal | Signature

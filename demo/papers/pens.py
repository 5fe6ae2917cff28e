"""The ways in which people fill in forms."""

from demo.fonts import Face, Family
from demo.marks import PEN_BLUE
from demo.sheet import Pen

PRINTED = Pen()
BOLD_PRINT = Pen(Face(Family.SERIF, bold=True))
SANS_PRINT = Pen(Face(Family.SANS), 11.5)
TYPED = Pen(Face(Family.TYPEWRITER), 11.5, lift_mm=0.6, is_over_dots=True)
BLUE_PRINT = Pen(Face(Family.SERIF, italic=True), 13.5, PEN_BLUE, 0.2)
WRITTEN = Pen(Face(Family.PEN), 15.5, PEN_BLUE, 0.6, is_over_dots=True)

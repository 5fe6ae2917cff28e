"""Sheets as a PDF that never was paper: embedded fonts, a text layer, drawn lines and seals.

Each face becomes a Type 0 font with Identity-H encoding and a ToUnicode map (ISO 32000-1, 9.7).
"""

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from demo import penwork, seals, truetype
from demo.fonts import Face, path_of
from demo.marks import Dots, Ink, Mark, Patch, Point, Seal, Signature, Stroke, Text
from demo.sheet import Sheet

PT_PER_MM = 72 / 25.4
SEAL_PX_PER_MM = 8.0


def write_born_digital(sheets: Sequence[Sheet], path: Path) -> None:
    """Write the sheets as a PDF with a sound text layer; a QR code needs a scan."""
    with pikepdf.new() as pdf:
        fonts = _Fonts(pdf)
        for sheet in sheets:
            _Page(pdf, fonts, sheet).add()
        fonts.embed()
        pdf.save(path, deterministic_id=True)


class _Fonts:
    """The faces in use, one PDF font each, and the letters that were set in them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._programs: dict[Face, truetype.TrueType] = {}
        self._used: dict[Face, dict[int, str]] = {}
        self.resources = Dictionary()

    def encode(self, face: Face, text: str) -> tuple[str, str]:
        """The resource name of the face and the text as a hexadecimal string of glyph numbers."""
        if face not in self._programs:
            self._programs[face] = truetype.load(path_of(face))
            self._used[face] = {}
            self.resources[f"/{self._name(face)}"] = self._pdf.make_indirect(Dictionary())
        glyphs = [self._programs[face].glyphs[ord(letter)] for letter in text]
        self._used[face].update(zip(glyphs, text, strict=True))
        return self._name(face), "".join(f"{glyph:04X}" for glyph in glyphs)

    def _name(self, face: Face) -> str:
        return f"F{list(self._programs).index(face)}"

    def embed(self) -> None:
        """Fill in the font dictionaries, when all letters are known."""
        for face, program in self._programs.items():
            font = self.resources[f"/{self._name(face)}"]
            name = Name(f"/{path_of(face).stem}")
            font.Type, font.Subtype, font.BaseFont = Name.Font, Name.Type0, name
            font.Encoding = Name("/Identity-H")
            font.ToUnicode = self._pdf.make_stream(_to_unicode(self._used[face]))
            font.DescendantFonts = Array([self._descendant(name, face, program)])

    def _descendant(self, name: Name, face: Face, program: truetype.TrueType) -> Dictionary:
        stream = self._pdf.make_stream(program.program, Length1=len(program.program))
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([-500, program.descent, 2000, program.ascent]),
            ItalicAngle=-12 if face.italic else 0,
            Ascent=program.ascent,
            Descent=program.descent,
            CapHeight=660,
            StemV=80,
            FontFile2=stream,
        )
        widths: list[object] = []
        for glyph in sorted(self._used[face]):
            widths += [glyph, Array([round(program.advance(glyph), 1)])]
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=self._pdf.make_indirect(descriptor),
            W=Array(widths),
        )


def _to_unicode(used: dict[int, str]) -> bytes:
    entries = sorted(used.items())
    blocks = []
    for start in range(0, len(entries), 100):  # the format allows 100 entries a block
        block = entries[start : start + 100]
        lines = [f"<{glyph:04X}> <{letter.encode('utf-16-be').hex()}>" for glyph, letter in block]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sohoa def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


class _Page:
    """One sheet as a content stream."""

    def __init__(self, pdf: pikepdf.Pdf, fonts: _Fonts, sheet: Sheet) -> None:
        self._pdf, self._fonts, self._sheet = pdf, fonts, sheet
        self._images = Dictionary()
        self._content: list[str] = []

    def add(self) -> None:
        size = (self._sheet.width_mm * PT_PER_MM, self._sheet.height_mm * PT_PER_MM)
        for mark in self._sheet.marks:
            self._draw(mark)
        page = self._pdf.add_blank_page(page_size=size)
        # Seals darken what lies under them, as ink does.
        multiply = Dictionary(Multiply=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
        page.Resources = Dictionary(Font=self._fonts.resources, XObject=self._images, ExtGState=multiply)
        page.Contents = self._pdf.make_stream("\n".join(self._content).encode())

    def _at(self, x_mm: float, y_mm: float) -> str:
        return f"{x_mm * PT_PER_MM:.2f} {(self._sheet.height_mm - y_mm) * PT_PER_MM:.2f}"

    def _draw(self, mark: Mark) -> None:
        match mark:
            case Text():
                name, glyphs = self._fonts.encode(mark.face, mark.text)
                place = self._at(mark.x_mm, mark.baseline_mm)
                ink = _rgb(mark.ink)
                self._content.append(
                    f"BT {ink} rg /{name} {mark.size_pt:.1f} Tf 1 0 0 1 {place} Tm <{glyphs}> Tj ET"
                )
            case Stroke():
                self._stroke(mark.points_mm, mark.width_mm, mark.ink)
            case Dots():
                self._dots(mark)
            case Patch():
                corner = self._at(mark.x_mm, mark.y_mm + mark.height_mm)
                size = f"{mark.width_mm * PT_PER_MM:.2f} {mark.height_mm * PT_PER_MM:.2f}"
                self._content.append(f"{_rgb(mark.ink)} rg {corner} {size} re f")
            case Signature():
                for stroke in penwork.signature(mark):
                    self._stroke(stroke.points_mm, stroke.width_mm, stroke.ink)
            case Seal():
                self._seal(mark)
            case _:
                raise ValueError(f"A born-digital page cannot hold a {type(mark).__name__}; scan it instead.")

    def _stroke(self, points_mm: tuple[Point, ...], width_mm: float, ink: Ink) -> None:
        places = [self._at(x, y) for x, y in points_mm]
        path = f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:])
        self._content.append(f"q {_rgb(ink)} RG {width_mm * PT_PER_MM:.2f} w 1 J 1 j {path} S Q")

    def _dots(self, mark: Dots) -> None:
        y_mm = mark.baseline_mm - 0.19
        path = f"{self._at(mark.x0_mm, y_mm)} m {self._at(mark.x1_mm, y_mm)} l"
        self._content.append(f"q 1.1 w 1 J [0 3.25] 0 d {path} S Q")

    def _seal(self, mark: Seal) -> None:
        print_ = seals.imprint(mark, SEAL_PX_PER_MM)
        name = f"S{len(self._images.keys())}"
        self._images[f"/{name}"] = self._pdf.make_stream(
            print_.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=print_.width,
            Height=print_.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        side_mm = print_.width / SEAL_PX_PER_MM
        corner = self._at(mark.x_mm - side_mm / 2, mark.y_mm + side_mm / 2)
        side = f"{side_mm * PT_PER_MM:.2f}"
        self._content.append(f"q /Multiply gs {side} 0 0 {side} {corner} cm /{name} Do Q")


def _rgb(ink: Ink) -> str:
    return " ".join(f"{level / 255:.3f}" for level in ink)

"""A font without shapes: every UTF-16 unit is a blank of half an em that says which letter it is.

Built here table by table (OpenType 1.9, "TrueType outlines"), so that no font file is carried along.
"""

import struct

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

ADVANCE = 0.5
"""The width of every glyph in ems."""

_UNITS_PER_EM = 1000
_ASCENT, _DESCENT = 800, -200

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%d beginbfrange
%s
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font as an object of `pdf`: a code is the UTF-16 unit of its letter."""
    program = Stream(pdf, _program())
    program.Length1 = len(_program())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/SohoaBlank"),
        Flags=4,
        FontBBox=Array([0, _DESCENT, 500, _ASCENT]),
        ItalicAngle=0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=700,
        StemV=80,
        FontFile2=pdf.make_indirect(program),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/SohoaBlank"),
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=int(ADVANCE * 1000),
        # All codes show the one blank glyph; without the map they would name glyphs that do not exist.
        CIDToGIDMap=pdf.make_indirect(Stream(pdf, b"\x00\x01" * 65536)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/SohoaBlank"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode())),
        )
    )


def encoded(text: str) -> bytes:
    """The codes of a text in this font; letters beyond the first plane become the replacement character."""
    return "".join(char if ord(char) <= 0xFFFF else "\ufffd" for char in text).encode("utf-16-be", "replace")


def _to_unicode() -> bytes:
    # One range a row of 256 codes: a bfrange must not carry from the low into the high byte.
    rows = [row for row in range(256) if not 0xD8 <= row <= 0xDF]
    parts = []
    for start in range(0, len(rows), 100):  # at most 100 ranges in a section
        part = rows[start : start + 100]
        lines = "\n".join(f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>" for row in part)
        parts.append((len(part), lines.encode()))
    head, _, tail = _TO_UNICODE.partition(b"%d beginbfrange\n%s\nendbfrange\n")
    body = b"".join(b"%d beginbfrange\n%s\nendbfrange\n" % part for part in parts)
    return head + body + tail


def _program() -> bytes:
    """A TrueType font of two empty glyphs."""
    tables = {
        b"OS/2": struct.pack(
            ">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHH",
            *(3, 500, 400, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b"\0" * 10, 0, 0, 0, 0, b"SOHO"),
            *(0x40, 0, 0xFFFF, _ASCENT, _DESCENT, 0, _ASCENT, -_DESCENT),
        )
        + struct.pack(">IIhhHHH", 0, 0, 500, 700, 0, 32, 0),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12)
        + struct.pack(">HHHHHHHHHHHH", 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0),
        b"glyf": b"\0" * 4,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0, _UNITS_PER_EM, 0, 0),
            *(0, _DESCENT, 500, _ASCENT, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x00010000, _ASCENT, _DESCENT, 0, 500, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 1
        ),
        b"hmtx": struct.pack(">Hhh", 500, 0, 0),
        b"loca": struct.pack(">HHH", 0, 0, 0),
        b"maxp": struct.pack(">I14H", 0x00010000, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": struct.pack(">HHH", 0, 0, 6),
        b"post": struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 1, 0, 0, 0, 0),
    }
    return _assembled(tables)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    offset, body = 12 + 16 * count, b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, checksum, offset + len(body), len(table))
        body += padded
    return directory + body

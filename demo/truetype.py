"""The little of a TrueType file that a PDF needs: which glyph draws a letter, and how wide it is.

Tables and formats: OpenType specification, `head`, `hhea`, `hmtx`, `cmap` format 4.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

PDF_UNITS = 1000


@dataclass(frozen=True)
class TrueType:
    """A font program with its glyph numbers by code point and its advances in thousandths of the size."""

    program: bytes
    glyphs: dict[int, int]
    advances: tuple[float, ...]
    ascent: int
    descent: int

    def advance(self, glyph: int) -> float:
        """Advance width; glyphs past the end of the table share its last width."""
        return self.advances[min(glyph, len(self.advances) - 1)]


def load(path: Path) -> TrueType:
    """Read a font file; ValueError when it has no TrueType outlines or no Unicode map of format 4."""
    program = path.read_bytes()
    tables = _tables(program)
    if "glyf" not in tables:
        raise ValueError(f"{path.name} has no TrueType outlines and cannot be embedded; choose another face.")
    per_em = struct.unpack_from(">H", program, tables["head"] + 18)[0]
    ascent, descent = struct.unpack_from(">hh", program, tables["hhea"] + 4)
    count = struct.unpack_from(">H", program, tables["hhea"] + 34)[0]
    metrics = struct.unpack_from(f">{count * 2}h", program, tables["hmtx"])
    scale = PDF_UNITS / per_em
    return TrueType(
        program=program,
        glyphs=_glyph_numbers(program, tables["cmap"]),
        advances=tuple(width * scale for width in metrics[::2]),
        ascent=round(ascent * scale),
        descent=round(descent * scale),
    )


def _tables(program: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", program, 4)[0]
    found = {}
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", program, 12 + 16 * number)
        found[tag.decode("ascii")] = offset
    return found


def _glyph_numbers(program: bytes, cmap: int) -> dict[int, int]:
    count = struct.unpack_from(">H", program, cmap + 2)[0]
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHI", program, cmap + 4 + 8 * number)
        if struct.unpack_from(">H", program, cmap + offset)[0] == 4:
            return _format_4(program, cmap + offset)
    raise ValueError("The font has no Unicode character map of format 4.")


def _format_4(program: bytes, start: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", program, start + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", program, start + 14)
    firsts = struct.unpack_from(f">{segments}H", program, start + 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", program, start + 16 + 4 * segments)
    offsets_at = start + 16 + 6 * segments
    found: dict[int, int] = {}
    for number, (first, end, delta) in enumerate(zip(firsts, ends, deltas, strict=True)):
        offset_at = offsets_at + 2 * number
        offset = struct.unpack_from(">H", program, offset_at)[0]
        for point in range(first, min(end, 0xFFFE) + 1):
            glyph = point
            if offset:
                glyph = struct.unpack_from(">H", program, offset_at + offset + 2 * (point - first))[0]
            if glyph or not offset:
                found[point] = (glyph + delta) & 0xFFFF
    return found

"""Typefaces of the invented papers, found on this machine when they are first needed.

No font travels with the program: Debian's packages `fonts-croscore` (metric twins of Times New Roman,
Arial and Courier New) and `fonts-texgyre` carry all 134 Vietnamese letters.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/usr/share/texmf/fonts"),
)
MM_PER_PT = 25.4 / 72
MEASURING_PX = 1000


class MissingFontError(Exception):
    """A typeface of the generator is not installed; the message names the Debian package."""


class Family(StrEnum):
    """The hands and machines that fill in a paper."""

    SERIF = "serif"
    SANS = "sans"
    TYPEWRITER = "typewriter"
    PEN = "pen"


@dataclass(frozen=True)
class Face:
    """One style of one family."""

    family: Family = Family.SERIF
    bold: bool = False
    italic: bool = False

    def as_bold(self) -> "Face":
        return replace(self, bold=True)

    def as_italic(self) -> "Face":
        return replace(self, italic=True)


# (family, bold, italic) -> file name and the Debian package that holds it.
_CROSCORE = {Family.SERIF: "Tinos", Family.SANS: "Arimo", Family.TYPEWRITER: "Cousine"}
_PEN_FILE = "texgyrechorus-mediumitalic.otf"  # the calligraphic face has this one style only


def file_name(face: Face) -> tuple[str, str]:
    """The file of a face and the Debian package that installs it."""
    if face.family is Family.PEN:
        return _PEN_FILE, "fonts-texgyre"
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic"}
    name = _CROSCORE[face.family]
    return f"{name}-{style.get((face.bold, face.italic), 'BoldItalic')}.ttf", "fonts-croscore"


@lru_cache(maxsize=32)
def path_of(face: Face, folders: tuple[Path, ...] = FONT_FOLDERS) -> Path:
    """Where the face lies on this machine; MissingFontError when its package is not installed."""
    name, package = file_name(face)
    for folder in folders:
        found = sorted(folder.rglob(name)) if folder.is_dir() else []
        if found:
            return found[0]
    raise MissingFontError(
        f"Không tìm thấy phông chữ {name}: hãy cài gói Debian {package} (apt install {package}). / "
        f"The font file {name} was not found: install the Debian package {package} (apt install {package})."
    )


@lru_cache(maxsize=256)
def at_size(face: Face, size_px: float) -> ImageFont.FreeTypeFont:
    """The face ready to draw at a size in pixels."""
    return ImageFont.truetype(str(path_of(face)), size_px, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=50_000)
def width_mm(text: str, face: Face, size_pt: float) -> float:
    """Width of the text in millimetres, independent of the resolution it will be drawn at."""
    units = at_size(face, MEASURING_PX).getlength(text)
    return units / MEASURING_PX * size_pt * MM_PER_PT

"""Codes of sheets that are laid between papers: patch codes, and the cover sheets of this program."""

import re
from collections.abc import Iterable

from classify.folding import fold, squeeze

_COVER = re.compile(r"^\s*(?:SOHOA[:|/-]|SOHOA-COVER)", re.IGNORECASE)
_PATCH = re.compile(r"^\s*PATCH[\s_-]?T\s*$", re.IGNORECASE)
_NAMES_ITSELF = ("patch code", "separator sheet", "to phan cach", "trang phan cach")
_MOST_CHARS = 400
"""A page with more text than this is a paper that bears such a code as a sticker, unless it names itself."""


def is_cover_code(text: str) -> bool:
    """True for the code of a cover sheet: the papers behind it belong to what it names."""
    return _COVER.match(text) is not None


def is_patch_code(text: str) -> bool:
    """True for a patch code T, which scanners and document systems take as `here begins a new paper`."""
    return _PATCH.match(text) is not None


def is_patch_sheet(text: str, codes: Iterable[str]) -> bool:
    """True for a page that only parts papers: it bears a patch code, and says little else or what it is."""
    if not any(is_patch_code(code) for code in codes):
        return False
    return says_little(text) or any(name in fold(text) for name in _NAMES_ITSELF)


def says_little(text: str) -> bool:
    """True for a page with no more text than a sheet between papers has."""
    return len(squeeze(text)) <= _MOST_CHARS

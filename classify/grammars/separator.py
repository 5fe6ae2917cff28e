"""Codes of sheets that are laid between papers: patch codes, and the cover sheets of this program."""

import re

_COVER = re.compile(r"^\s*(?:SOHOA[:|/-]|SOHOA-COVER)", re.IGNORECASE)
_PATCH = re.compile(r"^\s*PATCH[\s_-]?T\s*$", re.IGNORECASE)


def is_cover_code(text: str) -> bool:
    """True for the code of a cover sheet: the papers behind it belong to what it names."""
    return _COVER.match(text) is not None


def is_patch_code(text: str) -> bool:
    """True for a patch code T, which scanners and document systems take as `here begins a new paper`."""
    return _PATCH.match(text) is not None

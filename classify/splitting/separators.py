"""Sheets that were laid between papers on purpose: they win over everything that pages look like."""

from classify.folding import squeeze
from classify.grammars.separator import is_cover_code, is_patch_code
from classify.page import Page
from classify.paper_titles import head_of
from classify.paper_type import PaperType

_MOST_CHARS = 400
"""A page with more text than this is a paper that bears such a code as a sticker, not a sheet of its own."""


def bears_separator(page: Page) -> bool:
    """True when a patch code or the code of a cover sheet stands on the page: a paper begins with it."""
    return any(is_patch_code(code.text) or is_cover_code(code.text) for code in page.codes)


def is_patch_sheet(page: Page) -> bool:
    """True for a sheet that only parts papers."""
    return any(is_patch_code(code.text) for code in page.codes) and _says_little(page)


def is_cover_sheet(page: Page) -> bool:
    """True for the cover sheet of a dossier: with its code, or with its title where the code was not read."""
    if any(is_cover_code(code.text) for code in page.codes):
        return _says_little(page)
    first = next((line for line in page.text.split("\n") if line.strip()), "")
    head = head_of(first)
    return head is not None and head[0] is PaperType.COVER_SHEET and _says_little(page)


def _says_little(page: Page) -> bool:
    return len(squeeze(page.text)) <= _MOST_CHARS

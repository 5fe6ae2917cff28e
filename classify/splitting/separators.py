"""Sheets that were laid between papers on purpose: they win over everything that pages look like."""

from classify.grammars import separator
from classify.grammars.separator import is_cover_code, is_patch_code, says_little
from classify.page import Page
from classify.paper_titles import head_of
from classify.paper_type import PaperType


def bears_separator(page: Page) -> bool:
    """True when a patch code or the code of a cover sheet stands on the page: a paper begins with it."""
    return any(is_patch_code(code.text) or is_cover_code(code.text) for code in page.codes)


def is_patch_sheet(page: Page) -> bool:
    """True for a sheet that only parts papers."""
    return separator.is_patch_sheet(page.text, [code.text for code in page.codes])


def is_cover_sheet(page: Page) -> bool:
    """True for the cover sheet of a dossier: with its code, or with its title where the code was not read."""
    if any(is_cover_code(code.text) for code in page.codes):
        return says_little(page.text)
    first = next((line for line in page.text.split("\n") if line.strip()), "")
    head = head_of(first)
    return head is not None and head[0] is PaperType.COVER_SHEET and says_little(page.text)

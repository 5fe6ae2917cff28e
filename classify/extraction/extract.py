"""Every value of a paper that the classifier can prove from its pages."""

from collections.abc import Mapping, Sequence

from classify.answer import Extracted
from classify.extraction.case_codes import case_codes
from classify.extraction.document_head import document_head
from classify.extraction.land_facts import land_facts
from classify.extraction.people import people
from classify.extraction.written import written
from classify.heading import Heading
from classify.page import Page


def extract(pages: Sequence[Page], heading: Heading, max_text_chars: int) -> Mapping[str, Extracted]:
    """Values by name; of two pages that hold the same name, the first page wins.

    The head (number, date, agency, subject) is read on the first written page only.
    """
    found: dict[str, Extracted] = {}
    is_first = True
    for page in pages:
        if page.is_blank:
            continue
        text = written(page.text[:max_text_chars])
        parts = [case_codes(page, text), people(page, text), land_facts(page, text)]
        if is_first:
            parts.append(document_head(page, text, heading))
            is_first = False
        for part in parts:
            found = {**part, **found}
    return found

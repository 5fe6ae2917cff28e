"""Every value of a paper that the classifier can prove from its pages."""

from collections.abc import Mapping, Sequence

from classify.answer import Extracted
from classify.extraction.appointment import appointment
from classify.extraction.case_codes import case_codes
from classify.extraction.document_date import document_date
from classify.extraction.document_head import document_head
from classify.extraction.land_facts import land_facts
from classify.extraction.people import people
from classify.extraction.signature import signature
from classify.extraction.tax_facts import tax_facts
from classify.extraction.written import written
from classify.heading import Heading
from classify.page import Page

_EVERY_PAGE = (case_codes, people, tax_facts, land_facts, appointment, document_date, signature)


_OF_A_PERSON = frozenset(["citizen_number", "birth_date"])


def extract(pages: Sequence[Page], heading: Heading, max_text_chars: int) -> Mapping[str, Extracted]:
    """Values by name; of two pages that hold the same name, the first page wins.

    The head (number, agency, subject) is read on the first written page only. A number or birth date on a
    later page is taken only when that page names the same person, or the first pages named nobody.
    """
    found: dict[str, Extracted] = {}
    is_first = True
    for page in pages:
        if page.is_blank:
            continue
        text = written(page.text[:max_text_chars])
        values = dict(document_head(page, text, heading)) if is_first else {}
        for read in _EVERY_PAGE:
            values |= read(page, text)
        if not is_first and not _is_same_person(found, values):
            values = {name: value for name, value in values.items() if name not in _OF_A_PERSON}
        found = {**values, **found}
        is_first = False
    return found


def _is_same_person(found: Mapping[str, Extracted], values: Mapping[str, Extracted]) -> bool:
    named, here = found.get("applicant_name"), values.get("applicant_name")
    return here is not None and (named is None or named.value == here.value)

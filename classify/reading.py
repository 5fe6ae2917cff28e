"""A paper as the evidence looks at it: its pages' text, and the heading of the first written page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from classify.evidence.terms import terms_of
from classify.folding import without_leaders
from classify.heading import Heading, find_heading
from classify.page import Page

_WEIGHED_CHARS = 12_000


@dataclass(frozen=True, slots=True)
class Reading:
    """`first` is the text of the first written page, `body` the text that is weighed, without leaders."""

    pages: tuple[Page, ...]
    first: str
    body: str
    heading: Heading
    title_terms: Counter[str]
    body_terms: Counter[str]

    @property
    def is_blank(self) -> bool:
        """True when no page holds anything."""
        return all(page.is_blank for page in self.pages)


def read_paper(pages: Sequence[Page], max_text_chars: int) -> Reading:
    """The paper made ready; text beyond `max_text_chars` is left aside."""
    written = [page.text for page in pages if not page.is_blank]
    first = written[0][:max_text_chars] if written else ""
    whole = "\n".join(written)[:max_text_chars]
    body = without_leaders(whole)[:_WEIGHED_CHARS]
    heading = find_heading(first)
    return Reading(tuple(pages), first, body, heading, terms_of(heading.whole), terms_of(body))

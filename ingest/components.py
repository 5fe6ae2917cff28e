"""Which papers of a procedure lie in a case: present, missing, surplus."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from classify.catalogue.records import ComponentRecord
from classify.paper_type import PaperType
from storage.folding import fold

ENOUGH_LIKE = 72.0
"""How alike (0..100) a paper's title and a component's name must be to count as the same."""

OFFICE_PAPERS = (PaperType.ONE_STOP_SLIP, PaperType.COVER_SHEET)
"""What the office itself lays into a case: no procedure asks for it, and nobody brought it too much."""


@dataclass(frozen=True)
class LyingPaper:
    """A paper in the case, as far as components are concerned."""

    document_id: str
    paper_type: PaperType
    title: str


@dataclass(frozen=True)
class Checklist:
    """Components with the papers that fill them, required ones without a paper, and papers that fill none."""

    present: tuple[tuple[ComponentRecord, str], ...]
    missing: tuple[ComponentRecord, ...]
    surplus: tuple[str, ...]


def checklist(components: Sequence[ComponentRecord], papers: Sequence[LyingPaper]) -> Checklist:
    """Match papers to components, the likest pairs first, each at most once."""
    pairs = sorted(
        (
            (likeness(component, paper), place, paper.document_id)
            for place, component in enumerate(components)
            for paper in papers
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    filled: dict[int, str] = {}
    for score, place, document_id in pairs:
        if score >= ENOUGH_LIKE and place not in filled and document_id not in filled.values():
            filled[place] = document_id
    return Checklist(
        present=tuple((components[place], document_id) for place, document_id in sorted(filled.items())),
        missing=tuple(
            component
            for place, component in enumerate(components)
            if component.required and place not in filled
        ),
        surplus=tuple(
            paper.document_id
            for paper in papers
            if paper.document_id not in filled.values() and paper.paper_type not in OFFICE_PAPERS
        ),
    )


def likeness(component: ComponentRecord, paper: LyingPaper) -> float:
    """How much the paper looks like the component, 0..100: by title, helped by the type of paper."""
    title = fuzz.token_set_ratio(fold(component.name), fold(paper.title)) if paper.title else 0.0
    if component.paper is not paper.paper_type:
        return title * 0.85
    # A scan's title may be unreadable; of the right type, it still is the likeliest candidate.
    return max(title, 40.0 + title * 0.6)

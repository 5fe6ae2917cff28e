"""Two classifiers over the same papers, field by field."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classify.classifier import Classifier
from classify.page import Page


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper whose field is certain; form feeds part the pages of its text."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its papers, and how many of them each of the two got right."""

    field: str
    papers: int
    serving_right: int
    candidate_right: int

    @property
    def gain(self) -> float:
        """By how much the share of right answers grows, -1..1."""
        return (self.candidate_right - self.serving_right) / self.papers

    def to_json(self) -> dict[str, object]:
        """The row as plain JSON."""
        return {
            "field": self.field,
            "papers": self.papers,
            "serving_right": self.serving_right,
            "candidate_right": self.candidate_right,
        }


def compare(serving: Classifier, candidate: Classifier, papers: Iterable[KnownPaper]) -> list[FieldChange]:
    """How both do on every field of the papers, by name."""
    counts: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for paper in papers:
        pages = [Page(number, text) for number, text in enumerate(paper.text.split("\f"), start=1)]
        counts[paper.field].append((_is_right(serving, pages, paper), _is_right(candidate, pages, paper)))
    return [
        FieldChange(field, len(pairs), sum(old for old, _ in pairs), sum(new for _, new in pairs))
        for field, pairs in sorted(counts.items())
    ]


def worsened(changes: Iterable[FieldChange], margin: float) -> list[FieldChange]:
    """The fields whose share of right answers falls by more than the margin."""
    return [change for change in changes if -change.gain > margin + 1e-9]


def _is_right(classifier: Classifier, pages: Sequence[Page], paper: KnownPaper) -> bool:
    fields = classifier.classify(pages).fields
    return bool(fields) and fields[0].slug == paper.field

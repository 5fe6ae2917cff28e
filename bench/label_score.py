"""How often labels are right: overall, for each field, and where the program does not abstain."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from bench.calibration import Judged


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper's true field, type and (where known) procedure beside what was answered, best first."""

    field: str
    kind: str
    fields_answered: tuple[str, ...]
    confidence: float
    abstained: bool
    kind_answered: str
    procedure: str | None = None
    procedures_answered: tuple[str, ...] = ()
    kind_confidence: float = 0.0
    procedure_confidence: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether the best field is the true one."""
        return self.is_among(1)

    def is_among(self, first: int) -> bool:
        """Whether the true field is one of the `first` best."""
        return self.field in self.fields_answered[:first]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field: its papers, the shares right at first and within three, and the usual mistake.

    `coverage` is the share of its papers answered without a person, `precision` the share of papers that
    were answered as this field without a person and are of it (None when none was).
    """

    field: str
    papers: int
    top1: float
    top3: float
    coverage: float
    precision: float | None
    mistaken_for: str | None


def top(first: int, papers: Sequence[Labelled]) -> float:
    """The share of papers whose true field is among the `first` best."""
    return fmean(paper.is_among(first) for paper in papers)


def kind_accuracy(papers: Sequence[Labelled]) -> float:
    """The share of papers whose type is right."""
    return fmean(paper.kind == paper.kind_answered for paper in papers)


def each_field(papers: Sequence[Labelled]) -> list[FieldScore]:
    """The scores of every field that is some paper's truth, by name."""
    return [_field_score(field, papers) for field in sorted({paper.field for paper in papers})]


def macro(papers: Sequence[Labelled]) -> float:
    """The mean over fields of the share of their papers that are right: small fields weigh the same."""
    return fmean(score.top1 for score in each_field(papers))


def coverage(papers: Sequence[Labelled]) -> float:
    """The share of papers for which the program does not abstain."""
    return fmean(not paper.abstained for paper in papers)


def precision(papers: Sequence[Labelled]) -> float | None:
    """The share of right answers among those not abstained from; None when there are none."""
    kept = [paper.is_right for paper in papers if not paper.abstained]
    return fmean(kept) if kept else None


def kind_macro(papers: Sequence[Labelled]) -> float:
    """The mean over paper types of the share of their papers that are right."""
    kinds = {paper.kind for paper in papers}
    return fmean(kind_accuracy([paper for paper in papers if paper.kind == kind]) for kind in kinds)


def procedure_top(first: int, papers: Sequence[Labelled]) -> float | None:
    """The share with the true procedure among the `first` best; None where no paper says its procedure."""
    found = [paper.procedure in paper.procedures_answered[:first] for paper in papers if paper.procedure]
    return fmean(found) if found else None


def procedure_macro(papers: Sequence[Labelled]) -> float | None:
    """The mean over procedures of the share right at first; None where no paper says its procedure."""
    codes = {paper.procedure for paper in papers if paper.procedure}
    shares = [procedure_top(1, [paper for paper in papers if paper.procedure == code]) for code in codes]
    return fmean(share for share in shares if share is not None) if shares else None


def kinds_judged(papers: Sequence[Labelled]) -> list[Judged]:
    """The paper types as confidences that were right or wrong."""
    return [Judged(paper.kind_confidence, paper.kind == paper.kind_answered) for paper in papers]


def procedures_judged(papers: Sequence[Labelled]) -> list[Judged]:
    """The best procedures, of the papers that say theirs, as confidences that were right or wrong."""
    return [
        Judged(paper.procedure_confidence, paper.procedure == "".join(paper.procedures_answered[:1]))
        for paper in papers
        if paper.procedure
    ]


def judged(papers: Sequence[Labelled]) -> list[Judged]:
    """The best fields as confidences that were right or wrong."""
    return [Judged(paper.confidence, paper.is_right) for paper in papers]


def _field_score(field: str, papers: Sequence[Labelled]) -> FieldScore:
    own = [paper for paper in papers if paper.field == field]
    mistakes = Counter((paper.fields_answered or ("",))[0] for paper in own if not paper.is_right)
    usual = mistakes.most_common(1)[0][0] if mistakes else None
    answered = [paper for paper in papers if paper.fields_answered[:1] == (field,)]
    return FieldScore(field, len(own), top(1, own), top(3, own), coverage(own), precision(answered), usual)

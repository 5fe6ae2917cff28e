"""The classification benchmark as a Markdown section."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from bench import label_score
from bench.calibration import coverage_at, expected_error, reliability
from bench.classify_tables import STATED_PRECISION, p95
from bench.label_score import Labelled
from bench.markdown import percent, table

_EXPLAINED = (
    "Macro: the mean over fields, each weighing the same. Coverage: the share of papers for which the program"
    " does not abstain; precision: the share of right fields among those. ECE: expected calibration error of"
    " the best field over ten bins. A paper's time includes its type, field, procedures and extracted values."
)


@dataclass(frozen=True, slots=True)
class ClassifyRun:
    """All answers, the time of each, and what gave them; `unknown_fields` are not in the catalogue."""

    papers: tuple[Labelled, ...]
    times_ms: tuple[float, ...]
    start_s: float
    threshold: float
    version: str
    unknown_fields: tuple[str, ...]


def section(command: str, machine: str, run: ClassifyRun, more: Sequence[str]) -> str:
    """The section of `docs/`: the figures, their calibration, each field and type, and `more` tables."""
    parts = [
        "## Classification",
        f"`{command}`, {len(run.papers)} texts; classifier `{run.version}`.\n{machine}.",
        _figures(run),
        f"Fields of the set that the catalogue does not have: {', '.join(run.unknown_fields) or 'none'}.",
        _reliability(run.papers),
        _fields(run.papers),
        _kinds(run.papers),
        _EXPLAINED,
        *more,
    ]
    return "\n\n".join(parts) + "\n"


def _figures(run: ClassifyRun) -> str:
    papers, answers = run.papers, label_score.judged(run.papers)
    threshold = f"at the threshold of {run.threshold:g}"
    rows = [
        ("field, top 1", percent(label_score.top(1, papers)), "90 %"),
        ("field, top 3", percent(label_score.top(3, papers)), "96 %"),
        ("field, macro over fields", percent(label_score.macro(papers)), "85 %"),
        ("paper type", percent(label_score.kind_accuracy(papers)), "95 %"),
        ("paper type, macro over types", percent(label_score.kind_macro(papers)), "–"),
        (f"coverage {threshold}", percent(label_score.coverage(papers)), "–"),
        (f"precision {threshold}", percent(label_score.precision(papers)), "–"),
        (
            f"coverage at {STATED_PRECISION:.0%} precision",
            percent(coverage_at(STATED_PRECISION, answers)),
            "75 %",
        ),
        ("ECE", f"{expected_error(answers):.3f}", "0.050"),
        ("ms a text, mean", f"{fmean(run.times_ms):.1f}", "–"),
        ("ms a text, p95", f"{p95(run.times_ms):.1f}", "100"),
        ("s to start (catalogue and classifier)", f"{run.start_s:.2f}", "–"),
    ]
    return table(("figure", "measured", "goal"), rows)


def _reliability(papers: Sequence[Labelled]) -> str:
    rows = [
        (f"from {one.low:.1f}", str(one.count), percent(one.confidence), percent(one.share_right))
        for one in reliability(label_score.judged(papers))
    ]
    return table(("confidence of the best field", "papers", "mean confidence", "right"), rows)


def _fields(papers: Sequence[Labelled]) -> str:
    rows = [
        (
            one.field,
            str(one.papers),
            percent(one.top1),
            percent(one.top3),
            percent(one.coverage),
            percent(one.precision),
            one.mistaken_for or "–",
        )
        for one in label_score.each_field(papers)
    ]
    return table(("field", "papers", "top 1", "top 3", "coverage", "precision", "usual mistake"), rows)


def _kinds(papers: Sequence[Labelled]) -> str:
    """Which types were answered for the papers of each type."""
    answered = Counter((paper.kind, paper.kind_answered) for paper in papers)
    rows = []
    for kind in sorted({paper.kind for paper in papers}):
        found = [(answer, count) for (truth, answer), count in answered.most_common() if truth == kind]
        rows.append((kind, ", ".join(f"{answer} {count}" for answer, count in found)))
    return table(("paper type", "answered"), rows)

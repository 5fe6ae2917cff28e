"""Tables of the classification benchmark beyond the plain texts: paper, pairs, procedures, peers, the API."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles

from bench import label_score
from bench.api_speed import ApiSpeed
from bench.calibration import coverage_at, expected_error
from bench.confusable import Confusion
from bench.label_score import Labelled
from bench.markdown import percent, table

STATED_PRECISION = 0.98
_GOAL_TEXT_MS, _GOAL_BESIDE_MS = 100, 150

_SHARES: Mapping[str, Callable[[Sequence[Labelled]], float | None]] = {
    "field, top 1": lambda papers: label_score.top(1, papers),
    "field, top 3": lambda papers: label_score.top(3, papers),
    "field, macro over fields": label_score.macro,
    "paper type": label_score.kind_accuracy,
    "paper type, macro over types": label_score.kind_macro,
    "not abstained": label_score.coverage,
    "right among those": label_score.precision,
    f"coverage at {STATED_PRECISION:.0%} precision": lambda papers: coverage_at(
        STATED_PRECISION, label_score.judged(papers)
    ),
}


def media(texts: Sequence[Labelled], others: Mapping[str, Sequence[Labelled]]) -> str:
    """The same papers as whole texts, as the text of their pages, and as pages that were read."""
    base, *read = others.items()
    head = ["figure", "whole text", *others, *(f"{name}: points lost" for name, _ in read)]
    rows = [
        [
            figure,
            percent(share(texts)),
            *(percent(share(papers)) for papers in others.values()),
            *(_points(share(base[1]), share(papers)) for _, papers in read),
        ]
        for figure, share in _SHARES.items()
    ]
    errors = [expected_error(label_score.judged(papers)) for papers in (texts, *others.values())]
    rows.append(["ECE of the field", *(f"{error:.3f}" for error in errors), *("–" for _ in read)])
    errors = [expected_error(label_score.kinds_judged(papers)) for papers in (texts, *others.values())]
    rows.append(["ECE of the paper type", *(f"{error:.3f}" for error in errors), *("–" for _ in read)])
    return f"### Over paper\n\n{_ON_PAPER}\n\n{table(head, rows)}"


_ON_PAPER = (
    "Each text is typeset on A4, its first two pages are kept, scanned at 200 dpi as an office scanner does"
    " (stamped: with red seals and blue signatures across the text) and read by the reader of this program."
    " Points lost: against the text of the same pages."
)


def procedures(texts: Sequence[Labelled], own: Sequence[Labelled]) -> str:
    """How often the procedure is right: in the set where it says procedures, and on our generator's forms."""
    rows = [
        (
            name,
            str(len(label_score.procedures_judged(papers))),
            percent(label_score.procedure_top(1, papers)),
            percent(label_score.procedure_top(3, papers)),
            percent(label_score.procedure_macro(papers)),
            f"{expected_error(label_score.procedures_judged(papers)):.3f}",
        )
        for name, papers in (("the set", texts), ("filled forms of our generator", own))
        if label_score.procedures_judged(papers)
    ]
    said = "" if any(paper.procedure for paper in texts) else "The set does not say procedures.\n\n"
    return f"### Procedures\n\n{said}" + table(
        ("papers of", "papers", "top 1", "top 3", "macro", "ECE"), rows
    )


def pairs(found: Sequence[Confusion]) -> str:
    """Papers that are easily taken for one another."""
    rows = [
        (
            one.pair,
            one.member,
            str(one.papers) if one.papers else "not covered",
            str(one.right) if one.papers else "–",
            ", ".join(one.taken_for) or "–",
        )
        for one in found
    ]
    head = ("pair", "paper", "papers", "answered as itself", "taken for")
    return f"### Pairs that are easily confused\n\n{_ON_PAIRS}\n\n{table(head, rows)}"


_ON_PAIRS = (
    "Texts of the set, and of our generator where it has the paper. Answered as itself: the right paper type,"
    " and for a form also a best procedure that uses this form. Papers of one type that are no forms (two"
    " contracts, two certificates) get the same kind of answer, so between them nothing can be confused."
)


def api(speed: ApiSpeed) -> str:
    """What single requests to a server process took."""
    images = speed.images
    beside_ms = [one.beside_reading_ms for one in images]
    rows = [
        _times(f"{len(speed.texts_ms)} texts", speed.texts_ms, f"p95 {_GOAL_TEXT_MS}"),
        _times(f"{len(images)} one-page images of 200 dpi", [one.answered_ms for one in images], "–"),
        _times("reading the same images alone", [one.read_ms for one in images], "–"),
        _times("each image less its reading", beside_ms, f"p95 {_GOAL_BESIDE_MS}"),
    ]
    head = ("POST /v1/classifications", "median, ms", "p95, ms", "goal, ms")
    return f"### The API\n\n{table(head, rows)}"


def peers(answers: Mapping[str, Mapping[str, Sequence[Labelled]]]) -> str:
    """The same papers, answered by approaches that know words alone."""
    head = ("approach", "papers as", "field, top 1", "field, top 3", "macro over fields", "paper type")
    rows = [
        (
            name,
            medium,
            percent(label_score.top(1, papers)),
            percent(label_score.top(3, papers)),
            percent(label_score.macro(papers)),
            percent(label_score.kind_accuracy(papers)),
        )
        for name, by_medium in answers.items()
        for medium, papers in by_medium.items()
    ]
    return f"### Beside others\n\n{_ON_PEERS}\n\n{table(head, rows)}"


_ON_PEERS = (
    "Trained on the texts of the catalogue and on papers of our generator, nothing of the set. Neither gives"
    " a confidence: each answers every paper, so their share of right answers is also their precision."
)


def _times(name: str, times_ms: Sequence[float], goal: str) -> tuple[str, str, str, str]:
    return name, f"{median(times_ms):.0f}", f"{p95(times_ms):.0f}", goal


def p95(times_ms: Sequence[float]) -> float:
    """The time that 19 of 20 stay below."""
    return quantiles(times_ms, n=20, method="inclusive")[-1] if len(times_ms) > 1 else times_ms[0]


def _points(before: float | None, after: float | None) -> str:
    return "–" if before is None or after is None else f"{100 * (before - after):+.1f}"

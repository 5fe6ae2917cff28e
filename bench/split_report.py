"""The splitting benchmark as a Markdown section."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.calibration import expected_error, reliability
from bench.markdown import percent, table
from bench.split_score import Place, SplitScore, judged, score
from classify.settings import ClassifySettings

_GOAL_F1 = "0.970"
_MOST_WRONG_SHOWN = 10
_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
_EXPLAINED = (
    "A place is one between two sides of a stack. Precision, recall and F1 go by the likelier answer at every"
    " place, as if nobody could be asked. A wrong cut or join is one that was made without a person. The"
    " weights are fitted on other seeds (`python -m bench.split_fit`), and on none of the papers kept back."
)


@dataclass(frozen=True, slots=True)
class SplitRun:
    """The judged places of a number of stacks that were made in one way."""

    name: str
    stacks: int
    places: tuple[Place, ...]


def section(
    command: str, facts: str, settings: ClassifySettings, runs: Sequence[SplitRun], cpu_s: float
) -> str:
    """The section of `docs/`: counts, the places judged wrongly without a person, and calibration."""
    parts = [
        "## Splitting",
        f"`{command}`; cut from {settings.cut_from:g} on, joined up to {settings.join_up_to:g};"
        f" {cpu_s:.0f} s of CPU for the stacks as words, their making included.\n{facts}.",
        _figures(runs),
        *(f"{run.name}: {_wrong(run)}" for run in runs),
        *(_calibrated(run) for run in runs),
        _EXPLAINED,
    ]
    return "\n\n".join(parts) + "\n"


def _figures(runs: Sequence[SplitRun]) -> str:
    scores = [score(run.places) for run in runs]
    rows: list[tuple[str, ...]] = [
        ("stacks", *(str(run.stacks) for run in runs), "–"),
        ("places", *(str(one.places) for one in scores), "–"),
        ("beginnings", *(str(one.found + one.missed) for one in scores), "–"),
        ("precision", *(f"{one.precision:.3f}" for one in scores), "–"),
        ("recall", *(f"{one.recall:.3f}" for one in scores), "–"),
        ("F1", *(f"{one.f1:.3f}" for one in scores), _GOAL_F1),
        ("cuts made without a person", *(str(one.cut) for one in scores), "–"),
        ("wrong cuts among them", *(str(one.wrong_cuts) for one in scores), "0"),
        ("beginnings joined without a person", *(str(one.wrong_joins) for one in scores), "–"),
        ("left to a person", *(percent(_undecided(one)) for one in scores), "–"),
        ("ECE", *(f"{expected_error(judged(run.places)):.3f}" for run in runs), "–"),
    ]
    return table(("figure", *(run.name for run in runs), "goal"), rows)


def _undecided(one: SplitScore) -> float:
    return one.undecided / max(one.places, 1)


def _wrong(run: SplitRun) -> str:
    """Where a machine's cut or join was wrong, for whoever wants to look."""
    wrong = [
        f"{place.boundary.verdict} before side {place.boundary.page} of stack {place.stack}"
        for place in run.places
        if (place.boundary.verdict, place.is_new) in (("cut", False), ("joined", True))
    ]
    more = f" and {len(wrong) - _MOST_WRONG_SHOWN} more" if len(wrong) > _MOST_WRONG_SHOWN else ""
    return (", ".join(wrong[:_MOST_WRONG_SHOWN]) + more if wrong else "no wrong cut or join") + "."


def _calibrated(run: SplitRun) -> str:
    rows = [
        (f"from {one.low:g}", str(one.count), percent(one.confidence), percent(one.share_right))
        for one in reliability(judged(run.places), _BINS)
    ]
    return table((f"probability of the likelier answer ({run.name})", "places", "mean", "right"), rows)

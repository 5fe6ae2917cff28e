"""How well the places in a stack were judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.calibration import Judged
from classify.splitting.boundary import Boundary, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """A place between two sides of a stack: what was said of it, and whether a paper begins there."""

    boundary: Boundary
    is_new: bool
    stack: int


@dataclass(frozen=True, slots=True)
class SplitScore:
    """Counts over all places; `found`, `false` and `missed` go by the likelier answer."""

    found: int
    false: int
    missed: int
    wrong_cuts: int
    wrong_joins: int
    cut: int
    undecided: int
    places: int

    @property
    def precision(self) -> float:
        """Of the places taken for beginnings, the share that are."""
        return self.found / max(self.found + self.false, 1)

    @property
    def recall(self) -> float:
        """Of the beginnings, the share that was taken for one."""
        return self.found / max(self.found + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.found / max(2 * self.found + self.false + self.missed, 1)


def score(places: Sequence[Place]) -> SplitScore:
    """The counts; each stack's first side begins a paper without anybody saying so, and is not counted."""
    likely = [(place.boundary.confidence >= 0.5, place.is_new) for place in places]
    verdicts = [(place.boundary.verdict, place.is_new) for place in places]
    return SplitScore(
        found=likely.count((True, True)),
        false=likely.count((True, False)),
        missed=likely.count((False, True)),
        wrong_cuts=verdicts.count((Verdict.CUT, False)),
        wrong_joins=verdicts.count((Verdict.JOINED, True)),
        cut=sum(verdict is Verdict.CUT for verdict, _ in verdicts),
        undecided=sum(verdict is Verdict.UNDECIDED for verdict, _ in verdicts),
        places=len(places),
    )


def judged(places: Sequence[Place]) -> list[Judged]:
    """The likelier answer of each place with its probability, for calibration."""
    answers = []
    for place in places:
        says_new = place.boundary.confidence >= 0.5
        sure = place.boundary.confidence if says_new else 1 - place.boundary.confidence
        answers.append(Judged(sure, says_new == place.is_new))
    return answers

"""Extracted values held against what a paper shows: exact, wrong, missed, or made up."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.calibration import Judged
from classify.answer import Extracted
from demo.sheet import Manner, Shown


class Outcome(StrEnum):
    """How a value came out. Made up: given where the paper shows none of its kind."""

    EXACT = "exact"
    WRONG = "wrong"
    MISSED = "missed"
    MADE_UP = "made up"


@dataclass(frozen=True, slots=True)
class ScoredValue:
    """One value of one paper; `manner` is how the paper shows it, `confidence` None where none was given.

    `place` names the paper, to find what went wrong again.
    """

    name: str
    manner: Manner
    outcome: Outcome
    confidence: float | None
    place: str


@dataclass(frozen=True, slots=True)
class KindScore:
    """The counts of one kind of value."""

    name: str
    exact: int
    wrong: int
    missed: int
    made_up: int

    @property
    def shown(self) -> int:
        """How many the papers show."""
        return self.exact + self.wrong + self.missed

    @property
    def share_exact(self) -> float | None:
        """Of those shown; None where none is."""
        return self.exact / self.shown if self.shown else None

    @property
    def share_made_up(self) -> float | None:
        """Of those given; None where none is."""
        given = self.exact + self.wrong + self.made_up
        return self.made_up / given if given else None


def scored(
    place: str,
    shown: Mapping[str, Shown],
    given: Mapping[str, Extracted],
    unseen: frozenset[Manner] = frozenset(),
) -> Iterator[ScoredValue]:
    """Every value that the paper shows or that was given for it, by name.

    Letters count, case and the form of Unicode do not. What is shown in an `unseen` manner is left aside.
    """
    for name in sorted(shown.keys() | given.keys()):
        truth, value = shown.get(name), given.get(name)
        if truth is not None and truth.manner in unseen:
            continue
        manner = truth.manner if truth is not None else Manner.PRINT
        confidence = None if value is None else value.confidence
        yield ScoredValue(name, manner, _outcome(truth, value), confidence, place)


def by_kind(values: Sequence[ScoredValue]) -> list[KindScore]:
    """The counts of each kind of value, by name."""
    return [
        counted(name, [one for one in values if one.name == name])
        for name in sorted({one.name for one in values})
    ]


def counted(name: str, values: Sequence[ScoredValue]) -> KindScore:
    """The counts of some values under one name."""
    outcomes = [one.outcome for one in values]
    return KindScore(
        name,
        exact=outcomes.count(Outcome.EXACT),
        wrong=outcomes.count(Outcome.WRONG),
        missed=outcomes.count(Outcome.MISSED),
        made_up=outcomes.count(Outcome.MADE_UP),
    )


def judged(values: Sequence[ScoredValue]) -> list[Judged]:
    """The values that were given, each with its confidence and whether it was exact."""
    return [
        Judged(one.confidence, one.outcome is Outcome.EXACT) for one in values if one.confidence is not None
    ]


def _outcome(truth: Shown | None, value: Extracted | None) -> Outcome:
    if truth is None:
        return Outcome.MADE_UP
    if value is None:
        return Outcome.MISSED
    return Outcome.EXACT if _comparable(value.value) == _comparable(truth.value) else Outcome.WRONG


def _comparable(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()

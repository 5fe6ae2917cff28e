"""Whether confidences mean what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer's confidence in 0..1, and whether it was right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies from `low` up to `low` + 1 / BINS."""

    low: float
    count: int
    confidence: float
    share_right: float


def reliability(answers: Sequence[Judged]) -> list[Bin]:
    """The bins that hold answers, from the least sure up; the last one includes confidence 1."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for answer in answers:
        bins[min(int(answer.confidence * BINS), BINS - 1)].append(answer)
    return [
        Bin(
            low=index / BINS,
            count=len(inside),
            confidence=fmean(answer.confidence for answer in inside),
            share_right=fmean(answer.is_right for answer in inside),
        )
        for index, inside in enumerate(bins)
        if inside
    ]


def expected_error(answers: Sequence[Judged]) -> float:
    """Expected calibration error over equal-width bins (Naeini, Cooper, Hauskrecht 2015); 0 is perfect."""
    bins = reliability(answers)
    return sum(one.count * abs(one.confidence - one.share_right) for one in bins) / max(len(answers), 1)


def coverage_at(precision: float, answers: Sequence[Judged]) -> float:
    """The largest share of answers that some threshold accepts with at least this precision."""
    ranked = sorted(answers, key=lambda answer: -answer.confidence)
    best = right = 0
    for count, answer in enumerate(ranked, start=1):
        right += answer.is_right
        # A threshold cannot part answers of the same confidence.
        ends_here = count == len(ranked) or ranked[count].confidence < answer.confidence
        if ends_here and right >= precision * count:
            best = count
    return best / max(len(ranked), 1)

"""Whether confidences mean what they say."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import StatisticsError, correlation, fmean

TENTHS = tuple(tenth / 10 for tenth in range(10))
"""Where ten bins of the same width begin."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer's confidence in 0..1, and whether it was right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies from `low` up to where the next bin begins."""

    low: float
    count: int
    confidence: float
    share_right: float


def reliability(answers: Sequence[Judged], lows: Sequence[float] = TENTHS) -> list[Bin]:
    """The bins beginning at `lows` that hold answers, least sure first; the last includes confidence 1."""
    bins: list[list[Judged]] = [[] for _ in lows]
    for answer in answers:
        bins[max(bisect_right(lows, answer.confidence) - 1, 0)].append(answer)
    return [
        Bin(
            low=low,
            count=len(inside),
            confidence=fmean(answer.confidence for answer in inside),
            share_right=fmean(answer.is_right for answer in inside),
        )
        for low, inside in zip(lows, bins, strict=True)
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


def share_right(answers: Sequence[Judged]) -> float | None:
    """The share of right answers; None when there are none at all."""
    return fmean(answer.is_right for answer in answers) if answers else None


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rho, -1..1; None for fewer than two pairs or where one side is always the same."""
    try:
        return correlation(_ranks(first), _ranks(second))
    except StatisticsError:
        return None


def _ranks(values: Sequence[float]) -> list[float]:
    """Each value's place in the order of size; equal ones share the mean of their places."""
    ordered = sorted(values)
    starts = [place for place, value in enumerate(ordered) if place == 0 or ordered[place - 1] != value]
    rank = {ordered[low]: (low + high - 1) / 2 for low, high in pairwise([*starts, len(ordered)])}
    return [rank[value] for value in values]

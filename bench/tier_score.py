"""The figures of a tier: the sum of its pages, and what its pages are like one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from bench.text_score import Edits, Found, PageScore

NOISE = 0.005
"""A page whose character error rate is higher by less than this is not called worse."""


@dataclass(frozen=True, slots=True)
class TierScore:
    """Errors summed over the pages, and the median, mean and worst page's rate of characters."""

    pages: int
    characters: Edits
    words: Edits
    fields: Found
    median_page: float
    mean_page: float
    worst_page: float


def of_pages(scores: Sequence[PageScore]) -> TierScore:
    """The figures of one tier, of at least one page."""
    rates = [score.characters.rate for score in scores]
    return TierScore(
        pages=len(scores),
        characters=sum((score.characters for score in scores), Edits(0, 0)),
        words=sum((score.words for score in scores), Edits(0, 0)),
        fields=sum((score.fields for score in scores), Found(0, 0)),
        median_page=median(rates),
        mean_page=fmean(rates),
        worst_page=max(rates),
    )


def worse_pages(ours: Iterable[PageScore], theirs: Iterable[PageScore]) -> int:
    """On how many pages ours has more character errors than theirs, beyond noise."""
    pairs = zip(ours, theirs, strict=True)
    return sum(our.characters.rate > their.characters.rate + NOISE for our, their in pairs)

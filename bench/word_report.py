"""Whether the confidences of words and pages mean what they say, as Markdown."""

from collections.abc import Sequence
from statistics import fmean

from bench.calibration import TENTHS, Judged, expected_error, rank_correlation, reliability, share_right
from bench.markdown import percent, table
from bench.reading_run import PageResult

_SURE = 0.9
_LOWS = (*TENTHS, 0.95, 0.98)
_LEAST_SURE_PAGES = 6
_EXPLAINED = (
    "A word is right when the alignment with the fewest word errors sets it beside an equal word of the"
    " truth; what was read out of seals, signatures and handwriting is wrong by definition. ECE: expected"
    " calibration error of words over ten bins."
)


def parts(tiers: Sequence[tuple[str, Sequence[PageResult]]]) -> list[str]:
    """Words by tier, all words by confidence, and pages; the last of the tiers is all of them."""
    _, everything = tiers[-1]
    return [
        table(
            ("tier", "words", "mean confidence", "right", "ECE", f"given ≥ {_SURE}", "of these right"),
            [_tier_row(tier, _words(results)) for tier, results in tiers],
        ),
        table(("confidence of a word", "words", "mean confidence", "right"), _bins(_words(everything))),
        _pages(everything),
        _EXPLAINED,
    ]


def _words(results: Sequence[PageResult]) -> list[Judged]:
    return [word for result in results for word in result.words]


def _tier_row(tier: str, words: Sequence[Judged]) -> list[str]:
    sure = [word for word in words if word.confidence >= _SURE]
    return [
        tier,
        str(len(words)),
        percent(fmean(word.confidence for word in words) if words else None),
        percent(share_right(words)),
        f"{expected_error(words):.3f}",
        percent(len(sure) / len(words) if words else None),
        percent(share_right(sure)),
    ]


def _bins(words: Sequence[Judged]) -> list[list[str]]:
    return [
        [f"from {one.low:g}", str(one.count), percent(one.confidence), percent(one.share_right)]
        for one in reliability(words, _LOWS)
    ]


def _pages(results: Sequence[PageResult]) -> str:
    """The pages that the reader trusts least, and how well its trust orders them."""
    given = [(result.confidence, result) for result in results if result.confidence is not None]
    rho = rank_correlation(
        [sure for sure, _ in given], [-result.score.characters.rate for _, result in given]
    )
    least = sorted(given, key=lambda pair: pair[0])[:_LEAST_SURE_PAGES]
    rows = [
        [f"{result.page.tier}/{result.page.image.name}", percent(sure), percent(result.score.characters.rate)]
        for sure, result in least
    ]
    said = "–" if rho is None else f"{rho:.2f}"
    return (
        f"{table(('least sure pages', 'confidence', 'CER'), rows)}\n\n"
        f"Confidence of a page against its CER, Spearman's rank correlation over {len(given)} pages: {said}"
        " (1: the surer the page, the fewer its errors)."
    )

"""The reading benchmark as a Markdown section."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import fmean

from bench import speed_report, word_report
from bench.markdown import percent, ratio, table
from bench.reading_run import PageResult, ReadingRun
from bench.tier_score import TierScore, of_pages, worse_pages
from bench.whole_file import WholeFile

ALL = "all"
GOALS = {"clean": 0.015, "office": 0.02, "stamped": 0.025, "poor": 0.06, "photo": 0.03, "rotated": 0.025}
"""Character error rate that a tier of this name may have at most."""
FIELD_GOALS = {**dict.fromkeys(GOALS, 0.85), "poor": 0.65}

_EXPLAINED = (
    "CER and WER: edit distance over characters and words of the truth, summed over a tier's pages, against"
    " the better of a page's accepted reading orders; NFC, quotes and dashes unified, fill-in leaders and"
    " white space collapsed. Fields exact: values found in the output, white space aside. A page that could"
    " not be read counts as a page without text, and is called worse from half a point of CER. Reading alone:"
    " the images go in one by one and no PDF is written. Where the load is above the number of cores others"
    " were at work, and only processor time a page compares. Peak memory: proportional set sizes of all"
    " processes together, sampled four times a second; a worker is one page process with its engine."
)


def section(command: str, machine: str, runs: Sequence[ReadingRun], whole: WholeFile) -> str:
    """The section of `docs/`: our figures, the speed of all, and the comparison with each peer.

    `runs` read page images, ours first; `whole` is the way from one file to the searchable PDF.
    """
    ours, *others = runs
    peers = [*others, *whole.peers]
    parts = [
        "## Reading",
        f"`{command}`, {len(ours.results)} pages.\n{machine}.",
        _accuracy(ours),
        *word_report.parts(list(by_tier(ours.results))),
        *speed_report.parts([run.effort for run in runs], whole),
        *(_comparison(ours, peer) for peer in peers),
        _EXPLAINED,
    ]
    return "\n\n".join(parts) + "\n"


def by_tier(results: Sequence[PageResult]) -> Iterator[tuple[str, list[PageResult]]]:
    """The results of each tier, and at last those of all."""
    for tier, group in groupby(results, key=lambda result: result.page.tier):
        yield tier, list(group)
    yield ALL, list(results)


def _accuracy(run: ReadingRun) -> str:
    head = ["tier", "pages", "unread", "CER", "goal", "WER", "fields exact", "goal"]
    head += ["page CER median", "mean", "worst", "s a page"]
    return table(head, [_tier_row(tier, results) for tier, results in by_tier(run.results)])


def _tier_row(tier: str, results: Sequence[PageResult]) -> list[str]:
    score = _score(results)
    return [
        tier,
        str(score.pages),
        str(sum(result.failure is not None for result in results)),
        percent(score.characters.rate),
        percent(GOALS.get(tier)),
        percent(score.words.rate),
        percent(score.fields.share),
        percent(FIELD_GOALS.get(tier)),
        percent(score.median_page),
        percent(score.mean_page),
        percent(score.worst_page),
        f"{fmean(result.seconds or 0.0 for result in results):.2f}",
    ]


def _comparison(ours: ReadingRun, peer: ReadingRun) -> str:
    head = ["tier", f"CER {peer.reader}", "ours / theirs", f"WER {peer.reader}", "ours / theirs"]
    head += [f"fields exact {peer.reader}", "pages read worse than by it"]
    pairs = zip(by_tier(ours.results), by_tier(peer.results), strict=True)
    return table(head, [_pair_row(tier, mine, theirs) for (tier, mine), (_, theirs) in pairs])


def _pair_row(tier: str, mine: Sequence[PageResult], theirs: Sequence[PageResult]) -> list[str]:
    our, their = _score(mine), _score(theirs)
    return [
        tier,
        percent(their.characters.rate),
        ratio(our.characters.rate, their.characters.rate),
        percent(their.words.rate),
        ratio(our.words.rate, their.words.rate),
        percent(their.fields.share),
        str(worse_pages([result.score for result in mine], [result.score for result in theirs])),
    ]


def _score(results: Sequence[PageResult]) -> TierScore:
    return of_pages([result.score for result in results])

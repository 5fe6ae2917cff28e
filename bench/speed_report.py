"""What reading took, as Markdown tables: page images alone, and one file to its searchable PDF."""

from collections.abc import Sequence

from bench.effort import Effort
from bench.markdown import ratio, table
from bench.whole_file import WholeFile

_GOALS = {"OCRmyPDF": 2.5, "OCRmyPDF cleaned": 8.0}
"""How many times a peer's pages a second ours should be."""
_COMMON_HEAD = ["pages/s", "CPU s a page", "load before", "after"]


def parts(alone: Sequence[Effort], whole: WholeFile) -> list[str]:
    """The table of reading alone, ours first, and the one to the searchable PDF."""
    return [_alone(alone), _whole(whole)]


def _alone(efforts: Sequence[Effort]) -> str:
    ours = efforts[0]
    head = ["reading alone", *_COMMON_HEAD, "peak MiB, all processes", "peak MiB, one worker"]
    head += ["pages/s, ours / theirs", "CPU time, ours / theirs"]
    rows = [
        [*_common(one), _mib(one.peak.tree_kib), _mib(one.peak.branch_kib), *_ratios(ours, one)]
        for one in efforts
    ]
    return table(head, rows)


def _whole(whole: WholeFile) -> str:
    head = ["file to searchable PDF", *_COMMON_HEAD, "peak MiB, all processes"]
    head += ["pages/s, ours / theirs", "CPU time, ours / theirs", "goal, pages/s"]
    efforts = [whole.ours, *(peer.effort for peer in whole.peers)]
    # Each is one child of the benchmark: its branch holds all that it started.
    rows = [
        [*_common(one), _mib(one.peak.branch_kib), *_ratios(whole.ours, one), _goal(one.reader)]
        for one in efforts
    ]
    return table(head, rows)


def _common(effort: Effort) -> list[str]:
    return [
        effort.reader,
        f"{effort.pages_per_s:.2f}",
        f"{effort.cpu_s_a_page:.2f}",
        *(f"{load:.1f}" for load in effort.loads),
    ]


def _ratios(ours: Effort, theirs: Effort) -> list[str]:
    if theirs is ours:
        return ["–", "–"]
    return [ratio(ours.pages_per_s, theirs.pages_per_s), ratio(ours.cpu_s_a_page, theirs.cpu_s_a_page)]


def _goal(reader: str) -> str:
    return f"{_GOALS[reader]:g}" if reader in _GOALS else "–"


def _mib(kib: int) -> str:
    return f"{kib / 1024:.0f}"

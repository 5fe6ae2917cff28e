"""One reader over all pages of a set, timed and weighed."""

import os
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bench import text_score
from bench.errors import Unread
from bench.memory import Held, MemoryWatch
from bench.page_set import TruthPage
from bench.text_score import PageScore

ReadPage = Callable[[Path], str]
"""Gives the text of a page image. Raises Unread."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page as it was read; `failure` says why there is no text."""

    page: TruthPage
    score: PageScore
    seconds: float
    failure: str | None


@dataclass(frozen=True, slots=True)
class ReadingRun:
    """What a reader did with the pages.

    `cpu_s` is the processor time of every process it started; `loads` are the machine's load averages over
    a minute before and after, which tell whether it had the processors for itself.
    """

    reader: str
    results: tuple[PageResult, ...]
    wall_s: float
    cpu_s: float
    loads: tuple[float, float]
    peak: Held

    @property
    def cpu_s_a_page(self) -> float:
        """Processor seconds a page: what a page costs, however busy the machine was."""
        return self.cpu_s / len(self.results)

    @property
    def pages_per_s(self) -> float:
        """Pages a second through all processes together, their start included."""
        return len(self.results) / self.wall_s


def measure(
    reader: str, opened: AbstractContextManager[ReadPage], pages: Sequence[TruthPage], side_by_side: int
) -> ReadingRun:
    """Read all pages, `side_by_side` at once, and score them."""
    cpu_before_s, load_before = _children_cpu_s(), os.getloadavg()[0]
    with MemoryWatch() as memory:
        started = time.monotonic()
        with opened as read, ThreadPoolExecutor(side_by_side, thread_name_prefix="bench") as threads:
            results = tuple(threads.map(lambda page: _read(read, page), pages))
            wall_s = time.monotonic() - started
    cpu_s, loads = _children_cpu_s() - cpu_before_s, (load_before, os.getloadavg()[0])
    return ReadingRun(reader, results, wall_s, cpu_s, loads, memory.peak)


def _read(read: ReadPage, page: TruthPage) -> PageResult:
    started = time.monotonic()
    text, failure = "", None
    try:
        text = read(page.image)
    except Unread as error:
        failure = str(error)
    seconds = time.monotonic() - started
    return PageResult(page, text_score.score(text, page.orders, page.fields), seconds, failure)


def _children_cpu_s() -> float:
    """Processor time of the children that ended; a closed reader has none left running."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime

"""One reader over all pages of a set, scored."""

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bench import effort, text_score, word_score
from bench.answer import Answer
from bench.calibration import Judged
from bench.effort import Effort
from bench.errors import Unread
from bench.page_set import TruthPage
from bench.text_score import PageScore

ReadPage = Callable[[Path], Answer]
"""Reads a page image. Raises Unread."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page as it was read; `failure` says why there is no text.

    `seconds` is None where pages were not read one by one; `words` is empty and `confidence` None where
    the reader gives text alone.
    """

    page: TruthPage
    score: PageScore
    seconds: float | None
    words: tuple[Judged, ...]
    confidence: float | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class ReadingRun:
    """What a reader made of the pages, and what it took."""

    results: tuple[PageResult, ...]
    effort: Effort

    @property
    def reader(self) -> str:
        """Whose run it is."""
        return self.effort.reader


def measure(
    reader: str, opened: AbstractContextManager[ReadPage], pages: Sequence[TruthPage], side_by_side: int
) -> ReadingRun:
    """Read all pages, `side_by_side` at once, and score them."""

    def read_all() -> tuple[PageResult, ...]:
        with opened as read, ThreadPoolExecutor(side_by_side, thread_name_prefix="bench") as threads:
            return tuple(threads.map(lambda page: _read(read, page), pages))

    return ReadingRun(*effort.watched(reader, len(pages), read_all))


def scored(page: TruthPage, answer: Answer, seconds: float | None = None) -> PageResult:
    """An answer held against the page's truth."""
    return PageResult(
        page=page,
        score=text_score.score(answer.text, page.orders, page.fields),
        seconds=seconds,
        words=tuple(word_score.judged(answer.words or (), page.orders)),
        confidence=answer.confidence,
        failure=None,
    )


def unread(page: TruthPage, failure: str, seconds: float | None = None) -> PageResult:
    """A page without text, for this reason."""
    return PageResult(page, text_score.score("", page.orders, page.fields), seconds, (), None, failure)


def name_unread(run: ReadingRun) -> None:
    """Name on standard error the pages that were not read, and why."""
    for result in run.results:
        if result.failure is not None:
            place = f"{result.page.tier}/{result.page.image.name}"
            print(f"{run.reader}: {place}: không đọc được / unread: {result.failure}", file=sys.stderr)


def _read(read: ReadPage, page: TruthPage) -> PageResult:
    started = time.monotonic()
    try:
        answer = read(page.image)
    except Unread as error:
        return unread(page, str(error), time.monotonic() - started)
    return scored(page, answer, time.monotonic() - started)

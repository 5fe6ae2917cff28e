"""Texts printed, scanned and read: what classification loses on the way over paper."""

import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from bench.errors import ProgramFailed
from bench.paper_set import LabelledPaper
from classify.page import Page
from demo.containers import write_jpeg
from demo.degrade import OFFICE, scan
from demo.fonts import MissingFontError
from demo.raster import render
from demo.sheet import Sheet
from demo.transcript import stamp, typeset
from ingest.conversions import to_page
from ocr.errors import PageFailed, UnreadableScan
from ocr.pool import PagePool

TIERS = ("office", "stamped")
DPI = 200
MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper, and its printed pages as they were read; one that could not be read is empty."""

    paper: LabelledPaper
    read: tuple[Page, ...]

    def as_text(self) -> LabelledPaper:
        """The same paper with the text that was read, for those who know text alone."""
        return replace(self.paper, pages=tuple(page.text for page in self.read))


def on_pages(papers: Sequence[LabelledPaper]) -> list[LabelledPaper]:
    """The same papers with the text that stands on their first pages. Raises ProgramFailed."""
    return [
        replace(paper, pages=tuple(sheet.text_truth for sheet in _sheets(paper, "office")))
        for paper in papers
    ]


def read(papers: Sequence[LabelledPaper], tier: str, pool: PagePool) -> list[PrintedPaper]:
    """Each paper printed, degraded as the tier says, and read. Raises ProgramFailed."""
    with (
        tempfile.TemporaryDirectory(prefix="sohoa-bench-") as scratch,
        ThreadPoolExecutor(pool.size, thread_name_prefix="bench") as threads,
    ):
        places = [Path(scratch) / str(number) for number in range(len(papers))]
        return list(threads.map(lambda paper, place: _read(paper, tier, place, pool), papers, places))


def images(paper: LabelledPaper, tier: str) -> Iterator[Image.Image]:
    """The paper's pages as a scanner saw them; the same paper gives the same pages. Raises ProgramFailed."""
    rng = np.random.default_rng(_seed(paper))
    for sheet in _sheets(paper, tier):
        yield scan(render(sheet, DPI), OFFICE, rng)


def _read(paper: LabelledPaper, tier: str, place: Path, pool: PagePool) -> PrintedPaper:
    pages = []
    for number, image in enumerate(images(paper, tier), start=1):
        file = place.with_name(f"{place.name}-{number}.jpg")
        write_jpeg(image, file, DPI)
        pages.append(replace(_page(file, pool, f"{tier}: {paper.title}"), number=number))
    return PrintedPaper(paper, tuple(pages))


def _page(file: Path, pool: PagePool, name: str) -> Page:
    try:
        return to_page(pool.read(file, 1))
    except (UnreadableScan, PageFailed) as error:
        print(f"{name}: không đọc được / unread: {error.code}", file=sys.stderr)
        return Page(1, "")


def _sheets(paper: LabelledPaper, tier: str) -> list[Sheet]:
    try:
        sheets = typeset("\n".join(paper.pages), MOST_PAGES)
    except MissingFontError as error:
        raise ProgramFailed(str(error)) from error
    if tier == "stamped":
        for number, sheet in enumerate(sheets):
            stamp(sheet, _seed(paper) + number)
    return sheets


def _seed(paper: LabelledPaper) -> int:
    return zlib.crc32("\n".join(paper.pages).encode())

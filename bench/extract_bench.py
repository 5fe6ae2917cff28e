"""`bench extract`: the values of generated dossiers, found on pages that were drawn, scanned and read."""

import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from bench import extract_report, machine
from bench.extract_report import ExtractRun
from bench.value_score import ScoredValue, scored
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.page import Page
from classify.settings import ClassifySettings
from demo.degrade import OFFICE
from demo.dossiers import page_images, plan_dossiers
from demo.plan import PaperPlan
from demo.sheet import Manner
from demo.specimens import plan_specimens
from ingest.conversions import to_page
from ocr.errors import PageFailed, UnreadableScan
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

FIRST_SEED = 9001
_PACKAGES = ("tesserocr", "opencv-python-headless", "zxing-cpp", "rapidfuzz")
_WITHOUT_IMAGE = frozenset([Manner.CODE])


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A paper to be drawn and read; `name` is its seed, dossier and own name."""

    name: str
    plan: PaperPlan


def measured(seeds: int) -> str:
    """The section of the report over so many seeds. Names unread pages on standard error.

    Every paper is drawn as an office scanner gives it, upright, at the resolution of its plan.
    """
    facts = f"{machine.described(_PACKAGES)}, Tesseract {machine.tesseract_version()}"
    run = measure(drawn_papers(seeds))
    command = f"./sohoa bench extract --seeds {seeds}"
    return extract_report.section(command, f"{FIRST_SEED} to {FIRST_SEED + seeds - 1}", facts, run)


def measure(papers: Sequence[DrawnPaper]) -> ExtractRun:
    """Draw, read and extract every paper, and extract from its perfect text."""
    classifier = Classifier(Catalogue.load(), ClassifySettings())
    return ExtractRun(
        papers=len(papers),
        pages=sum(len(paper.plan.sheets) for paper in papers),
        read=tuple(_of_read_pages(classifier, papers)),
        perfect=tuple(_of_perfect_text(classifier, papers)),
    )


def drawn_papers(seeds: int) -> list[DrawnPaper]:
    """The papers of the demonstration and the specimens, of so many seeds from the first on."""
    return [
        DrawnPaper(
            f"{seed}/{dossier.slug}/{plan.name}", replace(plan, recipe=OFFICE, upside_down=frozenset())
        )
        for seed in range(FIRST_SEED, FIRST_SEED + seeds)
        for dossier in (*plan_dossiers(seed), *plan_specimens(seed))
        for plan in dossier.papers
    ]


def _as_office_scans(plan: PaperPlan) -> PaperPlan:
    return replace(plan, recipe=OFFICE, upside_down=frozenset())


def _of_perfect_text(classifier: Classifier, papers: Sequence[DrawnPaper]) -> list[ScoredValue]:
    values: list[ScoredValue] = []
    for paper in papers:
        pages = [Page(number, sheet.text_truth) for number, sheet in enumerate(paper.plan.sheets, start=1)]
        given = classifier.classify(pages).extracted
        values += scored(paper.name, paper.plan.shown, given, unseen=_WITHOUT_IMAGE)
    return values


def _of_read_pages(classifier: Classifier, papers: Sequence[DrawnPaper]) -> list[ScoredValue]:
    with (
        PagePool(ReadingSettings()) as pool,
        tempfile.TemporaryDirectory(prefix="sohoa-bench-") as scratch,
        ThreadPoolExecutor(pool.size, thread_name_prefix="bench") as threads,
    ):

        def score(numbered: tuple[int, DrawnPaper]) -> list[ScoredValue]:
            number, paper = numbered
            pages = _read(pool, Path(scratch) / str(number), paper)
            return list(scored(paper.name, paper.plan.shown, classifier.classify(pages).extracted))

        return [value for values in threads.map(score, enumerate(papers)) for value in values]


def _read(pool: PagePool, folder: Path, paper: DrawnPaper) -> list[Page]:
    """The paper's sides as the reader gives them; one that cannot be read is a page without text."""
    folder.mkdir()
    pages = []
    for number, image in enumerate(page_images(paper.plan, paper.name), start=1):
        file = folder / f"{number}.png"
        image.save(file, dpi=(paper.plan.dpi, paper.plan.dpi))
        try:
            pages.append(replace(to_page(pool.read(file, 1)), number=number))
        except (UnreadableScan, PageFailed) as error:
            print(f"{paper.name}: {number}: không đọc được / unread: {error}", file=sys.stderr)
            pages.append(Page(number, ""))
        file.unlink()
    return pages

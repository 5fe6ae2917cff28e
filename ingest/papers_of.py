"""Pages made into papers that are ready to be kept: where they part, what each says, its searchable PDF."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from classify.splitting.boundary import Boundary, Verdict
from ingest.conversions import to_page
from ingest.page_runs import PageRun, runs_between
from ingest.paper import FiledPaper, PageAtHand, understood
from ingest.service import Service
from ocr.page_reading import PageReading
from storage.boundaries import JudgedPlace
from storage.states import BoundaryState
from storage.tables import Page, Scan


def reading_of(service: Service, page: Page) -> PageReading:
    """What was read on the page; a page that was set aside gives a reading without words."""
    if page.reading_key is None:
        return PageReading.unread(page.number)
    stored = json.loads(service.blobs.read(page.reading_key))
    return PageReading.from_json(stored)


def judged_places(boundaries: Sequence[Boundary]) -> list[JudgedPlace]:
    """The splitter's boundaries as they are remembered."""
    return [
        JudgedPlace(one.page, one.confidence, one.reasons, BoundaryState(one.verdict.value))
        for one in boundaries
    ]


def found_papers(
    service: Service, scan: Scan, pages: Sequence[PageAtHand]
) -> tuple[list[JudgedPlace], list[FiledPaper]]:
    """Where the machine sees papers begin, and the papers as far as it cuts without a person."""
    boundaries = service.splitter.boundaries([to_page(page.reading) for page in pages])
    cuts = [one.page for one in boundaries if one.verdict is Verdict.CUT]
    papers = [
        made_paper(service, scan, run, pages[run.first - 1 : run.last])
        for run in runs_between(cuts, len(pages))
    ]
    return judged_places(boundaries), papers


def made_paper(service: Service, scan: Scan, run: PageRun, pages: Sequence[PageAtHand]) -> FiledPaper:
    """The paper that these pages make, classified, its PDF stored."""
    paper = understood(service, run, pages)
    original = service.originals.path_of(scan.sha256)
    with tempfile.TemporaryDirectory(dir=service.settings.work_dir) as folder:
        pdf = Path(folder) / "document.pdf"
        service.pool.write(original, [page.reading for page in pages], pdf)
        return paper.with_pdf(service.blobs.put(pdf))

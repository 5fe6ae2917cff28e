"""Filing a scan: its papers classified, made searchable, kept, and laid into their cases."""

import json
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ingest.outage import is_outage
from ingest.outcome import settle
from ingest.paper import FiledPaper, PageAtHand, understood
from ingest.placing import place
from ingest.service import Service
from ocr.page_reading import PageReading
from storage import clock
from storage.claims import retry_at
from storage.ids import derived_id
from storage.states import DocumentState, PageState, ScanState
from storage.tables import Document, Page, Scan
from storage.work import Work

log = logging.getLogger(__name__)


def file_scan(service: Service, scan_id: str) -> None:
    """Turn a scan whose pages are settled into documents, once, however often it is asked."""
    claimed = _claim(service, scan_id)
    if claimed is None:
        return
    scan, pages = claimed
    if all(page.state is PageState.FAILED for page in pages):
        _fail(service, scan_id, pages)
        return
    try:
        paper = _prepare(service, scan, pages)
    except Exception as error:
        log.exception("scan.filing_failed", extra={"scan": scan_id})
        _release(service, scan_id, counts=not is_outage(error))
        return
    with service.database.work() as work:
        _keep(work, scan_id, paper, service.worker)
    log.info("scan.filed", extra={"scan": scan_id, "pages": len(pages)})


def _claim(service: Service, scan_id: str) -> tuple[Scan, Sequence[Page]] | None:
    with service.database.work() as work:
        if not work.scans.is_settled(scan_id):
            return None
        scan = work.scans.claim(scan_id, ScanState.READING, service.step_claim)
        if scan is None:
            return None
        return scan, work.pages.of_scan(scan_id)


def _prepare(service: Service, scan: Scan, pages: Sequence[Page]) -> FiledPaper:
    at_hand = [PageAtHand(page, reading_of(service, page)) for page in pages]
    paper = understood(service, at_hand)
    original = service.originals.path_of(scan.sha256)
    with tempfile.TemporaryDirectory(dir=service.settings.work_dir) as folder:
        pdf = Path(folder) / "document.pdf"
        service.pool.write(original, [one.reading for one in at_hand], pdf)
        return paper.with_pdf(service.blobs.put(pdf))


def reading_of(service: Service, page: Page) -> PageReading:
    """What was read on the page; a page that was set aside gives a reading without words."""
    if page.reading_key is None:
        return PageReading.unread(page.number)
    stored = json.loads(service.blobs.read(page.reading_key))
    return PageReading.from_json(stored)


def _keep(work: Work, scan_id: str, paper: FiledPaper, actor: str) -> None:
    claimed = paper.decision_for(work.scans.get(scan_id).case_code).claimed
    if claimed is not None:
        # The case before the scan, as everybody takes them: else two could wait for each other.
        work.cases.hold(claimed.code)
    scan = work.scans.held_by(scan_id, ScanState.READING, actor)
    if scan is None:
        return
    document_id = derived_id(scan_id, "document", "1")
    document = work.documents.find(document_id)
    if document is None:
        document = work.documents.file(_row(document_id, scan_id, paper), paper.page_ids)
        work.search.index(document_id, paper.text)
        place(work, document, paper.decision_for(scan.case_code))
    settle(work, scan)


def _row(document_id: str, scan_id: str, paper: FiledPaper) -> Document:
    now = clock.now()
    answer = paper.answer.to_json()
    return Document(
        id=document_id,
        scan_id=scan_id,
        state=DocumentState.UNATTACHED,
        claim={},
        page_count=len(paper.page_ids),
        paper_type=paper.answer.paper.type.value,
        paper_confidence=paper.answer.paper.confidence,
        fields=answer["fields"],
        procedures=answer["procedures"],
        extracted=answer["extracted"],
        abstained=paper.answer.abstained,
        classifier=paper.classifier,
        title=paper.title,
        confidence=paper.confidence,
        pdf_key=paper.pdf_key,
        created_at=now,
        updated_at=now,
    )


def _fail(service: Service, scan_id: str, pages: Sequence[Page]) -> None:
    first = pages[0]
    with service.database.work() as work:
        scan = work.scans.held_by(scan_id, ScanState.READING, service.worker)
        if scan is None:
            return
        work.scans.fail(
            scan, first.error_code or "no_page_read", first.error_detail or "no page could be read"
        )
    log.warning("scan.failed", extra={"scan": scan_id, "code": first.error_code})


def _release(service: Service, scan_id: str, *, counts: bool) -> None:
    with service.database.work() as work:
        scan = work.scans.held_by(scan_id, ScanState.READING, service.worker)
        if scan is None:
            return
        if not counts:
            work.scans.forgive(scan)
        due_at = retry_at(clock.now(), scan.attempts, service.settings.retry_pause)
        work.scans.release(scan, due_at, "filing_failed", "see the log of the worker")

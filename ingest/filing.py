"""Filing a scan: its papers parted, classified, made searchable, kept, and laid into their cases."""

import logging
from collections.abc import Sequence

from ingest.keeping import kept, place_waiting
from ingest.outage import is_outage
from ingest.outcome import settle
from ingest.paper import FiledPaper, PageAtHand
from ingest.papers_of import found_papers, reading_of
from ingest.service import Service
from storage import clock
from storage.boundaries import JudgedPlace
from storage.claims import retry_at
from storage.states import PageState, ScanState
from storage.tables import Page, Scan
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
        judged, papers = found_papers(service, scan, _at_hand(service, pages))
    except Exception as error:
        log.exception("scan.filing_failed", extra={"scan": scan_id})
        _release(service, scan_id, counts=not is_outage(error))
        return
    with service.database.work() as work:
        _keep(work, scan_id, judged, papers, service.worker)
    log.info("scan.filed", extra={"scan": scan_id, "pages": len(pages), "documents": len(papers)})


def _claim(service: Service, scan_id: str) -> tuple[Scan, Sequence[Page]] | None:
    with service.database.work() as work:
        if not work.scans.is_settled(scan_id):
            return None
        scan = work.scans.claim(scan_id, ScanState.READING, service.step_claim)
        if scan is None:
            return None
        return scan, work.pages.of_scan(scan_id)


def _at_hand(service: Service, pages: Sequence[Page]) -> list[PageAtHand]:
    return [PageAtHand(page, reading_of(service, page)) for page in pages]


def _keep(
    work: Work, scan_id: str, judged: Sequence[JudgedPlace], papers: Sequence[FiledPaper], actor: str
) -> None:
    for code in sorted(_claimed_codes(work.scans.get(scan_id).case_code, papers)):
        # The cases before the scan, as everybody takes them: else two could wait for each other.
        work.cases.hold(code)
    scan = work.scans.held_by(scan_id, ScanState.READING, actor)
    if scan is None:
        return
    work.boundaries.keep(scan_id, judged)
    for paper in papers:
        kept(work, scan, paper)
    place_waiting(work, scan)
    settle(work, scan)


def _claimed_codes(given: str | None, papers: Sequence[FiledPaper]) -> set[str]:
    """Every case that one of the papers may be laid into."""
    found = {code.code for paper in papers for code in paper.codes}
    return found if given is None else found | {given}


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

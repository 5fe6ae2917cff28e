"""Opening a scan: its pages become rows that wait to be read."""

import logging

from ingest.delivery import send_quietly
from ingest.service import Service
from ingest.steps import Step
from storage import clock
from storage.states import ScanState

log = logging.getLogger(__name__)


def open_scan(service: Service, scan_id: str) -> None:
    """Make the scan's pages and ask for their reading; doing it twice makes nothing twice."""
    with service.database.work() as work:
        scan = work.scans.claim(scan_id, ScanState.RECEIVED, service.step_claim)
        if scan is None:
            return
        due_at = clock.now() + service.settings.resend_after
        page_ids = work.pages.open_all(scan_id, scan.page_count, due_at)
        work.scans.advance(scan, ScanState.READING, due_at)
    log.info("scan.opened", extra={"scan": scan_id, "pages": len(page_ids)})
    for page_id in page_ids:
        send_quietly(service.outbox, Step.READ, page_id)
    # A scan that is opened again for another try may have no page left to read.
    file_if_settled(service, scan_id)


def file_if_settled(service: Service, scan_id: str) -> None:
    """Ask for the scan's filing when its last page is settled."""
    with service.database.reading() as work:
        is_settled = work.scans.is_settled(scan_id)
    if is_settled:
        send_quietly(service.outbox, Step.FILE, scan_id)

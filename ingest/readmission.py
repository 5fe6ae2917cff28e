"""A scan that is sent again: a code told later, or another try for one that failed."""

from ingest.attachment import Decision, Evidence, FoundCode
from ingest.outcome import settle_again
from ingest.placing import place
from storage import clock
from storage.states import ScanState, WaitingReason
from storage.tables import Scan
from storage.work import Work

_WAITS_FOR_A_CODE = (WaitingReason.NO_CODE, WaitingReason.SEVERAL_CODES, WaitingReason.CASE_UNKNOWN)


def readmit(work: Work, scan: Scan, case_code: str | None) -> bool:
    """Take what the repeated sending adds to the scan; whether it must be opened again."""
    if case_code is not None:
        # The case before the scan, as everybody takes them: else two could wait for each other.
        work.cases.hold(case_code)
    # A worker that files the scan at this moment would neither see the code nor be seen.
    work.scans.held(scan.id)
    if case_code is not None and scan.case_code is None:
        scan.case_code = case_code
        _place_again(work, scan, case_code)
    return try_again(work, scan)


def try_again(work: Work, scan: Scan) -> bool:
    """Give a failed scan and its failed pages new attempts; whether it had failed."""
    if scan.state is not ScanState.FAILED:
        return False
    work.pages.try_again(scan.id)
    work.scans.advance(scan, ScanState.RECEIVED, clock.now())
    return True


def _place_again(work: Work, scan: Scan, case_code: str) -> None:
    for document_id in work.scans.progress(scan.id).documents:
        document = work.documents.held(document_id)
        if document.waiting_reason in _WAITS_FOR_A_CODE:
            place(work, document, Decision(FoundCode(case_code, Evidence.UPLOAD), None))
            settle_again(work, scan.id)

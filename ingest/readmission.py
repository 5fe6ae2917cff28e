"""A scan that is sent again: a code told later, or another try for one that failed."""

from ingest.keeping import hold_cases, place_waiting
from ingest.outcome import settle_again
from storage import clock
from storage.states import ScanState
from storage.tables import Scan
from storage.work import Work


def readmit(work: Work, scan: Scan, case_code: str | None) -> bool:
    """Take what the repeated sending adds to the scan; whether it must be opened again."""
    if case_code is not None:
        hold_cases(work, scan.id, case_code)
    # A worker that files the scan at this moment would neither see the code nor be seen.
    work.scans.held(scan.id)
    if case_code is not None and scan.case_code is None:
        scan.case_code = case_code
        _place_again(work, scan)
    return try_again(work, scan)


def try_again(work: Work, scan: Scan) -> bool:
    """Give a failed scan and its failed pages new attempts; whether it had failed."""
    if scan.state is not ScanState.FAILED:
        return False
    work.pages.try_again(scan.id)
    work.scans.advance(scan, ScanState.RECEIVED, clock.now())
    return True


def _place_again(work: Work, scan: Scan) -> None:
    place_waiting(work, scan)
    settle_again(work, scan.id)

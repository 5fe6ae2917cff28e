"""How a scan ended: done, or in the hands of a person."""

from storage.states import DocumentState, ScanState
from storage.tables import Document, Scan
from storage.work import Work


def settle(work: Work, scan: Scan) -> None:
    """Finish the scan as its pages and papers stand now."""
    progress = work.scans.progress(scan.id)
    papers = [work.documents.get(document_id) for document_id in progress.documents]
    waits = progress.pages_failed > 0 or any(needs_person(work, paper) for paper in papers)
    work.scans.finish(scan, ScanState.REVIEW if waits else ScanState.DONE)


def settle_again(work: Work, scan_id: str) -> None:
    """After a person's act: the same, for a scan that is not in the machine's hands."""
    scan = work.scans.get(scan_id)
    if scan.state in (ScanState.REVIEW, ScanState.DONE):
        settle(work, scan)


def needs_person(work: Work, paper: Document) -> bool:
    """Whether the paper lies in no case, or nobody knows its field: not the machine, not the case."""
    case = work.cases.find(paper.case_code) if paper.case_code else None
    if case is None or paper.state is not DocumentState.ATTACHED:
        return True
    return paper.abstained and case.field is None

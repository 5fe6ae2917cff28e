"""How a scan ended: done, or in the hands of a person."""

from classify.paper_type import PaperType
from storage.errors import Conflict
from storage.states import DocumentState, ScanState, WaitingReason
from storage.tables import Document, Scan
from storage.work import Work


def settle(work: Work, scan: Scan) -> None:
    """Finish the scan as its pages and papers stand now."""
    progress = work.scans.progress(scan.id)
    papers = [work.documents.get(document_id) for document_id in progress.documents]
    waits = progress.pages_failed + progress.undecided > 0 or any(
        needs_person(work, paper) for paper in papers
    )
    work.scans.finish(scan, ScanState.REVIEW if waits else ScanState.DONE)


def settle_again(work: Work, scan_id: str) -> None:
    """After a person's act: the same, for a scan that is not in the machine's hands."""
    scan = work.scans.get(scan_id)
    if scan.state in (ScanState.REVIEW, ScanState.DONE):
        settle(work, scan)


def held_paper(work: Work, document_id: str) -> Document:
    """The paper for a person's act, which nobody else changes before this transaction ends.

    The scan comes before its papers, as when its pages are cut. Raises Conflict for a paper whose pages are
    another's by now.
    """
    work.scans.held(work.documents.get(document_id).scan_id)
    document = work.documents.held(document_id)
    if document.state is DocumentState.REPLACED:
        raise Conflict("document_replaced", f"the pages of document {document_id} were cut or joined since")
    return document


def needs_person(work: Work, paper: Document) -> bool:
    """Whether the paper lies in no case, or nobody knows its field: not the machine, not the case.

    A sheet that only parted papers belongs into no case.
    """
    if paper.paper_type == PaperType.COVER_SHEET and paper.waiting_reason is WaitingReason.NO_CODE:
        return False
    case = work.cases.find(paper.case_code) if paper.case_code else None
    if case is None or paper.state is not DocumentState.ATTACHED:
        return True
    return paper.abstained and case.field is None

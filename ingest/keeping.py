"""Papers kept: their rows, their words for the search, and their place in a case."""

from collections.abc import Sequence

from classify.paper_type import PaperType
from ingest.attachment import Evidence, FoundCode
from ingest.page_runs import PageRun
from ingest.paper import FiledPaper
from ingest.placing import place
from ingest.stack import Claimant, decide_all
from storage import clock
from storage.states import BoundaryState, DocumentState, WaitingReason
from storage.tables import Document, Scan
from storage.work import Work


def kept(work: Work, scan: Scan, paper: FiledPaper) -> Document:
    """The paper's row with its pages, made once; it is not placed yet."""
    document_id = paper.run.document_id(scan.id, scan.page_count)
    document = work.documents.find(document_id)
    if document is None:
        document = work.documents.file(_row(document_id, scan.id, paper), paper.page_ids)
        work.search.index(document_id, paper.text)
    return document


def hold_cases(work: Work, scan_id: str, *codes: str | None) -> None:
    """Hold these cases and every case that a paper of the scan names, always in the same order.

    Everybody takes cases before the scan: else two could wait for each other.
    """
    documents = [work.documents.get(one) for one in work.scans.progress(scan_id).documents]
    named = {code.code for document in documents for code in own_codes(document.claim)}
    for code in sorted(named | {code for code in codes if code is not None}):
        work.cases.hold(code)


def place_waiting(work: Work, scan: Scan) -> None:
    """Place every paper of the scan that lies in no case and was not taken out of one by a person."""
    documents = work.documents.living(scan.id)
    decisions = decide_all(scan.case_code, claimants(work, scan, documents))
    for document, decision in zip(documents, decisions, strict=True):
        if document.case_code is None and document.waiting_reason is not WaitingReason.DETACHED:
            place(work, document, decision)


def claimants(work: Work, scan: Scan, documents: Sequence[Document]) -> list[Claimant]:
    """The stored papers as the decision about their cases sees them."""
    open_places = [
        row.page for row in work.boundaries.of_scan(scan.id) if row.state is BoundaryState.UNDECIDED
    ]
    return [
        Claimant(
            own=own_codes(document.claim),
            paper_type=PaperType(document.paper_type),
            is_doubtful=any(
                PageRun(document.first_page, document.last_page).is_parted_at(page) for page in open_places
            ),
        )
        for document in documents
    ]


def own_codes(claim: dict[str, object]) -> tuple[FoundCode, ...]:
    """The codes that were found on the paper itself, out of what is stored with it."""
    others = claim.get("others")
    rows = [claim, *(others if isinstance(others, list) else [])]
    codes = [FoundCode.from_json(row) for row in rows if "code" in row]
    return tuple(code for code in codes if code.by in (Evidence.TEXT, Evidence.QR))


def _row(document_id: str, scan_id: str, paper: FiledPaper) -> Document:
    now = clock.now()
    answer = paper.answer.to_json()
    return Document(
        id=document_id,
        scan_id=scan_id,
        state=DocumentState.UNATTACHED,
        claim={"others": [code.to_json() for code in paper.codes]},
        page_count=len(paper.page_ids),
        first_page=paper.run.first,
        last_page=paper.run.last,
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

"""Documents: filed once, listed, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage import clock
from storage.errors import NotFound
from storage.scope import Scope, visible_documents
from storage.states import DocumentState, WaitingReason
from storage.tables import Document, Page

COVER_SHEET = "cover_sheet"
"""The type of the sheets that a scanning session lays between papers."""


@dataclass(frozen=True)
class Listing:
    """Which documents to list, newest first; None means any."""

    state: DocumentState | None = None
    case_code: str | None = None
    scan_id: str | None = None
    is_caseless: bool = False
    """Only papers that lie in no case; sheets that only parted papers belong into none."""
    before: str | None = None
    limit: int = 50


class Documents:
    """The documents table in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, document_id: str) -> Document | None:
        """The document, if it was filed already."""
        return self._session.get(Document, document_id)

    def get(self, document_id: str) -> Document:
        """The document, whoever asks; NotFound when there is none."""
        document = self.find(document_id)
        if document is None:
            raise NotFound("document", document_id)
        return document

    def seen_by(self, scope: Scope, document_id: str) -> Document:
        """The document if the caller may see it."""
        wanted = select(Document).where(Document.id == document_id, visible_documents(scope))
        document = self._session.scalars(wanted).one_or_none()
        if document is None:
            raise NotFound("document", document_id)
        return document

    def held(self, document_id: str) -> Document:
        """The document as it is now, which nobody else changes before this transaction ends."""
        document = self.get(document_id)
        self._session.refresh(document, with_for_update=True)
        return document

    def file(self, document: Document, page_ids: Sequence[str]) -> Document:
        """Keep a new document and give it its pages, in this order."""
        self._session.add(document)
        self._session.flush()
        for position, page_id in enumerate(page_ids, start=1):
            place = update(Page).where(Page.id == page_id)
            self._session.execute(place.values(document_id=document.id, position=position))
        return document

    def take_up(self, document: Document, page_ids: Sequence[str]) -> None:
        """Give pages back to a document that was replaced; it waits to be placed."""
        document.state = DocumentState.UNATTACHED
        self.file(document, page_ids)
        self.touch(document)

    def replace(self, document: Document) -> None:
        """Let a document that lies in no case go: its pages are another's from now on, its row stays."""
        document.state = DocumentState.REPLACED
        document.waiting_reason = None
        self.touch(document)

    def living(self, scan_id: str) -> Sequence[Document]:
        """The documents that hold the scan's pages now, in page order; nobody else changes them meanwhile."""
        wanted = select(Document).where(Document.scan_id == scan_id, Document.state != DocumentState.REPLACED)
        ordered = wanted.order_by(Document.first_page).with_for_update()
        return self._session.scalars(ordered.execution_options(populate_existing=True)).all()

    def listed(self, scope: Scope, listing: Listing) -> Sequence[Document]:
        """The documents that the caller may see and asked for."""
        wanted = select(Document).where(visible_documents(scope)).order_by(Document.id.desc())
        if listing.state is not DocumentState.REPLACED:
            wanted = wanted.where(Document.state != DocumentState.REPLACED)
        if listing.state is not None:
            wanted = wanted.where(Document.state == listing.state)
        if listing.case_code is not None:
            wanted = wanted.where(Document.case_code == listing.case_code)
        if listing.scan_id is not None:
            wanted = wanted.where(Document.scan_id == listing.scan_id)
        if listing.is_caseless:
            wanted = wanted.where(Document.case_code.is_(None), Document.paper_type != COVER_SHEET)
        if listing.before is not None:
            wanted = wanted.where(Document.id < listing.before)
        return self._session.scalars(wanted.limit(listing.limit)).all()

    def in_case(self, case_code: str) -> Sequence[Document]:
        """The papers that lie in a case now, in the order they were filed."""
        wanted = select(Document).where(Document.case_code == case_code)
        return self._session.scalars(wanted.order_by(Document.created_at, Document.id)).all()

    def waiting_for(self, case_code: str) -> Sequence[Document]:
        """Papers that claim this case and wait only because it did not exist."""
        wanted = select(Document).where(
            Document.claimed_code == case_code, Document.waiting_reason == WaitingReason.CASE_UNKNOWN
        )
        # A person who lays one of them elsewhere at this moment comes first.
        return self._session.scalars(wanted.with_for_update()).all()

    def touch(self, document: Document) -> None:
        """Note that the document changed now."""
        document.updated_at = clock.now()

    def counts(self) -> dict[DocumentState, int]:
        """Documents by state, for the metrics."""
        rows = self._session.execute(select(Document.state, func.count()).group_by(Document.state))
        return dict(rows.all())

"""Looking at papers: every look at what a paper says leaves an entry in the audit trail."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.service import Service
from storage.errors import NotFound
from storage.scope import Scope
from storage.tables import Attachment, Document, Page, Scan
from storage.work import Work


class Look(StrEnum):
    """What of a paper was asked for; the word is the audit's action."""

    WHOLE = "document.viewed"
    PDF = "document.pdf_read"
    TEXT = "document.text_read"
    ALTO = "document.alto_read"
    ORIGINAL = "document.original_read"
    IMAGE = "document.image_read"
    WORDS = "document.words_read"


@dataclass(frozen=True)
class ViewedDocument:
    """A paper with the scan it came in, its pages in order, and its stays in cases, oldest first."""

    document: Document
    scan: Scan
    pages: Sequence[Page]
    stays: Sequence[Attachment]

    def page(self, number: int) -> Page:
        """The page at this place, counted from 1. Raises NotFound."""
        for page in self.pages:
            if page.position == number:
                return page
        raise NotFound("page", f"{self.document.id}/{number}")


def view(
    service: Service, scope: Scope, document_id: str, look: Look, page: int | None = None
) -> ViewedDocument:
    """The paper if the caller may see it; the look is on record before anything is shown.

    Raises NotFound, also for a `page` that the paper does not have.
    """
    detail: dict[str, object] = {} if page is None else {"page": page}
    with service.database.work() as work:
        viewed = gather(work, work.documents.seen_by(scope, document_id))
        if page is not None:
            viewed.page(page)
        work.audit.record(scope.token_id, look.value, "document", document_id, **detail)
    return viewed


def gather(work: Work, document: Document) -> ViewedDocument:
    """The paper with what belongs to it."""
    return ViewedDocument(
        document=document,
        scan=work.scans.get(document.scan_id),
        pages=work.pages.of_document(document.id),
        stays=work.cases.attachments_of(document.id),
    )

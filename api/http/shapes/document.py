"""Documents as the contract shows them."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from pydantic import BaseModel, Field

from classify.paper_type import PaperType
from ingest.viewing import ViewedDocument
from storage.states import DocumentState, PageState, WaitingReason
from storage.tables import Attachment, Document, Page


class PaperShape(BaseModel):
    """What kind of paper it is."""

    type: PaperType
    confidence: float = Field(ge=0, le=1)
    reasons: list[str] | None = None


class FieldShape(BaseModel):
    """A field (lĩnh vực) that the paper may belong to."""

    slug: str = Field(examples=["ho-tich"])
    confidence: float = Field(ge=0, le=1)
    reasons: list[str] | None = None


class ProcedureShape(BaseModel):
    """A procedure that the paper may belong to."""

    code: str = Field(examples=["1.001193"])
    name: str
    confidence: float = Field(ge=0, le=1)
    reasons: list[str]


class CheckShape(BaseModel):
    """A test that a value passed or failed."""

    name: str
    passed: bool


class ExtractedShape(BaseModel):
    """A value with its proof; `box` in pixels of the upright page."""

    value: str
    raw: str
    page: int | None
    box: list[int] | None
    confidence: float
    checks: list[CheckShape]


class PageShape(BaseModel):
    """One page of a document; `number` counts from 1 in the document, `scan_page` in the scan."""

    number: int
    scan_page: int
    state: PageState
    is_blank: bool | None = Field(description="Null while the page is unread")
    confidence: float | None
    width_px: int | None
    height_px: int | None
    source: str | None = Field(description="`image` (read by OCR) or `layer` (a born-digital PDF's own text)")
    error: str | None = Field(description="Why the page was set aside")


class StayShape(BaseModel):
    """The paper's stay in a case, and the evidence on which it was laid there."""

    case: str
    evidence: dict[str, object]
    attached_at: datetime
    attached_by: str
    detached_at: datetime | None
    detached_by: str | None
    detach_reason: str | None


class ShortDocumentShape(BaseModel):
    """A document in short, as lists and cases show it."""

    id: str
    scan: str
    case: str | None = Field(default=None, description="Present while it lies in a case")
    state: DocumentState
    waiting_reason: WaitingReason | None = Field(description="Why it is in no case")
    title: str
    pages: int
    paper: PaperShape
    field: str | None = Field(description="The likeliest field")
    procedure: str | None = Field(description="Code of the likeliest procedure")
    abstained: bool = Field(description="The classifier is unsure; a person decides")
    confidence: float = Field(description="How well the pages could be read, 0..1")
    created_at: datetime


class DocumentShape(BaseModel):
    """Everything known about one paper."""

    id: str
    scan: str
    case: str | None = Field(default=None, description="Present while it lies in a case")
    state: DocumentState
    waiting_reason: WaitingReason | None
    claim: dict[str, object] = Field(description="The dossier codes found with it, and where")
    title: str
    pages: int
    page_list: list[PageShape]
    paper: PaperShape
    fields: list[FieldShape] = Field(description="Best first")
    procedures: list[ProcedureShape] = Field(description="Best first")
    extracted: dict[str, ExtractedShape]
    abstained: bool
    confidence: float
    classifier: str = Field(description="Version of the classifier that answered")
    corrected_at: datetime | None
    corrected_by: str | None
    attachments: list[StayShape]
    created_at: datetime
    updated_at: datetime


def short_document(document: Document) -> ShortDocumentShape:
    """A document as lists show it."""
    return ShortDocumentShape.model_validate(
        {
            **_identity(document),
            "field": _best(document.fields, "slug"),
            "procedure": _best(document.procedures, "code"),
        }
    )


def document_shape(viewed: ViewedDocument) -> DocumentShape:
    """A document as the contract shows it."""
    document = viewed.document
    return DocumentShape.model_validate(
        {
            **_identity(document),
            "claim": document.claim,
            "page_list": [_page(page) for page in viewed.pages],
            "fields": document.fields,
            "procedures": document.procedures,
            "extracted": document.extracted,
            "classifier": document.classifier,
            "corrected_at": document.corrected_at,
            "corrected_by": document.corrected_by,
            "attachments": [_stay(stay) for stay in viewed.stays],
            "updated_at": document.updated_at,
        }
    )


def _identity(document: Document) -> dict[str, object]:
    members: dict[str, object] = {
        "id": document.id,
        "scan": document.scan_id,
        "state": document.state,
        "waiting_reason": document.waiting_reason,
        "title": document.title,
        "pages": document.page_count,
        "paper": {"type": document.paper_type, "confidence": round(document.paper_confidence, 4)},
        "abstained": document.abstained,
        "confidence": document.confidence,
        "created_at": document.created_at,
    }
    return members if document.case_code is None else {**members, "case": document.case_code}


def _best(rows: Sequence[object], key: str) -> str | None:
    """The label of the first (likeliest) row."""
    return str(cast(dict[str, object], rows[0])[key]) if rows else None


def _page(page: Page) -> dict[str, object]:
    return {
        "number": page.position,
        "scan_page": page.number,
        "state": page.state,
        "is_blank": page.is_blank,
        "confidence": page.confidence,
        "width_px": page.width_px,
        "height_px": page.height_px,
        "source": page.source,
        "error": page.error_code if page.state is PageState.FAILED else None,
    }


def _stay(stay: Attachment) -> dict[str, object]:
    return {
        "case": stay.case_code,
        "evidence": stay.evidence,
        "attached_at": stay.attached_at,
        "attached_by": stay.attached_by,
        "detached_at": stay.detached_at,
        "detached_by": stay.detached_by,
        "detach_reason": stay.detach_reason,
    }

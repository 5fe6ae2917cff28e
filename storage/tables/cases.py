"""Cases, the papers found in scans, and which paper lies in which case."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.states import CaseState, DocumentState, WaitingReason
from storage.tables.base import Base


class Case(Base):
    """One citizen's request (hồ sơ), known by its dossier code."""

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_office_created_at", "office", "created_at"),)

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    procedure_code: Mapped[str | None] = mapped_column(String(20), index=True)
    procedure_name: Mapped[str | None] = mapped_column(String(1000))
    field: Mapped[str | None] = mapped_column(String(64), index=True)
    applicant: Mapped[str | None] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(300))
    """Code and applicant, folded: what the filter of the case list looks into."""
    office: Mapped[str] = mapped_column(ForeignKey("offices.slug"))
    state: Mapped[CaseState]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Document(Base):
    """One paper found in a scan, with what it was taken for and why."""

    __tablename__ = "documents"
    __table_args__ = (
        Index("ix_documents_state_created_at", "state", "created_at"),
        Index("ix_documents_claimed_code", "claimed_code"),
        Index("ix_documents_case_code", "case_code"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scan_id: Mapped[str] = mapped_column(ForeignKey("scans.id"), index=True)
    state: Mapped[DocumentState]
    case_code: Mapped[str | None] = mapped_column(ForeignKey("cases.code"))
    """The case it lies in now; the history is in `attachments`."""
    claimed_code: Mapped[str | None] = mapped_column(String(40))
    """The code that would attach it as soon as such a case exists."""
    claim: Mapped[dict[str, object]]
    """How `claimed_code` was found: the evidence that its attachment will carry."""
    waiting_reason: Mapped[WaitingReason | None]
    page_count: Mapped[int]
    first_page: Mapped[int]
    """The number in the scan of its first page; it holds all from there to `last_page`."""
    last_page: Mapped[int]
    paper_type: Mapped[str] = mapped_column(String(32))
    paper_confidence: Mapped[float]
    fields: Mapped[list[object]]
    procedures: Mapped[list[object]]
    extracted: Mapped[dict[str, object]]
    abstained: Mapped[bool]
    classifier: Mapped[str] = mapped_column(String(64))
    """Version of the classifier that answered."""
    title: Mapped[str] = mapped_column(String(500))
    confidence: Mapped[float]
    """Mean reading confidence of its pages that carry text."""
    pdf_key: Mapped[str] = mapped_column(String(64))
    corrected_by: Mapped[str | None] = mapped_column(ForeignKey("tokens.id"))
    corrected_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Attachment(Base):
    """A paper's stay in a case, from when, by whom, on which evidence, and why it ended."""

    __tablename__ = "attachments"
    __table_args__ = (
        Index(
            "uq_attachments_active_document",
            "document_id",
            unique=True,
            sqlite_where=text("detached_at IS NULL"),
            postgresql_where=text("detached_at IS NULL"),
        ),
        Index("ix_attachments_case_code", "case_code"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    case_code: Mapped[str] = mapped_column(ForeignKey("cases.code"))
    evidence: Mapped[dict[str, object]]
    attached_at: Mapped[datetime]
    attached_by: Mapped[str] = mapped_column(String(36))
    detached_at: Mapped[datetime | None]
    detached_by: Mapped[str | None] = mapped_column(String(36))
    detach_reason: Mapped[str | None] = mapped_column(Text)


class DocumentText(Base):
    """The folded text of a document, for searching (see `storage.search`)."""

    __tablename__ = "document_texts"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    body: Mapped[str] = mapped_column(Text)

"""Scans as they were received, and their pages."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.states import BoundaryState, Channel, PageState, ScanState
from storage.tables.base import Base


class Scan(Base):
    """A file as it was received. A row in `received` is its own outbox: the sweep sends it again."""

    __tablename__ = "scans"
    __table_args__ = (
        Index("ix_scans_state_due_at", "state", "due_at"),
        Index("ix_scans_office_received_at", "office", "received_at"),
        Index("ix_scans_office_sha256", "office", "sha256"),
        Index("ix_scans_uploaded_by", "uploaded_by", "received_at"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    receipt: Mapped[str] = mapped_column(String(40), unique=True)
    dedupe_key: Mapped[str] = mapped_column(String(200), unique=True)
    """Office, bytes and case code: the same three are the same scan, however often it is sent."""
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    media_type: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(255))
    office: Mapped[str] = mapped_column(ForeignKey("offices.slug"))
    channel: Mapped[Channel]
    case_code: Mapped[str | None] = mapped_column(String(40), index=True)
    """The code that the sender gave; whether such a case exists is decided when the paper is filed."""
    uploaded_by: Mapped[str] = mapped_column(ForeignKey("tokens.id"))
    state: Mapped[ScanState]
    page_count: Mapped[int]
    attempts: Mapped[int] = mapped_column(default=0)
    """How often a worker claimed the step that the scan is in (opening or filing)."""
    claimed_by: Mapped[str | None] = mapped_column(String(36))
    due_at: Mapped[datetime]
    """When the sweep may send the scan's next message again; while claimed, when the claim ends."""
    error_code: Mapped[str | None] = mapped_column(String(40))
    error_detail: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Page(Base):
    """One side of a scan. A row in `waiting` is its own outbox."""

    __tablename__ = "pages"
    __table_args__ = (
        UniqueConstraint("scan_id", "number"),
        Index("ix_pages_state_due_at", "state", "due_at"),
        Index("ix_pages_document_id_position", "document_id", "position"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scan_id: Mapped[str] = mapped_column(ForeignKey("scans.id"))
    number: Mapped[int]
    state: Mapped[PageState]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(36))
    due_at: Mapped[datetime]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    position: Mapped[int | None]
    """The page's place in its document, from 1."""
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    is_blank: Mapped[bool | None]
    confidence: Mapped[float | None]
    source: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str | None] = mapped_column(Text)
    reading_key: Mapped[str | None] = mapped_column(String(64))
    """Blob with the whole reading (words, boxes, quality) as JSON."""
    image_key: Mapped[str | None] = mapped_column(String(64))
    """Blob with the upright page as JPEG, for people to look at."""
    error_code: Mapped[str | None] = mapped_column(String(40))
    error_detail: Mapped[str | None] = mapped_column(Text)
    read_at: Mapped[datetime | None]


class Boundary(Base):
    """The place before a page of a scan, and whether a new paper begins there."""

    __tablename__ = "boundaries"
    __table_args__ = (Index("ix_boundaries_state", "state", "scan_id"),)

    scan_id: Mapped[str] = mapped_column(ForeignKey("scans.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The number in the scan of the page that would begin the new paper, from 2 on."""
    confidence: Mapped[float]
    """How likely the machine held a new paper to begin here, 0..1; it stays what it was."""
    reasons: Mapped[list[object]]
    state: Mapped[BoundaryState]
    decided_by: Mapped[str | None] = mapped_column(String(36))
    """The token's id; None while only the machine has judged it."""
    decided_at: Mapped[datetime | None]


class IdempotencyKey(Base):
    """A client's key for one upload: the same key gives the same scan, another body is refused."""

    __tablename__ = "idempotency_keys"

    token_id: Mapped[str] = mapped_column(ForeignKey("tokens.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    scan_id: Mapped[str] = mapped_column(ForeignKey("scans.id"))
    created_at: Mapped[datetime]

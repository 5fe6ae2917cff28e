"""Who may do what: offices, tokens, and the record of what they did."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.states import Role
from storage.tables.base import Base


class Office(Base):
    """The centre, a branch, a commune desk or a post office."""

    __tablename__ = "offices"

    slug: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))


class Token(Base):
    """A bearer token; only the SHA-256 of its 256 random bits is kept."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    label: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[Role]
    office: Mapped[str | None] = mapped_column(ForeignKey("offices.slug"))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class AuditEntry(Base):
    """One thing that somebody did or saw: identifiers only, never what a paper says."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "subject_id"), Index("ix_audit_at", "at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(36))
    """The token's id, or `system`."""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(String(64))
    detail: Mapped[dict[str, object]]

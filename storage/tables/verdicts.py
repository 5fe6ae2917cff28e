"""What officers said a paper is."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Verdict(Base):
    """One officer's word on one paper, beside what stood there; empty where nothing was said of it."""

    __tablename__ = "verdicts"
    __table_args__ = (
        Index("ix_verdicts_document_id", "document_id"),
        Index("ix_verdicts_given_at", "given_at"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    given_by: Mapped[str] = mapped_column(ForeignKey("tokens.id"))
    given_at: Mapped[datetime]
    is_confirmation: Mapped[bool]
    """Whether the officer said that it was right as it stood."""
    paper_type: Mapped[str | None] = mapped_column(String(32))
    field: Mapped[str | None] = mapped_column(String(64))
    procedure_code: Mapped[str | None] = mapped_column(String(20))
    classifier: Mapped[str] = mapped_column(String(64))
    """Version of the classifier whose answer was judged."""
    answered_type: Mapped[str] = mapped_column(String(32))
    answered_field: Mapped[str | None] = mapped_column(String(64))

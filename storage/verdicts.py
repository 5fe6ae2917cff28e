"""What officers said of papers: kept for ever, read again when a model is trained."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.states import DocumentState
from storage.tables import Document, Page, Verdict


@dataclass(frozen=True)
class JudgedPaper:
    """A paper whose field an officer named or confirmed, with its pages' text."""

    document_id: str
    field: str
    text: str


class Verdicts:
    """The verdicts table in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(self, verdict: Verdict) -> None:
        """Keep an officer's word; it becomes part of the same transaction as what it changes."""
        self._session.add(verdict)

    def of(self, document_id: str) -> Sequence[Verdict]:
        """All that was said of one paper, oldest first."""
        wanted = select(Verdict).where(Verdict.document_id == document_id)
        return self._session.scalars(wanted.order_by(Verdict.given_at, Verdict.id)).all()

    def papers(self) -> list[JudgedPaper]:
        """Every paper with the field that was said of it last, the latest word first.

        What was said of a paper whose pages are another's by now is not among them: it has no text.
        """
        holds_pages = Document.state != DocumentState.REPLACED
        said = select(Verdict).join(Document).where(Verdict.field.is_not(None), holds_pages)
        latest: dict[str, str] = {}
        for verdict in self._session.scalars(said.order_by(Verdict.given_at.desc(), Verdict.id.desc())):
            if verdict.field is not None:
                latest.setdefault(verdict.document_id, verdict.field)
        return [JudgedPaper(one, field, self._text(one)) for one, field in latest.items()]

    def _text(self, document_id: str) -> str:
        pages = select(Page.text).where(Page.document_id == document_id).order_by(Page.position)
        return "\f".join(text or "" for text in self._session.scalars(pages))

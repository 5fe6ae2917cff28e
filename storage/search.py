"""Full-text search over documents, with the index that each database brings along."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, column, func, literal_column, select, table, text
from sqlalchemy.orm import Session

from storage.folding import fold
from storage.scope import Scope, visible_documents
from storage.states import DocumentState
from storage.tables import Document, DocumentText

_FTS = table("document_texts_fts", column("document_id"), column("body"))


MOST_INDEX_BYTES = 1_000_000
"""PostgreSQL refuses a text whose words and places take more than 1 MiB together."""

WORD_OVERHEAD_BYTES = 5
"""What a word takes in that index beside its letters, at most: how many places it has, and one place."""


class Search:
    """Finds documents by their words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._is_sqlite = session.get_bind().dialect.name == "sqlite"

    def index(self, document_id: str, content: str) -> None:
        """Make the document findable by these words; indexing it again replaces them."""
        body = _index_words(content)
        self._session.merge(DocumentText(document_id=document_id, body=body))
        self._session.flush()
        if self._is_sqlite:
            values = {"id": document_id, "body": body}
            self._session.execute(text("DELETE FROM document_texts_fts WHERE document_id = :id"), values)
            self._session.execute(
                text("INSERT INTO document_texts_fts (document_id, body) VALUES (:id, :body)"), values
            )

    def find(self, scope: Scope, query: str, limit: int, offset: int = 0) -> Sequence[Document]:
        """Visible documents that hold every word of the query, the last one as a beginning; newest first."""
        words = fold(query).split()
        if not words:
            return []
        matching = self._in_sqlite(words) if self._is_sqlite else self._in_postgresql(words)
        wanted = (
            select(Document)
            .where(
                Document.id.in_(matching),
                Document.state != DocumentState.REPLACED,
                visible_documents(scope),
            )
            .order_by(Document.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return self._session.scalars(wanted).all()

    def _in_sqlite(self, words: Sequence[str]) -> ColumnElement[str]:
        match = " ".join(f'"{word}"' for word in words) + "*"
        return select(_FTS.c.document_id).where(literal_column("document_texts_fts").op("MATCH")(match))  # type: ignore[return-value] # a select is accepted by in_

    def _in_postgresql(self, words: Sequence[str]) -> ColumnElement[str]:
        query = " & ".join(words) + ":*"
        vector = func.to_tsvector(text("'simple'"), DocumentText.body)
        return select(DocumentText.document_id).where(  # type: ignore[return-value] # a select is accepted by in_
            vector.op("@@")(func.to_tsquery(text("'simple'"), query))
        )


def _index_words(content: str) -> str:
    """Each word of the text once, in its order: a search asks which words are there, not where.

    A thousand pages with every place of every word would be more than PostgreSQL takes. What goes beyond
    all the same (lists of a hundred thousand different numbers) is not findable by its last words.
    """
    kept, size_bytes = [], 0
    for word in dict.fromkeys(fold(content).split()):
        size_bytes += len(word) + WORD_OVERHEAD_BYTES
        if size_bytes > MOST_INDEX_BYTES:
            break
        kept.append(word)
    return " ".join(kept)

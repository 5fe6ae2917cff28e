"""Finding papers by their words, with the place where the words stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.service import Service
from ingest.snippets import Snippet, snippet_of
from storage.scope import Scope
from storage.tables import Document, Page


@dataclass(frozen=True)
class Found:
    """A paper that holds the words. `snippet` is None when they stand only on a page that was re-read."""

    document: Document
    snippet: Snippet | None


def find(
    service: Service, scope: Scope, query: str, limit: int, offset: int = 0, request: str = ""
) -> Sequence[Found]:
    """The caller's papers that hold every word of the query, newest first.

    Snippets show what papers say, so the search is on record: which papers it showed, never the words
    that were looked for, which may be a citizen's name.
    """
    # Reading thick papers takes time, and in SQLite a writer keeps all others waiting.
    with service.database.reading() as work:
        documents = work.search.find(scope, query, limit, offset)
        found = [
            Found(document, snippet_of(_texts(work.pages.of_document(document.id)), query))
            for document in documents
        ]
    shown = [document.id for document in documents]
    with service.database.work() as work:
        work.audit.record(scope.token_id, "documents.searched", "search", request, documents=shown)
    return found


def _texts(pages: Sequence[Page]) -> list[tuple[int, str]]:
    return [(page.position or page.number, page.text or "") for page in pages]

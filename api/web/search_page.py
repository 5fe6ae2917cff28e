"""Finding papers by their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.http.access import Verb
from api.http.collaborators import TheService
from api.http.failures import request_id
from api.web.listing import address, portion
from api.web.paper_rows import PaperRow, paper_row
from api.web.rendering import TheRenderer
from api.web.visitor import Visitor, visitor_with
from classify.catalogue.catalogue import Catalogue
from ingest.finding import Found, find
from ingest.snippets import Snippet

HITS = 20
"""Hits of one page of results."""

LAST_PAGE = 500
"""Results beyond this page are not looked up: the words are too common to find anything by."""

router = APIRouter(include_in_schema=False)

Officer = Annotated[Visitor, Depends(visitor_with(Verb.SEE_CASES))]


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and whether it is one of the words looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Hit:
    """A paper that was found, the page to open, and the text around the words."""

    document: PaperRow
    page: int
    pieces: Sequence[Piece]


@router.get("/tim-kiem")
def search_page(
    request: Request,
    visitor: Officer,
    service: TheService,
    renderer: TheRenderer,
    q: str = "",
    trang: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
) -> HTMLResponse:
    """Papers with every word of `q`, newest first. What was shown is on record."""
    query, offset = q.strip(), (trang - 1) * HITS
    found = find(service, visitor.scope, query, HITS + 1, offset, request_id(request)) if query else []
    rows, has_more = portion(found, HITS)
    return renderer.page(
        "search.html",
        visitor=visitor,
        here="search",
        query=query,
        hits=[_hit(one, service.catalogue) for one in rows],
        start=offset + 1,
        previous=address("/tim-kiem", q=query, trang=trang - 1) if trang > 1 else "",
        following=address("/tim-kiem", q=query, trang=trang + 1) if has_more else "",
    )


def _hit(found: Found, catalogue: Catalogue) -> Hit:
    row = paper_row(found.document, catalogue)
    if found.snippet is None:
        return Hit(row, 1, ())
    return Hit(row, found.snippet.page, pieces_of(found.snippet))


def pieces_of(snippet: Snippet) -> list[Piece]:
    """The snippet's text cut at its hits."""
    pieces, at = [], 0
    for start, end in snippet.hits:
        pieces += [Piece(snippet.text[at:start], False), Piece(snippet.text[start:end], True)]
        at = end
    pieces.append(Piece(snippet.text[at:], False))
    return [piece for piece in pieces if piece.text]

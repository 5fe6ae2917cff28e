"""The papers that lie in no case."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web.listing import PORTION, address, portion
from api.web.paper_rows import paper_row
from api.web.rendering import TheRenderer
from api.web.visitor import Visitor, visitor_with
from storage.documents import Listing

router = APIRouter(include_in_schema=False)

Officer = Annotated[Visitor, Depends(visitor_with(Verb.ATTACH_DOCUMENTS))]


@router.get("/cho-gan")
def waiting_page(
    visitor: Officer, service: TheService, renderer: TheRenderer, truoc: str | None = None
) -> HTMLResponse:
    """What waits for a person to say where it belongs, newest first, each with its reason."""
    wanted = Listing(is_caseless=True, before=truoc, limit=PORTION + 1)
    with service.database.reading() as work:
        rows, has_more = portion(work.documents.listed(visitor.scope, wanted))
    return renderer.page(
        "waiting.html",
        visitor=visitor,
        here="waiting",
        documents=[paper_row(document, service.catalogue) for document in rows],
        first="/cho-gan" if truoc else "",
        following=address("/cho-gan", truoc=rows[-1].id) if has_more else "",
    )

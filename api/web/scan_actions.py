"""What an officer says on the page of a scan: here begins another paper, or the same goes on."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse, Response

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web.listing import address
from api.web.rendering import TheRenderer
from api.web.scan_pages import shown
from api.web.visitor import Visitor, visitor_with
from ingest.boundaries import BoundaryWord, decide_boundary
from ingest.errors import Refused
from storage.errors import Conflict
from storage.states import BoundaryState

SEE_OTHER, CONFLICT = 303, 409

CONFLICTS = {
    "boundary_changed": "Người khác vừa quyết định chỗ này. Dưới đây là bản quét như hiện nay; hãy xem lại.",
    "parts_in_two_cases": "Hai phần đang nằm ở hai hồ sơ khác nhau. Hãy gỡ một phần trước, có ghi lý do.",
}

router = APIRouter(include_in_schema=False)

Decider = Annotated[Visitor, Depends(visitor_with(Verb.SPLIT_SCANS))]


@router.post("/ban-quet/{scan_id}/ranh-gioi")
def decide_here(
    scan_id: str,
    visitor: Decider,
    service: TheService,
    renderer: TheRenderer,
    trang: Annotated[int, Form(ge=2)],
    tach: Annotated[bool, Form()],
    thay: Annotated[BoundaryState, Form()],
) -> Response:
    """Take the officer's word for the place before page `trang`, while it is still as he or she saw it."""
    try:
        decide_boundary(service, visitor.scope, scan_id, BoundaryWord(trang, tach, thay))
    except Conflict as conflict:
        error = CONFLICTS[conflict.code]
    except Refused as refused:
        error = refused.detail_vi
    else:
        done = "tach" if tach else "ghep"
        return RedirectResponse(address(f"/ban-quet/{scan_id}", xong=done), SEE_OTHER)
    return shown(service, renderer, visitor, scan_id, error=error, status=CONFLICT)

"""What an officer does with a paper: attach it, take it out again, say what it is."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web.correction_form import correction_from, is_empty
from api.web.document_page import Showing, shown
from api.web.listing import address
from api.web.paper_rows import paper_row
from api.web.rendering import Renderer, TheRenderer
from api.web.visitor import Visitor, visitor_with
from ingest.cases import attach, detach
from ingest.corrections import correct
from ingest.errors import Refused
from ingest.reception import checked_case_code
from ingest.service import Service
from storage.errors import Conflict, NotFound

SEE_OTHER = 303

NO_CASE = "Không có hồ sơ {code}, hoặc hồ sơ thuộc đơn vị khác. Hãy kiểm tra lại mã."

CONFLICTS = {
    "document_replaced": "Các trang của giấy tờ này đã được tách hoặc ghép lại. Hãy mở bản quét.",
    "attached_elsewhere": "Giấy tờ đang nằm trong hồ sơ khác. Hãy gỡ ra khỏi hồ sơ đó trước, có ghi lý do.",
}

router = APIRouter(include_in_schema=False)

Attacher = Annotated[Visitor, Depends(visitor_with(Verb.ATTACH_DOCUMENTS))]
Corrector = Annotated[Visitor, Depends(visitor_with(Verb.CORRECT_DOCUMENTS))]


@router.post("/giay-to/{document_id}/gan")
def attach_here(
    document_id: str,
    visitor: Attacher,
    service: TheService,
    renderer: TheRenderer,
    case_code: Annotated[str, Form()] = "",
) -> Response:
    """Lay the paper into the case of that code."""

    def act() -> str:
        code = checked_case_code(case_code) or ""
        attach(service, visitor.scope, code, document_id)
        return "gan"

    return _done_or_told(service, renderer, visitor, document_id, act)


@router.post("/giay-to/{document_id}/go")
def detach_here(
    document_id: str,
    visitor: Attacher,
    service: TheService,
    renderer: TheRenderer,
    case_code: Annotated[str, Form()] = "",
    ly_do: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Take the paper out of its case, with the reason."""

    def act() -> str:
        detach(service, visitor.scope, case_code, document_id, ly_do)
        return "go"

    return _done_or_told(service, renderer, visitor, document_id, act)


async def filled_form(request: Request) -> dict[str, str]:
    """The fields of the form that hold text."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


@router.post("/giay-to/{document_id}/sua")
def correct_here(
    document_id: str,
    visitor: Corrector,
    service: TheService,
    renderer: TheRenderer,
    filled: Annotated[dict[str, str], Depends(filled_form)],
) -> Response:
    """Take the officer's word for what the paper is."""

    def act() -> str:
        with service.database.reading() as work:
            document = work.documents.seen_by(visitor.scope, document_id)
        correction = correction_from(document, paper_row(document, service.catalogue), filled)
        if is_empty(correction):
            raise Refused("nothing_to_correct", "Chưa có ô nào được sửa.", "Nothing was changed.")
        correct(service, visitor.scope, document_id, correction)
        return "xac-nhan" if filled.get("viec") == "xac-nhan" else "sua"

    return _done_or_told(service, renderer, visitor, document_id, act)


def _done_or_told(
    service: Service, renderer: Renderer, visitor: Visitor, document_id: str, act: Callable[[], str]
) -> Response:
    """Go back to the paper after the action, or show it with the reason why nothing was done."""
    try:
        done = act()
    except Refused as refused:
        error, status = refused.detail_vi, 422
    except Conflict as conflict:
        error, status = CONFLICTS[conflict.code], 409
    except NotFound as missing:
        if missing.subject != "case":
            raise
        error, status = (
            f"Không có hồ sơ {missing.key}, hoặc hồ sơ thuộc đơn vị khác. Hãy kiểm tra lại mã.",
            404,
        )
    else:
        return RedirectResponse(address(f"/giay-to/{document_id}", xong=done), SEE_OTHER)
    showing = Showing(error=error, status=status, is_correcting=status == 422)
    return shown(service, renderer, visitor, document_id, showing)

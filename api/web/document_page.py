"""A paper: its pages beside their text, what it was taken for, and why it waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web import when, wording
from api.web.correction_form import correction_form
from api.web.listing import address
from api.web.paper_rows import PaperRow, evidence_words, json_rows, number, paper_row
from api.web.rendering import Renderer, TheRenderer
from api.web.visitor import Visitor, visitor_with
from ingest.service import Service
from ingest.viewing import Look, ViewedDocument, view
from storage.errors import NotFound
from storage.states import DocumentState
from storage.tables import Attachment, Document, Page

router = APIRouter(include_in_schema=False)

Reader = Annotated[Visitor, Depends(visitor_with(Verb.SEE_DOCUMENTS))]

DONE = {
    "gan": "Đã gắn giấy tờ vào hồ sơ.",
    "go": "Đã gỡ giấy tờ khỏi hồ sơ.",
    "sua": "Đã lưu chỗ sửa.",
    "xac-nhan": "Đã ghi xác nhận của cán bộ.",
}
"""What a page says after the action of that name."""


@dataclass(frozen=True)
class PageView:
    """One page of the paper; `image` is empty when the page was set aside."""

    position: int
    previous: str
    following: str
    image: str
    words: str
    width: int
    height: int
    text: str
    confidence: float
    source_name: str
    is_blank: bool
    error: str


@dataclass(frozen=True)
class ValueView:
    """An extracted value and where it stands; `box` as x0,y0,x1,y1 in pixels of its page, or empty.

    `failed` are the names of the checks that the value did not pass.
    """

    name: str
    label: str
    shown: str
    confidence: float
    failed: tuple[str, ...]
    position: int | None
    href: str
    box: str


@dataclass(frozen=True)
class Showing:
    """Which page of the paper to show, which value is chosen, and what to say above it."""

    page: int = 1
    chosen: str = ""
    done: str = ""
    error: str = ""
    is_correcting: bool = False
    status: int = 200


@router.get("/giay-to/{document_id}")
def document_page(
    document_id: str,
    visitor: Reader,
    service: TheService,
    renderer: TheRenderer,
    trang: Annotated[int, Query(ge=1)] = 1,
    gia_tri: Annotated[str, Query(alias="gia-tri")] = "",
    xong: str = "",
) -> Response:
    """The paper, open at the page `trang`; every look is on record. Pages that were cut or joined since are
    shown where they are now: with their scan."""
    with service.database.reading() as work:
        document = work.documents.seen_by(visitor.scope, document_id)
    if document.state is DocumentState.REPLACED:
        return RedirectResponse(f"/ban-quet/{document.scan_id}", 303)
    showing = Showing(trang, gia_tri, DONE.get(xong, ""))
    return shown(service, renderer, visitor, document_id, showing)


def shown(
    service: Service, renderer: Renderer, visitor: Visitor, document_id: str, showing: Showing
) -> HTMLResponse:
    """The page of a paper as an answer. Raises NotFound."""
    viewed = view(service, visitor.scope, document_id, Look.WHOLE, showing.page)
    document = viewed.document
    row = replace(paper_row(document, service.catalogue), evidence=_evidence(viewed.stays))
    may_edit = visitor.may(Verb.CORRECT_DOCUMENTS)
    return renderer.page(
        "document.html",
        showing.status,
        visitor=visitor,
        here="cases" if row.case_code else "waiting",
        document=row,
        page=page_view(document, viewed.page(showing.page)),
        values=[*value_views(viewed)],
        reasons=_reasons(row),
        chosen=showing.chosen,
        done=showing.done,
        error=showing.error,
        suggested_code=document.claimed_code or "",
        may_edit=may_edit,
        may_see_case=visitor.may(Verb.SEE_CASES) and _sees_case(service, visitor, row.case_code),
        correcting=showing.is_correcting,
        form=correction_form(document, row, service.catalogue) if may_edit else None,
    )


def page_view(document: Document, page: Page) -> PageView:
    """What is shown of one page."""
    position = page.position or page.number
    pages = f"/v1/documents/{document.id}/pages/{position}"
    return PageView(
        position=position,
        previous=_page_address(document, position - 1) if position > 1 else "",
        following=_page_address(document, position + 1) if position < document.page_count else "",
        image=f"{pages}/image" if page.image_key else "",
        words=f"{pages}/words",
        width=page.width_px or 0,
        height=page.height_px or 0,
        text=page.text or "",
        confidence=page.confidence or 0.0,
        source_name="chữ có sẵn trong tệp" if page.source == "layer" else "nhận dạng từ ảnh",
        is_blank=bool(page.is_blank),
        error=wording.scan_error(page.error_code, page.error_detail) if page.error_code else "",
    )


def value_views(viewed: ViewedDocument) -> Sequence[ValueView]:
    """The values read on the paper, in the order in which an officer looks for them."""
    order = {name: place for place, name in enumerate(wording.VALUES)}
    positions = {page.number: page.position or page.number for page in viewed.pages}
    found = viewed.document.extracted
    return [
        _value(viewed.document, name, row, positions)
        for name in sorted(found, key=lambda name: order.get(name, len(order)))
        if isinstance(row := found[name], dict)
    ]


def _value(
    document: Document, name: str, row: Mapping[str, object], positions: Mapping[int, int]
) -> ValueView:
    page, box = row.get("page"), row.get("box")
    position = positions.get(page) if isinstance(page, int) else None
    value = str(row["value"])
    return ValueView(
        name=name,
        label=wording.value_name(name),
        shown=when.day(value) if name.endswith("_date") else value,
        confidence=number(row.get("confidence")),
        failed=tuple(str(one["name"]) for one in json_rows(row.get("checks")) if not one.get("passed")),
        position=position,
        href=_page_address(document, position, name) if position is not None else "",
        box=",".join(str(side) for side in box) if isinstance(box, list) else "",
    )


def _page_address(document: Document, position: int, chosen: str = "") -> str:
    return address(f"/giay-to/{document.id}", **{"trang": position, "gia-tri": chosen})


def _reasons(row: PaperRow) -> list[str]:
    """Why the likeliest field and procedure are what they are, each reason once."""
    best = [*row.procedures[:1], *row.fields[:1]]
    return list(dict.fromkeys(reason for guess in best for reason in guess.reasons))


def _evidence(stays: Sequence[Attachment]) -> str:
    lying = [stay for stay in stays if stay.detached_at is None]
    return evidence_words(lying[-1].evidence) if lying else ""


def _sees_case(service: Service, visitor: Visitor, code: str | None) -> bool:
    """Whether the case is one of the visitor's: a paper may lie in another office's case."""
    if code is None:
        return False
    with service.database.reading() as work:
        try:
            work.cases.seen_by(visitor.scope, code)
        except NotFound:
            return False
    return True

"""Sending scans, and what became of them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web import when, wording
from api.web.boundary_rows import boundary_rows
from api.web.listing import PORTION, address, portion
from api.web.paper_rows import paper_row
from api.web.rendering import Renderer, TheRenderer
from api.web.visitor import Visitor, office_names, visitor_with
from ingest.boundaries import boundaries_of
from ingest.service import Service
from storage.scans import Progress
from storage.states import ScanState
from storage.tables import Scan

RECENT = 8
"""How many of the visitor's last scans stand below the upload."""

router = APIRouter(include_in_schema=False)

Sender = Annotated[Visitor, Depends(visitor_with(Verb.SEND_SCANS))]
Onlooker = Annotated[Visitor, Depends(visitor_with(Verb.SEE_SCANS))]

NOTHING_DONE = Progress(0, 0, ())

DONE = {
    "tach": "Đã tách: từ trang này là giấy tờ khác.",
    "ghep": "Đã ghép: các trang là một giấy tờ.",
}
"""What the page says after an officer's word on a boundary."""


@dataclass(frozen=True)
class ScanRow:
    """A scan in words; `error` is empty unless it failed."""

    id: str
    receipt: str
    filename: str
    received: str
    office: str
    channel: str
    case_code: str | None
    pages: int
    pages_done: int
    pages_failed: int
    size: str
    sha256: str
    state: ScanState
    state_name: str
    is_moving: bool
    error: str


@router.get("/nop")
def upload_page(visitor: Sender, service: TheService, renderer: TheRenderer) -> HTMLResponse:
    """Where files are sent from."""
    with service.database.reading() as work:
        offices = office_names(work)
        scans = [scan_row(scan, offices) for scan in work.scans.page_of(visitor.scope, RECENT)]
    return renderer.page("upload.html", visitor=visitor, here="upload", scans=scans)


@router.get("/ban-quet")
def scans_page(
    visitor: Onlooker, service: TheService, renderer: TheRenderer, truoc: str | None = None
) -> HTMLResponse:
    """The scans that the visitor may see, newest first."""
    with service.database.reading() as work:
        offices = office_names(work)
        rows, has_more = portion(work.scans.page_of(visitor.scope, PORTION + 1, truoc))
    return renderer.page(
        "scans.html",
        visitor=visitor,
        here="scans",
        scans=[scan_row(scan, offices) for scan in rows],
        first="/ban-quet" if truoc else "",
        following=address("/ban-quet", truoc=rows[-1].id) if has_more else "",
    )


@router.get("/ban-quet/{scan_id}")
def scan_page(
    scan_id: str, visitor: Onlooker, service: TheService, renderer: TheRenderer, xong: str = ""
) -> HTMLResponse:
    """One scan: its receipt, its state, the papers found in it and the places where they part."""
    return shown(service, renderer, visitor, scan_id, done=DONE.get(xong, ""))


def shown(
    service: Service,
    renderer: Renderer,
    visitor: Visitor,
    scan_id: str,
    *,
    done: str = "",
    error: str = "",
    status: int = 200,
) -> HTMLResponse:
    """The page of a scan as an answer; the look at its boundaries is on record. Raises NotFound."""
    boundaries = boundary_rows(*boundaries_of(service, visitor.scope, scan_id))
    with service.database.reading() as work:
        scan = work.scans.seen_by(visitor.scope, scan_id)
        progress = work.scans.progress(scan_id)
        papers = [work.documents.get(found) for found in progress.documents]
        row = scan_row(scan, office_names(work), progress)
    return renderer.page(
        "scan.html",
        status,
        visitor=visitor,
        here="scans",
        scan=row,
        documents=[paper_row(paper, service.catalogue) for paper in papers],
        undecided=[one for one in boundaries if one.is_open],
        decided=[one for one in boundaries if not one.is_open],
        may_split=visitor.may(Verb.SPLIT_SCANS) and not row.is_moving,
        done=done,
        error=error,
    )


def scan_row(scan: Scan, offices: dict[str, str], progress: Progress = NOTHING_DONE) -> ScanRow:
    """What a page shows of the scan."""
    has_failed = scan.state is ScanState.FAILED
    return ScanRow(
        id=scan.id,
        receipt=scan.receipt,
        filename=scan.filename,
        received=when.moment(scan.received_at),
        office=offices.get(scan.office, scan.office),
        channel=wording.CHANNELS[scan.channel],
        case_code=scan.case_code,
        pages=scan.page_count,
        pages_done=progress.pages_done,
        pages_failed=progress.pages_failed,
        size=wording.size(scan.size_bytes),
        sha256=scan.sha256,
        state=scan.state,
        state_name=wording.SCAN_STATES[scan.state],
        is_moving=scan.state in (ScanState.RECEIVED, ScanState.READING),
        error=wording.scan_error(scan.error_code, scan.error_detail) if has_failed else "",
    )

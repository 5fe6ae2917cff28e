"""Scans: sent, and followed until their papers are found."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.problems import Problem
from api.http.receiving import Upload, streamed
from api.http.shapes.listing import Before, Limit, Listing
from api.http.shapes.problem import SIGNED_IN, told
from api.http.shapes.scan import ReceivedShape, ScanShape, received_shape, scan_shape
from ingest.reception import Arrival, receive
from storage.scope import Scope
from storage.states import Channel

routes = APIRouter(prefix="/v1/scans", tags=["scans"], responses=SIGNED_IN)

Sender = Annotated[Scope, Depends(permitted(Verb.SEND_SCANS))]
Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_SCANS))]

_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "PDF, TIFF, JPEG, PNG, WebP or HEIC; known by its bytes",
                        },
                        "case_code": {
                            "type": "string",
                            "description": "The case that the papers belong to",
                            "examples": ["H49.61-261123-0007"],
                        },
                        "office": {"type": "string", "description": "Slug of the receiving office"},
                        "channel": {"type": "string", "enum": [channel.value for channel in Channel]},
                    },
                }
            }
        },
    }
}

_REFUSALS = told(
    "office_forbidden",
    "upload_stalled",
    "too_many_bytes",
    "media_type_unsupported",
    "unknown_type",
    "file_missing",
    "several_files",
    "form_invalid",
    "empty_file",
    "encrypted",
    "damaged",
    "no_pages",
    "too_many_pages",
    "too_many_pixels",
    "page_timeout",
    "case_code_invalid",
    "office_unknown",
    "idempotency_key_reused",
    "validation_failed",
    "database_unavailable",
    "store_unavailable",
    "store_full",
    "disk_full",
)


async def arrived(_sender: Sender, upload: Annotated[Upload, Depends(streamed, scope="function")]) -> Upload:
    """The upload of a caller who may send: who may not is refused before the body is read."""
    return upload


@routes.post(
    "",
    status_code=202,
    response_model_exclude_unset=True,
    openapi_extra=_FORM,
    responses={**_REFUSALS, 202: {"description": "The scan is safe: the file is kept and its row committed"}},
)
def send_scan(
    service: TheService,
    sender: Sender,
    upload: Annotated[Upload, Depends(arrived, scope="function")],
    response: Response,
    idempotency_key: Annotated[
        str | None, Header(max_length=200, description="One key for each file, so that a repeat is harmless")
    ] = None,
) -> ReceivedShape:
    """Send one file. The same bytes for the same office and case give the same scan, however often sent.

    Compare `sha256` with your own before you let go of the file.
    """
    arrival = Arrival(
        path=upload.file.path,
        filename=upload.file.filename,
        sha256=upload.file.sha256,
        size_bytes=upload.file.size_bytes,
        case_code=upload.field("case_code"),
        office=upload.field("office"),
        channel=_channel(upload.field("channel")),
        idempotency_key=idempotency_key,
    )
    received = receive(service, sender, arrival)
    with service.database.reading() as work:
        progress = work.scans.progress(received.scan.id)
    response.headers["Location"] = f"/v1/scans/{received.scan.id}"
    return received_shape(received.scan, progress, received.is_new)


@routes.get("", response_model_exclude_unset=True)
def list_scans(
    service: TheService, viewer: Viewer, limit: Limit = 50, before: Before = None
) -> Listing[ScanShape]:
    """The scans that you may see, newest first."""
    with service.database.reading() as work:
        scans = work.scans.page_of(viewer, limit + 1, before)
        shown = [scan_shape(scan, work.scans.progress(scan.id)) for scan in scans[:limit]]
    return Listing[ScanShape](items=shown, next=shown[-1].id if len(scans) > limit else None)


@routes.get("/{scan_id}", response_model_exclude_unset=True, responses=told("not_found"))
def get_scan(service: TheService, viewer: Viewer, scan_id: str) -> ScanShape:
    """How far the scan is: `done` or `review` means that its documents are there."""
    with service.database.reading() as work:
        return scan_shape(work.scans.seen_by(viewer, scan_id), work.scans.progress(scan_id))


def _channel(text: str | None) -> Channel | None:
    if text is None:
        return None
    try:
        return Channel(text)
    except ValueError:
        known = ", ".join(channel.value for channel in Channel)
        raise Problem(
            "validation_failed",
            f"Trường channel chỉ nhận: {known}.",
            f"The field channel takes one of: {known}.",
        ) from None

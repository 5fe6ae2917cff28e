"""Scans as the contract shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from storage.scans import Progress
from storage.states import Channel, ScanState
from storage.tables import Scan


class ErrorShape(BaseModel):
    """Why a scan failed."""

    code: str = Field(examples=["engine_crashed"])
    detail: str


class ScanShape(BaseModel):
    """A file as it was received, and how far its reading has come."""

    id: str = Field(examples=["019ab3f0-77a1-7c55-9d3e-4b1f6f0c2a11"])
    receipt: str = Field(description="The number for the batch slip", examples=["SH-261123-4B1F6F0C2A"])
    sha256: str = Field(description="Of the received bytes: compare it with what was sent")
    state: ScanState
    pages: int
    pages_done: int = Field(description="Read or set aside")
    pages_failed: int
    documents: list[str] = Field(description="Ids of the documents found so far, in page order")
    boundaries_undecided: int = Field(description="Places where a person must say if a new paper begins")
    case_code: str | None = Field(description="The code that the sender gave")
    office: str
    channel: Channel
    filename: str
    media_type: str = Field(description="By the bytes, not by the name")
    size_bytes: int
    received_at: datetime
    finished_at: datetime | None
    error: ErrorShape | None = Field(default=None, description="Present when the scan failed")


class ReceivedShape(ScanShape):
    """The answer to an upload. It is sent after the scan is safe."""

    is_new: bool = Field(description="False when these bytes were received before")


def scan_shape(scan: Scan, progress: Progress) -> ScanShape:
    """The scan as the contract shows it."""
    return ScanShape.model_validate(_members(scan, progress))


def received_shape(scan: Scan, progress: Progress, is_new: bool) -> ReceivedShape:
    """The scan as the answer to its upload."""
    return ReceivedShape.model_validate({**_members(scan, progress), "is_new": is_new})


def _members(scan: Scan, progress: Progress) -> dict[str, object]:
    members: dict[str, object] = {
        "id": scan.id,
        "receipt": scan.receipt,
        "sha256": scan.sha256,
        "state": scan.state,
        "pages": scan.page_count,
        "pages_done": progress.pages_done,
        "pages_failed": progress.pages_failed,
        "documents": list(progress.documents),
        "boundaries_undecided": progress.undecided,
        "case_code": scan.case_code,
        "office": scan.office,
        "channel": scan.channel,
        "filename": scan.filename,
        "media_type": scan.media_type,
        "size_bytes": scan.size_bytes,
        "received_at": scan.received_at,
        "finished_at": scan.finished_at,
    }
    if scan.state is ScanState.FAILED:
        members["error"] = {"code": scan.error_code or "", "detail": scan.error_detail or ""}
    return members

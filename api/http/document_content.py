"""What a document's pages say and look like: files for people and programs. Each look is on record."""

import hashlib
import json
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.content import tagged, tagged_blob
from api.http.problems import Problem
from api.http.shapes.problem import SIGNED_IN, Responses, told
from ingest.papers_of import reading_of
from ingest.viewing import Look, ViewedDocument, view
from ocr.alto import alto
from storage.scope import Scope

Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_DOCUMENTS))]
PageNumber = Annotated[int, Path(ge=1, le=100_000, description="Page of the document, from 1")]

routes = APIRouter(
    prefix="/v1/documents/{document_id}",
    tags=["document content"],
    responses={**SIGNED_IN, **told("not_found", "store_unavailable"), 304: {"description": "Not modified"}},
)

PAGE_BREAK = "\f"


def _content(media_type: str, description: str) -> Responses:
    return {200: {"content": {media_type: {}}, "description": description}}


@routes.get("/pdf", response_class=Response, responses=_content("application/pdf", "Searchable PDF"))
def get_pdf(request: Request, service: TheService, viewer: Viewer, document_id: str) -> Response:
    """The searchable PDF: the pages as they were scanned, with an invisible text layer."""
    document = view(service, viewer, document_id, Look.PDF).document
    return tagged_blob(
        request,
        service.blobs,
        document.pdf_key,
        f"{document_id}.pdf",
        "application/pdf",
        service.settings.work_dir,
    )


@routes.get("/text", response_class=Response, responses=_content("text/plain", "Pages parted by form feeds"))
def get_text(request: Request, service: TheService, viewer: Viewer, document_id: str) -> Response:
    """The text, in reading order; pages are parted by a form feed."""
    viewed = view(service, viewer, document_id, Look.TEXT)
    return tagged(
        request,
        _tag(viewed, "text"),
        f"{document_id}.txt",
        "text/plain; charset=utf-8",
        lambda: PAGE_BREAK.join(page.text or "" for page in viewed.pages).encode(),
    )


@routes.get("/alto", response_class=Response, responses=_content("application/xml", "ALTO 4"))
def get_alto(request: Request, service: TheService, viewer: Viewer, document_id: str) -> Response:
    """Words with their places as ALTO 4 XML."""
    viewed = view(service, viewer, document_id, Look.ALTO)
    return tagged(
        request,
        _tag(viewed, "alto"),
        f"{document_id}.xml",
        "application/xml",
        lambda: alto([reading_of(service, page) for page in viewed.pages]),
    )


@routes.get("/original", response_class=Response, responses=_content("*/*", "The file as it was received"))
def get_original(request: Request, service: TheService, viewer: Viewer, document_id: str) -> Response:
    """The received file, byte for byte; it may hold more papers than this one."""
    scan = view(service, viewer, document_id, Look.ORIGINAL).scan
    return tagged_blob(
        request,
        service.blobs,
        scan.sha256,
        f"{PurePath(scan.filename).stem}.{scan.kind}",
        scan.media_type,
        service.settings.work_dir,
    )


@routes.get(
    "/pages/{number}/image",
    response_class=Response,
    responses={**_content("image/jpeg", "The upright page"), **told("page_not_read", "not_found")},
)
def get_page_image(
    request: Request, service: TheService, viewer: Viewer, document_id: str, number: PageNumber
) -> Response:
    """The page, turned upright, as JPEG: the boxes of words and values fit on it."""
    page = view(service, viewer, document_id, Look.IMAGE, number).page(number)
    key = _read(page.image_key, number)
    return tagged(request, key, f"{document_id}-{number}.jpg", "image/jpeg", lambda: service.blobs.read(key))


@routes.get(
    "/pages/{number}/words",
    response_class=Response,
    responses={
        **_content("application/json", "The page record of `sohoa read --json`"),
        **told("page_not_read", "not_found"),
    },
)
def get_page_words(
    request: Request, service: TheService, viewer: Viewer, document_id: str, number: PageNumber
) -> Response:
    """The page's words with boxes (pixels of the upright page) and confidences, its codes, its quality.

    A repaired word also has `raw`, what was read; `regions` are seals, signatures and illegible handwriting.
    """
    page = view(service, viewer, document_id, Look.WORDS, number).page(number)
    key = _read(page.reading_key, number)
    return tagged(
        request,
        key,
        f"{document_id}-{number}.json",
        "application/json",
        lambda: service.blobs.read(key),
    )


def _read(key: str | None, number: int) -> str:
    """The key of a page's blob. Raises Problem for a page that was set aside."""
    if key is None:
        raise Problem(
            "page_not_read",
            f"Trang {number} chưa đọc được nên không có ảnh và chữ. Hãy xem tệp gốc (/original).",
            f"Page {number} could not be read, so it has no image and no words. See the /original.",
        )
    return key


def _tag(viewed: ViewedDocument, form: str) -> str:
    """A tag that changes when any page is read again."""
    keys = [page.reading_key for page in viewed.pages]
    return hashlib.sha256(json.dumps([form, keys]).encode()).hexdigest()

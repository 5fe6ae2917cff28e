"""Classifications on the spot: the answer comes with the response, and nothing is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.http.access import Verb, permitted
from api.http.collaborators import TheService, TheSettings
from api.http.json_only import json_only
from api.http.receiving import Upload, streamed
from api.http.shapes.classification import ClassificationShape, TextShape, classification_shape
from api.http.shapes.problem import SIGNED_IN, told
from ingest.classification import classify_file, classify_text
from storage.scope import Scope

routes = APIRouter(prefix="/v1/classifications", tags=["classifications"], responses=SIGNED_IN)

AT_ONCE = 8
"""Classifications at work at once: each keeps a thread waiting, and other requests need theirs."""

Classifier = Annotated[Scope, Depends(permitted(Verb.CLASSIFY))]

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {"text": {"type": "string", "minLength": 1}},
                    "examples": [{"text": "TỜ KHAI ĐĂNG KÝ KHAI SINH"}],
                }
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}


async def paper_told(_caller: Classifier, request: Request) -> AsyncIterator[Upload | TextShape]:
    """What is to be classified: a file in a form, or a text in JSON. Raises Problem."""
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with asynccontextmanager(streamed)(request) as upload:
            yield upload
        return
    json_only(request)
    try:
        text = TextShape.model_validate_json(await request.body())
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in found]) from None
    yield text


async def turn() -> AsyncIterator[None]:
    """A place among those that are at work; who waits for one keeps no thread."""
    yield


@routes.post(
    "",
    response_model_exclude_unset=True,
    openapi_extra=_BODY,
    responses=told(
        "too_many_bytes",
        "body_too_large",
        "media_type_unsupported",
        "unknown_type",
        "validation_failed",
        "file_missing",
        "several_files",
        "form_invalid",
        "empty_file",
        "encrypted",
        "damaged",
        "too_many_pages",
        "too_many_pixels",
        "page_timeout",
        "page_process_died",
        "disk_full",
    ),
)
def classify(
    service: TheService,
    settings: TheSettings,
    paper: Annotated[Upload | TextShape, Depends(paper_told, scope="function")],
    _turn: Annotated[None, Depends(turn, scope="function", max_concurrency=AT_ONCE)],
) -> ClassificationShape:
    """What the paper is, as `sohoa classify` says it. Of a long file the first pages are read."""
    if isinstance(paper, TextShape):
        return classification_shape(classify_text(service, paper.text))
    return classification_shape(classify_file(service, paper.file.path, settings.classify_pages))

"""Classifications on the spot: the answer comes with the response, and nothing is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.exceptions import RequestValidationError

from api.http.access import Verb, permitted
from api.http.classification_texts import checked, id_of, told_batch, told_of_batch, told_text
from api.http.collaborators import TheService, TheSettings
from api.http.failures import request_id, wrong_values
from api.http.json_only import json_only
from api.http.problems import Problem
from api.http.receiving import Upload, streamed
from api.http.settings import HttpSettings
from api.http.shapes.classification import (
    ON,
    BatchAnswerShape,
    BatchItemShape,
    ClassificationShape,
    TextShape,
    classification_shape,
)
from api.http.shapes.problem import SIGNED_IN, ProblemShape, told
from ingest.classification import classify_file, classify_text
from ingest.service import Service
from storage.scope import Scope

routes = APIRouter(prefix="/v1/classifications", tags=["classifications"], responses=SIGNED_IN)

AT_ONCE = 8
"""Classifications at work at once: each keeps a thread waiting, and other requests need theirs."""

Classifier = Annotated[Scope, Depends(permitted(Verb.CLASSIFY))]


def _body(**shapes: str) -> dict[str, object]:
    """The body of a request that the route reads itself, as OpenAPI shows it."""
    kinds = {"json": "application/json", "form": "multipart/form-data"}
    content = {
        kinds[kind]: {"schema": {"$ref": f"#/components/schemas/{name}"}} for kind, name in shapes.items()
    }
    return {"requestBody": {"required": True, "content": content}}


async def paper_told(_caller: Classifier, request: Request) -> AsyncIterator[Upload | TextShape]:
    """What is to be classified: a file in a form, or a text in JSON. Raises Problem."""
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with asynccontextmanager(streamed)(request) as upload:
            yield upload
        return
    json_only(request)
    yield told_text(await request.body())


async def batch_told(_caller: Classifier, request: Request) -> list[object]:
    """The texts of a batch, each still as it was sent. Raises Problem."""
    json_only(request)
    return told_batch(await request.body())


async def turn() -> AsyncIterator[None]:
    """A place among those that are at work; who waits for one keeps no thread."""
    yield


Turn = Annotated[None, Depends(turn, scope="function", max_concurrency=AT_ONCE)]


@routes.post(
    "",
    response_model_exclude_unset=True,
    openapi_extra=_body(json="TextShape", form="FileShape"),
    responses=told(
        "too_many_bytes",
        "body_too_large",
        "media_type_unsupported",
        "unknown_type",
        "validation_failed",
        "empty_text",
        "text_too_long",
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
    _turn: Turn,
    on: Annotated[date | None, Query(description=ON)] = None,
) -> ClassificationShape:
    """What the paper is, as `sohoa classify` says it. Of a long file the first pages are read."""
    if isinstance(paper, TextShape):
        text = checked(paper.text, settings.max_text_chars)
        return classification_shape(classify_text(service, text, on))
    return classification_shape(classify_file(service, paper.file.path, settings.classify_pages, on))


@routes.post(
    "/batch",
    response_model_exclude_unset=True,
    openapi_extra=_body(json="BatchShape"),
    responses=told("body_too_large", "media_type_unsupported", "validation_failed", "too_many_texts"),
)
def classify_batch(
    request: Request,
    service: TheService,
    settings: TheSettings,
    texts: Annotated[list[object], Depends(batch_told)],
    _turn: Turn,
) -> BatchAnswerShape:
    """What each of up to 100 texts is. One that cannot be classified gets its problem, the others answers."""
    name = request_id(request)
    return BatchAnswerShape(items=[_item(service, settings, one, name) for one in texts])


def _item(service: Service, settings: HttpSettings, sent: object, name: str) -> BatchItemShape:
    try:
        one = told_of_batch(sent)
        answer = classify_text(service, checked(one.text, settings.max_text_chars), one.on)
    except (RequestValidationError, Problem) as error:
        problem = error if isinstance(error, Problem) else wrong_values(error)
        return BatchItemShape(id=id_of(sent), problem=ProblemShape.model_validate(problem.to_json(name)))
    return BatchItemShape(id=one.id, answer=classification_shape(answer))

"""How the interface describes itself in OpenAPI."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel

from api.http.shapes.classification import SENT_RAW
from api.http.shapes.problem import ProblemShape, problem_examples

VERSION = "1.0.0"

Document = dict[str, Any]
"""The OpenAPI document as FastAPI types it."""

_SUMMARY = (
    "Số hóa hồ sơ giấy: gửi bản quét, nhận giấy tờ đã đọc, phân loại và gắn vào hồ sơ. / "
    "Paper dossiers, digitised: send scans, get papers that are read, classified and laid into their cases. "
    "Every request below /v1 carries a bearer token. Errors are application/problem+json (RFC 9457) with a "
    "stable `code`. Lists answer {items, next}; `next` goes into `before` or `offset` of the next request."
)


class DescribedApp(FastAPI):
    """An application whose OpenAPI document names our problems, not FastAPI's own validation errors."""

    def openapi(self) -> Document:
        """The OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = _told_in_our_words(super().openapi())
        return self.openapi_schema


def described() -> FastAPI:
    """An application without routes; /docs is ours, because the usual pages load scripts from elsewhere."""
    return DescribedApp(
        title="Sohoa",
        version=VERSION,
        description=_SUMMARY,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        generate_unique_id_function=_operation,
    )


def _operation(route: APIRoute) -> str:
    """The endpoint's own name: generated clients call their functions by it."""
    return route.name


def _told_in_our_words(document: Document) -> Document:
    schemas = document["components"]["schemas"]
    shapes: tuple[type[BaseModel], ...] = (ProblemShape, *SENT_RAW)
    for shape in shapes:
        own = shape.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= own.pop("$defs", {}) | {shape.__name__: own}
    document["components"]["examples"] = problem_examples()
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for methods in document["paths"].values():
        for operation in methods.values():
            _without_foreign_errors(operation)
    return document


def _without_foreign_errors(operation: Document) -> None:
    """Every route that takes values may answer 422; FastAPI says so in a shape that we never send."""
    answer = operation["responses"].get("422", {})
    if "application/json" in answer.get("content", {}):
        schema = {"$ref": "#/components/schemas/ProblemShape"}
        answer["content"] = {"application/problem+json": {"schema": schema}}
        answer["description"] = answer["description"].replace(
            "Validation Error", "`validation_failed`: Invalid values"
        )

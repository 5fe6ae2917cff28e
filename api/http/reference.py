"""/docs: the interface's reference as one page, made from OpenAPI, with nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, PackageLoader, select_autoescape

from api.http.problems import MEANINGS

routes = APIRouter(include_in_schema=False)

_pages = Environment(loader=PackageLoader("api.http", "pages"), autoescape=select_autoescape())

Json = Mapping[str, object]


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    method: str
    path: str
    summary: str
    parameters: list[Json]
    body: list[str]
    answers: list[tuple[str, str]]


@routes.get("/docs")
def reference(request: Request) -> Response:
    """The reference: every operation, every problem code, every shape."""
    document = cast(Json, request.app.openapi())
    style = (_pages.get_template("reference.css")).render()
    page = _pages.get_template("reference.html").render(
        info=document["info"],
        groups=_groups(document),
        problems=MEANINGS,
        shapes=_shapes(document),
        style=style,
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"
    return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})


def _groups(document: Json) -> dict[str, list[Operation]]:
    groups: dict[str, list[Operation]] = {}
    for path, methods in cast(Mapping[str, Mapping[str, Json]], document["paths"]).items():
        for method, told in methods.items():
            tag = cast(list[str], told["tags"])[0]
            groups.setdefault(tag, []).append(_operation(method, path, told))
    return groups


def _operation(method: str, path: str, told: Json) -> Operation:
    body = cast(Mapping[str, Json], told.get("requestBody", {})).get("content", {})
    answers = cast(Mapping[str, Mapping[str, str]], told["responses"])
    return Operation(
        method=method.upper(),
        path=path,
        summary=str(told.get("description", "")),
        parameters=cast(list[Json], told.get("parameters", [])),
        body=list(_bodies(cast(Mapping[str, Mapping[str, Json]], body))),
        answers=[(status, answer["description"]) for status, answer in sorted(answers.items())],
    )


def _bodies(content: Mapping[str, Mapping[str, Json]]) -> Iterator[str]:
    for media_type, told in content.items():
        yield f"{media_type}: {_type_of(told.get('schema', {}))}"


def _shapes(document: Json) -> dict[str, list[tuple[str, str, str]]]:
    """The members of every shape: name, type, description."""
    components = cast(Mapping[str, Mapping[str, Json]], document["components"])["schemas"]
    return {
        name: [
            (member, _type_of(told), str(told.get("description", "")))
            for member, told in cast(Mapping[str, Json], shape.get("properties", {})).items()
        ]
        for name, shape in sorted(components.items())
    }


def _type_of(told: Json) -> str:
    """The type of a schema in a few words."""
    if "$ref" in told:
        return str(told["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in told:
        return " | ".join(_type_of(one) for one in cast(list[Json], told["anyOf"]))
    if "properties" in told:
        return "{" + ", ".join(cast(Json, told["properties"])) + "}"
    if told.get("type") == "array":
        return f"[{_type_of(cast(Json, told.get('items', {})))}]"
    return str(told.get("format", told.get("type", "any")))

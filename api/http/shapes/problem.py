"""Problems as OpenAPI describes them."""

from typing import cast

from pydantic import BaseModel, Field
from pydantic.config import JsonDict

from api.http.problems import MEANINGS, MEDIA_TYPE, Problem

Responses = dict[int | str, dict[str, object]]


class WrongShape(BaseModel):
    """One wrong value."""

    where: str = Field(examples=["body.field"])
    message: str


class ProblemShape(BaseModel):
    """A problem document (RFC 9457). `code` is stable; the texts may change."""

    type: str = Field(examples=["/docs#case_code_invalid"])
    title: str = Field(examples=["Mã hồ sơ sai dạng / Bad dossier code"])
    status: int = Field(examples=[422])
    detail: str = Field(description="Vietnamese, then ` / `, then English")
    code: str = Field(examples=["case_code_invalid"])
    detail_vi: str
    detail_en: str
    request_id: str = Field(description="To be told to the administrator")
    errors: list[WrongShape] | None = Field(default=None, description="The wrong values (422)")


def told(*codes: str) -> Responses:
    """The answers of a route that ends in one of these problems, for its OpenAPI description."""
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(MEANINGS[code].status, []).append(code)
    return {status: _response(same) for status, same in sorted(by_status.items())}


def problem_examples() -> dict[str, object]:
    """One example of each problem by its code, as OpenAPI's components hold them."""
    return {
        code: {"summary": meaning.title_en, "value": example_of(code)} for code, meaning in MEANINGS.items()
    }


def _response(codes: list[str]) -> dict[str, object]:
    described = "; ".join(f"`{code}`: {MEANINGS[code].title_en}" for code in codes)
    examples = {code: {"$ref": f"#/components/examples/{code}"} for code in codes}
    schema = {"$ref": "#/components/schemas/ProblemShape"}
    return {"description": described, "content": {MEDIA_TYPE: {"schema": schema, "examples": examples}}}


def example_of(code: str) -> JsonDict:
    """A problem of that code, as an example."""
    meaning = MEANINGS[code]
    problem = Problem(code, f"{meaning.title_vi}.", f"{meaning.title_en}.")
    return cast(JsonDict, problem.to_json("5f0c3a9be21d7788"))


SIGNED_IN = told("token_missing", "token_invalid", "verb_forbidden", "database_unavailable")
"""What every route below /v1 may answer."""

"""Problems as OpenAPI describes them."""

from pydantic import BaseModel, Field

from api.http.problems import MEANINGS, MEDIA_TYPE

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


def _response(codes: list[str]) -> dict[str, object]:
    described = "; ".join(f"`{code}`: {MEANINGS[code].title_en}" for code in codes)
    return {
        "description": described,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}},
    }


SIGNED_IN = told("token_missing", "token_invalid", "verb_forbidden", "database_unavailable")
"""What every route below /v1 may answer."""

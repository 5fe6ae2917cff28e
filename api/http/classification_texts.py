"""Texts to classify, checked one by one so that each is told what is wrong with it alone."""

from collections.abc import Callable
from typing import TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.http.problems import Problem
from api.http.shapes.classification import MOST_TEXTS, BatchTextShape, TextShape

T = TypeVar("T")


class _Texts(BaseModel):
    """A batch whose texts are not looked at yet."""

    model_config = ConfigDict(extra="ignore")

    texts: list[object] = Field(min_length=1)


def told_text(body: bytes) -> TextShape:
    """The one text of a request. Raises RequestValidationError."""
    return _valid(lambda: TextShape.model_validate_json(body), "body")


def told_batch(body: bytes) -> list[object]:
    """The texts of a batch, each as it was sent. Raises RequestValidationError or Problem."""
    texts = _valid(lambda: _Texts.model_validate_json(body), "body").texts
    if len(texts) > MOST_TEXTS:
        raise Problem(
            "too_many_texts",
            f"Một lần gửi nhiều nhất {MOST_TEXTS} văn bản, ở đây có {len(texts)}. Hãy chia thành nhiều lần.",
            f"One request carries at most {MOST_TEXTS} texts; this has {len(texts)}. Send several requests.",
        )
    return texts


def told_of_batch(sent: object) -> BatchTextShape:
    """One text of a batch. Raises RequestValidationError."""
    return _valid(lambda: BatchTextShape.model_validate(sent))


def id_of(sent: object) -> str | None:
    """The id that a text of a batch came with, however wrong the rest of it is."""
    name = sent.get("id") if isinstance(sent, dict) else None
    return name if isinstance(name, str) else None


def checked(text: str, most_chars: int) -> str:
    """The text, when it can be classified. Raises Problem."""
    if not text.strip():
        raise Problem(
            "empty_text",
            "Văn bản không có chữ nào. Hãy gửi nội dung đã đọc được của giấy tờ.",
            "The text holds no words. Send what was read from the paper.",
        )
    if len(text) > most_chars:
        raise Problem(
            "text_too_long",
            f"Văn bản có {len(text)} ký tự, nhiều hơn {most_chars} (SOHOA_MAX_TEXT_CHARS)."
            " Hãy gửi những trang đầu.",
            f"The text has {len(text)} characters, more than {most_chars} (SOHOA_MAX_TEXT_CHARS)."
            " Send its first pages.",
        )
    return text


def _valid(made: Callable[[], T], *place: str) -> T:
    """What is made, or the wrong values in FastAPI's words, without what was sent: it may be a citizen's."""
    try:
        return made()
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        raise RequestValidationError(
            [{**one, "loc": (*place, *one["loc"]) or ("texts",)} for one in found]
        ) from None

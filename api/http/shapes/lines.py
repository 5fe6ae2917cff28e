"""Short texts that callers send."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("holds control characters")
    return text


def _line(most_chars: int) -> object:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most_chars)


Slug = Annotated[str, _line(64), AfterValidator(_printable)]
Code = Annotated[str, _line(40), AfterValidator(_printable)]
Line = Annotated[str, _line(200), AfterValidator(_printable)]
Sentence = Annotated[str, _line(500), AfterValidator(_printable)]

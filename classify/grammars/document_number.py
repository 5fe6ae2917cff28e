"""Numbers of administrative documents (số/ký hiệu), as decree 30/2020/NĐ-CP writes them."""

import re
import unicodedata
from dataclasses import dataclass

_SYMBOL = r"(?:\d{4}\s*/\s*)?[A-ZĐ][A-ZĐa-zđ]{0,6}(?:\s?-\s?[A-ZĐ0-9&]{1,12}){0,3}"
_NUMBER = re.compile(rf"^\W{{0,4}}S[ỐốÔôóOo]\s*[:.]?\s*(\d{{1,5}})\s*/\s*({_SYMBOL})(?![\w/])", re.MULTILINE)
_LINE = re.compile(
    r"^\W*S[ốôóo]\s*[:.]?[\s.…_]*\d{0,5}[\s.…_]*/\s*(?:\d{4}\s*/\s*)?[.…_]*\s*[A-ZĐ][A-ZĐa-zđ]{0,6}\b",
    re.MULTILINE,
)
_TOP_LINES = 15


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number such as 156/QĐ-UBND; `raw` is what stood there, from `start` to `end` in the text."""

    value: str
    raw: str
    start: int
    end: int


def find_document_number(text: str) -> DocumentNumber | None:
    """The document's own number: the first one after `Số` in the head of its first page."""
    head = _head(text)
    match = _NUMBER.search(head)
    if match is None:
        return None
    number, symbol = match.groups()
    value = f"{number}/{''.join(symbol.split())}"
    return DocumentNumber(value, match.group().strip(), match.start(), match.end())


def has_number_line(text: str) -> bool:
    """True when a line of the head is a number line, filled in or not: `Số: …/QĐ-UBND`."""
    return _LINE.search(_head(text)) is not None


def _head(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).split("\n")
    written = [number for number, line in enumerate(lines) if line.strip()][:_TOP_LINES]
    return "\n".join(lines[: written[-1] + 1]) if written else ""

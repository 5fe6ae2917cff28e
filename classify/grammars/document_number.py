"""Numbers of administrative documents (số/ký hiệu), as decree 30/2020/NĐ-CP and party papers write them."""

import re
import unicodedata
from dataclasses import dataclass

_LABEL = r"^\W{0,4}S[ỐốÔôóOoøØöÕõ]\s*[:.;]?\s*"
_PART = r"[A-ZĐÐ][A-ZĐÐa-zđ0-9&.]{0,13}"
_SYMBOL = rf"(?:(?:19|20)\d{{2}}\s*/\s*)?{_PART}(?:\s?[-–]\s?[A-ZĐÐa-zđ0-9&.]{{1,14}}){{0,4}}"
_STATE = rf"(\d{{1,5}}[a-z]?)\s*/\s*({_SYMBOL})(?![\w/])"
_PARTY = r"(\d{1,5}\s?[-–]\s?[A-ZĐÐ]{1,4}[A-ZĐÐa-z]{0,3}\s*/\s*[A-ZĐÐ]{2,12})(?![\w/])"
_REGISTER = r"(\d{1,5}\s*/\s*(?:19|20)\d{2})(?=\s*(?:$|\n))"
_NUMBER = re.compile(rf"{_LABEL}(?:{_STATE}|{_PARTY}|{_REGISTER})", re.MULTILINE)
_LINE = re.compile(
    r"^\W*S[ỐốÔôóOoøØöÕõ]\s*[:.;]?[\s.…_]*[^\s/]{0,5}[\s.…_]*/\s*(?:\d{4}\s*/\s*)?[.…_]*\s*[A-ZĐÐ][A-ZĐÐa-zđ0-9&]{0,12}\b"
    rf"|{_LABEL}(?:{_PARTY}|{_REGISTER})",
    re.MULTILINE,
)
_CITED = re.compile(r"(?:nghị định|quyết định|thông tư|luật|nghị quyết|công văn|kế hoạch)\s*$", re.IGNORECASE)
_MISREAD = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND"}
"""Abbreviations that do not exist, and the one that does."""
_TOP_LINES = 18


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number such as 156/QĐ-UBND; `raw` is what stood there, from `start` to `end` in the text."""

    value: str
    raw: str
    start: int
    end: int


def find_document_number(text: str) -> DocumentNumber | None:
    """The document's own number: the first one after `Số` in the head of its first page.

    A line that goes on a sentence (`… Nghị định` / `Số 20/2021/NĐ-CP`) cites another document.
    """
    head = _head(text)
    for match in _NUMBER.finditer(head):
        if not _CITED.search(head[: match.start()].rstrip()):
            return DocumentNumber(_value(match), match.group().strip(), match.start(), match.end())
    return None


def has_number_line(text: str) -> bool:
    """True when a line of the head is a number line, filled in or not: `Số: …/QĐ-UBND`."""
    return _LINE.search(_head(text)) is not None


def _value(match: re.Match[str]) -> str:
    number, symbol, party, register = match.groups()
    whole = f"{number}/{symbol}" if number else party or register
    plain = "".join(whole.split()).replace("–", "-").replace("ĐÐ", "Đ").replace("Ð", "Đ").rstrip(".-")
    return re.sub(r"[A-ZĐ]+", lambda part: _MISREAD.get(part.group(), part.group()), plain)


def _head(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).split("\n")
    written = [number for number, line in enumerate(lines) if line.strip()][:_TOP_LINES]
    return "\n".join(lines[: written[-1] + 1]) if written else ""

"""Codes printed on forms: `CT01`, `TK04`, `01/LPTB`, `02a.ĐKT`, and the weak `Mẫu số 18`."""

import re
import unicodedata
from dataclasses import dataclass

_DISTINCT = re.compile(
    r"\b(?:CT\d{2}|DC\d{2}|CC\d{2}|TK\d{2}[a-z]?|NA\d{1,2}|ĐKX\d{2}|HK\d{2}|PC\d{2}|X0\d|D\d{2}-LT|TK\d-TS|\d{2}[A-ZĐ]?-HSB"
    r"|\d{2}[a-z]?-ĐK-TCT|\d{2}-MST|\d{2}[a-zđ]?/[A-ZĐ]{2,6}(?:-[A-ZĐ]{2,8}){0,2}"
    r"|\d{2}[a-z]?\.(?:HNTY|ĐKT|QLT|NT|BĐ|LH|DT|MGTH))\b"
)
_NUMBERED = re.compile(
    r"\bM[ẫâa]u\s*(?:s[ốôo]\s*)?:?\s*(\d{1,3}(?:\.\d{1,2})?[a-zđ]?)(?![\w/.-]*\w)", re.IGNORECASE
)
_NAMED = re.compile(r"\bM[ẫâa]u\s*(?:s[ốôo]\s*)?:?\s*([A-ZĐ0-9][\w.Đ/-]{1,18})", re.IGNORECASE)
_TOP_CHARS = 1500


@dataclass(frozen=True, slots=True)
class FormCode:
    """A printed form code; `is_distinct` is False for a bare number that many forms share."""

    code: str
    is_distinct: bool


def find_form_codes(text: str) -> list[FormCode]:
    """Form codes in the head of a page, the distinct ones first, each once."""
    head = unicodedata.normalize("NFC", text[:_TOP_CHARS])
    distinct = [match.group() for match in _DISTINCT.finditer(head)]
    named = [match.group(1) for match in _NAMED.finditer(head)]
    numbered = [f"Mẫu số {match.group(1)}" for match in _NUMBERED.finditer(head)]
    found = [FormCode(code, True) for code in distinct] + [
        FormCode(code.strip(".-/"), True) for code in named if not code.isdigit() and len(code) > 2
    ]
    found += [FormCode(code, False) for code in numbered]
    return list(dict.fromkeys(found))


def normal_form_code(code: str) -> str:
    """The code without case and spaces, and a bare number without leading zeros."""
    plain = re.sub(r"\s+", "", code).casefold()
    return re.sub(r"^mẫu(?:số)?0*(?=\d)", "mẫu", plain)

"""Tax codes: ten digits with a check digit, or the citizen number that persons use since July 2025."""

import re

from classify.answer import Check, Extracted
from classify.extraction.name_labels import phrases
from classify.extraction.proof import proved
from classify.flat import flat
from classify.grammars.citizen_number import parse_citizen_number
from classify.grammars.tax_code import parse_tax_code
from classify.page import Page

_OF = phrases("thue", "thue ca nhan", "doanh nghiep", "ho kinh doanh", "hop tac xa")
_DIGIT = r"(?:[ |]{0,3}\d)"
_CODE = rf"\d{_DIGIT}{{9}}(?:\s?-\s?\d{{3}}|{_DIGIT}{{2}})?"
_TAX = re.compile(
    rf"(?:ma\s*so\s*{_OF}|\bmst\b)(?:\s*/\s*ma\s*so\s*\w+)?[^:\n\d]{{0,25}}:?[ |]*"
    rf"(?P<code>{_CODE})(?![ |]?\d)"
)
"""Ten digits, thirteen with a branch, or twelve; also one digit to a box."""


def tax_facts(page: Page, text: str) -> dict[str, Extracted]:
    """`tax_code`: the first one behind its label; a wrong check digit is told, not hidden."""
    match = _TAX.search(flat(text))
    if match is None:
        return {}
    raw = text[match.start("code") : match.end("code")]
    value = re.sub(r"[\s|]+", "", raw)
    before = text[: match.start("code")]
    return {"tax_code": proved(page, value, raw, _check(value), sure=0.99, before=before)}


def _check(value: str) -> Check:
    if len(value) == 12 and "-" not in value:
        return Check("mã số thuế là một số định danh", parse_citizen_number(value) is not None)
    return Check("chữ số kiểm tra của mã số thuế", parse_tax_code(value) is not None)

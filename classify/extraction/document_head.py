"""Number, date, agency and subject out of the head of an official document (decree 30/2020/NĐ-CP)."""

import re

from classify.answer import Extracted
from classify.extraction.proof import proved
from classify.folding import capital_share, fold
from classify.grammars.dates import WrittenDate, find_phrase_dates
from classify.grammars.document_number import find_document_number, has_number_line
from classify.heading import Heading, is_motto
from classify.page import Page

_AGENCY = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ|SỞ|TỔNG CỤC|CỤC|CHI CỤC|PHÒNG|BAN|TRUNG TÂM|VĂN PHÒNG|CÔNG AN"
    r"|TÒA ÁN|TOÀ ÁN|VIỆN|BẢO HIỂM|CHI NHÁNH|TRƯỜNG|ĐẢNG|HẠT|THANH TRA|NGÂN HÀNG|KHO BẠC|THUẾ|HẢI QUAN"
    r"|THI HÀNH ÁN|CÔNG TY)\b"
)
_MOTTO_BESIDE = re.compile(r"\s*C[ỘOÔ]NG H[ÒOÓ]A.*$|\s*Đ[ộo]c l[ậa]p\s*-.*$", re.IGNORECASE)
_REGARDING = re.compile(r"^\(?\s*(?:V/v|Về việc|Về)\s*:?\s*", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"[^\W\d_][^\n]{0,60},\s*$")
_HEAD_LINES = 14


def document_head(page: Page, text: str, heading: Heading) -> dict[str, Extracted]:
    """What the head of the first page says; without a number line only the date is looked for."""
    found: dict[str, Extracted] = {}
    number = find_document_number(text)
    if number is not None:
        found["document_number"] = proved(page, number.value, number.raw)
    dated = _date(text)
    if dated is not None:
        found["document_date"] = proved(page, dated.day.isoformat(), dated.raw, sure=0.95)
    if has_number_line(text):
        agency = _agency(text)
        if agency:
            found["agency"] = proved(page, agency, agency, sure=0.9)
        if heading.subject:
            subject = _REGARDING.sub("", heading.subject)
            found["subject"] = proved(page, subject, heading.subject, sure=0.85)
    return found


def _date(text: str) -> WrittenDate | None:
    """The date beside the place (`Hạ Long, ngày …`), at the head or above the signature."""
    for one in find_phrase_dates(text):
        if _PLACE_AND_DATE.search(text[: one.start].rsplit("\n", 1)[-1]):
            return one
    return None


def _agency(text: str) -> str:
    """The issuing agency: the last agency named above the number, with the lines that end its name."""
    name = ""
    for line in _lines_above_number(text):
        if _AGENCY.match(line):
            name = line
        elif name:
            name = f"{name} {line}"  # a long name goes on: TRUNG TÂM PHỤC VỤ HÀNH / CHÍNH CÔNG TỈNH …
    return name if len(fold(name).split()) >= 2 else ""


def _lines_above_number(text: str) -> list[str]:
    lines = []
    for line in text.split("\n")[:_HEAD_LINES]:
        if has_number_line(line):
            break
        plain = _MOTTO_BESIDE.sub("", line).strip(" -–.*:")
        if plain and not is_motto(plain) and capital_share(plain) > 0.8:
            lines.append(plain)
    return lines

"""The labels behind which papers print names of people, and what each makes of the person.

Patterns are for flat text (see `classify.flat`).
"""

import re
from enum import StrEnum


class Role(StrEnum):
    """What a label makes of a person. A head of household is the asker where nobody else asks before."""

    APPLICANT = "applicant"
    OWNER = "owner"
    SUBMITTER = "submitter"
    HEAD = "head"
    OTHER = "other"


def phrases(*phrases: str) -> str:
    """A pattern for any of the phrases, their words apart by any space or none."""
    return "(?:" + "|".join(r"\s*".join(phrase.split()) for phrase in phrases) + ")"


_ITEM = r"(?:(?<=\n)|^)[^\w\n]{0,4}(?:\[?\d{1,2}(?:\.\d)?[\].)]?\s*|[a-zd]\s?[).]\s*|[ivx]{1,4}[.)]\s*)?"
_FULL_NAME = phrases("ho,? chu dem(?:,| va)? ten", "ho (?:va )?ten(?: khai sinh)?", "full name")
_SIR_OR_MADAM = r"(?:\s*ong(?:\s*[(/]?\s*ba\s*\)?)?)?"
_ASKER = phrases(
    *("nguoi yeu cau", "nguoi khai", "nguoi ke khai", "nguoi de nghi", "nguoi dang ky", "nguoi uy quyen"),
    *("nguoi lam don", "nguoi nop don", "nguoi viet don", "nguoi duoc cap", "cong dan", "khai sinh"),
)
_KIN = r"(?:nguoi\s*)?" + phrases(
    *("me", "cha", "bo", "vo", "chong", "con", r"ben \w+", "tre(?: em)?", r"thanh vien\w*", "goi khac"),
    r"nguoi \w+(?: \w+){0,3}",
)
_NOTE = r"(?:\s*\([^)\n]{0,60}\))*"
_REPRESENTED = phrases("nguoi dai dien", "nguoi do de", "du dinh dat ten con la", r"chu nhiem[^:\n]{0,40}")
_HOLDER = phrases(*("chu dau tu", "chu ho kinh doanh", "chu xe", "ten", "cho", "cap cho", "chung nhan"))
_ENDS = rf"{_NOTE}\s*(?:\[\d{{0,2}}\])?\s*(?:[:;]|(?<=\bla)(?=\s)|(?=\n)|(?<=\w)[.,]?(?=\s))"

_LABELS: tuple[tuple[Role, str], ...] = (
    (Role.SUBMITTER, r"(?:ho\s*(?:va\s*)?ten\s*)?" + phrases("nguoi duoc uy quyen", "nguoi nop ho so")),
    (Role.SUBMITTER, phrases("nguoi nop thay", r"nguoi nop(?=\s*:)")),
    (Role.OWNER, r"(?:ho\s*(?:va\s*)?ten\s*|ten\s*)?chu\s*ho\s*so"),
    (Role.HEAD, rf"{_FULL_NAME}\s*(?:cua\s*)?chu\s*ho(?!\s*(?:so|kinh))"),
    (Role.APPLICANT, rf"{_FULL_NAME}\s*{_ASKER}"),
    (Role.OTHER, rf"{_FULL_NAME}\s*{_KIN}(?=\s*[:;(])"),
    (Role.APPLICANT, rf"{_FULL_NAME}(?=\s*[:;(\n]|\s*\[|\s+[a-z])"),
    (Role.APPLICANT, phrases("ten toi la", "toi ten la", "toi la", r"toi ten(?=\s*:)")),
    (Role.APPLICANT, phrases("tiep nhan ho so cua") + _SIR_OR_MADAM),
    (Role.APPLICANT, phrases("ten chu dau tu", "ten chu xe", "ten chu co so", "ten nguoi nop thue")),
    (Role.OTHER, rf"{_ITEM}{_REPRESENTED}(?=[^:\n]{{0,30}}:)[^:\n]*"),
    (Role.OTHER, rf"{_ITEM}(?:thong\s*tin\s*)?(?:ben|nguoi)\s*(?:duoc|nhan|mua)\s*[^:\n]{{2,40}}(?=:)"),
    (Role.APPLICANT, rf"{_ITEM}{_ASKER}(?=\s*:)"),
    (Role.APPLICANT, rf"{_ITEM}{_HOLDER}{_SIR_OR_MADAM}(?=\s*:)"),
    (Role.APPLICANT, rf"{_ITEM}(?:ong|ba)(?:\s*[(/]\s*(?:ong|ba)\s*\)?)?{_NOTE}(?=\s*:)"),
    (Role.APPLICANT, rf"cap\s*cho{_SIR_OR_MADAM}(?=\s*:)"),
)
LABEL = re.compile("|".join(f"(?P<r{n}>{pattern}){_ENDS}" for n, (_, pattern) in enumerate(_LABELS)))
"""Any label, with what follows it up to the value."""

INTRODUCED = re.compile(
    r"(?:(?:(?<=\n)|^|(?<=\s))(?:ong|ba)\s+|:\s*(?:ong\s+|ba\s+)?)"
    r"(?=[^\n,:;]{4,40}(?:,\s+|[^\S\n]+)sinh\s+(?:ngay|nam))"
)
"""What stands before a name in prose: `Ông Nguyễn Văn Thử, sinh ngày …`."""

_FACTS = phrases(
    *("gioi tinh", "gioi :", "sinh ngay", "sinh nam", "ngay sinh", "nam sinh", "ngay , thang", "quoc tich"),
    *("dan toc", "quan he", "chuc vu", "dia chi", "dien thoai", "email", "so can", "so cccd", "so cmnd"),
    *("so dinh", "so dien", "can cuoc", "cccd", "cmnd", "noi cu", "noi o", "noi sinh", "noi thuong"),
    *("ma so", "ma ho", "chu ho", r"nguoi\s", r"tuoi\b", r"la\s", r"nam\s*$", r"nu\s*$"),
)
NEXT_LABEL = re.compile(rf"[\t|]|\s(?:\(?\d{{1,2}}[.)]\s|\[\d{{1,2}}\]|{_FACTS})")
"""What ends a name on its line: a cell, a number of the form, a label of something else."""


def role_of(match: re.Match[str]) -> Role:
    """The role that a found label gives."""
    return next(role for n, (role, _) in enumerate(_LABELS) if match[f"r{n}"] is not None)

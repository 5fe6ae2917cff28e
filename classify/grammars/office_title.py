"""Offices under which officials sign: `KT. CHỦ TỊCH`, `TRƯỞNG PHÒNG`, with the marks of those known."""

import re

from classify.flat import flat
from classify.folding import capital_share

_FOR = re.compile(r"^\W{0,2}(tm|kt|tl|tuq|q)\s*[.,]\s*(?=\w)")
_OFFICES = """
CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG
CỤC TRƯỞNG|PHÓ CỤC TRƯỞNG|VỤ TRƯỞNG|PHÓ VỤ TRƯỞNG|TỔNG CỤC TRƯỞNG|PHÓ TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG
PHÓ CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG|PHÓ TRƯỞNG PHÒNG|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|THỦ TRƯỞNG|THỦ TRƯỞNG CƠ SỞ|THỦ TRƯỞNG ĐƠN VỊ
TRƯỞNG CÔNG AN|PHÓ TRƯỞNG CÔNG AN|VIỆN TRƯỞNG|PHÓ VIỆN TRƯỞNG|CHÁNH ÁN|PHÓ CHÁNH ÁN|TRƯỞNG BỘ PHẬN
THỐNG ĐỐC|PHÓ THỐNG ĐỐC|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|CÔNG CHỨNG VIÊN|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|CHÁNH THANH TRA
PHÓ CHÁNH THANH TRA|TỔNG KIỂM TOÁN|BÍ THƯ|PHÓ BÍ THƯ|NGƯỜI KẾT LUẬN|TRƯỞNG KHOA|PHÓ TRƯỞNG KHOA
TRƯỞNG TRẠM|CHỈ HUY TRƯỞNG|TRƯỞNG ĐỒN|ĐỘI TRƯỞNG|PHÓ ĐỘI TRƯỞNG|CHẤP HÀNH VIÊN|TỔNG THƯ KÝ
ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|BAN GIÁM ĐỐC|HỘI ĐỒNG QUẢN TRỊ|CƠ QUAN CẤP GIẤY
ĐẠI DIỆN ĐƠN VỊ|NGƯỜI NỘP THUẾ
"""
_BY_LETTERS = {flat(name): name for name in _OFFICES.replace("\n", "|").split("|") if name}
_BODIES = frozenset(
    flat(name)
    for name in (
        "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "CHÍNH PHỦ", "BAN GIÁM ĐỐC", "HỘI ĐỒNG QUẢN TRỊ",
        "CƠ QUAN CẤP GIẤY", "ĐẠI DIỆN ĐƠN VỊ", "NGƯỜI NỘP THUẾ",
    )
)  # fmt: skip
_LEADS = re.compile(
    r"^(?:"
    + "|".join(sorted((re.escape(one) for one in _BY_LETTERS.keys() - _BODIES), key=len, reverse=True))
    + r")\b"
)
_MOST_WORDS = 12


def is_office(line: str) -> bool:
    """Whether the line names the office of a signer, or for whom one signs: `TM. ỦY BAN NHÂN DÂN`."""
    plain = flat(line).strip(" *-_.,:")
    if ":" in plain or len(plain.split()) > _MOST_WORDS or capital_share(line) < 0.7:
        return False
    return bool(_FOR.match(plain)) or _LEADS.match(plain) is not None


def is_body(line: str) -> bool:
    """Whether the line names the body above an office, such as `CƠ QUAN CẤP GIẤY`."""
    return flat(line).strip(" *-_.,:") in _BODIES


def healed_office(line: str) -> str:
    """The line in one way of writing: `KT. CHỦ TỊCH`; marks of a known office as they are."""
    plain = flat(line)
    short = _FOR.match(plain)
    begin = short.end() if short else 0
    name = line[begin:].strip(" *-_.,:")
    known = _BY_LETTERS.get(flat(name))
    name = known if known is not None and name.isupper() and not _is_old_tone(name) else name
    return f"{short[1].upper()}. {name}" if short else name


def _is_old_tone(name: str) -> bool:
    return "UỶ" in name

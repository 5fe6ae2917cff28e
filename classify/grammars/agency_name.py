"""Names of state agencies: with what they begin, and how the known ones are spelled."""

import re

from classify.flat import flat

_BEGINNINGS = """
uy ban|ubnd|hoi dong|hdnd|bo|so|tong cuc|cuc|chi cuc|phong|ban|trung tam|van phong|cong an|toa an|vien
bao hiem|chi nhanh|truong|dang bo|dang uy|tinh uy|thanh uy|huyen uy|hat|thanh tra|ngan hang|kho bac|thue
hai quan|thi hanh an|cong ty|benh vien|hoc vien|dai hoc|hop tac xa|lien doan
hoi|doan|quy|tap doan|tong cong ty
chinh phu|quoc hoi|thu tuong|doi|don vi|kiem toan|buu dien|uy hoi|dai su quan|tram|nha may|doanh nghiep
"""
_BEGINS = re.compile("(?:" + "|".join(_BEGINNINGS.split("\n")).strip("|") + r")\b")
_BARE = re.compile(
    r"(?:uy ban(?: nhan dan)?|ubnd|hoi dong(?: nhan dan)?|hdnd|so|bo|phong|ban|trung tam|cong an"
    r"|toa an(?: nhan dan)?|chi cuc|cuc)(?: (?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|quan|dac khu))?"
)
_KNOWN = """
CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG CHÍNH PHỦ|BỘ CÔNG AN|BỘ QUỐC PHÒNG|BỘ NGOẠI GIAO|BỘ NỘI VỤ|BỘ TƯ PHÁP
BỘ TÀI CHÍNH|BỘ KẾ HOẠCH VÀ ĐẦU TƯ|BỘ CÔNG THƯƠNG|BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN|BỘ GIAO THÔNG VẬN TẢI|BỘ XÂY DỰNG|BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG
BỘ THÔNG TIN VÀ TRUYỀN THÔNG|BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI|BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH
BỘ KHOA HỌC VÀ CÔNG NGHỆ|BỘ GIÁO DỤC VÀ ĐÀO TẠO|BỘ Y TẾ|BỘ DÂN TỘC VÀ TÔN GIÁO|VĂN PHÒNG CHÍNH PHỦ
NGÂN HÀNG NHÀ NƯỚC VIỆT NAM|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|SỞ Y TẾ|SỞ NỘI VỤ|SỞ TƯ PHÁP|SỞ TÀI CHÍNH
SỞ XÂY DỰNG|SỞ CÔNG THƯƠNG|SỞ KẾ HOẠCH VÀ ĐẦU TƯ|SỞ DU LỊCH|SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN|SỞ GIAO THÔNG VẬN TẢI|SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG
SỞ THÔNG TIN VÀ TRUYỀN THÔNG|SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI|SỞ KHOA HỌC VÀ CÔNG NGHỆ
SỞ GIÁO DỤC VÀ ĐÀO TẠO|TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG|VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI|PHÒNG TƯ PHÁP
PHÒNG KINH TẾ|TÒA ÁN NHÂN DÂN|TỔNG CỤC THUẾ|CỤC THUẾ|CHI CỤC THUẾ|BẢO HIỂM XÃ HỘI|VIỆN KIỂM SÁT NHÂN DÂN
TỈNH QUẢNG NINH|THÀNH PHỐ HẠ LONG|THÀNH PHỐ HÀ NỘI|THÀNH PHỐ HỒ CHÍ MINH|THÀNH PHỐ HẢI PHÒNG
THÀNH PHỐ ĐÀ NẴNG|THÀNH PHỐ CẦN THƠ|THÀNH PHỐ HUẾ|TỈNH ĐỒNG NAI|TỈNH NGHỆ AN|TỈNH THANH HÓA
TỈNH ĐIỆN BIÊN|TỈNH LAI CHÂU|TỈNH SƠN LA|TỈNH LÀO CAI|TỈNH CAO BẰNG|TỈNH LẠNG SƠN|TỈNH BẮC NINH
TỈNH HƯNG YÊN|TỈNH NINH BÌNH|TỈNH HÀ TĨNH|TỈNH QUẢNG TRỊ|TỈNH QUẢNG NGÃI|TỈNH GIA LAI|TỈNH ĐẮK LẮK
TỈNH KHÁNH HÒA|TỈNH LÂM ĐỒNG|TỈNH TÂY NINH|TỈNH ĐỒNG THÁP|TỈNH VĨNH LONG|TỈNH AN GIANG|TỈNH CÀ MAU
TỈNH PHÚ THỌ|TỈNH THÁI NGUYÊN|TỈNH TUYÊN QUANG|TỈNH BẮC GIANG|TỈNH HẢI DƯƠNG|TỈNH BÌNH DƯƠNG
TỈNH BÌNH ĐỊNH|TỈNH QUẢNG NAM|TỈNH LONG AN
"""
_BY_LETTERS = {"".join(flat(name).split()): name for name in _KNOWN.replace("\n", "|").split("|") if name}
_ANY_KNOWN = re.compile(
    "|".join(
        r"\b" + r"\s*".join(map(re.escape, flat(name).split())) + r"\b"
        for name in sorted(_BY_LETTERS.values(), key=len, reverse=True)
    )
)
"""Known names, also where two of their words were read as one."""


def begins_agency(line: str) -> bool:
    """Whether the line begins with a word with which names of agencies begin."""
    return _BEGINS.match(flat(line)) is not None


def is_bare(name: str) -> bool:
    """Whether the name waits for its place: `ỦY BAN NHÂN DÂN XÃ …`."""
    return _BARE.fullmatch(" ".join(flat(name).split())) is not None


def healed_agency(name: str) -> str:
    """The name with the known names in it spelled as they are: letters stay, lost marks come back.

    `uỷ`/`ủy`, `hoà`/`hòa` are two ways to write one thing and stay as printed.
    """
    healed = name
    for match in reversed(list(_ANY_KNOWN.finditer(flat(name)))):
        printed, known = name[match.start() : match.end()], _BY_LETTERS["".join(match.group().split())]
        if printed.isupper() and _new_tones(printed) != known:
            healed = healed[: match.start()] + known + healed[match.end() :]
    return healed


def _new_tones(text: str) -> str:
    for old, new in (("UỶ", "ỦY"), ("HOÀ", "HÒA"), ("HOÁ", "HÓA"), ("TOÀ", "TÒA")):
        text = text.replace(old, new)
    return text

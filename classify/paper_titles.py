"""Which kind of paper a title names, by the words it begins with.

The order matters: the first matching head wins, so the specific one stands before the general one
(`GIẤY ĐỀ NGHỊ` before `GIẤY`). Heads are folded, see `classify.folding`.
"""

import unicodedata
from functools import cache

from rapidfuzz.distance import Levenshtein

from classify.folding import fold, squeeze
from classify.paper_type import PaperType

_HEADS: tuple[tuple[PaperType, tuple[str, ...]], ...] = (
    (PaperType.COVER_SHEET, ("SOHOA PHIẾU BÌA", "PHIẾU BÌA SỐ HÓA", "TỜ BÌA SỐ HÓA")),
    (
        PaperType.ONE_STOP_SLIP,
        (
            "GIẤY TIẾP NHẬN HỒ SƠ",
            "GIẤY TIẾP NHẬN VÀ HẸN TRẢ",
            "GIẤY HẸN TRẢ KẾT QUẢ",
            "GIẤY BIÊN NHẬN HỒ SƠ",
            "PHIẾU TIẾP NHẬN HỒ SƠ",
            "PHIẾU HẸN TRẢ KẾT QUẢ",
            "PHIẾU YÊU CẦU BỔ SUNG",
            "PHIẾU HƯỚNG DẪN HOÀN THIỆN",
            "PHIẾU TỪ CHỐI",
            "PHIẾU XIN LỖI",
            "THƯ XIN LỖI",
            "PHIẾU KIỂM SOÁT",
            "PHIẾU BÀN GIAO HỒ SƠ",
            "PHIẾU CHUYỂN HỒ SƠ",
            "PHIẾU THEO DÕI",
            "PHIẾU THU PHÍ",
            "PHIẾU TRẢ KẾT QUẢ",
            "PHIẾU HẸN",
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            "THÔNG BÁO VỀ VIỆC DỪNG GIẢI QUYẾT HỒ SƠ",
            "THÔNG BÁO TẠM DỪNG GIẢI QUYẾT",
            "SỔ THEO DÕI HỒ SƠ",
            "BIÊN LAI",
        ),
    ),
    (
        PaperType.RESULT,
        (
            "PHIẾU LÝ LỊCH TƯ PHÁP",
            "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
            "THÔNG BÁO KẾT QUẢ GIẢI QUYẾT",
            "THÔNG BÁO XÁC NHẬN KẾT QUẢ",
            "VĂN BẢN CHẤP THUẬN",
            "VĂN BẢN THẨM ĐỊNH",
        ),
    ),
    (
        PaperType.IDENTITY,
        (
            "CĂN CƯỚC",
            "THẺ CĂN CƯỚC",
            "GIẤY CHỨNG MINH NHÂN DÂN",
            "CHỨNG MINH NHÂN DÂN",
            "HỘ CHIẾU",
            "PASSPORT",
        ),
    ),
    (
        PaperType.ATTACHMENT,
        (
            "ĐƠN THUỐC",
            "GIẤY KHÁM SỨC KHỎE",
            "PHIẾU KHÁM SỨC KHỎE",
            "GIẤY CHỨNG SINH",
            "GIẤY BÁO TỬ",
            "GIẤY RA VIỆN",
            "GIẤY ỦY QUYỀN",
            "VĂN BẢN ỦY QUYỀN",
            "GIẤY CAM KẾT",
            "GIẤY CAM ĐOAN",
            "BẢN CAM KẾT",
            "BẢN CAM ĐOAN",
            "CAM KẾT",
            "GIẤY GIỚI THIỆU",
            "VĂN BẢN THỎA THUẬN",
            "VĂN BẢN THỪA KẾ",
            "VĂN BẢN KHAI NHẬN",
            "VĂN BẢN PHÂN CHIA",
            "VĂN BẢN TỪ CHỐI NHẬN DI SẢN",
            "VĂN BẢN CAM KẾT",
            "VĂN BẢN ĐỒNG Ý",
            "GIẤY ĐỒNG Ý",
            "DI CHÚC",
            "BẢN VẼ",
            "MẶT BẰNG",
            "SƠ ĐỒ",
            "TRÍCH ĐO",
            "MẢNH TRÍCH ĐO",
            "TRÍCH LỤC BẢN ĐỒ",
            "BẢN ĐỒ",
            "DANH SÁCH",
            "BẢNG KÊ",
            "SƠ YẾU LÝ LỊCH",
            "BẢN KÊ KHAI",
            "ĐIỀU LỆ",
            "PHƯƠNG ÁN",
            "THUYẾT MINH",
            "HỌC BẠ",
            "BẢNG ĐIỂM",
            "HÓA ĐƠN",
        ),
    ),
    (PaperType.CONTRACT, ("HỢP ĐỒNG", "PHỤ LỤC HỢP ĐỒNG")),
    (
        PaperType.APPLICATION,
        (
            "TỜ KHAI",
            "ĐƠN",
            "GIẤY ĐỀ NGHỊ",
            "GIẤY ĐĂNG KÝ",
            "GIẤY YÊU CẦU",
            "GIẤY KHAI ĐĂNG KÝ",
            "GIẤY KHAI THU HỒI",
            "GIẤY XIN",
            "PHIẾU ĐỀ NGHỊ",
            "PHIẾU ĐĂNG KÝ",
            "PHIẾU YÊU CẦU",
            "PHIẾU KHAI",
            "PHIẾU THU NHẬN",
            "PHIẾU THÔNG TIN",
            "VĂN BẢN ĐỀ NGHỊ",
            "VĂN BẢN YÊU CẦU",
            "VĂN BẢN ĐĂNG KÝ",
            "CÔNG VĂN ĐỀ NGHỊ",
            "BẢN KHAI",
            "BẢN ĐĂNG KÝ",
            "BẢN ĐỀ NGHỊ",
            "ĐỀ NGHỊ",
            "ĐĂNG KÝ",
            "YÊU CẦU",
            "THÔNG TIN ĐĂNG KÝ",
        ),
    ),
    (
        PaperType.CERTIFICATE,
        (
            "GIẤY CHỨNG NHẬN",
            "GIẤY KHAI SINH",
            "GIẤY XÁC NHẬN",
            "GIẤY PHÉP",
            "GIẤY PHÊ DUYỆT",
            "GIẤY CHỨNG TỬ",
            "GIẤY CÔNG NHẬN",
            "TRÍCH LỤC",
            "BẢN SAO TRÍCH LỤC",
            "CHỨNG CHỈ",
            "CHỨNG NHẬN",
            "CHỨNG THƯ",
            "BẰNG TỐT NGHIỆP",
            "BẰNG CỬ NHÂN",
            "BẰNG KHEN",
            "BẰNG",
            "THẺ",
            "PHÙ HIỆU",
            "XÁC NHẬN",
        ),
    ),
    (
        PaperType.ADMIN_DOCUMENT,
        (
            "QUYẾT ĐỊNH",
            "NGHỊ QUYẾT",
            "NGHỊ ĐỊNH",
            "THÔNG TƯ",
            "LUẬT",
            "CHỈ THỊ",
            "CÔNG VĂN",
            "CÔNG ĐIỆN",
            "THÔNG BÁO",
            "THÔNG CÁO",
            "TỜ TRÌNH",
            "BÁO CÁO",
            "BIÊN BẢN",
            "KẾ HOẠCH",
            "HƯỚNG DẪN",
            "CHƯƠNG TRÌNH",
            "QUY CHẾ",
            "QUY ĐỊNH",
            "KẾT LUẬN",
            "ĐỀ ÁN",
            "DỰ ÁN",
            "GIẤY MỜI",
            "GIẤY NGHỈ PHÉP",
            "PHIẾU GỬI",
            "PHIẾU CHUYỂN",
            "PHIẾU BÁO",
            "PHIẾU TRÌNH",
            "PHIẾU ĐÁNH GIÁ",
            "PHIẾU THẨM ĐỊNH",
            "PHIẾU KIỂM TRA",
            "PHIẾU NHẬN XÉT",
            "LÝ LỊCH KHOA HỌC",
            "LÝ LỊCH",
            "HỒ SƠ",
            "BẢN GHI NHỚ",
            "BẢN THỎA THUẬN",
            "SỔ ĐĂNG KÝ",
            "SỔ NHẬP",
            "NHẬT KÝ",
            "MỤC LỤC",
            "CHỨNG TỪ",
            "LỆNH VẬN CHUYỂN",
            "LỜI CHỨNG",
            "BẢN ÁN",
            "PHIẾU",
            "VĂN BẢN",
        ),
    ),
    (PaperType.ATTACHMENT, ("BẢN",)),
    (PaperType.CERTIFICATE, ("GIẤY",)),
)
# `ĐƠN VỊ` heads an agency's name, not a paper; `BẢN` and `GIẤY` stand last because they decide least.
_NOT_A_TITLE = ("ĐƠN VỊ", "ĐƠN GIÁ", "THẺ SỐ", "BẢN SAO", "BẢN CHÍNH", "ĐƠN PHÁT HÀNH")
_LONGEST_HEAD = 60
_GENERAL = ("GIẤY", "BẢN", "PHIẾU", "VĂN BẢN")
_SHORTEST_MISREAD = 7
_NEARLY = 0.85


@cache
def _squeezed_heads() -> tuple[tuple[PaperType, str, str], ...]:
    return tuple((kind, head, squeeze(head)) for kind, heads in _HEADS for head in heads)


def head_of(title: str) -> tuple[PaperType, str] | None:
    """The kind of paper that the title's first words name, with those words; None when they name none."""
    start = title[:_LONGEST_HEAD]
    squeezed_start = squeeze(start)
    if any(squeezed_start.startswith(squeeze(other)) for other in _NOT_A_TITLE):
        return None
    for kind, head, squeezed in _squeezed_heads():
        if squeezed_start.startswith(squeezed) and (" " in head or _begins_with_word(start, head)):
            return kind, head
    return None


def head_as_read(title: str) -> tuple[PaperType, str] | None:
    """The same for a title off a page, of which recognition may have changed one letter in seven.

    A head that is nearly there goes before the general words that begin many: `GIẤY ĐỀ NGBỊ` is an
    application and not some `GIẤY`.
    """
    exact = head_of(title)
    if exact is not None and exact[1] not in _GENERAL:
        return exact
    start = squeeze(title[:_LONGEST_HEAD])
    likeness = [
        (Levenshtein.normalized_similarity(start[: len(squeezed)], squeezed), kind, head)
        for kind, head, squeezed in _squeezed_heads()
        if len(squeezed) >= _SHORTEST_MISREAD
    ]
    best = max(likeness, key=lambda one: one[0])
    return (best[1], best[2]) if best[0] >= _NEARLY else exact


def _begins_with_word(text: str, word: str) -> bool:
    """A head of one syllable must stand as a word, with its own tone or with none: `THẺ`, not `THỂ THAO`."""
    first = (unicodedata.normalize("NFC", text).upper().split() or [""])[0].strip(".,:;()")
    return first == word or first == fold(word).upper()

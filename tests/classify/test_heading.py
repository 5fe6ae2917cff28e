"""Where the title of a paper stands."""

import pytest

from classify.heading import find_heading, is_motto
from classify.paper_titles import head_as_read
from classify.paper_type import PaperType


@pytest.mark.parametrize(
    ("text", "title", "subject"),
    [
        ("CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập\nĐƠN TỐ CÁO\nKính gửi: …", "ĐƠN TỐ CÁO", ""),
        ("ĐƠN ĐỀ NGHỊ\nCẤP PHÉP\nKính gửi: …", "ĐƠN ĐỀ NGHỊ CẤP PHÉP", ""),
        (
            "QUYẾT ĐỊNH\nVề việc thu hồi đất\nCHỦ TỊCH ỦY BAN NHÂN DÂN\nCăn cứ",
            "QUYẾT ĐỊNH",
            "Về việc thu hồi đất",
        ),
        ("TỜ KHAI\nĐề nghị cấp hộ chiếu\n1. Họ tên:", "TỜ KHAI", "Đề nghị cấp hộ chiếu"),
        ("SỞ XÂY DỰNG\nĐƠN VỊ TƯ VẤN\nBIÊN BẢN NGHIỆM THU\nHôm nay", "BIÊN BẢN NGHIỆM THU", ""),
        ("không có tiêu đề nào ở đây cả\nchỉ là chữ thường", "", ""),
    ],
)
def test_title_and_subject_are_found(text: str, title: str, subject: str) -> None:
    heading = find_heading(text)

    assert (heading.title, heading.subject) == (title, subject)


def test_words_of_a_title_below_the_address_are_no_title() -> None:
    heading = find_heading("Kính gửi: Ủy ban nhân dân xã\nĐƠN ĐỀ NGHỊ nêu trên")

    assert heading.title == ""
    assert heading.is_addressed


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "HÒA XÃ HỘI",
        "Độc lập - Tự do",
    ],
)
def test_the_national_motto_is_known_whole_in_part_and_misread(line: str) -> None:
    assert is_motto(line)


def test_a_title_is_no_motto() -> None:
    assert not is_motto("TỜ KHAI ĐĂNG KÝ KHAI SINH")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("GIẤY ĐỀ NGBỊ KHÁM GIÁM ĐỊNH", PaperType.APPLICATION),
        ("VĂ N BẢN THỎA THUẬU PHÂN CHIA DI SAN", PaperType.ATTACHMENT),
        ("BLÊN BẢN HỌP HOI ĐỒNG", PaperType.ADMIN_DOCUMENT),
        ("GIẤY TỜ KHÁC", PaperType.CERTIFICATE),
        ("CÔNG AN TỈNH QUẢNG NINH", None),
    ],
)
def test_a_misread_letter_does_not_hide_what_the_title_begins_with(
    title: str, kind: PaperType | None
) -> None:
    head = head_as_read(title)

    assert (head[0] if head else None) is kind

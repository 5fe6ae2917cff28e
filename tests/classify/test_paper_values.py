"""Values of papers: heads, signatures, appointments, taxes and land, and the places where there are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify.answer import Extracted
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.grammars import find_book_number, find_document_number, find_parcel, find_phrase_dates
from classify.grammars.agency_name import healed_agency
from classify.page import Page
from classify.settings import ClassifySettings
from tests.classify.test_people_values import laid_out

CLASSIFIER = Classifier(Catalogue.load(), ClassifySettings())
SIGNED = """UBND TỈNH BỊA
SỞ XÂY DỰNG
Số: 12/QĐ-SXD
QUYẾT ĐỊNH
Nơi nhận:
- Như trên;
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
Đặng Thị Mỹ Lệ
"""


def extracted(text: str) -> dict[str, Extracted]:
    return dict(CLASSIFIER.classify([Page(1, text)]).extracted)


def value(text: str, name: str) -> str | None:
    found = extracted(text).get(name)
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 2243 /PCCC&CNCH-P6", "2243/PCCC&CNCH-P6"),
        ("Số: 02/2021/TT-BLĐTBXH", "02/2021/TT-BLĐTBXH"),
        ("Số 15-QĐ/TU", "15-QĐ/TU"),
        ("Số: 125/2024", "125/2024"),
        ("Số: 40/GĐÐN-HTX", "40/GĐN-HTX"),
        ("sø: 7/QĐ-UBND", None),
        ("Số: 18/2025/QH15", "18/2025/QH15"),
        ("Số: 4521/VPCP-KSTT", "4521/VPCP-KSTT"),
        ("Số:      /QĐ-UBND", None),
    ],
)
def test_numbers_are_read_as_agencies_write_them(line: str, number: str | None) -> None:
    found = find_document_number(f"SỞ BỊA\n{line}\nQUYẾT ĐỊNH")

    assert (found.value if found else None) == number


def test_a_cited_number_at_the_begin_of_a_line_is_not_the_papers() -> None:
    assert find_document_number("THÔNG TƯ\nHướng dẫn Nghị định\nSố 20/2021/NĐ-CP ngày 15 tháng 3") is None


@given(st.integers(1, 99_999), st.sampled_from(["QĐ-UBND", "TB-SXD", "2026/NĐ-CP", "BC-UBND", "HĐ-CN"]))
def test_any_number_behind_its_label_is_read(number: int, symbol: str) -> None:
    found = find_document_number(f"Số: {number} / {symbol}")

    assert found is not None
    assert found.value == f"{number}/{symbol}"


def test_a_bracket_in_a_date_is_a_one_where_the_calendar_says_so() -> None:
    assert [one.day.isoformat() for one in find_phrase_dates("ngày 3] tháng 10 năm 2024")] == ["2024-10-31"]
    assert find_phrase_dates("ngày 3] tháng 11 năm 2024") == []
    assert find_phrase_dates("ngày ] tháng 10 năm 2024") == []


def test_a_cited_date_is_not_the_papers() -> None:
    assert value("Căn cứ Luật Đất đai, ngày 18 tháng 01 năm 2024 của Quốc hội", "document_date") is None


def test_the_date_of_a_later_page_counts_when_the_first_has_none() -> None:
    pages = [Page(1, "GIẤY CHỨNG NHẬN"), Page(2, "Hạ Long, ngày 20 tháng 5 năm 2014")]

    date = CLASSIFIER.classify(pages).extracted["document_date"]

    assert (date.value, date.page) == ("2014-05-20", 2)


def test_agency_and_nation_on_one_line_are_two_columns() -> None:
    page = laid_out(
        ((50, "BỘ LAO ĐỘNG - THƯƠNG BINH"), (420, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        ((120, "VÀ XÃ HỘI"), (500, "Độc lập - Tự do - Hạnh phúc")),
        ((60, "Số: 02/2021/TT-BLĐTBXH"), (470, "Hà Nội, ngày 24 tháng 6 năm 2021")),
        ((300, "THÔNG TƯ"),),
    )

    found = {name: one.value for name, one in CLASSIFIER.classify([page]).extracted.items()}

    assert found["agency"] == "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
    assert (found["document_number"], found["document_date"]) == ("02/2021/TT-BLĐTBXH", "2021-06-24")


def test_an_agency_is_named_though_its_number_is_illegible() -> None:
    page = laid_out(
        ((50, "ỦY BAN NHÂN DÂN"), (600, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        ((60, "TỈNH ĐIỆN BIÊN"), (700, "Độc lập - Tự do - Hạnh phúc")),
        ((50, "Số: ZZØ2 /QĐ-UBND"), (700, "Điện Biên, ngày 19 tháng 02 năm 2025")),
    )

    found = CLASSIFIER.classify([page]).extracted

    assert found["agency"].value == "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN"
    assert "document_number" not in found


def test_a_paper_of_the_party_has_its_head_under_the_partys_name() -> None:
    page = laid_out(
        ((50, "TỈNH ỦY BỊA"), (600, "ĐẢNG CỘNG SẢN VIỆT NAM")),
        ((50, "BAN TỔ CHỨC"), (600, "Bịa, ngày 19 tháng 02 năm 2025")),
        ((50, "Số 15-QĐ/BTCTU"),),
    )

    found = {name: one.value for name, one in CLASSIFIER.classify([page]).extracted.items()}

    assert (found["agency"], found["document_number"]) == ("BAN TỔ CHỨC", "15-QĐ/BTCTU")
    assert found["document_date"] == "2025-02-19"


def test_a_form_under_the_nation_alone_has_no_agency() -> None:
    page = laid_out(
        ((400, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),),
        ((500, "Độc lập - Tự do - Hạnh phúc"),),
        ((100, "Số định danh cá nhân của người làm đơn này được ghi ở đây: 022085000011"),),
    )

    assert "agency" not in CLASSIFIER.classify([page]).extracted


def test_an_agency_that_waits_for_its_place_is_none() -> None:
    assert value("ỦY BAN NHÂN DÂN\nXÃ ………\nSố: …/UBND\nGIẤY XÁC NHẬN", "agency") is None


def test_a_word_alone_on_its_line_joins_an_agencys_name() -> None:
    text = "BỘ NÔNG NGHIỆP\nVÀ\nMÔI TRƯỜNG\nSố: 3/QĐ-BNNMT\n(V/v công bố dịch hại lúa)"

    found = extracted(text)

    assert found["agency"].value == "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    assert found["subject"].value == "công bố dịch hại lúa"


def test_known_agencies_get_their_marks_back() -> None:
    assert healed_agency("BỘ KẺ HOẠCH VÀ ĐÀU TƯ") == "BỘ KẾ HOẠCH VÀ ĐẦU TƯ"
    assert healed_agency("UỶ BAN NHÂN DÂN XÃ BA CHẾ") == "UỶ BAN NHÂN DÂN XÃ BA CHẾ"


def test_the_signer_is_named_with_the_whole_position() -> None:
    found = extracted(SIGNED)

    assert found["signer_name"].value == "Đặng Thị Mỹ Lệ"
    assert found["signer_position"].value == "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC"


def test_a_citizen_who_signs_signs_in_no_office() -> None:
    assert "signer_name" not in extracted("ĐƠN\nNGƯỜI YÊU CẦU\n(Ký, ghi rõ họ tên)\nĐặng Thị Mỹ Lệ")


def test_a_block_that_nobody_signed_names_nobody() -> None:
    assert "signer_name" not in extracted(SIGNED.replace("Đặng Thị Mỹ Lệ", ""))


def test_of_two_blocks_side_by_side_the_name_below_the_office_is_taken() -> None:
    page = laid_out(
        ((100, "BÊN NHẬN"), (900, "KT. CHỦ TỊCH")),
        ((100, "(Ký, ghi rõ họ tên)"), (900, "PHÓ CHỦ TỊCH")),
        ((100, "x"),),
        ((80, "Ngô Xuân Trường"), (880, "Đại tá Dương Công Hưởng")),
    )

    found = CLASSIFIER.classify([page]).extracted

    assert found["signer_name"].value == "Dương Công Hưởng"
    assert found["signer_position"].value == "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"


def test_an_appointment_is_checked_against_the_day_of_receipt() -> None:
    slip = "4. Thời gian nhận hồ sơ: 8 giờ 30 phút, ngày 23/11/2026\n5. Thời gian trả kết quả: {}"

    good = extracted(slip.format("16 giờ 00 phút, ngày 24/11/2026"))["appointment_date"]
    bad = extracted(slip.format("16 giờ, ngày 22/11/2026"))["appointment_date"]

    assert (good.value, [one.passed for one in good.checks]) == ("2026-11-24", [True])
    assert [one.passed for one in bad.checks] == [False]
    assert "appointment_date" not in extracted(slip.format("…… giờ, ngày …/…/……"))


def test_an_appointment_may_stand_on_the_next_line() -> None:
    assert value("5. Thời gian trả:\n10 giờ 00 phút, ngày 08/12/2026", "appointment_date") == "2026-12-08"


def test_a_wrong_check_digit_is_told_and_the_code_kept() -> None:
    wrong = extracted("[05] Mã số thuế: 0100109107")["tax_code"]

    assert (wrong.value, [one.passed for one in wrong.checks]) == ("0100109107", [False])
    assert wrong.confidence < 0.5


def test_a_persons_tax_code_is_a_citizen_number() -> None:
    own = extracted("Mã số hộ kinh doanh: 022168998000")["tax_code"]

    assert (own.value, [one.passed for one in own.checks]) == ("022168998000", [True])


def test_an_empty_blank_takes_no_number_of_the_next_line() -> None:
    assert find_parcel("Thửa đất số:\n2. Thông tin khác") is None
    assert find_parcel("thửa đất số\n206, tờ bản đồ số 24") is not None


def test_the_book_number_of_a_certificate_is_read() -> None:
    for text, number in (
        ("Số vào sổ cấp GCN: CS 83826", "CS 83826"),
        ("số vào sổ cấp CH00123.", "CH 00123"),
        ("Số vào sổ cấp GCN: ………", None),
    ):
        found = find_book_number(text)

        assert (found.value if found else None) == number

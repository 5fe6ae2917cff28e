"""Extraction: values with their proof, and nothing where nothing stands."""

from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.page import Code, Page, Word
from classify.settings import ClassifySettings

CLASSIFIER = Classifier(Catalogue.load(), ClassifySettings())
CARD = "022199000011||Nguyễn Thị Thử|05031999|Nữ|Thôn 1, Hải Hòa, Quảng Ninh|20052021"
DECISION = """UBND TỈNH BỊA ĐẶT
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 156/QĐ-SXD
Hạ Long, ngày 05 tháng 02 năm 2026
QUYẾT ĐỊNH
Về việc cấp giấy phép xây dựng nhà ở riêng lẻ
GIÁM ĐỐC SỞ XÂY DỰNG
Căn cứ Nghị định số 175/2024/NĐ-CP ngày 30 tháng 12 năm 2024;
"""
FILLED = """TỜ KHAI ĐĂNG KÝ KHAI TỬ
Họ, chữ đệm, tên người yêu cầu: ......NGUYỄN VĂN THỬ......
Ngày, tháng, năm sinh: 05/03/1985   Giới tính: Nam
Giấy tờ tùy thân: căn cước số ....022085000011....
Mã số thuế: 0100109106
Thửa đất số: ...125... Tờ bản đồ số: ...12...
"""
BLANK = """TỜ KHAI ĐĂNG KÝ KHAI TỬ
Mã hồ sơ: ……………
Số: ……/……
Hạ Long, ngày ….. tháng ….. năm …..
Họ, chữ đệm, tên người yêu cầu: ……………………………
Họ và tên:.................................. Giới tính:.............
Giấy tờ tùy thân: ……… Mã số thuế: ..................
Thửa đất số: …… Tờ bản đồ số: …… Số phát hành Giấy chứng nhận: ………
"""


def values(*pages: Page) -> dict[str, str]:
    return {name: one.value for name, one in CLASSIFIER.classify(pages).extracted.items()}


def test_the_head_of_a_decision_is_read() -> None:
    found = values(Page(1, DECISION))

    assert found["document_number"] == "156/QĐ-SXD"
    assert found["document_date"] == "2026-02-05"
    assert found["agency"] == "SỞ XÂY DỰNG"
    assert found["subject"] == "cấp giấy phép xây dựng nhà ở riêng lẻ"


def test_a_filled_form_gives_its_values_in_normal_form() -> None:
    found = values(Page(1, FILLED))

    assert found["applicant_name"] == "Nguyễn Văn Thử"
    assert found["citizen_number"] == "022085000011"
    assert found["tax_code"] == "0100109106"
    assert (found["land_parcel"], found["map_sheet"]) == ("125", "12")


def test_dotted_blanks_give_no_value() -> None:
    assert values(Page(1, BLANK)) == {}


def test_a_value_is_proved_by_its_box_and_its_raw_text() -> None:
    words = (
        Word("Mã", (10, 10, 30, 20), 0.9, 0),
        Word("hồ", (35, 10, 50, 20), 0.9, 0),
        Word("sơ:", (55, 10, 70, 20), 0.9, 0),
        Word("H49-260804", (80, 8, 160, 22), 0.8, 0),
        Word("-0583", (160, 9, 200, 21), 0.6, 0),
    )

    found = CLASSIFIER.classify([Page(3, "Mã hồ sơ: H49-260804 -0583", words, 500, 700)]).extracted

    proof = found["dossier_code"]
    assert proof.value == "H49-260804-0583"
    assert (proof.page, proof.box, proof.raw) == (3, (80, 8, 200, 22), "H49-260804 -0583")
    assert 0.6 <= proof.confidence <= 0.8


def test_failed_checks_are_told_and_halve_the_confidence() -> None:
    wrong = FILLED.replace("Giới tính: Nam", "Giới tính: Nữ").replace("0100109106", "0100109107")

    found = CLASSIFIER.classify([Page(1, wrong)]).extracted

    number, tax = found["citizen_number"], found["tax_code"]
    assert [one.name for one in number.checks if not one.passed] == ["giới tính khớp số định danh"]
    assert [one.passed for one in tax.checks] == [False]
    assert number.confidence < 0.5
    assert all(
        one.passed for one in CLASSIFIER.classify([Page(1, FILLED)]).extracted["citizen_number"].checks
    )


def test_checks_of_one_person_do_not_look_at_another() -> None:
    text = (
        "Họ và tên: Nguyễn Văn Thử\nSố định danh cá nhân: 022085000011\n"
        "Họ và tên: Trần Thị Mẫu\nNgày sinh: 01/01/2020 Giới tính: Nữ"
    )

    checks = CLASSIFIER.classify([Page(1, text)]).extracted["citizen_number"].checks

    assert all(one.passed for one in checks)


def test_the_code_of_a_card_is_compared_with_the_print() -> None:
    box = (5, 5, 50, 50)
    same = Page(1, "CĂN CƯỚC\nSố: 022199000011", codes=(Code("QRCode", CARD, box),))
    other = Page(1, "CĂN CƯỚC\nSố: 022085000011", codes=(Code("QRCode", CARD, box),))

    agreed = CLASSIFIER.classify([same]).extracted
    differing = CLASSIFIER.classify([other]).extracted

    assert agreed["cccd_qr"].box == box
    assert [one.passed for one in agreed["cccd_qr"].checks] == [True]
    assert [one.passed for one in differing["cccd_qr"].checks] == [False]


def test_a_card_whose_print_is_lost_still_gives_its_number() -> None:
    found = CLASSIFIER.classify([Page(1, "", codes=(Code("QRCode", CARD, (5, 5, 50, 50)),))]).extracted

    assert found["citizen_number"].value == "022199000011"


def test_a_dossier_code_in_a_bar_code_wins_over_print() -> None:
    page = Page(1, "Mã hồ sơ: H49-260804-0583", codes=(Code("QRCode", "H49-260804-0588", (1, 2, 3, 4)),))

    proof = CLASSIFIER.classify([page]).extracted["dossier_code"]

    assert (proof.value, proof.box) == ("H49-260804-0588", (1, 2, 3, 4))


def test_the_first_page_that_holds_a_value_is_named() -> None:
    found = CLASSIFIER.classify([Page(1, "PHỤ LỤC"), Page(2, ""), Page(3, FILLED)]).extracted

    assert found["citizen_number"].page == 3


def test_the_two_lines_of_an_agency_are_one_name() -> None:
    text = DECISION.replace("SỞ XÂY DỰNG\nCỘNG", "TRUNG TÂM PHỤC VỤ HÀNH\nCHÍNH CÔNG\nCỘNG", 1)

    assert values(Page(1, text))["agency"] == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"


def test_a_letter_without_title_gives_its_subject() -> None:
    text = (
        "SỞ XÂY DỰNG\nSố: 22/SXD-QL\nV/v bổ sung hồ sơ cấp phù hiệu\nxe ô tô\n"
        "Hạ Long, ngày 05 tháng 02 năm 2026\nKính gửi: Hợp tác xã Bịa\n"
    )

    assert values(Page(1, text))["subject"] == "bổ sung hồ sơ cấp phù hiệu xe ô tô"


def test_a_number_in_a_table_row_is_not_the_applicants() -> None:
    text = (
        "4. Số định danh cá nhân: ø |2|2|+|5|5\n"
        "TT Họ, chữ đệm và tên Ngày sinh Giới tính Số định danh cá nhân\n"
        "1 Trần Thị Mẫu 16/01/1995 Nữ 022195990683\n"
    )

    assert "citizen_number" not in values(Page(1, text))


def test_digits_in_boxes_are_one_number() -> None:
    found = CLASSIFIER.classify([Page(1, "4. Số định danh cá nhân: 0|2|2|0|8|5|0|0|0|0|1|1")]).extracted

    assert found["citizen_number"].value == "022085000011"

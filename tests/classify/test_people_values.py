"""Values of people: whose they are, what proves them, and when there is none."""

from hypothesis import given
from hypothesis import strategies as st

from classify.answer import Extracted
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.flat import flat
from classify.grammars import is_syllable, leading_name
from classify.page import Code, Page, Word
from classify.settings import ClassifySettings

CLASSIFIER = Classifier(Catalogue.load(), ClassifySettings())
CARD = "022199000011||Nguyễn Thị Thử|05031999|Nữ|Thôn 1, Hải Hòa, Quảng Ninh|20052021"
PRINTED_CARD = (
    "CĂN CƯỚC CÔNG DÂN\nSố: 022199000011\nHọ và tên: NGUYỄN THỊ THỬ\nNgày sinh: 05/03/1999\n"
    "Giới tính: Nữ Quốc tịch: Việt Nam"
)


def extracted(*texts: str) -> dict[str, Extracted]:
    pages = [Page(number, text) for number, text in enumerate(texts, start=1)]
    return dict(CLASSIFIER.classify(pages).extracted)


def values(*texts: str) -> dict[str, str]:
    return {name: one.value for name, one in extracted(*texts).items()}


def failed(value: Extracted) -> list[str]:
    return [check.name for check in value.checks if not check.passed]


def laid_out(*lines: tuple[tuple[int, str], ...]) -> Page:
    """A page from lines of pieces, each at a place from the left."""
    words = []
    for number, line in enumerate(lines):
        for left, text in line:
            x = left
            for word in text.split():
                words.append(Word(word, (x, 40 * number, x + 10 * len(word), 40 * number + 20), 0.95, number))
                x += 10 * len(word) + 6
    text = "\n".join(" ".join(piece for _, piece in line) for line in lines)
    return Page(1, text, tuple(words), 1600, 2200)


def test_owner_and_bringer_of_a_dossier_are_two_people() -> None:
    found = values(
        "GIẤY TIẾP NHẬN HỒ SƠ\nTiếp nhận hồ sơ của Ông (Bà): Trần Văn Mẫu\n"
        "Số căn cước: 022085000011\nChủ hồ sơ: Nguyễn Thị Thử"
    )

    assert (found["applicant_name"], found["owner_name"]) == ("Trần Văn Mẫu", "Nguyễn Thị Thử")
    assert found["citizen_number"] == "022085000011"


def test_who_authorises_and_who_is_authorised_are_told_apart() -> None:
    found = values(
        "GIẤY ỦY QUYỀN\nNgười ủy quyền: Lê Tuấn Kiệt, sinh ngày 22/05/2004, số căn cước\n"
        "022204985567, cư trú\n"
        "Người được ủy quyền: Trần Thị Oanh, sinh ngày 21/12/1969, số căn cước\n022169988017, cư trú"
    )

    assert (found["applicant_name"], found["submitter_name"]) == ("Lê Tuấn Kiệt", "Trần Thị Oanh")
    assert (found["citizen_number"], found["birth_date"]) == ("022204985567", "2004-05-22")


def test_the_childs_birth_date_is_not_the_parents_who_asks() -> None:
    found = values(
        "TỜ KHAI ĐĂNG KÝ KHAI SINH\nHọ, chữ đệm, tên người yêu cầu: Ngô Ngọc Sỹ\n"
        "Giấy tờ tùy thân: Căn cước số 022096999034, cấp ngày 19/08/2023\n"
        "Họ, chữ đệm, tên: NGÔ BẢO NGỌC\nNgày, tháng, năm sinh: 26/10/2026 Giới tính: Nữ"
    )

    assert (found["applicant_name"], found["citizen_number"]) == ("Ngô Ngọc Sỹ", "022096999034")
    assert "birth_date" not in found


def test_the_head_of_household_lends_the_applicant_no_number() -> None:
    found = values(
        "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ\n1. Họ, chữ đệm và tên: Hoàng Ngọc Sỹ\n"
        "4. Số định danh cá nhân: ø|2\n"
        "7. Họ, chữ đệm và tên chủ hộ: Đinh Quốc Việt 8. Quan hệ với chủ hộ: Cháu\n"
        "9. Số định danh cá nhân của chủ hộ: 022071987702"
    )

    assert found["applicant_name"] == "Hoàng Ngọc Sỹ"
    assert "citizen_number" not in found


def test_a_second_page_about_somebody_else_adds_no_number() -> None:
    first = "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI\na) Tên: Ngô Xuân Trường"
    second = "Thông tin người nhận chuyển nhượng: Dương Công Hưởng\nCăn cước số 022082999154"

    assert "citizen_number" not in values(first, second)


def test_columns_of_bride_and_groom_do_not_mix() -> None:
    page = laid_out(
        ((500, "TỜ KHAI ĐĂNG KÝ KẾT HÔN"),),
        ((100, "Thông tin"), (500, "Bên nữ"), (1000, "Bên nam")),
        ((100, "Họ, chữ đệm, tên"), (500, "Đỗ Thùy Dương"), (1000, "Ngô Quốc Việt")),
        ((100, "Ngày, tháng, năm sinh"), (500, "01/03/1986"), (1000, "21/06/1977")),
        ((100, "Giấy tờ tùy thân"), (500, "Căn cước 022186985928"), (1000, "Căn cước 022077996839")),
    )

    found = {name: one.value for name, one in CLASSIFIER.classify([page]).extracted.items()}

    assert found["applicant_name"] == "Đỗ Thùy Dương"
    assert (found["birth_date"], found["citizen_number"]) == ("1986-03-01", "022186985928")


def test_two_people_on_one_line_without_places_are_nobody() -> None:
    found = values(
        "TỜ KHAI ĐĂNG KÝ KẾT HÔN\nThông tin Bên nữ Bên nam\nHọ, chữ đệm, tên Đỗ Thùy Dương Ngô Quốc Việt\n"
        "Giấy tờ tùy thân Căn cước số 022186985928 Căn cước số 022077996839"
    )

    assert not {"applicant_name", "citizen_number", "birth_date"} & found.keys()


def test_a_name_may_stand_alone_on_the_next_line() -> None:
    assert values("Họ và tên / Full name:\nNGUYỄN THỊ THỬ\nNgày sinh: 05/03/1999") == {
        "applicant_name": "Nguyễn Thị Thử",
        "birth_date": "1999-03-05",
    }


def test_a_label_followed_by_another_label_gives_no_value() -> None:
    found = values(
        "Họ và tên: Giới tính: Nam\nSố định danh cá nhân:\nMã số thuế:\n2. Địa chỉ: xã Bịa\n"
        "Thửa đất số: Tờ bản đồ số:\n3. Ngày sinh: Dân tộc:"
    )

    assert found == {}


def test_a_name_with_words_that_are_labels_elsewhere_is_whole() -> None:
    assert values("Tôi là: Nguyễn Quốc Nam Giới tính: Nam")["applicant_name"] == "Nguyễn Quốc Nam"


def test_an_organisation_is_no_person() -> None:
    assert "applicant_name" not in values("Tên chủ xe: Hợp tác xã Vận tải Bịa\nHọ và tên: Công ty TNHH Bịa")


def test_names_under_the_head_of_a_column_are_of_many() -> None:
    found = values("DANH SÁCH\nHọ và tên\nTrần Thị Mẫu\nSố định danh cá nhân\n022195990683")

    assert "applicant_name" not in found


def test_a_number_of_no_province_is_shown_with_its_failed_check() -> None:
    number = extracted("Họ và tên: Lê Cẩm Vân\nSố căn cước: 999179985795")["citizen_number"]

    assert number.value == "999179985795"
    assert "mã tỉnh trong số định danh có thật" in failed(number)
    assert number.confidence < 0.5


def test_the_digits_of_an_example_are_nobodys() -> None:
    found = values(
        "Họ và tên: Lê Cẩm Vân\nSố định danh cá nhân (ví dụ: 022199000011):\nví dụ: H49-260804-0583"
    )

    assert not {"citizen_number", "dossier_code"} & found.keys()


def test_the_number_of_a_driving_licence_is_no_citizen_number() -> None:
    text = "GIẤY PHÉP LÁI XE\nSố: 022199000011\nHọ tên: NGUYỄN THỊ THỬ\nNgày sinh: 05/03/1999"

    assert "citizen_number" not in values(text)


def test_a_card_that_agrees_with_its_code_passes_four_checks() -> None:
    page = Page(1, PRINTED_CARD, codes=(Code("QRCode", CARD, (5, 5, 50, 50)),))

    code = CLASSIFIER.classify([page]).extracted["cccd_qr"]

    assert [check.passed for check in code.checks] == [True] * 4


def test_each_difference_between_code_and_print_fails_its_own_check() -> None:
    for printed, other, check in (
        ("022199000011", "022199000012", "số định danh trong mã QR trùng số in"),
        ("NGUYỄN THỊ THỬ", "NGUYỄN THỊ MẪU", "họ tên trong mã QR trùng họ tên in"),
        ("05/03/1999", "06/03/1999", "ngày sinh trong mã QR trùng ngày sinh in"),
        ("Giới tính: Nữ", "Giới tính: Nam", "giới tính trong mã QR trùng giới tính in"),
    ):
        page = Page(1, PRINTED_CARD.replace(printed, other), codes=(Code("QRCode", CARD, (5, 5, 50, 50)),))

        found = CLASSIFIER.classify([page]).extracted

        assert failed(found["cccd_qr"]) == [check]
        assert found["cccd_qr"].confidence < 0.5


def test_a_code_gives_the_marks_that_the_print_lost() -> None:
    text = PRINTED_CARD.replace("NGUYỄN THỊ THỬ", "NGUYEN THI THỬ")
    page = Page(1, text, codes=(Code("QRCode", CARD, (5, 5, 50, 50)),))

    name = CLASSIFIER.classify([page]).extracted["applicant_name"]

    assert (name.value, name.raw) == ("Nguyễn Thị Thử", "NGUYEN THI THỬ")


def test_a_family_name_gets_its_one_possible_mark_back() -> None:
    assert leading_name("Đỉnh Minh Hiếu") == ("Đinh Minh Hiếu", "Đỉnh Minh Hiếu")
    assert leading_name("ĐỖ OUỲNH NHƯ") == ("Đỗ Quỳnh Như", "ĐỖ OUỲNH NHƯ")


def test_noise_of_a_pen_is_no_name() -> None:
    for noise in ("2Ø Xuđ# 7rường", "“27/1 Cẩm 'Jñn", "Xqz Wvk", "a b", ""):
        assert leading_name(noise) is None


@given(st.text(max_size=80))
def test_flat_text_keeps_every_place(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(st.text(max_size=60))
def test_a_name_is_made_of_what_stands_there(text: str) -> None:
    read = leading_name(text)

    assert read is None or (read[1] in text and 2 <= len(read[0].split()) <= 6)


def test_syllables_are_those_of_vietnamese() -> None:
    assert all(map(is_syllable, ("Nguyễn", "Quỳnh", "Thử", "Oanh", "Yến", "Nghiêm", "Khuê")))
    assert not any(map(is_syllable, ("Tht", "Smith", "Bcd", "Kiệtt")))


def test_a_name_gets_back_the_mark_that_its_last_letter_asks_for() -> None:
    assert leading_name("Phạm Quốc Viêt") == ("Phạm Quốc Việt", "Phạm Quốc Viêt")
    assert not is_syllable("Viêt")


def test_a_struck_zero_read_as_nine_is_healed_only_where_checks_prove_it() -> None:
    text = "Họ và tên: Lê Cẩm Vân Giới tính: Nữ\nSinh ngày: 18/10/1979\nSố căn cước: 922179985795"

    healed = extracted(text)["citizen_number"]
    unproven = extracted(text.replace("1979", "1980"))["citizen_number"]

    assert (healed.value, healed.raw, failed(healed)) == ("022179985795", "922179985795", [])
    assert unproven.value == "922179985795"
    assert "mã tỉnh trong số định danh có thật" in failed(unproven)

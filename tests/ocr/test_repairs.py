"""A reading is repaired only where a grammar, a check or a closed list proves it; what was read is kept."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocr.page_reading import Word, text_of
from ocr.vietnamese.repairs import repaired

SOUND = """Số định danh cá nhân: 9 9 9 0 6 6 9 8 8 2 5 1; số định danh cá nhân: 0 2 2 1 9 3, gồm 12 chữ số
Có giá trị đến ngày 22/09/2078, sinh ngày 07/07/1977, hạn dùng: 17/07/2071
Ông Nguyễn Viết Nam, bà Trần Huyền My, em Lê Tính; tỉnh Hoà Bình, TỈNH QUẢNG NINH, tinh Quang
Quốc tịch: Việt Nam, quốc tịch: VIỆT NAM, quốc tịch: Viên Chăn; giọng huyền, Huyền Trang, tính An
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Độc Lập – Tự Do – Hạnh Phúc
Số: 1824/QĐ-UBND Tân Hòa, ngày 05 tháng 02 năm 2024
Kính gửi: Ủy ban nhân dân xã Ea Kly, tỉnh Đắk Lắk
KÍNH GỬI: CHI CỤC THUẾ
Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;
Nghị định số 63/2010/NĐ-CP và Tờ trình số 48/TTr-TNMT; Công văn số 1825/UBND-KSTT
Quyết định số 12B/QĐ-UBND, số 12b/QĐ-UBND, văn bản số 7/2015/TTLT-BTNMT-BTP
Số 12B đường Hùng Vương, ngõ 5b, tổ 3A, tòa S2, số B12, tầng B1, Điều 12a khoản 2 điểm l
Số CCCD: 022085001234 Ngày cấp: 1/10/2024 Mã số thuế: 0100109106-001
Căn số 3B2, phòng số 1T4, ngõ 2l, hộ chiếu hoặc CMND số: B12345678
Bảng kê: 2 1/10/2024 3 12/10/2024
Thửa đất số: 14 Tờ bản đồ số: 81 Diện tích: 480,6 m² Chu vi 92,5 m
Cao bao nhiêu m? Ông TRINH, bà Lý Thị Khuyên, anh Y Klêng Niê, chị H'Bil Kpă, NSƯT Tơl
Mẫu số 01b/LPTB theo Thông tư 85/2019/TT-BTC; biểu QD-12, hội ND
Mã hồ sơ H49.61-261123-0007, thủ tục 1.001193, 2.000528.000.00.00.H49, cơ quan 000.00.00.H49
Tổng số tiền là 40.300.000 đồng, 1.867 m, 5 ml, liên hệ nguyen.van.a@vidu.vn, QĐ-UBND
Nguyen Van A, Viet Nam, email, Website, UNESCO, COVID, VNĐ, BCHTƯ, số1, Hà1"""

PROVEN = [
    ("Số định danh cá nhân: 0 2 2 1 9 3 9 85808", "Số định danh cá nhân: 022193985808"),
    (
        "9. Số định danh cá nhân của chủ hộ: 0 2 2 0 6 6 9 8 8 25 1",
        "9. Số định danh cá nhân của chủ hộ: 022066988251",
    ),
    ("Ngày, tháng, năm sinh: 22/09/2078 Giới tính: Nữ", "Ngày, tháng, năm sinh: 22/09/2018 Giới tính: Nữ"),
    ("Năm sinh: 2073 Dân tộc: Kinh", "Năm sinh: 2013 Dân tộc: Kinh"),
    ("Quốc tịch: Viêt Nam", "Quốc tịch: Việt Nam"),
    ("Quốc tịch: ViệNam", "Quốc tịch: Việt Nam"),
    ("công dân Viêt Nam ở nước ngoài", "công dân Việt Nam ở nước ngoài"),
    ("Thôn 2, xã Ea Kly, huyên Đồng Hỷ, tỉnh Gia Lai", "Thôn 2, xã Ea Kly, huyện Đồng Hỷ, tỉnh Gia Lai"),
    ("tỉnh Quang Ninh", "tỉnh Quảng Ninh"),
    ("thành phố Hai Phòng.", "thành phố Hải Phòng."),
    ("Số: l824/QĐ-UBND", "Số: 1824/QĐ-UBND"),
    ("Số: 18O4/QĐ-UBND", "Số: 1804/QĐ-UBND"),
    ("số 8S0/DS-UBND", "số 850/DS-UBND"),
    ("Nghị định 63/201 0NĐ-CP ngày", "Nghị định 63/2010/NĐ-CP ngày"),
    ("số 63/2010/ND-CP,", "số 63/2010/NĐ-CP,"),
    ("số 63/2O10/NÐ-CP", "số 63/2010/NĐ-CP"),
    ("Số: 156/QD-UBND", "Số: 156/QĐ-UBND"),
    ("số 31/2024/QHl5", "số 31/2024/QH15"),
    ("số 12/NQ-HDND", "số 12/NQ-HĐND"),
    ("ngày 2l tháng 10 năm 2024", "ngày 21 tháng 10 năm 2024"),
    ("ngày 2 1 tháng l0 năm 20 24", "ngày 21 tháng 10 năm 2024"),
    ("ngày T2 tháng 10 năm 2024", "ngày 12 tháng 10 năm 2024"),
    ("Sinh ngày: l0/07/l974", "Sinh ngày: 10/07/1974"),
    ("Ngày cấp: 2 1/10/2024", "Ngày cấp: 21/10/2024"),
    ("Thôn |4, xã Nghĩa Hưng", "Thôn 14, xã Nghĩa Hưng"),
    ("Thửa đất số: l4 Tờ bản đồ số: 8l", "Thửa đất số: 14 Tờ bản đồ số: 81"),
    ("Tổ dân phố số 2l", "Tổ dân phố số 21"),
    ("năm 2O15; tháng l2", "năm 2015; tháng 12"),
    ("Điều 1O3.", "Điều 103."),
    ("Số CCCD: O22085O01234", "Số CCCD: 022085001234"),
    ("CMND số l01234567", "CMND số 101234567"),
    ("ŒŒCD số 059191875398", "CCCD số 059191875398"),
    ("Mã số thuế: O100lO9106", "Mã số thuế: 0100109106"),
    ("Mã số thuế: 0T00109106", "Mã số thuế: 0100109106"),
    ("Mã hồ sơ: H49.6l-261123-OOO7", "Mã hồ sơ: H49.61-261123-0007"),
    ("Mã hồ sơ: H49.61 -261123- 0007", "Mã hồ sơ: H49.61-261123-0007"),
    ("thủ tục 1.00ll93", "thủ tục 1.001193"),
    ("mã 000.0O.00.H49", "mã 000.00.00.H49"),
    ("Diện tích: 480,6 m2, sâu 3 m3", "Diện tích: 480,6 m², sâu 3 m³"),
    ("rộng 12m° và 3 km2", "rộng 12m² và 3 km²"),
    ("Diện tích: 480,6 m?", "Diện tích: 480,6 m²"),
    ("tích (m°)", "tích (m²)"),
    ("CÔNG HOÀ xã HỌI GHỦ NGHIA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Độc lâp - Tự đọ ~ Hạnh phục", "Độc lập - Tự do ~ Hạnh phúc"),
    ("Kinh gửi: Ủy ban", "Kính gửi: Ủy ban"),
    ("Nới nhân:", "Nơi nhận:"),
    ("Ðảng vlệc vIệc H0àng Iại nưóc huyẹn", "Đảng việc việc Hoàng lại nước huyện"),
    ("VlỆT NAM", "VIỆT NAM"),
]

UNPROVEN = [
    "Thôn |",  # no true digit
    "Thôn l",
    "Thôn 4|",  # a ruled line may stand behind
    "Thửa đất số: |4",  # and in front, in a form with boxes
    "bảng |4",  # no label
    "ngày 3l tháng 02 năm 2024",  # no such day
    "ngày 3l tháng 11 năm 2024",
    "ngày T0/l0/2124",
    "ngày 31 tháng O2 năm 2024",
    "ngày 2l tháng lO năm 2024",  # a part without a true digit
    "Số: lO/QĐ-UBND",  # no true digit
    "Số: 17T4/QĐ-UBND",  # 1714 or 1774
    "Số: 1S/XYZ-ABC",  # no known type
    "số 63/2190NĐ-CP",  # no such year
    "Số CCCD: 0T2085001234",  # no province 012 with sex 0, nor 072: both exist
    "Số CCCD: 0O3085001234",  # no province 003
    "Số CCCD: 02208500123T",  # 1 or 7
    "Mã số thuế: O100109107",  # the check digit is wrong
    "Mã hồ sơ: H49.61-26l323-0007",  # no thirteenth month
    "truòng thuọc muón đuợc",  # several syllables each
    "đât quôc hoc",  # a lost tone leaves two
]


def _words(text: str, confidence: float = 0.5) -> tuple[Word, ...]:
    """The text as words in boxes of ten pixels a letter, lines thirty pixels high."""
    words = []
    for number, line in enumerate(text.split("\n")):
        x = 0
        for part in line.split(" "):
            words.append(
                Word(part, (x, 30 * number, x + 10 * len(part), 30 * number + 20), confidence, number)
            )
            x += 10 * (len(part) + 1)
    return tuple(words)


@pytest.mark.parametrize(("read", "printed"), PROVEN)
def test_what_is_proven_is_repaired(read: str, printed: str) -> None:
    words = repaired(_words(read))

    assert text_of(words) == printed
    assert any(word.raw is not None for word in words)


@pytest.mark.parametrize("read", UNPROVEN)
def test_what_is_not_proven_stays_as_it_was_read(read: str) -> None:
    assert repaired(_words(read)) == _words(read)


@pytest.mark.parametrize("line", SOUND.splitlines())
def test_sound_text_is_never_touched(line: str) -> None:
    assert repaired(_words(line)) == _words(line)


def test_each_repaired_word_keeps_what_was_read_and_others_are_the_same() -> None:
    before = _words("Thôn |4, xã Nghĩa Hưng")
    after = repaired(before)

    assert after[1] == Word("14,", before[1].box, 0.5, 0, raw="|4,")
    assert (after[0], *after[2:]) == (before[0], *before[2:])


def test_words_that_belong_together_become_one_in_the_box_around_them() -> None:
    torn = (Word("63/201", (0, 5, 60, 25), 0.9, 0), Word("0NĐ-CP", (70, 0, 130, 20), 0.4, 0))

    assert repaired(torn) == (Word("63/2010/NĐ-CP", (0, 0, 130, 25), 0.4, 0, raw="63/201 0NĐ-CP"),)


def test_words_of_a_known_phrase_that_ran_together_share_the_box_in_order() -> None:
    glued = _words("CỘNGHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    words = repaired(glued)

    assert text_of(words) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [word.raw for word in words[:2]] == ["CỘNGHÒA", "CỘNGHÒA"]
    assert [word.box[0] for word in words[:3]] == [0, 40, 80]
    assert words[2:] == tuple(Word(word.text, word.box, 0.9, 0, raw=word.text) for word in glued[1:])


def test_a_phrase_of_a_closed_list_is_surer_than_the_engine_was() -> None:
    words = repaired(_words("Độc lâp - Tự do - Hạnh phúc", confidence=0.3))

    assert [word.confidence for word in words] == [0.3, 0.9, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3]


def test_a_repair_ends_with_its_line() -> None:
    assert repaired(_words("Thôn\n|4")) == _words("Thôn\n|4")


def test_texts_come_back_in_nfc_and_that_is_no_repair() -> None:
    words = repaired(_words(unicodedata.normalize("NFD", "Thửa đất")))

    assert [(word.text, word.raw) for word in words] == [("Thửa", None), ("đất", None)]


LOOSE = ["/", "-", ".", ":", "|", "số", "ngày", "2", "1", "l", "O"]
PIECES = st.sampled_from([*SOUND.split(), *(part for read, _ in PROVEN for part in read.split()), *LOOSE])


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
@example("ngày 2 1/1/2024 Số: 63/201 0NĐ-CP")
def test_a_second_repair_finds_nothing(line: str) -> None:
    once = repaired(_words(line))

    assert repaired(once) == once


@given(
    st.lists(
        st.builds(
            Word,
            st.one_of(PIECES, st.text(min_size=1, max_size=8)),
            st.just((0, 0, 50, 20)),
            st.floats(0, 1),
            st.integers(0, 2),
        ),
        max_size=12,
    )
)
def test_a_word_without_raw_text_is_as_it_was_read(words: list[Word]) -> None:
    after = repaired(words)

    assert {word.line for word in after} == {word.line for word in words}
    assert all(word.raw is not None or word in map(_in_nfc, words) for word in after)


def _in_nfc(word: Word) -> Word:
    return replace(word, text=unicodedata.normalize("NFC", word.text))


NUMBERS = st.integers(1, 99999)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(NUMBERS, st.integers(1945, 2099), st.sampled_from(["NĐ-CP", "TT-BTC", "QĐ-UBND", "TTr-TNMT"]))
def test_sound_document_numbers_are_never_touched(number: int, year: int, symbol: str) -> None:
    line = f"Số: {number}/{symbol} theo văn bản số {number}/{year}/{symbol};"

    assert repaired(_words(line)) == _words(line)


@given(DAYS, NUMBERS)
def test_sound_dates_and_numbers_are_never_touched(day: date, number: int) -> None:
    line = f"thửa số {number}, ngày {day:%d} tháng {day:%m} năm {day:%Y}, ngày {day:%d/%m/%Y}, {number},5 m²"

    assert repaired(_words(line)) == _words(line)


@given(DAYS, st.data())
def test_one_misread_digit_of_a_date_is_always_healed_or_left(day: date, data: st.DataObject) -> None:
    printed = f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"
    place = data.draw(st.sampled_from([place for place, char in enumerate(printed) if char in "0125"]))
    misread = {"0": "O", "1": "l", "2": "Z", "5": "S"}[printed[place]]
    read = printed[:place] + misread + printed[place + 1 :]

    assert text_of(repaired(_words(read))) in (printed, read)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Ngày sinh: 79/02/2022", "Ngày sinh: 19/02/2022"),
        ("Năm sinh: 7972 Dân tộc: Kinh", "Năm sinh: 1972 Dân tộc: Kinh"),
        ("ngày 12 tháng 07 năm 7985", "ngày 12 tháng 07 năm 1985"),
    ],
)
def test_a_seven_that_no_calendar_has_is_the_one_of_an_italic_print(read: str, meant: str) -> None:
    assert text_of(repaired(_words(read))) == meant


@pytest.mark.parametrize("read", ["77/77/2020", "Năm sinh: 1977", "17/07/2017", "Năm sinh: 7777"])
def test_a_seven_that_may_be_meant_stays(read: str) -> None:
    assert text_of(repaired(_words(read))) == read

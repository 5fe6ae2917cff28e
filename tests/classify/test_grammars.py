"""Grammars: what they take, what they give back, and what they refuse."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify.grammars import (
    LandNumber,
    check_digit,
    find_certificate_serial,
    find_citizen_numbers,
    find_dates,
    find_document_number,
    find_dossier_codes,
    find_form_codes,
    find_map_sheet,
    find_parcel,
    find_procedure_codes,
    has_number_line,
    normal_form_code,
    parse_cccd_qr,
    parse_citizen_number,
    parse_dossier_code,
    parse_procedure_code,
    parse_tax_code,
)
from classify.grammars.citizen_number import PROVINCES

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@given(
    DAYS, st.integers(1, 9999), st.sampled_from(["H49", "G22.99", "H57.132", "H49.1.22.333", "000.00.19.H47"])
)
def test_a_dossier_code_survives_spaces_and_long_dashes(day: date, number: int, agency: str) -> None:
    code = f"{agency}-{day:%y%m%d}-{number:04}"

    assert parse_dossier_code(code) == code
    assert parse_dossier_code(f" {code.replace('-', ' – ')} ") == code
    assert find_dossier_codes(f"Mã hồ sơ: {code}.") == [code]


@pytest.mark.parametrize(
    "text",
    ["H49-261301-0001", "H49-260230-0001", "X49-260105-0001", "H49-260105-001", "H49-260105-000001", ""],
)
def test_a_dossier_code_with_an_impossible_day_or_shape_is_refused(text: str) -> None:
    assert parse_dossier_code(text) is None


def test_a_dossier_code_is_named_once_however_often_it_is_printed() -> None:
    assert find_dossier_codes("H49-260105-0001 và H49-260105-0001, H49-260105-0002") == [
        "H49-260105-0001",
        "H49-260105-0002",
    ]


@given(st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True))
def test_a_procedure_code_loses_its_local_suffix(code: str) -> None:
    assert parse_procedure_code(code) == code
    assert parse_procedure_code(f"{code}.000.00.00.H49") == code
    assert parse_procedure_code(f"{code}.H49") == code
    assert find_procedure_codes(f"Thủ tục {code}, {code}7") == [code]


def test_a_sum_of_money_is_no_procedure_code() -> None:
    assert find_procedure_codes("Số tiền: 1.001.193 đồng; 12.345678; 1.0011931") == []


@given(st.sampled_from(sorted(PROVINCES)), st.integers(0, 9), st.integers(0, 99), st.integers(0, 999999))
def test_a_citizen_number_tells_sex_and_birth_year(province: str, century: int, year: int, rest: int) -> None:
    number = parse_citizen_number(f"{province}{century}{year:02}{rest:06}")

    assert number is not None
    assert number.sex == ("Nam" if century in (0, 2, 4, 6, 8) else "Nữ")
    assert number.birth_year == {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 2300}[century // 2] + year


def test_twelve_digits_of_no_province_are_no_citizen_number() -> None:
    assert parse_citizen_number("003199000011") is None
    assert find_citizen_numbers("Số: 999199000011, mã 0221990000112") == []
    assert [one.digits for one, _ in find_citizen_numbers("Số: 022 199 000 011")] == ["022199000011"]


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_only_the_right_check_digit_makes_a_tax_code(nine: str) -> None:
    right = check_digit(nine)
    accepted = [digit for digit in range(10) if parse_tax_code(f"{nine}{digit}")]

    assert accepted == ([] if right is None else [right])


def test_tax_codes_of_two_known_companies_hold() -> None:
    assert parse_tax_code("0100109106") == "0100109106"
    assert parse_tax_code("0102595740-001") == "0102595740-001"
    assert parse_tax_code("0100109107") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Số: 156/QĐ-UBND", "156/QĐ-UBND"),
        ("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("UBND XÃ A\nSố : 05 / UBND-XNTTHN\n", "05/UBND-XNTTHN"),
        ("Số: 1234/BGDĐT-VP Hà Nội, ngày 01 tháng 02 năm 2026", "1234/BGDĐT-VP"),
    ],
)
def test_the_number_of_a_document_is_read(text: str, value: str) -> None:
    number = find_document_number(text)

    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    "text", ["Số: ……/QĐ-UBND", "Căn cứ Nghị định số 30/2020/NĐ-CP", "Số: …", "Số nhà 12/4"]
)
def test_a_blank_or_a_cited_number_is_not_the_documents_own(text: str) -> None:
    assert find_document_number(text) is None


def test_an_unfilled_number_line_is_still_a_number_line() -> None:
    assert has_number_line("ỦY BAN NHÂN DÂN\nSố: ……/QĐ-UBND")
    assert not has_number_line("Căn cứ Nghị định số 30/2020/NĐ-CP")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_is_read_in_words_and_in_digits(day: date) -> None:
    words = f"Hạ Long, ngày {day.day:02} tháng {day.month:02} năm {day.year}"
    digits = f"sinh {day.day}/{day.month}/{day.year}"

    assert [one.day for one in find_dates(words)] == [day]
    assert [one.day for one in find_dates(digits)] == [day]


@pytest.mark.parametrize(
    "text", ["ngày ….. tháng ….. năm …..", "ngày 31 tháng 02 năm 2026", "ngày tháng năm 2026"]
)
def test_an_unfilled_or_impossible_date_gives_none(text: str) -> None:
    assert find_dates(text) == []


def test_form_codes_are_told_apart_from_bare_numbers() -> None:
    found = {
        one.code: one.is_distinct
        for one in find_form_codes("Mẫu CT01 ban hành theo TT\nMẫu số 18\n03/BĐS-TNCN")
    }

    assert found["CT01"] is True
    assert found["Mẫu số 18"] is False
    assert found["03/BĐS-TNCN"] is True
    assert normal_form_code("Mẫu số 01") == normal_form_code("Mẫu số 1")


def test_a_card_code_is_read_also_with_more_fields_behind() -> None:
    payload = "022199000011||Nguyễn Thị Thử|05031999|Nữ|Thôn 1, Hải Hòa, Quảng Ninh|20052021"

    card = parse_cccd_qr(f"{payload}|||")

    assert card is not None
    assert (card.citizen_number, card.old_number, card.born) == ("022199000011", None, date(1999, 3, 5))
    assert parse_cccd_qr(payload.replace("05031999", "31021999")) is None
    assert parse_cccd_qr("https://example.vn/022199000011") is None


def test_land_numbers_are_read_and_dotted_blanks_are_not() -> None:
    text = "Thửa đất số: 125, tờ bản đồ số: 12\nSố phát hành giấy chứng nhận (số seri): AB 123456"

    assert find_parcel(text) == LandNumber("125", "Thửa đất số: 125", 0)
    assert find_map_sheet(text) == LandNumber("12", "tờ bản đồ số: 12", 18)
    serial = find_certificate_serial(text)
    assert serial is not None
    assert serial.value == "AB 123456"
    assert find_parcel("Thửa đất số: …… tờ bản đồ số: ……") is None


@given(st.text(max_size=200))
def test_no_text_makes_a_grammar_fail(text: str) -> None:
    for grammar in (
        parse_dossier_code,
        parse_citizen_number,
        parse_tax_code,
        parse_cccd_qr,
        parse_procedure_code,
    ):
        grammar(text)
    find_dates(text)
    find_form_codes(text)
    assert all(re.search(r"\d{6}", code) for code in find_dossier_codes(text))

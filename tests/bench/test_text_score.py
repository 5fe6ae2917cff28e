"""Errors of a text are counted as the evaluation material defines them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.text_score import Edits, Found, fields_found, normal, score

TEXTS = st.text(alphabet="aăâbcđêơư .-_“”\n", max_size=40)


def test_a_text_read_letter_for_letter_has_no_errors() -> None:
    result = score("Đơn xin cấp lại", ["Đơn xin cấp lại"], ["cấp lại"])

    assert result.characters == Edits(0, 15)
    assert result.words == Edits(0, 4)
    assert result.fields == Found(1, 1)


def test_a_wrong_letter_costs_one_character_and_one_word() -> None:
    result = score("Đơn xin cap lại", ["Đơn xin cấp lại"], [])

    assert result.characters == Edits(1, 15)
    assert result.words == Edits(1, 4)


@pytest.mark.parametrize(
    ("written", "normal_form"),
    [
        (unicodedata.normalize("NFD", "Tổ dân phố"), "Tổ dân phố"),
        ("“Sổ đỏ” – lần 2", '"Sổ đỏ" - lần 2'),
        ("Họ tên:........Năm sinh____", "Họ tên: Năm sinh"),
        ("điểm a.. khoản 1", "điểm a.. khoản 1"),
        ("  hai\n\n dòng\t", "hai dòng"),
    ],
)
def test_differences_that_do_not_matter_are_folded(written: str, normal_form: str) -> None:
    assert normal(written) == normal_form


def test_the_better_of_two_reading_orders_counts() -> None:
    result = score("trái dưới phải", ["trái phải dưới", "trái dưới phải"], [])

    assert result.characters.errors == 0
    assert result.words.errors == 0


def test_a_value_is_found_across_line_ends_and_spaces_but_not_with_a_wrong_digit() -> None:
    output = "Số: 12/QĐ-\nUBND ngày 0 1/02/2020"

    assert fields_found(output, ["12/QĐ-UBND", "01/02/2020", "13/QĐ-UBND"]) == Found(2, 3)


def test_an_empty_output_misses_everything() -> None:
    result = score("", ["một hai ba"], ["hai"])

    assert result.characters.rate == 1
    assert result.words.rate == 1
    assert result.fields.share == 0


def test_text_on_a_page_without_text_is_an_error_and_no_division_by_zero() -> None:
    assert score("abc", [""], []).characters.rate == 3


def test_nothing_wanted_is_not_the_same_as_nothing_found() -> None:
    assert fields_found("abc", []).share is None


@given(TEXTS)
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(TEXTS, TEXTS)
def test_errors_lie_between_the_difference_of_lengths_and_the_longer_text(read: str, truth: str) -> None:
    edits = score(read, [truth], []).characters
    lengths = (len(normal(read)), len(normal(truth)))

    assert abs(lengths[0] - lengths[1]) <= edits.errors <= max(lengths)
    assert edits.length == lengths[1]


@given(TEXTS, TEXTS)
def test_errors_are_none_exactly_when_the_normal_texts_are_equal(read: str, truth: str) -> None:
    assert (score(read, [truth], []).characters.errors == 0) == (normal(read) == normal(truth))


@given(TEXTS, TEXTS, TEXTS)
def test_one_more_accepted_order_never_adds_errors(read: str, truth: str, other: str) -> None:
    assert score(read, [truth, other], []).characters.rate <= score(read, [truth], []).characters.rate

"""Vietnamese is told by its syllables: onsets, rimes and tones that exist, each tone where it may stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.vietnamese.syllables import (
    foreign_letters,
    has_mark,
    is_markless_syllable,
    is_syllable,
    share_of_syllables,
)

SOUND = "Ủy ban nhân dân phường Thạnh Lộc xác nhận ông Trần Quốc Khánh thường trú tại ấp Bình Thuận"
SYLLABLES = """
nghiêng quốc gì giữ khuỷu thuở yêu ươn huyện xã Đặng quyển khoẻ thuỷ ngoằn giếng khuya quả quỳnh huỳnh
được người rượu cứu của ngửa giấy nước mướn xoong ngoẻm y ý ỉa yết oánh quạt loại
"""
NO_SYLLABLES = """
nghiẽp quồc bđ tsh ngieng cáh việtt hồòa xyz wan đât quôc hoc họăc gíai hưòng hynh ngiêp a1 m² vlệc
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables_that_exist_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_syllables_that_cannot_exist_are_none(word: str) -> None:
    assert not is_syllable(word)
    assert not is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "pair", ["hòa hoà", "khỏe khoẻ", "thủy thuỷ", "hoàn hòan", "kỹ kĩ", "Cạn Kạn", "nghành ngành"]
)
def test_both_ways_to_write_a_syllable_count(pair: str) -> None:
    assert all(is_syllable(word) for word in pair.split())


@pytest.mark.parametrize("rime", ["ac", "ach", "ap", "at"])
def test_a_stopped_syllable_takes_only_the_two_tones_it_can(rime: str) -> None:
    tones = {"": "", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "sắc": "\u0301", "nặng": "\u0323"}
    valid = {tone for tone, mark in tones.items() if is_syllable(f"ba{mark}{rime[1:]}")}

    assert valid == {"sắc", "nặng"}


@given(st.text(max_size=12))
def test_any_text_is_a_syllable_or_none(text: str) -> None:
    assert is_syllable(text) in (True, False)
    assert 0 <= share_of_syllables(text.split()) <= 1
    assert 0 <= foreign_letters(text) <= len(unicodedata.normalize("NFC", text))


def test_sound_text_is_all_syllables() -> None:
    assert share_of_syllables(SOUND.split()) == 1
    assert share_of_syllables(unicodedata.normalize("NFD", SOUND).split()) == 1


def test_what_tells_nothing_about_the_reading_is_left_out_of_the_share() -> None:
    page = "UBND TNMT HĐND CCCD 1824/QĐ-UBND 48/TTr-TNMT TTr II a) 12b m² chu@vidu.vn vidu.gov.vn"
    left_out = page.split()

    assert share_of_syllables(left_out) == 1
    assert share_of_syllables([*left_out, "nghiẽp"]) == 0
    assert share_of_syllables([]) == 1


def test_misread_words_lower_the_share() -> None:
    assert share_of_syllables(["Uỷ", "bnn", "nhân", "dân,", "(phưòng)", "HOC"]) == 0.5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nguyễn Thị Đào, số 12", 0),
        ("fax wifi jazz", 0),
        ("ŒŒCD số", 2),
        ("Ðộc lập", 1),
        ("straße ¬© ǹ", 2),
        (unicodedata.normalize("NFD", "Nguyễn Thị Đào"), 0),
    ],
)
def test_letters_that_vietnamese_does_not_have_are_counted(text: str, count: int) -> None:
    assert foreign_letters(text) == count


@given(st.sampled_from(SOUND.split()))
def test_a_syllable_without_its_marks_is_told_from_one_with_them(word: str) -> None:
    bare = "".join(
        char
        for char in unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
        if not unicodedata.combining(char)
    )

    assert is_markless_syllable(bare)
    assert not has_mark(bare)

"""A text layer is believed only when it reads as text; garbage sends the page to the reader of pictures."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.layer_judge import judge

ENGLISH = "This certificate is issued to the bearer for use before the court"
SOUND = "Ủy ban nhân dân phường Thạnh Lộc xác nhận ông Trần Quốc Khánh thường trú tại ấp Bình Thuận"


@pytest.mark.parametrize("text", [SOUND, "Quyết định số 12/QĐ-UBND về việc khuyến khích giữ gìn nghiêm ngặt"])
def test_sound_vietnamese_is_believed(text: str) -> None:
    verdict = judge(text.split())

    assert verdict.is_sound
    assert verdict.confidence > 0.95


def test_sound_text_of_another_language_is_believed() -> None:
    assert judge(
        ["This", "certificate", "is", "issued", "to", "the", "bearer", "for", "use", "before", "the", "court"]
    ).is_sound


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CQNG HOA XA HQI CHU NGHiA VIET NAM Dqc lap Tu do Hanh phuc", "marks_lost"),
        ("Uy ban nhan dan phuong Thanh Loc xac nhan ong Tran Quoc Khanh", "marks_lost"),
        ("Céng hoµ x· héi chñ nghÜa viÖt nam §éc lËp tù do h¹nh phóc", "foreign_letters"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "foreign_letters"),
        ("(cid:12)(cid:7) (cid:99) aa bb cc dd ee", "no_text"),
        ("\ue001\ue002\ue003 abc def \ue004\ue005 ghi", "no_text"),
        ("xqz wrtk bnmv QwErTy zXcVbN plkj mnbq", "not_words"),
        ("12 34 . , ;", "sparse"),
        ("", "sparse"),
    ],
)
def test_what_reads_as_no_text_is_not_believed(text: str, reason: str) -> None:
    verdict = judge(text.split())

    assert not verdict.is_sound
    assert verdict.reason == reason


def test_a_layer_in_decomposed_letters_is_judged_like_any_other() -> None:
    assert judge(unicodedata.normalize("NFD", SOUND).split()).is_sound


@given(st.text(max_size=12))
def test_any_text_can_be_judged(text: str) -> None:
    verdict = judge(text.split())

    assert 0 <= verdict.confidence <= 1

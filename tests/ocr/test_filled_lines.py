"""Dots of a fill-in line that were read as full stops are no part of what was filled in."""

import pytest

from ocr.filled_lines import without_dots
from ocr.page_reading import Word


def _words(line: str) -> list[Word]:
    return [Word(text, (100 * at, 0, 100 * at + 90, 20), 0.9, 0) for at, text in enumerate(line.split())]


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("xã.Tân.Mỹ, huyện", "xã Tân Mỹ, huyện"),
        ("Đất chuyên trồng. lúa nước", "Đất chuyên trồng lúa nước"),
        ("_CH 02727", "CH 02727"),
        (".Thôn 12, tỉnh Thái.Nguyên", "Thôn 12, tỉnh Thái Nguyên"),
    ],
)
def test_dots_between_words_are_left_out(read: str, written: str) -> None:
    assert " ".join(word.text for word in without_dots(_words(read))) == written


@pytest.mark.parametrize(
    "read",
    ["TP. Hạ Long", "Diện tích: 1.867,3 m²", "P. Hồng Gai", "Cấp theo mẫu mới.", "a.b@c.vn", "1. Họ tên"],
)
def test_dots_that_are_meant_stay(read: str) -> None:
    assert " ".join(word.text for word in without_dots(_words(read))) == read


def test_words_that_a_dot_joined_share_the_box_from_left_to_right() -> None:
    first, second = without_dots([Word("Thái.Nguyên", (0, 0, 110, 20), 0.7, 3)])

    assert (first.text, second.text) == ("Thái", "Nguyên")
    assert first.box[0] == 0 < first.box[2] <= second.box[0] < second.box[2] == 110
    assert (first.confidence, second.line) == (0.7, 3)

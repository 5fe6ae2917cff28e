"""A text on paper: all of it, in order, on no more pages than asked for, and stamped where it says."""

from demo.marks import Seal, Signature, Text
from demo.raster import render
from demo.transcript import stamp, typeset

LINES = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi: Ủy ban nhân dân xã Suối Mơ"]


def words(text: str) -> list[str]:
    return text.split()


def test_every_word_stands_on_the_page_in_its_order() -> None:
    [sheet] = typeset("\n".join(LINES), 2)

    assert sheet.text_truth.splitlines() == LINES
    assert [mark.text for mark in sheet.marks if isinstance(mark, Text)] == LINES


def test_a_line_in_capitals_is_set_bold_in_the_middle() -> None:
    [sheet] = typeset("\n".join(LINES), 1)

    heading, line = (mark for mark in sheet.marks if isinstance(mark, Text))
    assert heading.face.bold
    assert heading.x_mm > sheet.left_mm
    assert not line.face.bold
    assert line.x_mm == sheet.left_mm


def test_what_does_not_fit_on_the_pages_is_left_out_of_the_truth() -> None:
    text = "\n".join(f"Dòng số {number} của một giấy tờ rất dài" for number in range(200))

    two = typeset(text, 2)
    many = typeset(text, 50)

    assert len(two) == 2
    assert len(many) > 2
    printed = "\n".join(sheet.text_truth for sheet in many)
    assert printed == text
    assert printed.startswith("\n".join(sheet.text_truth for sheet in two))


def test_a_long_line_is_broken_and_a_word_wider_than_the_page_is_cut() -> None:
    [sheet] = typeset("từ " * 60 + "x" * 500, 1)

    assert len(sheet.lines) > 2
    assert words(sheet.text_truth)[:60] == ["từ"] * 60
    assert words(sheet.text_truth)[60] == "x" * 60


def test_signs_that_the_typeface_lacks_are_left_out_of_print_and_truth() -> None:
    [sheet] = typeset("Nam 🖋 nữ 漢字 hết", 1)

    assert words(sheet.text_truth) == ["Nam", "nữ", "hết"]


def test_no_text_is_one_empty_page() -> None:
    [sheet] = typeset("", 2)

    assert sheet.text_truth == ""


def test_stamps_lie_over_the_text_and_are_not_in_the_truth() -> None:
    [plain] = typeset("\n".join(LINES * 8), 1)
    [stamped] = typeset("\n".join(LINES * 8), 1)

    stamp(stamped, 7)

    assert {type(mark) for mark in stamped.marks[len(plain.marks) :]} == {Seal, Signature}
    assert stamped.text_truth == plain.text_truth
    assert render(stamped, 60).tobytes() != render(plain, 60).tobytes()


def test_the_same_seed_stamps_alike() -> None:
    first, second = (typeset(LINES[0], 1)[0] for _ in range(2))

    stamp(first, 7)
    stamp(second, 7)

    assert first.marks == second.marks

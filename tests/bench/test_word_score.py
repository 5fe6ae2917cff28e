"""A word is right when it stands where the truth has it, letter for letter."""

from hypothesis import given
from hypothesis import strategies as st

from bench.word_score import judged
from ocr.page_reading import Word

TEXTS = st.lists(st.sampled_from(["a", "b", "c.....d", "...", "“e”"]), max_size=8)


def verdicts(read: list[str], *orders: str) -> list[bool]:
    """For each word read, whether it was right."""
    words = [Word(text, (0, 0, 1, 1), 0.5, 0) for text in read]
    return [word.is_right for word in judged(words, orders)]


def test_one_wrong_letter_or_mark_makes_a_word_wrong() -> None:
    assert verdicts(["Ủy", "bàn", "nhân", "dân"], "Ủy ban nhân dân") == [True, False, True, True]


def test_words_that_are_not_in_the_truth_are_wrong_and_shift_nothing() -> None:
    assert verdicts(["Số:", "@", "12", "ngày"], "Số: 12 ngày") == [True, False, True, True]


def test_a_word_at_another_place_than_its_own_is_wrong() -> None:
    assert verdicts(["ba", "một", "hai"], "một hai ba") == [False, True, True]


def test_the_better_reading_order_counts() -> None:
    assert verdicts(["c", "d", "a", "b"], "a b c d", "c d a b") == [True] * 4


def test_a_word_joined_from_two_is_wrong() -> None:
    assert verdicts(["CỘNGHÒA", "XÃ"], "CỘNG HÒA XÃ") == [False, True]


def test_quotes_and_leaders_are_read_as_the_score_of_text_reads_them() -> None:
    assert verdicts(["“tên”", "........", "Họ.....An"], '"tên" Họ An') == [True, True]


def test_half_a_word_right_is_wrong() -> None:
    assert verdicts(["Họ.....Am"], "Họ An") == [False]


@given(TEXTS)
def test_what_equals_the_truth_is_all_right(read: list[str]) -> None:
    assert all(verdicts(read, " ".join(read)))

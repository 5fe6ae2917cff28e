"""A line that reads badly is shown to the engine again in other ways; a line that reads well is not."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocr.engine import Turn
from ocr.errors import Failure, PageFailed
from ocr.page_image import Pixels
from ocr.page_reading import Word
from ocr.second_look import OTHER_WAYS, Look, Reading, better, is_doubtful, is_unreadable, read_again

Saying = tuple[str, float]


class ScriptedEngine:
    """Says what its script holds for a short and a long line, one saying after another."""

    def __init__(self, short: Sequence[Saying] = (), long: Sequence[Saying] = ()) -> None:
        self._script = {"short": list(short), "long": list(long)}
        self.asked: list[str] = []
        self.shown: list[Pixels] = []

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        return [self._line(line) for line in lines]

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        raise AssertionError(f"a whole page at {dpi} dpi was not to be read: {grey.shape}")

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        raise AssertionError(f"nobody was to ask for a turn at {dpi} dpi: {grey.shape}")

    def _line(self, line: Pixels) -> tuple[Word, ...]:
        height, width = line.shape
        self.asked.append("long" if width > 6 * height else "short")
        self.shown.append(line)
        text, confidence = self._script[self.asked[-1]].pop(0)
        return (Word(text, (4, 4, width - 4, height - 4), confidence, 0),) if text else ()


class TiredEngine(ScriptedEngine):
    """Reads a first time and never again."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        if self.asked:
            raise PageFailed(Failure.ENGINE_CRASHED, "not a second time")
        return super().read_lines(lines)


def _look(width: int) -> Look:
    """A line of one wide stroke, its letters 40 pixels high, somewhere on a page."""
    picture = np.full((80, width), 255, np.uint8)
    picture[20:60, 20:-20] = 0
    return Look(picture, (300, 500), 40.0)


SHORT, LONG = _look(400), _look(800)


def _texts(readings: Sequence[Reading]) -> list[list[str]]:
    return [[word.text for word in reading.words] for reading in readings]


def test_a_sure_line_is_asked_once_and_a_doubtful_one_in_other_ways() -> None:
    engine = ScriptedEngine(long=[("Chắc", 0.97)], short=[("Ngờ", 0.5), ("Ngò", 0.4), ("Ngô", 0.8)])

    readings = read_again([LONG, SHORT], engine, {})

    assert _texts(readings) == [["Chắc"], ["Ngô"]]
    assert engine.asked == ["long", "short", "short", "short"]
    assert len({shown.shape for shown in engine.shown[1:]}) == 1 + len(OTHER_WAYS)


def test_the_surer_reading_is_kept_whichever_came_first() -> None:
    engine = ScriptedEngine([("Đúng", 0.85), ("Sai", 0.3), ("Saì", 0.84)])

    assert _texts(read_again([SHORT], engine, {})) == [["Đúng"]]


def test_a_line_is_not_asked_again_once_it_reads_well() -> None:
    engine = ScriptedEngine([("Mờ", 0.5), ("Rõ", 0.96)])

    assert _texts(read_again([SHORT], engine, {})) == [["Rõ"]]
    assert engine.asked == ["short", "short"]


def test_a_line_where_nothing_was_read_is_asked_again() -> None:
    engine = ScriptedEngine([("", 0), ("Thấy", 0.9)])

    assert _texts(read_again([SHORT], engine, {})) == [["Thấy"]]


def test_boxes_lie_on_the_page_whatever_way_a_line_was_read() -> None:
    sure = read_again([SHORT], ScriptedEngine([("Chắc", 0.97)]), {})
    again = read_again([SHORT], ScriptedEngine([("Mờ", 0.5), ("Rõ", 0.96)]), {})

    for reading in (*sure, *again):
        assert reading.words[0].box == pytest.approx((300, 500, 700, 580), abs=1)


def test_a_line_that_was_read_before_is_not_asked_the_same_way_again() -> None:
    engine = ScriptedEngine(long=[("Mới", 0.97)], short=[("Rõ", 0.9)])
    known = {1: _reading(("Mờ", 0.5)), 2: _reading(("Chắc", 0.97))}

    readings = read_again([LONG, SHORT, SHORT], engine, known)

    assert _texts(readings) == [["Mới"], ["Rõ"], ["Chắc"]]
    assert engine.asked == ["long", "short"]


def test_no_lines_are_no_readings() -> None:
    assert read_again([], ScriptedEngine(), {}) == []


def test_an_engine_that_fails_on_a_second_look_fails_the_page() -> None:
    with pytest.raises(PageFailed):
        read_again([SHORT], TiredEngine([("Mờ", 0.5)]), {})


def test_one_bad_word_makes_a_line_doubtful_and_a_guess_is_no_reading() -> None:
    sure, unsure = Word("Chắc", (0, 0, 9, 9), 0.99, 0), Word("x", (9, 0, 12, 9), 0.2, 0)

    assert not is_doubtful(Reading((sure,)))
    assert is_doubtful(Reading((sure, sure, sure, unsure)))
    assert is_unreadable(Reading((unsure,)))
    assert is_unreadable(Reading(()))
    assert not is_unreadable(Reading((sure, unsure)))


def _reading(*words: tuple[str, float]) -> Reading:
    """Words of the same width side by side."""
    places = range(0, 50 * len(words), 50)
    return Reading(
        tuple(Word(text, (x, 0, x + 40, 20), sure, 0) for x, (text, sure) in zip(places, words, strict=True))
    )


def test_readings_as_good_as_each_other_leave_the_first() -> None:
    assert better(_reading(("một", 0.8)), _reading(("hai", 0.8))) == _reading(("một", 0.8))


def test_of_a_line_read_twice_each_word_is_taken_from_where_it_is_surer() -> None:
    first, second = _reading(("Trần", 0.9), ("Vãn", 0.4)), _reading(("Trấn", 0.6), ("Văn", 0.8))

    assert better(first, second) == _reading(("Trần", 0.9), ("Văn", 0.8))


def test_a_line_parted_in_other_words_is_taken_whole_where_it_is_surer() -> None:
    first, second = _reading(("Thạnhlộc", 0.5)), _reading(("Thạnh", 0.8), ("Lộc", 0.8))

    assert better(first, second) == second
    assert better(second, first) == second


def test_what_no_vietnamese_word_can_be_loses_where_the_engine_is_hardly_surer() -> None:
    assert better(_reading(("Thịnk", 0.84)), _reading(("Thịnh", 0.8))) == _reading(("Thịnh", 0.8))
    assert better(_reading(("AB-123", 0.95)), _reading(("Ăn", 0.6))) == _reading(("AB-123", 0.95))

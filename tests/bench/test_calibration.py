"""Confidences are held against how often they were right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.calibration import (
    Judged,
    coverage_at,
    expected_error,
    rank_correlation,
    reliability,
    share_right,
)

ANSWERS = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans()), max_size=30)


def answers(confidence: float, right: int, wrong: int) -> list[Judged]:
    """So many right and wrong answers of one confidence."""
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


def test_answers_that_keep_their_word_have_no_calibration_error() -> None:
    assert expected_error(answers(0.75, 3, 1) + answers(0.25, 1, 3)) == pytest.approx(0)


def test_sure_and_wrong_is_the_worst_there_is() -> None:
    assert expected_error(answers(1.0, 0, 5)) == pytest.approx(1)


def test_each_bin_weighs_as_many_answers_as_it_holds() -> None:
    mixed = answers(0.95, 3, 0) + answers(0.05, 1, 0)

    assert expected_error(mixed) == pytest.approx((3 * 0.05 + 1 * 0.95) / 4)


def test_full_confidence_falls_into_the_last_bin() -> None:
    (only,) = reliability(answers(1.0, 1, 1))

    assert (only.low, only.count, only.share_right) == (0.9, 2, 0.5)


def test_bins_begin_where_they_are_said_to() -> None:
    mixed = answers(0.95, 1, 0) + answers(0.9499, 1, 0) + answers(0.3, 1, 0) + answers(0.29, 1, 0)

    assert [one.low for one in reliability(mixed, (0.0, 0.3, 0.9, 0.95))] == [0.0, 0.3, 0.9, 0.95]


def test_coverage_stops_where_precision_would_fall_below_the_stated_one() -> None:
    assert coverage_at(0.9, answers(0.9, 9, 0) + answers(0.5, 0, 2)) == pytest.approx(9 / 11)
    assert coverage_at(0.8, answers(0.9, 9, 0) + answers(0.5, 0, 2)) == pytest.approx(1)


def test_answers_of_one_confidence_are_accepted_together_or_not_at_all() -> None:
    assert coverage_at(0.9, answers(0.9, 5, 5)) == 0


def test_nothing_asked_is_nothing_covered() -> None:
    assert coverage_at(0.98, []) == 0
    assert expected_error([]) == 0
    assert share_right([]) is None


def test_rank_correlation_looks_at_order_alone() -> None:
    assert rank_correlation([0.1, 0.2, 0.9], [1, 100, 101]) == pytest.approx(1)
    assert rank_correlation([0.1, 0.2, 0.9], [3, 2, 1]) == pytest.approx(-1)


def test_equal_values_share_their_rank() -> None:
    # By hand: ranks 0.5 0.5 2 3 and 0 1 2 3.
    assert rank_correlation([5, 5, 6, 7], [1, 2, 3, 4]) == pytest.approx(0.9486833)


@pytest.mark.parametrize(("first", "second"), [([], []), ([1.0], [2.0]), ([1.0, 1.0], [1.0, 2.0])])
def test_without_an_order_there_is_no_correlation(first: list[float], second: list[float]) -> None:
    assert rank_correlation(first, second) is None


@given(ANSWERS)
def test_the_error_is_a_share_and_no_answer_is_lost_between_bins(judged: list[Judged]) -> None:
    assert 0 <= expected_error(judged) <= 1
    assert sum(one.count for one in reliability(judged)) == len(judged)


@given(ANSWERS)
def test_asking_for_more_precision_never_covers_more(judged: list[Judged]) -> None:
    assert coverage_at(0.9, judged) <= coverage_at(0.5, judged)

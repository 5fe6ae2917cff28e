"""Labels are scored overall, by field, and where the program is sure."""

import pytest

from bench.label_score import (
    Labelled,
    coverage,
    each_field,
    judged,
    kind_accuracy,
    macro,
    precision,
    top,
)


def paper(field: str, *answered: str, abstained: bool = False, kind: str = "application") -> Labelled:
    """An application of that field, and what was answered."""
    return Labelled(field, "application", answered, 0.8 if answered else 0.0, abstained, kind)


def test_a_true_field_in_third_place_counts_among_three_and_not_first() -> None:
    papers = [paper("thue", "ho-tich", "dat-dai", "thue"), paper("thue", "thue")]

    assert top(1, papers) == 0.5
    assert top(3, papers) == 1


def test_a_true_field_in_fourth_place_is_missed() -> None:
    assert top(3, [paper("thue", "a", "b", "c", "thue")]) == 0


def test_a_small_field_weighs_as_much_as_a_large_one() -> None:
    papers = [paper("ho-tich", "ho-tich")] * 9 + [paper("thue", "ho-tich")]

    assert top(1, papers) == pytest.approx(0.9)
    assert macro(papers) == pytest.approx(0.5)


def test_the_usual_mistake_of_a_field_is_named() -> None:
    first, second = each_field(
        [
            paper("thue", "dat-dai"),
            paper("thue", "dat-dai"),
            paper("thue", "ho-tich"),
            paper("cu-tru", "cu-tru"),
        ]
    )

    assert (first.field, first.mistaken_for) == ("cu-tru", None)
    assert (second.field, second.papers, second.mistaken_for) == ("thue", 3, "dat-dai")


def test_precision_looks_only_at_papers_that_were_not_abstained_from() -> None:
    papers = [paper("thue", "thue"), paper("thue", "ho-tich", abstained=True)]

    assert coverage(papers) == 0.5
    assert precision(papers) == 1


def test_abstaining_from_everything_has_no_precision() -> None:
    assert precision([paper("thue", abstained=True)]) is None


def test_no_answer_is_a_wrong_answer_without_confidence() -> None:
    (answer,) = judged([paper("thue", abstained=True)])

    assert (answer.confidence, answer.is_right) == (0.0, False)


def test_paper_types_are_scored_apart_from_fields() -> None:
    assert kind_accuracy([paper("thue", "x"), paper("thue", "thue", kind="contract")]) == 0.5

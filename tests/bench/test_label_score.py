"""Labels are scored overall, by field, and where the program is sure."""

import dataclasses

import pytest

from bench.label_score import (
    Labelled,
    coverage,
    each_field,
    judged,
    kind_accuracy,
    kind_macro,
    kinds_judged,
    macro,
    precision,
    procedure_macro,
    procedure_top,
    procedures_judged,
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


def procedure_paper(truth: str | None, *answered: str) -> Labelled:
    return dataclasses.replace(
        paper("thue", "thue"), procedure=truth, procedures_answered=answered, procedure_confidence=0.7
    )


def test_procedures_are_scored_only_where_the_paper_says_its_own() -> None:
    papers = [
        procedure_paper("1.000001", "1.000002", "1.000001"),
        procedure_paper("1.000001", "1.000001"),
        procedure_paper("1.000003", "1.000003"),
        procedure_paper(None, "1.000009"),
    ]

    assert procedure_top(1, papers) == pytest.approx(2 / 3)
    assert procedure_top(3, papers) == 1
    assert procedure_macro(papers) == pytest.approx(0.75)
    assert [one.is_right for one in procedures_judged(papers)] == [False, True, True]


def test_a_set_that_says_no_procedures_has_no_score_of_them() -> None:
    papers = [procedure_paper(None, "1.000009")]

    assert procedure_top(1, papers) is None
    assert procedure_macro(papers) is None
    assert procedures_judged(papers) == []


def test_a_rare_paper_type_weighs_as_much_as_a_common_one() -> None:
    papers = [paper("thue", "thue")] * 9
    papers.append(dataclasses.replace(papers[0], kind="contract"))

    assert kind_accuracy(papers) == pytest.approx(0.9)
    assert kind_macro(papers) == pytest.approx(0.5)
    assert sum(one.is_right for one in kinds_judged(papers)) == 9

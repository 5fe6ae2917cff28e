"""The splitting benchmark: what it counts, and that its weights are the ones in use."""

import json
from pathlib import Path

import pytest

from api.__main__ import main
from bench import split_fit
from bench.split_score import Place, judged, score
from classify.splitting.boundary import Boundary, Verdict
from classify.splitting.signs import SIGNS


def place(confidence: float, verdict: Verdict, *, is_new: bool) -> Place:
    """A judged place."""
    return Place(Boundary(2, confidence, (), verdict), is_new, 0)


def test_likelier_answers_and_answers_without_a_person_are_counted_apart() -> None:
    found = score(
        [
            place(0.99, Verdict.CUT, is_new=True),
            place(0.99, Verdict.CUT, is_new=False),
            place(0.7, Verdict.UNDECIDED, is_new=True),
            place(0.4, Verdict.UNDECIDED, is_new=True),
            place(0.01, Verdict.JOINED, is_new=True),
            place(0.01, Verdict.JOINED, is_new=False),
        ]
    )

    assert (found.found, found.false, found.missed) == (2, 1, 2)
    assert (found.cut, found.wrong_cuts, found.wrong_joins, found.undecided) == (2, 1, 1, 2)
    assert found.f1 == pytest.approx(2 * 2 / (2 * 2 + 1 + 2))


def test_an_unlikely_beginning_that_is_none_is_a_sure_answer_and_right() -> None:
    [answer] = judged([place(0.1, Verdict.UNDECIDED, is_new=False)])

    assert (answer.confidence, answer.is_right) == (0.9, True)


def test_the_stored_weights_are_of_the_signs_in_use() -> None:
    stored = json.loads(split_fit.WEIGHTS.read_text(encoding="utf-8"))

    assert list(stored["signs"]) == [sign.name for sign in SIGNS]
    assert stored["fitted_on"]["stacks"] == split_fit.STACKS


def test_fitting_again_gives_the_same_weights() -> None:
    assert split_fit.fitted(8) == split_fit.fitted(8)


def test_the_command_prints_its_section_and_renews_it_in_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "measurements.md"

    assert main(["bench", "split", "--stacks", "3", "--read", "0", "--out", str(out)]) == 0

    printed = capsys.readouterr().out
    assert "## Splitting" in printed
    assert "wrong cuts among them" in printed
    assert out.read_text(encoding="utf-8").count("## Splitting") == 1


def test_the_command_reads_rendered_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "split", "--stacks", "1", "--read", "1"]) == 0

    assert "rendered, degraded and read" in capsys.readouterr().out

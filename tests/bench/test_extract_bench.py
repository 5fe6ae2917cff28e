"""Extraction is measured on papers that were really drawn and read, and counts what it made up."""

import re

import pytest

from api.__main__ import main
from bench import extract_bench, extract_report
from bench.value_score import Outcome, counted, judged, scored
from classify.answer import Extracted
from demo.sheet import Manner, Shown


def value(text: str, confidence: float = 0.9) -> Extracted:
    return Extracted(text, text, 1, None, confidence)


def test_each_value_is_exact_wrong_missed_or_made_up() -> None:
    shown = {"agency": Shown("SỞ XÂY DỰNG"), "tax_code": Shown("0100109106"), "subject": Shown("cấp phép")}
    given = {"agency": value("Sở Xây dựng"), "tax_code": value("0100109107"), "map_sheet": value("12")}

    outcomes = {one.name: one.outcome for one in scored("paper", shown, given)}

    assert outcomes == {
        "agency": Outcome.EXACT,
        "map_sheet": Outcome.MADE_UP,
        "subject": Outcome.MISSED,
        "tax_code": Outcome.WRONG,
    }


def test_what_only_a_code_holds_is_not_asked_of_text() -> None:
    shown = {"cccd_qr": Shown("022…", Manner.CODE)}

    assert not list(scored("paper", shown, {}, unseen=frozenset([Manner.CODE])))


def test_shares_are_of_the_shown_and_of_the_given() -> None:
    shown = {"agency": Shown("SỞ XÂY DỰNG"), "subject": Shown("cấp phép")}
    values = list(scored("paper", shown, {"agency": value("SỞ XÂY DỰNG"), "map_sheet": value("12", 0.4)}))

    score = counted("all", values)

    assert (score.shown, score.share_exact, score.share_made_up) == (2, 0.5, 0.5)
    assert [(one.confidence, one.is_right) for one in judged(values)] == [(0.9, True), (0.4, False)]


def test_a_paper_is_drawn_read_and_scored_beside_its_perfect_text() -> None:
    wanted = ("mau-them/to-khai-trang", "mau-them/le-phi-truoc-ba")
    papers = [one for one in extract_bench.drawn_papers(1) if one.name.endswith(wanted)]

    run = extract_bench.measure(papers)

    report = extract_report.section("command", "9001", "machine", run)
    [row] = re.findall(r"^\| tax_code \|(.*)\|$", report, flags=re.MULTILINE)
    assert [cell.strip() for cell in row.split("|")][:5] == ["1", "1", "0", "0", "0"]
    assert not [one for one in run.read if one.place.endswith("to-khai-trang")]
    assert "printed values exact" in report


@pytest.mark.parametrize("seeds", ["0", "-1", "many"])
def test_a_count_of_seeds_that_is_none_is_refused(seeds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        main(["bench", "extract", f"--seeds={seeds}"])

    assert refusal.value.code == 2
    assert "hãy ghi một số nguyên từ 1" in capsys.readouterr().err

"""What a step is worth shows twice: as what it adds alone, and as what is missing without it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from bench import steps_bench, steps_report
from bench.effort import Effort
from bench.memory import Held
from bench.page_set import TruthPage
from bench.reading_run import PageResult, ReadingRun
from bench.steps_report import Ablation
from bench.text_score import Edits, Found, PageScore


def run(errors: Mapping[str, int], cpu_s: float = 1.0) -> ReadingRun:
    """A run that made so many errors on the 1000 characters of each tier's one page."""
    results = [
        PageResult(
            page=TruthPage(tier, Path(f"{tier}.png"), ("chữ",), (), None),
            score=PageScore(Edits(count, 1000), Edits(0, 1), Found(0, 0)),
            seconds=1.0,
            words=(),
            confidence=None,
            failure=None,
        )
        for tier, count in errors.items()
    ]
    effort = Effort("a run", len(results), 1.0, cpu_s, (0.0, 0.0), Held(0, 0))
    return ReadingRun(tuple(results), effort)


def rows(report: str) -> list[list[str]]:
    """The cells of all table rows."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in report.splitlines() if "|" in line
    ]


def test_each_step_is_told_by_tier_with_its_difference_in_points_and_its_cost() -> None:
    ablation = Ablation(
        none=run({"clean": 20, "poor": 300}),
        alone={"light": run({"clean": 20, "poor": 210}, cpu_s=1.5)},
        every=run({"clean": 10, "poor": 100}),
        left_out={"light": run({"clean": 8, "poor": 190})},
    )

    report = rows(steps_report.section("command", "machine", ablation))

    assert ["one at a time", "clean", "poor", "all", "CPU s a page"] in report
    assert ["no step", "2.0 %", "30.0 %", "16.0 %", "0.50"] in report
    assert ["light", "2.0 % (0.0)", "21.0 % (−9.0)", "11.5 % (−4.5)", "0.75"] in report
    assert ["all steps", "1.0 %", "10.0 %", "5.5 %", "0.50"] in report
    assert ["light", "0.8 % (−0.2)", "19.0 % (+9.0)", "9.9 % (+4.4)", "0.50"] in report


def test_a_set_is_read_without_steps_with_each_with_all_and_without_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clean").mkdir()
    image = Image.new("L", (600, 300), 255)
    ImageDraw.Draw(image).rectangle((50, 50, 90, 90), fill=0)
    image.save(tmp_path / "clean" / "page.png", dpi=(150, 150))
    (tmp_path / "clean" / "page.txt").write_text("chữ", encoding="utf-8")

    report = rows(steps_bench.measured(tmp_path, ("light", "leaders")))

    assert [cells[0] for cells in report if cells[0] != "---"] == [
        *("one at a time", "no step", "light", "leaders"),
        *("all but one", "all steps", "light", "leaders"),
    ]
    told = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == [
        *("no step", "light alone", "leaders alone"),
        *("all steps", "all but light", "all but leaders"),
    ]

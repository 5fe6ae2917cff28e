"""`bench steps`: what each step of preparing a page is worth: one at a time, and all but one."""

import sys
from collections.abc import Sequence, Set
from pathlib import Path

from bench import machine, page_set, readers, steps_report
from bench.markdown import percent
from bench.page_set import TruthPage
from bench.reading_run import ReadingRun, measure, name_unread
from bench.steps_report import Ablation
from bench.tier_score import of_pages
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

_PACKAGES = ("opencv-python-headless",)


def measured(folder: Path, steps: Sequence[str]) -> str:
    """The section of the report. Tells on standard error how it gets on. Raises BadSet."""
    pages = page_set.load(folder)
    every = frozenset(steps)
    side_by_side = PagePool(ReadingSettings()).size
    facts = f"{machine.described(_PACKAGES)}, Tesseract {machine.tesseract_version()}"
    facts += f", {side_by_side} pages at once"
    ablation = Ablation(
        none=_without(every, "no step", pages, side_by_side),
        alone={step: _without(every - {step}, f"{step} alone", pages, side_by_side) for step in steps},
        every=_without(frozenset(), "all steps", pages, side_by_side),
        left_out={step: _without({step}, f"all but {step}", pages, side_by_side) for step in steps},
    )
    return steps_report.section(f"./sohoa bench steps --set {folder.resolve().name}", facts, ablation)


def _without(left_out: Set[str], name: str, pages: Sequence[TruthPage], side_by_side: int) -> ReadingRun:
    settings = ReadingSettings(without_steps=frozenset(left_out))
    run = measure(name, readers.sohoa(settings), pages, side_by_side)
    name_unread(run)
    rate = of_pages([result.score for result in run.results]).characters.rate
    print(f"{name}: CER {percent(rate)}, {run.effort.wall_s:.0f} s", file=sys.stderr)
    return run

"""What each step is worth, as a Markdown section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.markdown import percent, table
from bench.read_report import by_tier
from bench.reading_run import ReadingRun
from bench.tier_score import of_pages

_EXPLAINED = (
    "CER of each tier, and in brackets by how many points it differs from the first row of its table: in the"
    " first table a step that helps has a minus, in the second a plus, for there it is the step that is"
    " missing. A step that builds on another does nothing alone."
)


@dataclass(frozen=True, slots=True)
class Ablation:
    """The same pages read without any step, with one, with all, and with all but one."""

    none: ReadingRun
    alone: Mapping[str, ReadingRun]
    every: ReadingRun
    left_out: Mapping[str, ReadingRun]


def section(command: str, machine: str, ablation: Ablation) -> str:
    """The section of `docs/`: one step at a time, and all but one."""
    parts = [
        "## Steps of preparation",
        f"`{command}`, {len(ablation.every.results)} pages.\n{machine}.",
        _compared("one at a time", "no step", ablation.none, ablation.alone),
        _compared("all but one", "all steps", ablation.every, ablation.left_out),
        _EXPLAINED,
    ]
    return "\n\n".join(parts) + "\n"


def _compared(title: str, start: str, base: ReadingRun, runs: Mapping[str, ReadingRun]) -> str:
    rates = _rates(base)
    rows = [[start, *(percent(rate) for rate in rates.values()), _cost(base)]]
    rows += [[name, *_differences(rates, _rates(run)), _cost(run)] for name, run in runs.items()]
    return table([title, *rates, "CPU s a page"], rows)


def _rates(run: ReadingRun) -> dict[str, float]:
    return {
        tier: of_pages([result.score for result in results]).characters.rate
        for tier, results in by_tier(run.results)
    }


def _differences(base: Mapping[str, float], rates: Mapping[str, float]) -> Sequence[str]:
    return [f"{percent(rate)} ({_points(rate - base[tier])})" for tier, rate in rates.items()]


def _points(share: float) -> str:
    """A difference of shares in points, with its sign; nothing that rounds to zero has one."""
    points = round(100 * share, 1)
    if points == 0:
        return "0.0"
    return f"{points:+.1f}".replace("-", "−")


def _cost(run: ReadingRun) -> str:
    return f"{run.effort.cpu_s_a_page:.2f}"

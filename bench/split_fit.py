"""Fits the weights of the splitter's signs: `python -m bench.split_fit` writes them anew.

Logistic regression with a small penalty (Newton's method) on stacks of the generator: only of the stories and
papers named for fitting, with seeds that no benchmark uses. The same program gives the same file.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.stack_pages import pages_of
from classify.page import Page
from classify.splitting.side import Side, look_at, running_lines
from classify.splitting.signs import SIGNS, signs_at
from demo.stacks import FOR_FITTING, make_stack

WEIGHTS = Path(__file__).resolve().parents[1] / "classify" / "splitting" / "data" / "weights.json"
FIRST_SEED, STACKS = 500_000, 1200
_PENALTY = 2.0
_ROUNDS = 30

Table = NDArray[np.float64]


def fitted(stacks: int) -> dict[str, object]:
    """The weights from so many stacks, as they are stored."""
    signs, truth = _examples(range(FIRST_SEED, FIRST_SEED + stacks))
    worth = _regression(signs, truth)
    names = [sign.name for sign in SIGNS]
    return {
        "fitted_on": {"stacks": stacks, "first_seed": FIRST_SEED, "places": len(truth)},
        "start": round(float(worth[0]), 3),
        "signs": {name: round(float(value), 3) for name, value in zip(names, worth[1:], strict=True)},
    }


def _examples(seeds: Iterable[int]) -> tuple[Table, Table]:
    rows: list[list[float]] = []
    truth: list[float] = []
    for seed in seeds:
        pages, begins = pages_of(make_stack(seed, FOR_FITTING))
        for before, here, is_new in _places(pages, begins):
            names = {sign.name for sign in signs_at(before, here)}
            rows.append([1.0, *(float(sign.name in names) for sign in SIGNS)])
            truth.append(float(is_new))
    return np.array(rows), np.array(truth)


def _places(pages: Sequence[Page], begins: Sequence[bool]) -> Iterable[tuple[Side, Side, bool]]:
    """The places between written pages: what blank sides and separators say needs no weighing."""
    running = running_lines([page for page in pages if not page.is_blank])
    before: Side | None = None
    for page, is_new in zip(pages, begins, strict=True):
        if page.is_blank:
            continue
        if not any(char.isalnum() for char in page.text):
            before = None
            continue
        here = look_at(page, running)
        if before is not None:
            yield before, here, is_new
        before = here


def _regression(rows: Table, truth: Table) -> Table:
    worth = np.zeros(rows.shape[1])
    penalty = np.diag([0.0, *[_PENALTY] * (rows.shape[1] - 1)])
    for _ in range(_ROUNDS):
        shares = 1 / (1 + np.exp(-rows @ worth))
        slope = rows.T @ (shares - truth) + penalty @ worth
        bend = (rows * (shares * (1 - shares))[:, None]).T @ rows + penalty
        worth = worth - np.linalg.solve(bend, slope)
    return worth


def main() -> None:
    """Write the weights."""
    WEIGHTS.write_text(json.dumps(fitted(STACKS), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

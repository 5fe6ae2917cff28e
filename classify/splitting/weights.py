"""What each sign is worth, in log-odds."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """`start` is the log-odds of a new paper where no sign holds; `signs` what each adds."""

    start: float
    signs: Mapping[str, float]

    def confidence(self, names: Iterable[str]) -> float:
        """The probability, 0..1, that a new paper begins where these signs hold."""
        odds = self.start + sum(self.signs[name] for name in names)
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))


@cache
def built_in() -> Weights:
    """The weights that `bench/split_fit.py` found on generated stacks."""
    file = resources.files("classify.splitting") / "data" / "weights.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    return Weights(float(stored["start"]), {name: float(worth) for name, worth in stored["signs"].items()})

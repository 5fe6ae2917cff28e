"""From evidence to confidence: each candidate against the others and against knowing nothing."""

import math
from collections.abc import Mapping


def shares(evidence: Mapping[str, float], unknown: float, temperature: float) -> dict[str, float]:
    """Softmax over the candidates and one more, `unknown`, that stands for none of them.

    `evidence` and `unknown` are on one scale, `temperature` is how much evidence multiplies the odds by e.
    The values sum to less than 1: the rest is the share of not knowing.
    """
    highest = max([unknown, *evidence.values()])
    weights = {name: math.exp((value - highest) / temperature) for name, value in evidence.items()}
    total = sum(weights.values()) + math.exp((unknown - highest) / temperature)
    return {name: weight / total for name, weight in weights.items()}

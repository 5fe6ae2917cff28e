"""From evidence to confidence: each candidate against the others and against knowing nothing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far a share is believed, fitted on papers that were held out (Platt 1999)."""

    slope: float = 1.0
    offset: float = 0.0

    def believed(self, share: float) -> float:
        """The chance that an answer of this share is right, 0..1."""
        safe = min(max(share, _SMALLEST), 1 - _SMALLEST)
        return 1 / (1 + math.exp(-(self.slope * math.log(safe / (1 - safe)) + self.offset)))


_SMALLEST = 1e-12


def shares(evidence: Mapping[str, float], unknown: float, temperature: float) -> dict[str, float]:
    """Softmax over the candidates and one more, `unknown`, that stands for none of them.

    `evidence` and `unknown` are on one scale, `temperature` is how much evidence multiplies the odds by e.
    The values sum to less than 1: the rest is the share of not knowing.
    """
    highest = max([unknown, *evidence.values()])
    weights = {name: math.exp((value - highest) / temperature) for name, value in evidence.items()}
    total = sum(weights.values()) + math.exp((unknown - highest) / temperature)
    return {name: weight / total for name, weight in weights.items()}


def calibrated(found: Mapping[str, float], calibration: Calibration) -> dict[str, float]:
    """The best share as far as it is believed; the others divide what is left, none above the best."""
    if not found:
        return {}
    best = max(found, key=lambda name: found[name])
    believed = calibration.believed(found[best])
    left = (1 - believed) / max(1 - found[best], _SMALLEST)
    return {name: believed if name == best else min(share * left, believed) for name, share in found.items()}

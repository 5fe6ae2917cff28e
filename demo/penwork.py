"""Signatures that look written and mean nothing."""

import math
from random import Random

from demo.marks import PEN_BLUE, Point, Signature, Stroke

STEPS = 14


def signature(mark: Signature) -> list[Stroke]:
    """Loops that drift to the right, and a flourish below: the same strokes for the same seed."""
    rng = Random(mark.seed)  # a drawing, not a secret
    knots = _loops(rng, mark)
    body = _smooth(knots)
    width = rng.uniform(0.38, 0.6)
    return [Stroke(tuple(body), width, PEN_BLUE), Stroke(tuple(_flourish(rng, mark)), width * 0.8, PEN_BLUE)]


def _loops(rng: Random, mark: Signature) -> list[Point]:
    """A tall capital, then small waves that lean, sink or rise: every hand has its own count and slant."""
    count = rng.randrange(6, 17)
    slant, slope = rng.uniform(-1.5, 5.0), rng.uniform(-3.5, 2.0)
    capital, small = rng.uniform(0.45, 0.75), rng.uniform(0.10, 0.34)
    knots = [(mark.x_mm, mark.y_mm + mark.height_mm * rng.uniform(0.3, 0.9))]
    for number in range(count):
        share = number / count
        reach = mark.height_mm * (capital if number < 2 else small) * rng.uniform(0.4, 1.0)
        up = number % 2 == 0
        middle = mark.y_mm + mark.height_mm * 0.5 + slope * share
        x = mark.x_mm + mark.width_mm * (share + rng.uniform(-0.06, 0.10)) + (slant if up else 0)
        knots.append((x, middle - reach if up else middle + reach * 0.8))
    return knots


def _smooth(knots: list[Point]) -> list[Point]:
    """A Catmull-Rom curve through the knots."""
    padded = [knots[0], *knots, knots[-1]]
    curve: list[Point] = []
    for k in range(1, len(padded) - 2):
        for step in range(STEPS):
            curve.append(_between(padded[k - 1 : k + 3], step / STEPS))
    return curve


def _between(four: list[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four

    def blend(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        )

    return blend(ax, bx, cx, dx), blend(ay, by, cy, dy)


def _flourish(rng: Random, mark: Signature) -> list[Point]:
    start = mark.x_mm + mark.width_mm * rng.uniform(0.0, 0.35)
    length = mark.width_mm * rng.uniform(0.3, 1.0)
    base = mark.y_mm + mark.height_mm * rng.uniform(0.7, 0.95)
    bend, turn = rng.uniform(-2.5, 2.5), math.pi * rng.choice((1, 1, 2)) / 30
    return [(start + length * step / 30, base - bend * math.sin(step * turn)) for step in range(31)]

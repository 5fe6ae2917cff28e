"""Boxes come back from a picture that was moved to where they were on the page."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ocr.page_reading import Box
from ocr.prepare import geometry

WIDTH, HEIGHT = 1240, 1754
boxes = st.tuples(st.integers(300, 600), st.integers(300, 800), st.integers(610, 900), st.integers(810, 1400))
factors, angles = st.floats(0.5, 3.5), st.floats(-8, 8)


@given(boxes, factors)
def test_a_box_goes_there_and_back(box: Box, factor: float) -> None:
    there = geometry.scaling(factor)
    size = (round(WIDTH * factor) + 2, round(HEIGHT * factor) + 2)

    moved = geometry.box_through(there, box, *size)
    back = geometry.box_through(geometry.inverse(there), moved, WIDTH, HEIGHT)

    assert back == pytest.approx(box, abs=2 + 2 / factor)


@given(boxes, angles)
def test_a_turned_box_comes_back_around_the_box_it_was(box: Box, angle: float) -> None:
    there = geometry.turning(angle, WIDTH, HEIGHT)

    turned = geometry.box_through(there, box, WIDTH, HEIGHT)
    assume(min(turned) > 0 and turned[2] < WIDTH and turned[3] < HEIGHT)
    x0, y0, x1, y1 = geometry.box_through(geometry.inverse(there), turned, WIDTH, HEIGHT)

    assert x0 <= box[0] + 2
    assert y0 <= box[1] + 2
    assert x1 >= box[2] - 2
    assert y1 >= box[3] - 2


@given(st.tuples(*[st.integers(-3000, 3000)] * 2, *[st.integers(1, 900)] * 2), factors, angles)
def test_a_box_always_lies_in_the_picture_and_is_never_empty(
    place: tuple[int, int, int, int], factor: float, angle: float
) -> None:
    x, y, wide, high = place
    matrix = geometry.turning(angle, WIDTH, HEIGHT) @ geometry.scaling(factor)

    x0, y0, x1, y1 = geometry.box_through(matrix, (x, y, x + wide, y + high), WIDTH, HEIGHT)

    assert 0 <= x0 < x1 <= WIDTH
    assert 0 <= y0 < y1 <= HEIGHT


def test_ink_that_was_moved_lies_in_its_box() -> None:
    grey = np.full((HEIGHT, WIDTH), 255, np.uint8)
    box = (400, 500, 700, 540)
    grey[500:540, 400:700] = 0
    matrix = geometry.turning(3.0, 2 * WIDTH, 2 * HEIGHT) @ geometry.scaling(2.0)

    down, across = np.nonzero(geometry.moved(grey, matrix, 2 * WIDTH, 2 * HEIGHT) < 128)
    x0, y0, x1, y1 = geometry.box_through(matrix, box, 2 * WIDTH, 2 * HEIGHT)

    assert (across.min(), across.max() + 1) == pytest.approx((x0, x1), abs=3)
    assert (down.min(), down.max() + 1) == pytest.approx((y0, y1), abs=3)

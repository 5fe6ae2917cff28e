"""Noise is cleared and pale print made dark; thin strokes stay, and white paper stays white."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ocr.page_image import Pixels
from ocr.prepare import light, speckle
from tests.ocr.papers import font_file


def _written(ink: int, paper: int = 255) -> Pixels:
    image = Image.new("L", (700, 200), paper)
    letters = ImageFont.truetype(font_file(), 32)
    for top in (30, 110):
        ImageDraw.Draw(image).text((40, top), "Ủy ban nhân dân xã Thạnh Lộc", font=letters, fill=ink)
    return np.asarray(image)


def test_specks_vanish_dark_and_light() -> None:
    grey = np.full((60, 60), 240, np.uint8)
    grey[30:] = 20
    grey[10, 10], grey[20, 40], grey[45, 15] = 0, 120, 255

    cleared = speckle.clear(grey)

    assert np.unique(cleared[:29]).tolist() == [240]
    assert np.unique(cleared[31:]).tolist() == [20]


@given(st.integers(3, 20), st.booleans(), st.integers(2, 30), st.integers(2, 30))
def test_strokes_of_one_pixel_stay_from_three_pixels_on(length: int, runs_down: bool, x: int, y: int) -> None:
    grey = np.full((60, 60), 250, np.uint8)
    stroke = (slice(y, y + length), x) if runs_down else (y, slice(x, x + length))
    grey[stroke] = 10

    assert (speckle.clear(grey)[stroke] < 128).sum() >= length


def test_clearing_noise_keeps_the_accents_of_small_print() -> None:
    written = _written(0)

    cleared = speckle.clear(written)

    assert np.count_nonzero(cleared < 128) > 0.99 * np.count_nonzero(written < 128)


def test_smoothing_a_raised_picture_keeps_its_ink() -> None:
    written = _written(0)

    assert speckle.smoothed(written).mean() == pytest.approx(written.mean(), abs=0.5)


@pytest.mark.parametrize("ink", [120, 160])
def test_pale_print_becomes_dark_and_white_stays_white(ink: int) -> None:
    pale = _written(ink)
    level = light.ink_level(pale)

    strong = light.strengthened(pale, level)

    assert light.is_pale(level)
    assert light.ink_level(strong) < 45
    assert np.array_equal(strong == 255, pale == 255)


def test_black_print_is_not_called_pale_nor_is_an_empty_page() -> None:
    assert not light.is_pale(light.ink_level(_written(10)))
    assert not light.is_pale(light.ink_level(np.full((200, 200), 255, np.uint8)))


def test_light_that_falls_off_is_made_even_and_ink_stays_dark() -> None:
    shade = np.linspace(0.5, 1.0, 700)[None, :]
    shaded = (_written(20) * shade).astype(np.uint8)

    evened = light.even(shaded)

    is_paper = _written(20) == 255
    assert np.percentile(evened[is_paper], 1) > 240
    assert np.median(evened[_written(20) < 60]) < 60

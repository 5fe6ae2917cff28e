"""Dotted fill-in lines vanish from under what was written on them, and nothing of the writing with them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.components import components_of
from ocr.page_image import Pixels
from ocr.prepare import leaders
from ocr.prepare.dot_rows import dots_of, rows_of
from tests.ocr.papers import font_file

DPI, PITCH_PX, DOT_PX = 300, 15, 5
Line = tuple[int, str]
"""Where a line of writing stands (the top of its letters' room), and what it says."""


def _sheet(*lines: Line, dotted: bool) -> Pixels:
    """Over a printed notice, each line a label and what was written behind it, on dots or not."""
    image = Image.new("L", (1500, 520), 255)
    draw, letters = ImageDraw.Draw(image), ImageFont.truetype(font_file(), 54)
    for top in (395, 455):
        draw.text((40, top), "MẪU ĐƠN BAN HÀNH THEO QUY ĐỊNH", font=letters, fill=0)
    for top, text in lines:
        draw.text((40, top), "Khai:", font=letters, fill=0)
        draw.text((220, top), text, font=letters, fill=0)
        for x in range(200, 1400, PITCH_PX) if dotted else ():
            draw.ellipse((x, top + 49, x + DOT_PX - 1, top + 49 + DOT_PX - 1), fill=0)
    return np.asarray(image)


def _dark(grey: Pixels) -> Pixels:
    return np.where(grey < 128, np.uint8(255), np.uint8(0))


def _removed(grey: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    return leaders.removed(grey, _dark(grey), components_of(_dark(grey)), DPI)


def _kept(written: Pixels, cleaned: Pixels) -> float:
    """The share of the writing's ink that is still there."""
    ink = written < 128
    return float((cleaned[ink] < 128).mean())


def test_an_empty_dotted_line_disappears_and_is_told_of() -> None:
    grey, dark, dotted = _removed(_sheet((100, ""), dotted=True))

    assert np.array_equal(grey, _sheet((100, ""), dotted=False))
    assert np.array_equal(dark, _dark(grey))
    down, across = np.nonzero(dotted)
    assert (across.min(), across.max()) == pytest.approx((200, 1385 + DOT_PX), abs=3)
    assert (down.min(), down.max()) == pytest.approx((149, 149 + DOT_PX), abs=3)


def test_dotted_lines_that_outweigh_the_print_of_a_page_disappear_all_the_same() -> None:
    form = _sheet((40, ""), (160, ""), (280, ""), dotted=True).copy()
    form[380:] = 255

    grey, _, _ = _removed(form)

    assert not (grey[:, 195:] < 128).any()


def test_a_dotted_line_under_written_text_disappears_and_the_text_stays() -> None:
    lines = ((60, "Nguyễn Văn Hoà"), (180, "số nhà 27 Trần Phú"), (300, "Thợ mộc"))
    written = _sheet(*lines, dotted=False)

    grey, dark, _ = _removed(_sheet(*lines, dotted=True))

    assert _kept(written, grey) > 0.97
    left_over = (grey < 128) & (written >= 128)
    assert left_over.sum() < 0.02 * (written < 128).sum()
    assert not left_over[:, 700:].any()
    assert np.array_equal(dark > 0, grey < 128)


@pytest.mark.parametrize(
    "text", ["Hạnh, Thạnh, Bạch", "ngày này, tháng này", "12,5; 3,75"], ids=["dots below", "tails", "commas"]
)
def test_commas_dots_below_and_tails_on_a_dotted_line_survive(text: str) -> None:
    written = _sheet((150, text), dotted=False)
    hanging = written.copy()
    hanging[: 150 + 49 + DOT_PX] = 255

    grey, _, _ = _removed(_sheet((150, text), dotted=True))

    assert _kept(hanging, grey) > 0.9


@pytest.mark.parametrize(
    "text", ["Kính gửi: Ủy ban nhân dân xã...", "i.i.i. 1.2.3. ộ ẹ ị ạ ụ", "- - - - - -"]
)
def test_text_without_dotted_lines_is_left_as_it_is(text: str) -> None:
    written = _sheet((150, text), dotted=False)

    grey, dark, dotted = _removed(written)

    assert np.array_equal(grey, written)
    assert np.array_equal(dark, _dark(written))
    assert not dotted.any()


def test_a_row_that_writing_covers_is_found_by_the_pitch_of_the_others() -> None:
    # A dot stands free here and there; bars of ink cover the dots between them.
    open_rows = _sheet((20, ""), (120, ""), dotted=True)
    covered = open_rows.copy()
    covered[250:256] = np.where(np.arange(1500) % 75 < 59, np.uint8(0), np.uint8(255))
    for x in range(60, 1500, 75):
        covered[250:256, x : x + 15] = 255
        covered[251:256, x + 6 : x + 11] = 0

    alone = covered.copy()
    alone[:240] = 255

    def _low_rows(grey: Pixels) -> int:
        dark = _dark(grey)
        return sum(row.places[0][1] > 240 for row in rows_of(dots_of(components_of(dark), DPI), dark))

    assert _low_rows(covered) == 1
    assert _low_rows(alone) == 0


def test_a_sloping_dotted_line_is_followed() -> None:
    image = Image.fromarray(_sheet((180, ""), dotted=True))
    sloping = np.asarray(image.rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC))

    grey, _, _ = _removed(sloping)

    assert not (grey[:350, 210:] < 128).any()


def test_a_page_of_noise_is_not_searched_for_dotted_lines() -> None:
    noise = np.full((1200, 1200), 255, np.uint8)
    noise[::12, ::12] = 0

    assert rows_of(dots_of(components_of(_dark(noise)), DPI), _dark(noise)) == []

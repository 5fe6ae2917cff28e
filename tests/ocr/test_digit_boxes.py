"""A number whose digits stand in small boxes is read as one number; specks on the rim are not read at all."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.page import read_page
from ocr.page_image import Pixels
from ocr.prepare import digit_boxes, rules
from ocr.scan_file import kind_of
from ocr.settings import ReadingSettings
from ocr.tesseract_in_process import InProcessTesseractEngine
from tests.ocr.papers import font_file, paper, saved

DPI, BOX_PX, LETTER_PX = 300, 64, 50
NUMBER = "022193985808"


def _form(number: str, *, beside: str = "4. Số định danh cá nhân:") -> Image.Image:
    """A label, and the digits of a number behind it, each in a box of its own."""
    image = paper(size=(2000, 1100), dpi=DPI)
    draw, letters = ImageDraw.Draw(image), ImageFont.truetype(font_file(), LETTER_PX)
    draw.text((160, 800), beside, font=letters, fill=0)
    left = 180 + draw.textlength(beside, font=letters)
    for place, digit in enumerate(number):
        x = left + place * BOX_PX
        draw.rectangle((x, 796, x + BOX_PX, 796 + BOX_PX), outline=0, width=3)
        draw.text((x + 20, 800), digit, font=letters, fill=0)
    return image


def _sides(image: Image.Image) -> digit_boxes.Sides:
    dark = np.where(np.asarray(image) < 128, np.uint8(255), np.uint8(0))
    return digit_boxes.sides_of(dark, rules.mask_of(dark, DPI), DPI)


def _columns(mask: Pixels) -> int:
    """How many upright strokes a mask holds along the middle of the boxes."""
    return int(np.count_nonzero(np.diff((mask[828] > 0).astype(np.int8)) == 1))


def _read(image: Image.Image, folder: Path) -> list[str]:
    path, settings = saved(image, folder / "page.png", DPI), ReadingSettings()
    return read_page(path, kind_of(path), 1, InProcessTesseractEngine(settings), settings).reading.text.split(
        "\n"
    )


def test_every_side_is_found_and_only_the_outer_ones_end_the_row() -> None:
    sides = _sides(_form(NUMBER))

    assert (_columns(sides.all), _columns(sides.ends)) == (len(NUMBER) + 1, 2)


def test_digits_between_two_rules_are_no_sides() -> None:
    image = paper(size=(2000, 1100), dpi=DPI)
    draw, letters = ImageDraw.Draw(image), ImageFont.truetype(font_file(), LETTER_PX)
    draw.text((400, 800), "1111 lll HIH 1947", font=letters, fill=0)
    for y in (790, 866):
        draw.line((380, y, 1200, y), fill=0, width=3)

    assert not _sides(image).all.any()


def test_a_page_without_rules_has_no_boxes() -> None:
    assert not _sides(paper(size=(2000, 1100), dpi=DPI)).all.any()


@pytest.mark.parametrize("label", ["4. Số định danh cá nhân:", "9. Số định danh cá nhân của chủ hộ:"])
def test_a_number_in_boxes_is_read_as_one_number_behind_its_label(tmp_path: Path, label: str) -> None:
    assert f"{label} {NUMBER}" in _read(_form(NUMBER, beside=label), tmp_path)


def test_specks_of_the_shadow_on_the_rim_are_not_read(tmp_path: Path) -> None:
    plain, shaded = paper(size=(2000, 1100), dpi=DPI), paper(size=(2000, 1100), dpi=DPI)
    draw, letters = ImageDraw.Draw(shaded), ImageFont.truetype(font_file(), LETTER_PX)
    for y in (300, 520, 860):
        draw.text((12, y), "ị", font=letters, fill=0)

    assert _read(shaded, tmp_path) == _read(plain, tmp_path)


def test_a_number_of_the_page_near_its_edge_is_read(tmp_path: Path) -> None:
    image = paper(size=(2000, 1100), dpi=DPI)
    ImageDraw.Draw(image).text((1000, 1000), "12", font=ImageFont.truetype(font_file(), LETTER_PX), fill=0)

    assert _read(image, tmp_path)[-1] == "12"

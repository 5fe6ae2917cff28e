"""Seals and signatures are lifted off the print; black text and what was filled in by hand stay."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.page_image import Pixels
from ocr.prepare import inks
from tests.ocr.papers import font_file

DPI = 300
SEAL, PEN, PAPER = (215, 45, 40), (40, 65, 190), (252, 251, 246)


def _text(
    text: str, ink: tuple[int, int, int] = (15, 15, 15), paper: tuple[int, int, int] = PAPER
) -> Image.Image:
    image = Image.new("RGB", (1200, 700), paper)
    ImageDraw.Draw(image).text((120, 280), text, font=ImageFont.truetype(font_file(), 50), fill=ink)
    return image


def _under(top: Image.Image, below: Image.Image) -> Pixels:
    """Two inks on one paper: each takes its share of the light."""
    return np.asarray(np.minimum(np.asarray(top), np.asarray(below)))


def _seal() -> Image.Image:
    image = Image.new("RGB", (1200, 700), PAPER)
    draw = ImageDraw.Draw(image)
    for radius, width in ((210, 9), (150, 6)):
        draw.ellipse((400 - radius, 310 - radius, 400 + radius, 310 + radius), outline=SEAL, width=width)
    draw.regular_polygon((400, 310, 60), 5, fill=SEAL)
    return image


def _signature() -> Image.Image:
    image = Image.new("RGB", (1200, 700), PAPER)
    x = np.linspace(0, 1, 200)
    places = zip(500 + 500 * x, 330 + 170 * np.sin(14 * x) * (1 - 0.4 * x), strict=True)
    ImageDraw.Draw(image).line(list(places), fill=PEN, width=7, joint="curve")
    return image


def test_a_red_seal_fades_black_text_under_it_stays_and_the_seal_is_reported() -> None:
    words = np.asarray(_text("CHỦ TỊCH ỦY BAN NHÂN DÂN"))
    is_text = words.max(axis=2) < 60
    is_seal = (np.asarray(_seal())[:, :, 1] < 100) & (words.min(axis=2) > 240)

    grey, regions = inks.lifted(_under(_text("CHỦ TỊCH ỦY BAN NHÂN DÂN"), _seal()), DPI)

    assert grey[is_text].max() < 90
    assert np.percentile(grey[is_seal], 1) > 200
    assert [region.kind for region in regions if region.kind == "seal"]
    assert regions[0].box == pytest.approx((190, 100, 611, 521), abs=6)


@pytest.mark.parametrize("paper", [PAPER, (240, 228, 196)], ids=["white", "yellowed"])
def test_blue_handwriting_stays(paper: tuple[int, int, int]) -> None:
    written = np.asarray(_text("Nguyễn Thị Hồng Ngọc", PEN, paper))
    is_ink = written[:, :, 0] < 60

    grey, regions = inks.lifted(written, DPI)

    assert grey[is_ink].max() < 110
    assert regions == ()


def test_a_tall_blue_signature_is_lifted_and_reported() -> None:
    signature = np.asarray(_signature())
    is_stroke = signature[:, :, 0] < 60

    grey, regions = inks.lifted(signature, DPI)

    assert np.percentile(grey[is_stroke], 1) > 200
    assert [region.kind for region in regions] == ["signature"]
    down, across = np.nonzero(is_stroke)
    assert regions[0].box == pytest.approx((across.min(), down.min(), across.max(), down.max()), abs=6)


def test_a_name_typed_under_a_signature_stays() -> None:
    is_text = np.asarray(_text("Trần Văn Phước")).max(axis=2) < 60

    grey, _ = inks.lifted(_under(_text("Trần Văn Phước"), _signature()), DPI)

    assert (grey[is_text] < 110).mean() > 0.98


def test_a_page_in_black_has_nothing_to_lift() -> None:
    words = np.asarray(_text("ỦY BAN NHÂN DÂN"))

    grey, regions = inks.lifted(words, DPI)

    assert np.abs(grey.astype(int) - inks.luminance(words).astype(int)).max() <= 4
    assert regions == ()

"""Round red seals of agencies that do not exist, printed with a worn, uneven stamp."""

import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from demo.fonts import MM_PER_PT, Face, Family, at_size
from demo.marks import SEAL_RED, Seal

FACE = Face(Family.SANS, bold=True)


def imprint(seal: Seal, px_per_mm: float) -> Image.Image:
    """The seal as an RGB filter to multiply onto the paper: white where there is no ink."""
    side = round((seal.diameter_mm + 2) * px_per_mm)
    shape = Image.new("L", (side, side), 0)
    _rings(shape, seal, px_per_mm)
    _ring_text(shape, seal, px_per_mm)
    _star_and_centre(shape, seal, px_per_mm)
    shape = shape.rotate(seal.tilt_deg, Image.Resampling.BICUBIC)
    worn = ImageChops.multiply(shape, _wear(side, seal))
    paper = Image.new("RGB", (side, side), (255, 255, 255))
    paper.paste(Image.new("RGB", (side, side), SEAL_RED), mask=worn)
    return paper


def _rings(shape: Image.Image, seal: Seal, px_per_mm: float) -> None:
    draw, middle = ImageDraw.Draw(shape), shape.width / 2
    for radius_mm, width_mm in ((0.5, 0.9), (0.465, 0.3), (0.30, 0.35)):
        radius = radius_mm * seal.diameter_mm * px_per_mm
        box = (middle - radius, middle - radius, middle + radius, middle + radius)
        draw.ellipse(box, outline=255, width=max(1, round(width_mm * px_per_mm)))


def _ring_text(shape: Image.Image, seal: Seal, px_per_mm: float) -> None:
    font = at_size(FACE, seal.diameter_mm * 0.098 * px_per_mm)
    radius = seal.diameter_mm * 0.385 * px_per_mm
    middle = shape.width / 2
    whole = sum(font.getlength(letter) for letter in seal.ring_text)
    gone = 0.0
    for letter in seal.ring_text:
        advance = font.getlength(letter)
        turn = (gone + advance / 2) / whole * 2 * math.pi - math.pi / 2
        gone += advance
        tile_side = round(font.size * 2)
        tile = Image.new("L", (tile_side, tile_side), 0)
        ImageDraw.Draw(tile).text((tile_side / 2, tile_side / 2), letter, 255, font, anchor="mm")
        tile = tile.rotate(-math.degrees(turn) - 90, Image.Resampling.BICUBIC)
        x, y = middle + radius * math.cos(turn), middle + radius * math.sin(turn)
        corner = (round(x - tile_side / 2), round(y - tile_side / 2))
        shape.paste(255, corner, tile)


def _star_and_centre(shape: Image.Image, seal: Seal, px_per_mm: float) -> None:
    draw, middle = ImageDraw.Draw(shape), shape.width / 2
    unit = seal.diameter_mm * px_per_mm
    points = []
    for k in range(10):
        radius = unit * (0.10 if k % 2 == 0 else 0.04)
        turn = math.pi * k / 5 - math.pi / 2
        points.append((middle + radius * math.cos(turn), middle - unit * 0.10 + radius * math.sin(turn)))
    draw.polygon(points, fill=255)
    font = at_size(FACE, 13 * MM_PER_PT * px_per_mm)
    draw.text((middle, middle + unit * 0.11), seal.centre_text, 255, font, anchor="mm")


def _wear(side: int, seal: Seal) -> Image.Image:
    """How much ink reached the paper: soft spots of 65 to 100 %."""
    rng = np.random.default_rng(round(abs(seal.tilt_deg) * 100) + side)
    coarse = rng.integers(150, 255, (12, 12), dtype=np.uint8)
    soft = Image.fromarray(coarse).resize((side, side), Image.Resampling.BICUBIC)
    return soft.filter(ImageFilter.GaussianBlur(side / 60))

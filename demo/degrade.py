"""What happens to a clean page between the printer and the scanner's file.

Every step is drawn from the generator that is passed in: the same seed gives the same bytes.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
WHITE = (255, 255, 255)
GRAIN_PX = 397  # no multiple of a page's sides, so that the repeats do not line up


@dataclass(frozen=True)
class Recipe:
    """How a page was scanned or photographed. The default is an ordinary office scanner."""

    skew_deg: float = 0.8  # the page lies within plus or minus this
    blur_px: float = 0.6
    noise: float = 3.0  # standard deviation, of 255
    tint: tuple[int, int, int] = (250, 249, 244)  # colour of the paper
    show_through: float = 0.0  # how much of the back shines through, 0..1
    edge_shadow: float = 0.25  # darkness of the strip along one edge, 0..1
    ink: float = 0.92  # 1 is full black; less is a tired toner
    is_photo: bool = False  # perspective, a desk around the page, uneven light


OFFICE = Recipe()
CLEAN = Recipe(skew_deg=0.0, blur_px=0.0, noise=0.0, tint=WHITE, edge_shadow=0.0, ink=1.0)
WORN = Recipe(skew_deg=1.6, blur_px=0.9, noise=5.0, tint=(243, 238, 224), show_through=0.10, ink=0.82)
PHOTO = Recipe(skew_deg=0.0, blur_px=0.7, noise=3.5, tint=(246, 244, 238), edge_shadow=0.0, is_photo=True)


def scan(
    image: Image.Image, recipe: Recipe, rng: np.random.Generator, back: Image.Image | None = None
) -> Image.Image:
    """The page as the scanner saw it: RGB, same size as the input. `back` is the other side of the paper."""
    pixels = _on_paper(np.asarray(image.convert("RGB")), recipe)
    if recipe.show_through and back is not None:
        pixels = _show_through(pixels, np.asarray(back.convert("L")), recipe.show_through)
    if recipe.skew_deg:
        pixels = _turned(pixels, rng.uniform(0.3, 1.0) * recipe.skew_deg * rng.choice((-1, 1)), recipe.tint)
    if recipe.is_photo:
        pixels = _photographed(pixels, rng)
    if recipe.edge_shadow:
        pixels = _edge_shadow(pixels, recipe.edge_shadow, rng)
    if recipe.blur_px:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), recipe.blur_px), dtype=np.uint8)
    if recipe.noise:
        pixels = _noisy(pixels, recipe.noise, rng)
    return Image.fromarray(pixels)


def _on_paper(pixels: Pixels, recipe: Recipe) -> Pixels:
    """Paper colour under everything, ink no darker than the recipe allows."""
    levels = np.arange(256, dtype=np.float32)
    table = np.empty((256, 1, 3), np.uint8)
    for channel in range(3):
        darkest = 255 * (1 - recipe.ink) * recipe.tint[channel] / 255
        table[:, 0, channel] = darkest + levels / 255 * (recipe.tint[channel] - darkest)
    return np.asarray(cv2.LUT(pixels, table.reshape(1, 256, 3)), dtype=np.uint8)


def _show_through(pixels: Pixels, back: Pixels, strength: float) -> Pixels:
    mirrored = cv2.GaussianBlur(cv2.flip(back, 1), (0, 0), 2.0)
    mirrored = cv2.resize(mirrored, (pixels.shape[1], pixels.shape[0]))
    shade = (255 - (255 - mirrored.astype(np.float32)) * strength).astype(np.uint8)
    return np.asarray(cv2.multiply(pixels, cv2.merge([shade] * 3), scale=1 / 255), dtype=np.uint8)


def _turned(pixels: Pixels, angle_deg: float, around: tuple[int, int, int]) -> Pixels:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle_deg), 1.0)
    turned = cv2.warpAffine(
        pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=around,
    )
    return np.asarray(turned, dtype=np.uint8)


def _edge_shadow(pixels: Pixels, darkness: float, rng: np.random.Generator) -> Pixels:
    """A lid that did not close: one long edge fades into grey."""
    reach = int(pixels.shape[1] * rng.uniform(0.012, 0.03))
    light = np.linspace(1 - darkness, 1, reach, dtype=np.float32)[None, :, None]
    shaded = pixels.copy()
    if rng.random() < 0.5:
        shaded[:, :reach] = (pixels[:, :reach] * light).astype(np.uint8)
    else:
        shaded[:, -reach:] = (pixels[:, -reach:] * light[:, ::-1]).astype(np.uint8)
    return shaded


def _noisy(pixels: Pixels, spread: float, rng: np.random.Generator) -> Pixels:
    """Sensor noise: a patch of grey grain, repeated over the page (colour would only make files bigger)."""
    height, width = pixels.shape[:2]
    grain = np.rint(rng.normal(0, spread, (GRAIN_PX, GRAIN_PX))).astype(np.int16)
    whole = np.tile(grain, (height // GRAIN_PX + 1, width // GRAIN_PX + 1))[:height, :width]
    return np.asarray(cv2.add(pixels, cv2.merge([whole] * 3), dtype=cv2.CV_8U), dtype=np.uint8)


def _photographed(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """The page lies on a desk and the phone is not quite above it."""
    height, width = pixels.shape[:2]
    inset = np.array([[0.035, 0.03], [0.965, 0.03], [0.965, 0.97], [0.035, 0.97]])
    corners = (inset + rng.uniform(-0.014, 0.014, (4, 2))) * (width, height)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(flat.astype(np.float32), corners.astype(np.float32))
    desk = (86, 70, 58)
    seen = cv2.warpPerspective(
        pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=desk,
    )
    return np.asarray(seen * _uneven_light(height, width, rng)[:, :, None], dtype=np.uint8)


def _uneven_light(height: int, width: int, rng: np.random.Generator) -> NDArray[np.float32]:
    coarse = np.linspace(rng.uniform(0.74, 0.82), 1.0, 8, dtype=np.float32)[None, :].repeat(8, axis=0)
    coarse = coarse * np.linspace(1.0, rng.uniform(0.86, 0.94), 8, dtype=np.float32)[:, None]
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32)

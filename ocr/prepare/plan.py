"""Which steps a page needs, decided from what was measured on it, and the steps done in order."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.page_image import Pixels
from ocr.page_reading import Box
from ocr.prepare import cells, deskew, leaders, light, resolution, rules, speckle
from ocr.prepare.measure import Measures, inked, paper


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that one page gets."""

    evens_light: bool
    clears_speckle: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready for the engine, and the way back from its pixels to those of the page given."""

    grey: Pixels
    dpi: int
    skew_deg: float
    dark: Pixels
    cells: list[Box]
    to_page: NDArray[np.float64]

    def box_on_page(self, box: Box, width: int, height: int) -> Box:
        """A box of the prepared picture on the page, which is `width` x `height`."""
        x0, y0, x1, y1 = box
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], dtype=np.float64)
        placed = corners @ self.to_page.T
        left, top = np.floor(placed.min(axis=0) + 0.25).astype(int).tolist()
        right, bottom = np.ceil(placed.max(axis=0) - 0.25).astype(int).tolist()
        return (
            min(max(left, 0), width - 1),
            min(max(top, 0), height - 1),
            min(max(right, 1), width),
            min(max(bottom, 1), height),
        )


def plan_for(measures: Measures) -> Plan:
    """The plan that the measures ask for."""
    marks = measures.marks
    return Plan(
        evens_light=measures.unevenness > 14 or measures.paper_level < 225,
        clears_speckle=marks.specks > 400 and marks.specks > 1.5 * marks.letters,
    )


def prepare(grey: Pixels, page_dpi: int, plan: Plan, wanted_dpi: int) -> Prepared:
    """The page made ready: speckle, light, resolution, slant, dotted lines, rules, in that order."""
    if plan.clears_speckle:
        grey = speckle.clear(grey)
    if plan.evens_light:
        grey = light.even(grey)
    factor = resolution.scale_to(page_dpi, wanted_dpi, grey.size)
    grey = resolution.scaled(grey, factor)
    dpi = round(page_dpi * factor)
    angle = deskew.angle_of(inked(grey, paper(grey)))
    straight, back = deskew.turned(grey, angle) if angle else (grey, np.eye(2, 3))
    dark = inked(straight, paper(straight))
    ruled = rules.mask_of(dark, dpi)
    without_rules = rules.removed(straight, ruled)
    cleaned, _ = leaders.removed(without_rules, cv2.subtract(dark, ruled).astype("uint8"), dpi)
    return Prepared(cleaned, dpi, angle, dark, cells.cells_of(ruled, dpi), back / factor)

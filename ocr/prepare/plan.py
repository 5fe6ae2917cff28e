"""Which steps a page needs, decided from what was measured on it, and the steps done in order."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.components import Components, components_of
from ocr.page_image import WORKING_PIXELS, PageImage, Pixels
from ocr.page_reading import Box, Region
from ocr.prepare import (
    cells,
    deskew,
    digit_boxes,
    geometry,
    inks,
    leaders,
    light,
    resolution,
    rules,
    sheet,
    speckle,
)
from ocr.prepare.geometry import Matrix
from ocr.prepare.measure import COLOURED, Measures, ink, measure
from ocr.settings import ReadingSettings
from ocr.steps import STEPS

__all__ = ["STEPS", "Plan", "Prepared", "plan_for", "prepare"]

_A4_SHORT_IN = 8.27
_MARGIN_PX = 24


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that one page gets; contrast, resolution and the like are measured as they are reached."""

    finds_sheet: bool
    lifts_inks: bool
    clears_speckle: bool
    evens_light: bool
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready for the engine, and the way back from its pixels to those of the page given.

    `marks` are those of its ink, `walls` its rules and `dotted` its dotted lines before both were taken out.
    """

    grey: Pixels
    marks: Components
    walls: Pixels
    dotted: Pixels
    cells: list[Box]
    regions: tuple[Region, ...]
    dpi: int
    skew_deg: float
    to_page: Matrix


def plan_for(page: PageImage, measures: Measures, settings: ReadingSettings) -> Plan:
    """The plan that the measures of a page ask for."""
    marks = measures.marks
    wanted = Plan(
        finds_sheet=not page.is_grey and measures.unevenness > 14,
        lifts_inks=not page.is_grey and measures.colour_share > COLOURED,
        clears_speckle=marks.specks > 400 and marks.specks > 1.5 * marks.letters,
        evens_light=measures.unevenness > 14 or measures.paper_level < 240,
        without=settings.without_steps,
    )
    return replace(
        wanted,
        finds_sheet=wanted.finds_sheet and "sheet" not in wanted.without,
        lifts_inks=wanted.lifts_inks and "inks" not in wanted.without,
        clears_speckle=wanted.clears_speckle and "speckle" not in wanted.without,
        evens_light=wanted.evens_light and "light" not in wanted.without,
    )


def prepare(page: PageImage, plan: Plan, wanted_dpi: int) -> Prepared:
    """The page made ready, one step after the other."""
    found = _sheet(page, plan, wanted_dpi)
    if found is not None:
        page, to_page = found
        plan = _plan_of_sheet(page, plan)
    else:
        to_page = np.eye(3)
    grey, marks = _one_channel(page, plan)
    grey = _cleaned(grey, plan)
    straight, dpi, skew_deg, back = _straightened(grey, page.dpi, plan, wanted_dpi)
    if plan.clears_speckle and dpi > 1.2 * page.dpi:
        straight = speckle.smoothed(straight)
    placed = tuple(replace(mark, box=_on_page(mark.box, to_page)) for mark in marks)
    return _without_lines(straight, dpi, skew_deg, to_page @ back, placed, plan)


def _sheet(page: PageImage, plan: Plan, wanted_dpi: int) -> tuple[PageImage, Matrix] | None:
    """The sheet in a photograph laid flat, and the matrix from it to the page; None where it is all sheet."""
    corners = sheet.corners_of(page.pixels) if plan.finds_sheet else None
    if corners is None:
        return None
    width, height = sheet.size_of(corners)
    dpi = min(width, height) / _A4_SHORT_IN
    factor = min(wanted_dpi / dpi, (WORKING_PIXELS / (width * height)) ** 0.5)
    size = (round(width * factor), round(height * factor))
    there = sheet.to_flat(corners, *size)
    flat = geometry.moved(page.pixels, there, *size)
    return PageImage(flat, round(dpi * factor)), geometry.inverse(there)


def _plan_of_sheet(page: PageImage, plan: Plan) -> Plan:
    measures = measure(page, inks.red_channel(page.pixels))
    coloured = measures.colour_share > COLOURED and "inks" not in plan.without
    return replace(plan, lifts_inks=coloured, clears_speckle=False, evens_light="light" not in plan.without)


def _one_channel(page: PageImage, plan: Plan) -> tuple[Pixels, tuple[Region, ...]]:
    if page.is_grey:
        return page.pixels, ()
    if plan.lifts_inks:
        return inks.lifted(page.pixels, page.dpi)
    return inks.luminance(page.pixels), ()


def _cleaned(grey: Pixels, plan: Plan) -> Pixels:
    if plan.clears_speckle:
        grey = speckle.clear(grey)
    if plan.evens_light:
        grey = light.even(grey)
    if "contrast" not in plan.without:
        level = light.ink_level(grey)
        if light.is_pale(level):
            grey = light.strengthened(grey, level)
    return grey


def _straightened(
    grey: Pixels, page_dpi: int, plan: Plan, wanted_dpi: int
) -> tuple[Pixels, int, float, Matrix]:
    """The picture at the wanted resolution with level lines, both in one move, and the way back."""
    raised = "resolution" not in plan.without
    factor = resolution.scale_to(page_dpi, wanted_dpi, grey.size) if raised else 1.0
    angle = 0.0 if "deskew" in plan.without else deskew.angle_of(deskew.ink_of(grey))
    back: Matrix = np.eye(3)
    if factor < 0.8:  # a finer scan is averaged down, which one move through a matrix would not do
        grey, back = resolution.scaled(grey, factor), geometry.scaling(1 / factor)
        page_dpi, factor = round(page_dpi * factor), 1.0
    if factor == 1.0 and angle == 0.0:
        return grey, page_dpi, 0.0, back
    height, width = grey.shape
    size = (round(width * factor), round(height * factor))
    there = geometry.turning(angle, *size) @ geometry.scaling(factor)
    moved = geometry.moved(grey, there, *size)
    return moved, round(page_dpi * factor), angle, back @ geometry.inverse(there)


def _without_lines(
    grey: Pixels, dpi: int, skew_deg: float, to_page: Matrix, regions: tuple[Region, ...], plan: Plan
) -> Prepared:
    """Rules and dotted lines found and taken out, of that part of the page which holds ink."""
    dark = ink(grey)
    held = _inked_part(dark)
    grey, dark = np.ascontiguousarray(grey[held]), np.ascontiguousarray(dark[held])
    to_page = to_page @ geometry.shift(held[1].start, held[0].start)
    walls, dotted = np.zeros_like(dark), np.zeros_like(dark)
    tables: list[Box] = []
    if "rules" not in plan.without:
        ruled = rules.mask_of(dark, dpi)
        boxes = digit_boxes.sides_of(dark, ruled, dpi)
        drawn = cv2.bitwise_or(ruled, boxes.all).astype("uint8")
        walls = cv2.bitwise_or(ruled, boxes.ends).astype("uint8")
        tables = cells.cells_of(ruled, dpi)
        grey = rules.removed(grey, drawn)
        dark = cv2.subtract(dark, cv2.dilate(drawn, np.ones((3, 3), np.uint8))).astype("uint8")
    marks = components_of(dark)
    if "leaders" not in plan.without:
        grey, dark, dotted = leaders.removed(grey, dark, marks, dpi)
        marks = components_of(dark) if dotted.any() else marks
    return Prepared(grey, marks, walls, dotted, tables, regions, dpi, skew_deg, to_page)


def _inked_part(dark: Pixels) -> tuple[slice, slice]:
    """The rows and columns of a page that hold its ink, with a margin."""
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return slice(0, dark.shape[0]), slice(0, dark.shape[1])
    return (
        slice(max(0, int(rows[0]) - _MARGIN_PX), int(rows[-1]) + _MARGIN_PX + 1),
        slice(max(0, int(columns[0]) - _MARGIN_PX), int(columns[-1]) + _MARGIN_PX + 1),
    )


def _on_page(box: Box, to_page: Matrix) -> Box:
    return geometry.box_through(to_page, box, 1_000_000, 1_000_000)

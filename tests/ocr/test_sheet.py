"""A sheet that was photographed on a table is found and laid flat; a scan is left as it is."""

import cv2
import numpy as np
import pytest
from PIL import Image

from ocr.attempt import read
from ocr.page import grey_of
from ocr.page_image import PageImage, Pixels
from ocr.page_reading import text_of
from ocr.prepare import sheet
from ocr.prepare.measure import measure
from ocr.settings import ReadingSettings
from ocr.tesseract_in_process import InProcessTesseractEngine
from ocr.upright import upright
from tests.ocr.papers import HEADING, LINES, paper

ASKEW = np.array([[210, 160], [1320, 230], [1400, 1800], [130, 1730]], dtype=np.float64)
"""Corners of the photographed sheet: top left, top right, bottom right, bottom left."""
BROWN = (120, 84, 50)


def _photographed(page: Image.Image, corners: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Pixels:
    """The page as a camera sees it that is not quite above it, on a brown table in uneven light."""
    width, height = page.size
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    table = np.full((1950, 1550, 3), BROWN, np.uint8)
    table[::7] = (112, 80, 46)
    seen = cv2.warpPerspective(np.asarray(page.convert("RGB")), matrix, (1550, 1950), flags=cv2.INTER_AREA)
    where = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (1550, 1950))
    light = np.linspace(1.0, 0.75, 1550)[None, :, None]
    return np.asarray(np.where(where[:, :, None] > 127, seen, table) * light, dtype=np.uint8)


def test_a_sheet_askew_on_a_coloured_table_is_found_within_a_few_pixels() -> None:
    photo = _photographed(paper(LINES * 3, size=(1240, 1754)), ASKEW)

    corners = sheet.corners_of(photo)

    assert corners is not None
    assert corners == pytest.approx(ASKEW, abs=8)


def test_a_found_sheet_is_laid_flat() -> None:
    flat = sheet.to_flat(ASKEW, 1240, 1754)

    seen = np.hstack([ASKEW, np.ones((4, 1))]) @ flat.T
    assert seen[:, :2] / seen[:, 2:] == pytest.approx(
        np.array([[0, 0], [1240, 0], [1240, 1754], [0, 1754]]), abs=0.01
    )


def test_what_is_nearly_a4_is_taken_for_a4() -> None:
    width, height = sheet.size_of(ASKEW)

    assert height / width == pytest.approx(2**0.5)


@pytest.mark.parametrize("colour", [False, True])
def test_an_all_paper_scan_has_no_sheet_to_find(colour: bool) -> None:
    scan = np.asarray(paper(size=(1240, 1754)).convert("RGB")).copy()
    if colour:
        scan = (scan * np.array([0.97, 0.93, 0.80])).astype(np.uint8)

    assert sheet.corners_of(scan) is None


def test_a_small_card_on_a_table_is_not_taken_for_the_page() -> None:
    card = np.array([[600, 800], [900, 800], [900, 1000], [600, 1000]], dtype=np.float64)

    assert sheet.corners_of(_photographed(paper((), size=(600, 400)), card)) is None


def test_a_photographed_page_is_read_and_its_boxes_stay_on_the_photo() -> None:
    photo = PageImage(_photographed(paper(LINES * 3, size=(1240, 1754)), ASKEW), 150)
    settings = ReadingSettings()
    engine = InProcessTesseractEngine(settings)
    grey = grey_of(photo)

    found = upright(photo, grey, measure(photo, grey), engine, settings)
    tried = read(found.laid_out, engine, found.readings)

    assert text_of(tried.words).count(HEADING) == 3
    x0, y0, x1, y1 = next(word.box for word in tried.words if word.text == "CỘNG")
    ink = grey[y0:y1, x0:x1]
    assert ink.min() < 0.5 * ink.max()
    assert (x0, y0) == pytest.approx((302, 298), abs=25)

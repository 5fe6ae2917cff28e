"""A scanned PDF page is taken as it is stored only where the page is nothing but that picture."""

from pathlib import Path

import img2pdf
import numpy as np
import pikepdf
import pytest
from PIL import Image

from ocr import poppler
from ocr.pdf.embedded import embedded_page
from ocr.settings import ReadingSettings
from tests.ocr.papers import paper, picture_pdf


def _scanned(path: Path, image: Image.Image, form: str) -> Path:
    picture = path.with_suffix(f".{form}")
    image.save(picture, dpi=(150, 150))
    path.write_bytes(img2pdf.convert(str(picture)))
    return path


@pytest.mark.parametrize("form", ["jpeg", "png"])
@pytest.mark.parametrize("is_colour", [False, True])
def test_a_page_that_is_one_picture_is_taken_as_it_is_stored(
    form: str, is_colour: bool, tmp_path: Path
) -> None:
    image = paper(colour=is_colour)
    path = _scanned(tmp_path / "scan.pdf", image, form)

    found = embedded_page(path, 1)

    assert found is not None
    assert (found.width, found.height, found.dpi) == (*image.size, 150)
    drawn = poppler.raster(path, 1, ReadingSettings(reading_dpi=150)).pixels
    seen = found.pixels if found.pixels.ndim == 3 else np.stack([found.pixels] * 3, axis=2)
    assert np.abs(seen.astype(int) - drawn[: seen.shape[0], : seen.shape[1]].astype(int)).mean() < 3


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_viewers_turn_is_turned(turned: int, tmp_path: Path) -> None:
    path = _scanned(tmp_path / "scan.pdf", paper(), "png")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(turned, relative=False)
        pdf.save()

    found = embedded_page(path, 1)

    assert found is not None
    drawn = poppler.raster(path, 1, ReadingSettings(reading_dpi=150)).pixels[:, :, 0]
    assert np.abs(found.pixels.astype(int) - drawn.astype(int)).mean() < 3


def test_a_page_with_anything_else_on_it_is_left_to_be_drawn(tmp_path: Path) -> None:
    with_text = picture_pdf(tmp_path / "text.pdf", paper())
    with pikepdf.open(with_text, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"0 0 1 RG 10 10 m 90 90 l S")
        pdf.save()
    stamped = _scanned(tmp_path / "stamped.pdf", paper(), "png")
    with pikepdf.open(stamped, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([note]))
        pdf.save()
    cropped = _scanned(tmp_path / "cropped.pdf", paper(), "png")
    with pikepdf.open(cropped, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.CropBox = pikepdf.Array([0, 0, 100, 100])
        pdf.save()

    assert [embedded_page(path, 1) for path in (with_text, stamped, cropped)] == [None] * 3


def test_what_is_no_sound_pdf_is_left_to_be_drawn(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.pdf"
    garbage.write_bytes(b"%PDF-1.4 and nothing more")

    assert embedded_page(garbage, 1) is None
    assert embedded_page(_scanned(tmp_path / "scan.pdf", paper(), "png"), 2) is None

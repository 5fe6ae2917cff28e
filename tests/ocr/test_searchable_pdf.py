"""A searchable PDF shows what came in, says what was read, and does nothing."""

import re
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf2image import convert_from_path
from PIL import Image, ImageOps

from ocr import searchable_pdf
from ocr.kinds import Kind
from ocr.page_reading import PageReading, Word
from ocr.pdf.invisible_text import Sheet
from tests.ocr.papers import LINES, born_digital, paper, picture_pdf, saved, text_in, text_pdf

SIZE = (1240, 800)


def _reading(
    number: int = 1, text: Sequence[str] = LINES, *, size: tuple[int, int] = SIZE, rotation: int = 0
) -> PageReading:
    left, step, wide = size[0] // 12, size[0] // 14, size[0] // 16
    words = tuple(
        Word(
            word, (left + step * place, 60 + 48 * line, left + step * place + wide, 88 + 48 * line), 0.9, line
        )
        for line, said in enumerate(text)
        for place, word in enumerate(said.split())
    )
    joined = "\n".join(text)
    return PageReading(number, *size, 150, rotation, 0.0, False, 0.9, {}, joined, words, (), "image")


def _write(source: Path, kind: Kind, pages: Sequence[PageReading]) -> Path:
    out = source.with_name("out.pdf")
    searchable_pdf.write(source, kind, pages, out)
    return out


def _said(path: Path) -> list[str]:
    return [line.strip() for line in text_in(path).replace("\f", "\n").splitlines() if line.strip()]


def _drawn(path: Path) -> np.ndarray:
    return np.asarray(convert_from_path(str(path), dpi=75, use_cropbox=True, grayscale=True, timeout=60)[0])


def test_pdftotext_and_pypdf_give_the_words_back(tmp_path: Path) -> None:
    out = _write(saved(paper(), tmp_path / "page.png"), Kind.PNG, [_reading()])

    assert _said(out) == list(LINES)
    assert unicodedata.is_normalized("NFC", text_in(out))
    assert pypdf.PdfReader(out).pages[0].extract_text().split() == " ".join(LINES).split()


def test_the_bytes_of_a_jpeg_page_stay_as_they_were(tmp_path: Path) -> None:
    source = saved(paper(colour=True), tmp_path / "page.jpg")

    out = _write(source, Kind.JPEG, [_reading()])

    with pikepdf.open(out) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == source.read_bytes()


def test_the_bytes_of_a_scanned_pdf_page_stay_as_they_were(tmp_path: Path) -> None:
    source = picture_pdf(tmp_path / "scan.pdf", paper())
    with pikepdf.open(source) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        before = image.read_raw_bytes()

    out = _write(source, Kind.PDF, [_reading()])

    with pikepdf.open(out) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == before
    assert _said(out) == list(LINES)


@pytest.mark.parametrize(
    ("suffix", "kind", "mode"),
    [
        ("webp", Kind.WEBP, "RGB"),
        ("heic", Kind.HEIC, "RGB"),
        ("tif", Kind.TIFF, "1"),
        ("png", Kind.PNG, "RGBA"),
        ("png", Kind.PNG, "I;16"),
    ],
)
def test_pictures_that_pdf_does_not_know_are_shown_the_same(
    suffix: str, kind: Kind, mode: str, tmp_path: Path
) -> None:
    plain = paper(size=(600, 400))
    deep = Image.fromarray(np.asarray(plain).astype(np.uint16) * 257)
    image = deep if mode == "I;16" else plain.convert(mode)
    source = tmp_path / f"page.{suffix}"
    image.save(source, lossless=True)

    out = _write(source, kind, [_reading(size=(600, 400), text=("Xin chào",))])

    shown = np.asarray(Image.fromarray(_drawn(out)).resize((150, 100))).astype(int)
    assert np.abs(shown - np.asarray(plain.resize((150, 100))).astype(int)).mean() < 12
    assert _said(out) == ["Xin chào"]


@pytest.mark.parametrize("orientation", [1, 2, 3, 5, 6, 7, 8])
def test_a_photo_is_shown_upright_whatever_its_orientation(orientation: int, tmp_path: Path) -> None:
    image = Image.new("L", (300, 200), 255)
    image.paste(0, (0, 0, 100, 60))
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = tmp_path / "photo.jpg"
    image.save(source, exif=exif)
    turned = orientation >= 5

    size = (200, 300) if turned else (300, 200)
    out = _write(source, Kind.JPEG, [_reading(size=size, text=("Xin chào",))])

    with Image.open(source) as stored:
        expected = np.asarray(ImageOps.exif_transpose(stored).resize((30, 20) if not turned else (20, 30)))
    shown = np.asarray(Image.fromarray(_drawn(out)).resize((20, 30) if turned else (30, 20)))
    assert np.abs(shown.astype(int) - expected.astype(int)).mean() < 15
    assert _said(out) == ["Xin chào"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [[0, 0, 420, 595], [-50, 30, 370, 625]])
def test_words_lie_where_they_were_read_on_turned_and_shifted_pages(
    rotate: int, box: list[int], tmp_path: Path
) -> None:
    source = text_pdf(
        tmp_path / "page.pdf", b"", Rotate=rotate, MediaBox=box, CropBox=[box[0] + 10, *box[1:]]
    )
    size = (1000, 1451) if rotate % 180 == 0 else (1451, 1000)
    points = (410, 595) if rotate % 180 == 0 else (595, 410)

    out = _write(source, Kind.PDF, [_reading(size=size, text=("Một hai ba", "bốn năm"))])

    command = ["pdftotext", "-bbox", "-cropbox", str(out), "-"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    boxes = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]+)<', found)
    assert [word[4] for word in boxes] == ["Một", "hai", "ba", "bốn", "năm"]
    x0, y0, x1, y1 = (float(side) for side in boxes[0][:4])
    assert x0 / points[0] * size[0] == pytest.approx(size[0] // 12, abs=8)
    assert x1 / points[0] * size[0] == pytest.approx(size[0] // 12 + size[0] // 16, abs=8)
    assert (y0 + y1) / 2 / points[1] * size[1] == pytest.approx(74, abs=14)


def test_a_page_that_was_read_on_its_side_is_shown_upright(tmp_path: Path) -> None:
    source = picture_pdf(tmp_path / "scan.pdf", paper().rotate(90, expand=True))

    out = _write(source, Kind.PDF, [_reading(rotation=90)])

    shown = _drawn(out)
    assert shown.shape[1] > shown.shape[0]
    assert _said(out) == list(LINES)


def test_a_document_is_only_its_pages_in_their_order(tmp_path: Path) -> None:
    frames = [paper((f"Trang {number}",), size=(600, 300)) for number in (1, 2, 3)]
    source = tmp_path / "scan.tif"
    frames[0].save(source, save_all=True, append_images=frames[1:], dpi=(150, 150))
    pages = [_reading(number, (f"trang số {number}",), size=(600, 300)) for number in (3, 1)]

    out = _write(source, Kind.TIFF, pages)

    assert _said(out) == ["trang số 3", "trang số 1"]
    assert len(pypdf.PdfReader(out).pages) == 2


def test_an_old_invisible_garbage_layer_is_not_found_any_more(tmp_path: Path) -> None:
    content = b"q 0 0 10 10 re f Q BT 3 Tr /F1 14 Tf 40 500 Td (CQNG HOA XA HQI) Tj ET BT 0 Tr ET"
    source = text_pdf(tmp_path / "old.pdf", content)

    out = _write(source, Kind.PDF, [_reading(text=("CỘNG HÒA XÃ HỘI",), size=(420, 595))])

    assert _said(out) == ["CỘNG HÒA XÃ HỘI"]


def test_invisible_garbage_inside_a_form_is_not_found_either(tmp_path: Path) -> None:
    source = text_pdf(tmp_path / "old.pdf", b"/Old Do")
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(
            b"BT 3 Tr /F1 14 Tf 40 500 Td (CQNG HOA XA HQI) Tj ET",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 420, 595],
            Resources=page.resources,
        )
        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/Old"))
        pdf.save()

    out = _write(source, Kind.PDF, [_reading(text=("CỘNG HÒA XÃ HỘI",), size=(420, 595))])

    assert _said(out) == ["CỘNG HÒA XÃ HỘI"]


def test_a_page_whose_visible_text_lies_becomes_a_picture_of_itself(tmp_path: Path) -> None:
    line = b"(CQNG HOA XA HQI CHU NGHiA VIET NAM Dqc lap Tu do) Tj 0 -20 Td "
    source = text_pdf(tmp_path / "lies.pdf", b"BT /F1 12 Tf 20 500 Td " + line * 6 + b"ET")
    before = _drawn(source)

    out = _write(source, Kind.PDF, [_reading(text=("CỘNG HÒA",), size=(1750, 2479))])

    assert _said(out) == ["CỘNG HÒA"]
    assert np.abs(_drawn(out).astype(int)[: before.shape[0], : before.shape[1]] - before).mean() < 6


def test_a_page_with_a_sound_layer_is_copied_as_it_is(tmp_path: Path) -> None:
    source = born_digital(tmp_path / "sound.pdf")
    layered = PageReading(1, 1240, 800, 150, 0, 0.0, False, 0.98, {}, "", (), (), "layer")

    out = _write(source, Kind.PDF, [layered])

    assert _said(out) == list(LINES)


def test_nothing_that_acts_reaches_the_derived_pdf(tmp_path: Path) -> None:
    source = text_pdf(tmp_path / "active.pdf", b"")
    name = pikepdf.Name
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.attachments["note.txt"] = b"attached"
        rect = [0, 0, 50, 50]
        pdf.pages[0].AA = pikepdf.Dictionary(O=script)
        pdf.pages[0].Annots = pdf.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link, Rect=rect, A=script),
                    pikepdf.Dictionary(Type=name.Annot, Subtype=name.FileAttachment, Rect=rect),
                ]
            )
        )
        pdf.save()

    out = _write(source, Kind.PDF, [_reading(text=("Xin chào",), size=(420, 595))])

    with pikepdf.open(out) as pdf:
        everything = b"".join(pikepdf.Object.unparse(item) for item in pdf.objects)
        assert not pdf.attachments
    assert b"JavaScript" not in everything
    assert b"FileAttachment" not in everything
    assert b"/JS" not in everything


def test_an_unread_page_keeps_its_place_and_its_picture(tmp_path: Path) -> None:
    source = saved(paper(size=(600, 300)), tmp_path / "page.png")

    out = _write(source, Kind.PNG, [PageReading.unread(1)])

    assert _drawn(out).shape == pytest.approx((150, 300), abs=2)
    assert _said(out) == []


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "broken.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)

    with pytest.raises(Exception, match="damaged"):
        searchable_pdf.write(source, Kind.PNG, [_reading()], tmp_path / "out.pdf")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.png"]


@given(
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.floats(1, 2000),
    st.floats(1, 2000),
    st.sampled_from([0, 90, 180, 270]),
)
def test_the_shown_page_is_laid_exactly_onto_the_sheet(
    x0: float, y0: float, width: float, height: float, rotate: int
) -> None:
    sheet = Sheet(x0, y0, width, height, rotate)
    a, b, c, d, e, f = sheet.from_shown()
    shown_width, shown_height = sheet.shown_size

    corners = {(0.0, 0.0), (shown_width, 0.0), (0.0, shown_height), (shown_width, shown_height)}
    laid = {(round(a * x + c * y + e, 6), round(b * x + d * y + f, 6)) for x, y in corners}

    assert laid == {(round(x, 6), round(y, 6)) for x in (x0, x0 + width) for y in (y0, y0 + height)}

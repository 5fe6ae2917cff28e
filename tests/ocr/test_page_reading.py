"""Pages are read by the real Tesseract: small papers, the right words in the right places."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ocr.page import read_page
from ocr.page_image import PageImage
from ocr.page_reading import Code, PageReading, Region, Word, confidence_of, text_of
from ocr.prepare.plan import Plan, prepare
from ocr.scan_file import kind_of
from ocr.settings import ReadingSettings
from ocr.tesseract_in_process import InProcessTesseractEngine
from tests.ocr.papers import HEADING, LINES, born_digital, font_file, paper, picture_pdf, saved, text_pdf

SETTINGS = ReadingSettings(page_timeout_s=60)


ENGINE = InProcessTesseractEngine(SETTINGS)


def _read(path: Path, number: int = 1) -> PageReading:
    return read_page(path, kind_of(path), number, ENGINE, SETTINGS).reading


def _ink_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.convert("L").point(lambda level: 255 if level < 128 else 0).getbbox()
    assert box is not None
    return box


def test_a_clean_page_is_read_word_by_word(tmp_path: Path) -> None:
    image = paper()
    reading = _read(saved(image, tmp_path / "page.png"))

    assert reading.text.splitlines() == list(LINES)
    assert unicodedata.is_normalized("NFC", reading.text)
    assert reading.source == "image"
    assert reading.confidence > 0.85
    assert (reading.width_px, reading.height_px, reading.dpi) == (1240, 800, 150)
    left, top, right, bottom = _ink_box(image)
    boxes = np.array([word.box for word in reading.words])
    assert boxes[:, :2].min(axis=0) == pytest.approx([left, top], abs=6)
    assert boxes[:, 2:].max(axis=0) == pytest.approx([right, bottom], abs=6)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_read_upright(turned: int, tmp_path: Path) -> None:
    image = paper(LINES * 2, size=(1240, 1000))
    reading = _read(saved(image.rotate(turned, expand=True), tmp_path / "page.png"))

    assert reading.rotation_deg == turned
    assert HEADING in reading.text
    assert (reading.width_px, reading.height_px) == (1240, 1000)
    heading = [word for word in reading.words if word.line == 0]
    assert min(word.box[1] for word in heading) == pytest.approx(_ink_box(image)[1], abs=8)


def test_a_slanted_page_is_read_and_its_boxes_stay_on_the_ink(tmp_path: Path) -> None:
    image = paper().rotate(2.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
    reading = _read(saved(image, tmp_path / "page.png"))

    assert HEADING in reading.text
    assert reading.skew_deg == pytest.approx(-2.5, abs=0.3)
    pixels = np.asarray(image)
    assert all(pixels[y0:y1, x0:x1].min() < 100 for x0, y0, x1, y1 in (word.box for word in reading.words))


def test_text_under_a_red_seal_is_read(tmp_path: Path) -> None:
    image = paper(colour=True)
    ring = ImageDraw.Draw(image)
    for radius in (60, 70, 130, 140):
        ring.ellipse((500 - radius, 250 - radius, 500 + radius, 250 + radius), outline=(215, 40, 40), width=6)
    seal = np.asarray(image)
    black = np.asarray(paper())[:, :, None]
    sealed = Image.fromarray(np.minimum(seal, np.where(black < 128, black, 255)).astype(np.uint8))

    reading = _read(saved(sealed, tmp_path / "page.png"))

    assert reading.quality["colour_share"] > 0.001
    assert {region.kind for region in reading.regions} == {"seal"}
    assert [line for line in LINES if line in reading.text] == list(LINES)


def test_what_was_filled_in_with_a_blue_pen_is_read(tmp_path: Path) -> None:
    image = paper(LINES[:2], colour=True)
    letters = ImageFont.truetype(font_file(), 30)
    ImageDraw.Draw(image).text((100, 200), "Trần Quốc Khánh", font=letters, fill=(30, 60, 200))

    reading = _read(saved(image, tmp_path / "page.png"))

    assert "Trần Quốc Khánh" in reading.text.splitlines()


def test_table_cells_are_read_each_alone_and_row_by_row(tmp_path: Path) -> None:
    image = paper(("Danh sách hộ gia đình",), size=(1500, 900))
    draw = ImageDraw.Draw(image)
    letters = ImageFont.truetype(font_file(), 25)
    rows = (("Họ và tên", "Địa chỉ"), ("Trần Thị Mận", "Ấp Hòa Lợi"), ("Lê Văn Đủ", "Ấp Bình Thạnh"))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            left, top = 150 + column * 500, 250 + row * 110
            draw.rectangle((left, top, left + 500, top + 110), outline=0, width=3)
            draw.multiline_text((left + 20, top + 15), text.replace(" ", "\n", 1), font=letters, fill=0)

    reading = _read(saved(image, tmp_path / "table.png"))

    said = reading.text.splitlines()
    assert said[0] == "Danh sách hộ gia đình"
    assert " ".join(said[1:]) == " ".join(text for cells in rows for text in cells)
    places = {word.text: word.box for word in reading.words}
    assert places["Mận"][0] < 650 <= places["Lợi"][0]


def test_dotted_leaders_vanish_and_diacritics_stay(tmp_path: Path) -> None:
    image = paper((), size=(2480, 1000), dpi=300)
    draw = ImageDraw.Draw(image)
    letters = ImageFont.truetype(font_file(), 54)
    filled = (
        "Họ và tên: Nguyễn Thị Hạnh Phước",
        "Địa chỉ: ấp Thạnh Lợi, xã Bình Hoà",
        "Nghề nghiệp: Thợ mộc",
    )
    for index, line in enumerate(filled):
        label, _, value = line.partition(": ")
        top = 150 + index * 120
        draw.text((200, top), f"{label}: ", font=letters, fill=0)
        start = 200 + draw.textlength(f"{label}: ", font=letters)
        for x in range(int(start), 2200, 15):
            draw.ellipse((x, top + 53, x + 5, top + 58), fill=0)
        draw.text((start + 20, top - 4), value, font=letters, fill=0)

    reading = _read(saved(image, tmp_path / "form.png", dpi=300))

    assert reading.text.splitlines() == list(filled)


def test_small_even_type_is_not_taken_for_dotted_lines() -> None:
    image = Image.new("L", (1240, 300), 255)
    letters = ImageFont.truetype(font_file("Cousine"), 14)
    said = "mot nam ao ao eo eo uo uo no no nao nao cua cua em em"
    for line in range(6):
        ImageDraw.Draw(image).text((60, 40 + 34 * line), said, font=letters, fill=0)

    prepared = prepare(PageImage(np.asarray(image), 300), Plan(False, False, False, False), 300)

    assert np.count_nonzero(prepared.grey < 128) > 0.95 * np.count_nonzero(np.asarray(image) < 128)


def test_an_empty_sheet_is_blank_and_a_single_line_is_not(tmp_path: Path) -> None:
    empty = _read(saved(paper(()), tmp_path / "empty.png"))
    single = _read(saved(paper(("Trang này có một dòng chữ",)), tmp_path / "single.png"))

    assert empty.is_blank
    assert (empty.words, empty.text, empty.source) == ((), "", "image")
    assert not single.is_blank
    assert single.text == "Trang này có một dòng chữ"


def test_dust_and_shine_through_do_not_make_a_page(tmp_path: Path) -> None:
    shine = np.asarray(paper()).astype(np.float32)[:, ::-1]
    dusty = (255 - (255 - shine) * 0.12).astype(np.uint8)
    places = np.random.default_rng(3).integers(0, (800, 1240), size=(60, 2))
    dusty[places[:, 0], places[:, 1]] = 60

    assert _read(saved(Image.fromarray(dusty), tmp_path / "back.png")).is_blank


def test_a_coarse_scan_is_raised_before_it_is_read(tmp_path: Path) -> None:
    coarse = paper(LINES[:3], size=(2480, 900), dpi=300).resize((826, 300), Image.Resampling.LANCZOS)
    reading = _read(saved(coarse, tmp_path / "coarse.png", dpi=100))

    assert reading.quality["is_low_resolution"] == 1.0
    assert HEADING in reading.text
    assert max(word.box[2] for word in reading.words) <= 826


def test_qr_codes_are_found_with_their_place(tmp_path: Path) -> None:
    image = paper(colour=True)
    code = tmp_path / "qr.png"
    segno.make_qr("H01.2-250101-0001", error="m").save(str(code), scale=5)
    with Image.open(code) as drawn:
        image.paste(drawn.convert("RGB"), (900, 450))
    reading = _read(saved(image, tmp_path / "page.png"))

    assert [(found.kind, found.text) for found in reading.codes] == [("QRCode", "H01.2-250101-0001")]
    assert reading.codes[0].box[0] >= 900


def test_a_sound_layer_is_taken_and_a_lying_one_is_not(tmp_path: Path) -> None:
    sound = _read(born_digital(tmp_path / "sound.pdf"))
    garbage = text_pdf(
        tmp_path / "garbage.pdf",
        b"BT /F1 14 Tf 40 500 Td (CQNG HOA XA HQI CHU NGHiA VIET NAM) Tj"
        b" 0 -30 Td (Dqc lap Tu do Hanh phuc) Tj ET",
    )

    assert sound.source == "layer"
    assert sound.text.splitlines() == list(LINES)
    assert sound.words[0].box[0] == pytest.approx(1240 * 2 * 0.08, abs=12)
    assert _read(garbage).source == "image"


def test_a_banner_over_a_scanned_page_is_not_the_page(tmp_path: Path) -> None:
    import pikepdf  # noqa: PLC0415 - only this test changes a PDF by hand

    path = picture_pdf(tmp_path / "signed.pdf", paper())
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        name = pikepdf.Name
        face = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
        page.add_resource(face, name.Font, name("/F1"))
        page.contents_add(b"BT /F1 9 Tf 30 15 Td (Signed by the office of records on Monday) Tj ET")
        pdf.save()

    reading = _read(path)

    assert reading.source == "image"
    assert HEADING in reading.text


def test_a_reading_survives_json() -> None:
    word = Word("Nghĩa", (1, 2, 30, 40), 0.75, 0)
    healed = Word("14", (40, 2, 60, 40), 0.5, 0, raw="|4")
    code = Code("QRCode", "x", (0, 0, 9, 9))
    page, quality, words = (3, 100, 200, 300, 90), {"contrast": 12.0}, (word, healed)
    regions = (Region("seal", (5, 5, 60, 60)), Region("signature", (70, 5, 90, 30)))
    reading = PageReading(*page, 0.25, False, 0.75, quality, "Nghĩa 14", words, (code,), "image", regions)

    assert PageReading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
    with pytest.raises(ValueError, match="image or its layer"):
        PageReading.from_json({**reading.to_json(), "source": "guess"})
    with pytest.raises(ValueError, match="no kind of region: 'stain'"):
        PageReading.from_json({**reading.to_json(), "regions": [{"kind": "stain", "box": [0, 0, 1, 1]}]})


def test_a_reading_that_was_stored_before_regions_were_seen_is_still_read() -> None:
    stored = PageReading.unread(1).to_json()
    del stored["regions"]

    assert PageReading.from_json(stored) == PageReading.unread(1)


def test_only_a_repaired_word_tells_what_was_read_before() -> None:
    words = (Word("Thôn", (0, 0, 9, 9), 0.9, 0), Word("14", (10, 0, 19, 9), 0.5, 0, raw="|4"))
    written = replace(PageReading.unread(1), words=words).to_json()["words"]

    assert isinstance(written, list)
    assert [word.get("raw") for word in written] == [None, "|4"]
    assert "raw" not in written[0]


words = st.lists(
    st.builds(
        Word,
        st.text("aăâbcdđ", min_size=1, max_size=9),
        st.just((0, 0, 1, 1)),
        st.floats(0, 1),
        st.integers(0, 5),
    )
)


@given(words)
def test_the_confidence_of_a_page_lies_among_those_of_its_words(page: list[Word]) -> None:
    confidence = confidence_of(page)

    low = min((word.confidence for word in page), default=0)
    high = max((word.confidence for word in page), default=0)
    assert low - 1e-9 <= confidence <= high + 1e-9


@given(words)
def test_text_has_every_word_once(page: list[Word]) -> None:
    ordered = [replace(word, line=index) for index, word in enumerate(page)]

    assert text_of(ordered).split("\n") == ([word.text for word in ordered] or [""])

"""Tesseract reads the same whether it is driven in the page process or as a program of its own."""

import unicodedata

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Engine
from ocr.page_image import Pixels
from ocr.settings import ReadingSettings
from ocr.tesseract import TesseractEngine
from ocr.tesseract_in_process import InProcessTesseractEngine
from tests.ocr.papers import LINES, font_file, paper

SETTINGS = ReadingSettings(page_timeout_s=60)


@pytest.fixture(params=[InProcessTesseractEngine, TesseractEngine], ids=["tesserocr", "pytesseract"])
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param(SETTINGS)
    return made


def _line(text: str) -> Pixels:
    """One line as the reader shows it: letters 20 pixels high, a little white around them."""
    letters = ImageFont.truetype(font_file(), 42)
    image = Image.new("L", (int(letters.getlength(text)) + 40, 76), 255)
    ImageDraw.Draw(image).text((20, 8), text, font=letters, fill=0)
    return np.asarray(image)


def test_the_same_lines_give_the_same_text(engine: Engine) -> None:
    read = engine.read_lines([_line(text) for text in LINES])

    assert [" ".join(word.text for word in words) for words in read] == list(LINES)
    assert all(unicodedata.is_normalized("NFC", word.text) for words in read for word in words)


def test_boxes_lie_in_the_pictures_of_their_lines_on_ink(engine: Engine) -> None:
    pictures = [_line(text) for text in LINES]

    for picture, words in zip(pictures, engine.read_lines(pictures), strict=True):
        for word in words:
            x0, y0, x1, y1 = word.box
            assert 0 <= x0 < x1 <= picture.shape[1]
            assert 0 <= y0 < y1 <= picture.shape[0]
            assert picture[y0:y1, x0:x1].min() < 100
            assert 0.5 < word.confidence <= 1
        assert [word.box[0] for word in words] == sorted(word.box[0] for word in words)


def test_every_line_has_its_own_answer_however_many_there_are(engine: Engine) -> None:
    lines = [str(number) for number in range(1001, 1013)] * 20

    read = engine.read_lines([_line(text) for text in lines])

    assert [" ".join(word.text for word in words) for words in read] == lines
    assert engine.read_lines([]) == []


def test_a_whole_page_is_read_in_its_own_pixels(engine: Engine) -> None:
    grey = np.asarray(paper())

    words = engine.read_page(grey, 150)

    assert " ".join(word.text for word in words) == " ".join(LINES)
    assert len({word.line for word in words}) == len(LINES)
    assert max(word.box[2] for word in words) <= grey.shape[1]


def test_a_turn_is_told_from_enough_text_and_not_from_too_little(engine: Engine) -> None:
    page = np.asarray(paper(LINES * 3, size=(1240, 1754)))

    turn = engine.turn(page[::-1, ::-1].copy(), 150)

    assert turn is not None
    assert turn.degrees == 180
    assert engine.turn(np.full((400, 400), 255, np.uint8), 150) is None


def test_missing_language_data_gives_one_clear_sentence() -> None:
    with pytest.raises(FileNotFoundError) as missing:
        InProcessTesseractEngine(SETTINGS.model_copy(update={"languages": "vie+tlh"}))

    said = str(missing.value)
    assert len(said.splitlines()) == 1
    assert "vie+tlh" in said
    assert "apt-get install tesseract-ocr" in said

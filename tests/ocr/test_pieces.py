"""Text lines are found from their ink, each with its own marks and nothing of its neighbours."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ocr.components import Labels, components_of
from ocr.layout.pieces import Pieces, pieces_of
from ocr.page_image import Pixels
from tests.ocr.papers import font_file

DPI, LETTER_PX = 300, 50
Drawn = tuple[tuple[int, int], str]


def _drawn(*texts: Drawn, size: tuple[int, int] = (1400, 320)) -> Pixels:
    """Texts at their places, 12 points high at 300 dpi."""
    image = Image.new("L", size, 255)
    letters = ImageFont.truetype(font_file(), LETTER_PX)
    for place, text in texts:
        ImageDraw.Draw(image).text(place, text, font=letters, fill=0)
    return np.asarray(image)


def _dark(grey: Pixels) -> Pixels:
    return np.where(grey < 128, np.uint8(255), np.uint8(0))


def _found(grey: Pixels, walls: Pixels | None = None) -> Pieces:
    return pieces_of(components_of(_dark(grey)), np.zeros_like(grey) if walls is None else walls, DPI)


def _owner(found: Pieces) -> Labels:
    """For every pixel the number of the piece it belongs to."""
    return found.owner_of[found.labels]


def _ink(picture: Pixels) -> int:
    return int(np.count_nonzero(picture < 128))


def test_accents_dots_below_commas_and_hyphens_go_with_their_line() -> None:
    grey = _drawn(((60, 100), "Độc lập - Tự do, Hạnh phúc; số 5/ĐK."))

    found = _found(grey)

    assert len(found.pieces) == 1
    assert np.array_equal(_owner(found) > 0, grey < 128)


def test_lines_set_close_do_not_bleed_into_each_other() -> None:
    lines = (((60, 60), "gạy pậy quyệt ngợ"), ((60, 118), "ẤỂ HỔ ĐỂ ỐỒ Ỡ"))

    found = _found(_drawn(*lines))

    assert len(found.pieces) == 2
    upper, lower = sorted((0, 1), key=lambda index: found.pieces[index].top)
    for index, line in zip((upper, lower), lines, strict=True):
        picture, _ = found.picture(index, _drawn(*lines))
        assert abs(_ink(picture) - _ink(_drawn(line))) < 0.005 * _ink(picture)


def test_a_picture_of_a_piece_lies_where_its_corner_says() -> None:
    grey = _drawn(((3, 2), "Ở sát mép giấy"))
    found = _found(grey)

    picture, (left, top) = found.picture(0, grey)

    x0, y0, x1, y1 = found.pieces[0].box
    assert np.array_equal(picture[y0 - top : y1 - top, x0 - left : x1 - left], grey[y0:y1, x0:x1])
    assert left < 0
    assert top < 0


def test_a_rule_of_a_table_parts_two_words_that_stand_close() -> None:
    grey = _drawn(((60, 100), "một"), ((150, 100), "hai"))
    walls = np.zeros_like(grey)
    walls[:, 138:143] = 255

    together, apart = _found(grey), _found(grey, walls)

    assert len(together.pieces) == 1
    assert sorted(piece.box[0] < 138 for piece in apart.pieces) == [False, True]


def test_lines_that_touch_by_a_descender_stay_two_lines_and_lose_nothing() -> None:
    grey = _drawn(((60, 60), "ngày tháng năm"), ((60, 117), "hộ khẩu thường trú")).copy()
    apart = cv2.connectedComponents(_dark(grey))[0]
    grey[110:150, 93:97] = 0

    found = _found(grey)

    assert cv2.connectedComponents(_dark(grey))[0] < apart - 1
    upper, lower = sorted(found.pieces, key=lambda piece: piece.top)
    assert upper.foot < lower.top
    assert np.array_equal(_owner(found) > 0, grey < 128)


@pytest.mark.parametrize("points", [16, 24, 30])
def test_a_title_larger_than_the_text_keeps_its_accents(points: int) -> None:
    image = Image.new("L", (1400, 900), 255)
    title, body = (ImageFont.truetype(font_file(), size * DPI // 72) for size in (points, 12))
    ImageDraw.Draw(image).text((60, 40), "GIẤY TỜ HỘ TỊCH", font=title, fill=0)
    for line in range(9):
        ImageDraw.Draw(image).text((60, 250 + 70 * line), "Kính gửi: Ủy ban nhân dân xã", font=body, fill=0)
    grey = np.asarray(image)

    found = _found(grey)

    assert len(found.pieces) == 10
    [number] = [index for index, piece in enumerate(found.pieces, start=1) if piece.top < 250]
    assert np.array_equal(_owner(found) == number, (grey < 128) & (np.arange(900) < 250)[:, None])


def test_words_of_a_line_are_joined_and_columns_are_not() -> None:
    grey = _drawn(((60, 100), "ỦY BAN NHÂN DÂN"), ((900, 100), "CỘNG HÒA"))

    found = _found(grey)

    assert sorted(piece.box[0] // 400 for piece in found.pieces) == [0, 2]


def test_a_climbing_line_stays_one_piece() -> None:
    level = Image.fromarray(_drawn(((60, 140), "Kính mong quý cơ quan xem xét và giải quyết")))
    climbing = np.asarray(level.rotate(1.0, fillcolor=255, resample=Image.Resampling.BICUBIC))

    assert len(_found(climbing).pieces) == 1


def test_a_sheet_without_letters_has_no_pieces() -> None:
    assert _found(_drawn()).pieces == ()


blots = st.lists(st.tuples(st.integers(0, 190), st.integers(0, 110), st.integers(1, 60), st.integers(1, 60)))


@given(blots, st.lists(st.integers(0, 199), max_size=2))
def test_every_pixel_of_a_piece_is_ink_in_its_box(blots: list[tuple[int, ...]], rules: list[int]) -> None:
    dark, walls = np.zeros((120, 200), np.uint8), np.zeros((120, 200), np.uint8)
    for x, y, wide, high in blots:
        dark[y : y + high, x : x + wide] = 255
    walls[:, rules] = 255

    found = pieces_of(components_of(dark), walls, DPI)

    assert set(np.unique(_owner(found)[dark == 0])) <= {0}
    assert set(np.unique(_owner(found))) - {0} == set(range(1, len(found.pieces) + 1))
    for number, piece in enumerate(found.pieces, start=1):
        down, across = np.nonzero(_owner(found) == number)
        assert piece.box == (across.min(), down.min(), across.max() + 1, down.max() + 1)
        assert piece.letters > 0
        picture, _ = found.picture(number - 1, np.subtract(255, dark).astype(np.uint8))
        assert _ink(picture) >= len(down)

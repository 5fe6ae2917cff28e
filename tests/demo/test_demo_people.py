"""Invented people obey the grammars of real papers."""

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from demo.fonts import Face, Family, MissingFontError, path_of, width_mm
from demo.offices import OFFICES
from demo.people import citizen_number, invent, spelled
from demo.truetype import load

TODAY = date(2026, 11, 23)
CARD = re.compile(r"^(\d{12})\|(\d{9})?\|([^|]+)\|(\d{8})\|(Nam|Nữ)\|([^|]+)\|(\d{8})$")
VIETNAMESE = "".join(chr(point) for point in range(0x1EA0, 0x1EFA)) + (
    "ĂăÂâĐđÊêÔôƠơƯưÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝàáãèéìíĩòóõùúũý"
)


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # draws invented people, keeps no secret


@pytest.mark.parametrize("seed", range(30))
def test_a_citizen_number_agrees_with_sex_and_birth_year(seed: int) -> None:
    person = invent(chance(seed), OFFICES["ha-long"], today=TODAY, age=(1, 90))
    number = person.citizen_number

    assert re.fullmatch(r"022\d{9}", number)
    assert int(number[3]) % 2 == (0 if person.is_male else 1)
    assert int(number[3]) // 2 == person.born.year // 100 - 19
    assert number[4:6] == f"{person.born:%y}"


def test_a_girl_of_this_century_gets_a_three() -> None:
    assert citizen_number(False, date(2026, 11, 2), chance(0))[:6] == "022326"


def test_the_card_code_has_the_seven_fields_of_a_real_one() -> None:
    person = invent(chance(3), OFFICES["van-don"], today=TODAY)

    found = CARD.match(person.card_payload)

    assert found is not None
    assert found[1] == person.citizen_number
    assert found[4] == f"{person.born:%d%m%Y}"


def test_small_days_and_the_first_two_months_are_padded() -> None:
    assert spelled(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert spelled(date(2026, 11, 23)) == "ngày 23 tháng 11 năm 2026"


def test_there_are_fourteen_offices() -> None:
    assert len(OFFICES) == 14


@pytest.mark.parametrize("family", list(Family))
@pytest.mark.parametrize("is_bold", [False, True])
def test_every_typeface_has_every_vietnamese_letter(family: Family, is_bold: bool) -> None:
    face = Face(family, bold=is_bold)
    missing = width_mm("\ue123", face, 12)

    widths = {letter: width_mm(letter, face, 12) for letter in VIETNAMESE}

    assert len(VIETNAMESE) == 134
    assert all(width > 0 for width in widths.values())
    if path_of(face).suffix == ".ttf":
        assert set(map(ord, VIETNAMESE)) <= set(load(path_of(face)).glyphs)
    else:
        assert sum(width == missing for width in widths.values()) < 5


@pytest.mark.parametrize(
    ("family", "package"), [(Family.SERIF, "fonts-croscore"), (Family.PEN, "fonts-texgyre")]
)
def test_a_missing_typeface_names_its_package(tmp_path: Path, family: Family, package: str) -> None:
    with pytest.raises(MissingFontError, match=f"apt install {package}"):
        path_of(Face(family), (tmp_path,))

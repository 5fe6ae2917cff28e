"""Citizen numbers: province, century and sex, year of birth, six free digits. There is no check digit."""

import re
from dataclasses import dataclass
from typing import Literal

PROVINCES = frozenset(
    f"{code:03}"
    for code in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38),
        *(40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80),
        *(82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
    )
)
"""Codes of the provinces as they were when the numbers were given out; 022 is Quảng Ninh."""

_TWELVE_DIGITS = re.compile(
    r"(?<![\d.,-])\d{3}\s?\d{3}\s?\d{3}\s?\d{3}(?![\d-])"
    r"|(?<![\d.,-])(?:\d[ |]{1,3}){11}\d(?![ |]{0,3}\d)"  # one digit a box, the rules read as bars
)


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A number and what it says about its owner."""

    digits: str
    province: str
    sex: Literal["Nam", "Nữ"]
    birth_year: int


def parse_citizen_number(text: str) -> CitizenNumber | None:
    """The number that the whole text is, spaces and box rules aside; None when no province has it."""
    number = read_citizen_number(text)
    return number if number is not None and is_of_a_province(number.digits) else None


def read_citizen_number(text: str) -> CitizenNumber | None:
    """Twelve digits taken as a citizen number, whether or not a province has such numbers."""
    digits = re.sub(r"[\s|]+", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        return None
    century = int(digits[3])
    return CitizenNumber(
        digits=digits,
        province=digits[:3],
        sex="Nam" if century % 2 == 0 else "Nữ",
        birth_year=1900 + 100 * (century // 2) + int(digits[4:6]),
    )


def is_of_a_province(digits: str) -> bool:
    """Whether the first three digits are the code of a province."""
    return digits[:3] in PROVINCES


def healed_citizen_number(
    number: CitizenNumber, sex: str | None, birth_year: int | None
) -> CitizenNumber | None:
    """The number with its first digit as the 0 that a typewriter's struck zero is read as a 9 for.

    Every province begins with 0. Given only where no province has the number as read, one has it then, and
    what is printed of sex and birth year, at least one of them, agrees.
    """
    healed = read_citizen_number(f"0{number.digits[1:]}")
    if is_of_a_province(number.digits) or healed is None or not is_of_a_province(healed.digits):
        return None
    if (sex is None and birth_year is None) or number.digits[0] != "9":
        return None
    agrees = sex in (None, healed.sex) and birth_year in (None, healed.birth_year)
    return healed if agrees else None


def written_twelve_digits(text: str) -> list[tuple[str, int]]:
    """Everything written like a citizen number, as (as written, place), in order."""
    return [(match.group(), match.start()) for match in _TWELVE_DIGITS.finditer(text)]


def find_citizen_numbers(text: str) -> list[tuple[CitizenNumber, str]]:
    """Every citizen number in the text with how it is written, in order."""
    found = [(parse_citizen_number(raw), raw) for raw, _ in written_twelve_digits(text)]
    return [(number, raw) for number, raw in found if number is not None]

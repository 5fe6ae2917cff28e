"""Tax codes of organisations: ten digits, the last a check digit, and three more for a branch."""

import re

_CODE = re.compile(r"(\d{10})(?:-(\d{3}))?")
_IN_TEXT = re.compile(r"(?<![\d.,-])\d{10}(?:\s?-\s?\d{3})?(?![\d])")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def check_digit(first_nine: str) -> int | None:
    """The tenth digit that belongs to nine digits, or None when no code may begin with them.

    Ten minus the weighted sum modulo 11; a remainder of 0 gives 10, which is no digit.
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_nine, strict=True))
    digit = 10 - total % 11
    return digit if digit < 10 else None


def parse_tax_code(text: str) -> str | None:
    """The code in its normal form, or None when the shape or the check digit is wrong."""
    plain = re.sub(r"\s+", "", text)
    match = _CODE.fullmatch(plain)
    if match is None or not plain.isascii():
        return None
    ten = match.group(1)
    return plain if check_digit(ten[:9]) == int(ten[9]) else None


def find_tax_codes(text: str) -> list[str]:
    """Texts of the shape of a tax code, as written, whatever their check digit."""
    return _IN_TEXT.findall(text)

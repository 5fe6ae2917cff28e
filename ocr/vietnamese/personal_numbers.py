"""Numbers of citizens and taxpayers behind their labels, healed where their own checks leave one reading."""

import re
from collections.abc import Iterator

from ocr.vietnamese.digits import DIGIT, only_reading
from ocr.vietnamese.edits import Edit

_CITIZEN_LABEL = (
    r"(?:(?i:căn\s+cước(?:\s+công\s+dân)?|định\s+danh(?:\s+cá\s+nhân)?|chứng\s+minh\s+nhân\s+dân)"
    r"|CCCD|CMND|CMTND)"
)
_CITIZEN = re.compile(
    rf"(?<!\w){_CITIZEN_LABEL}(?:\s+(?i:số))?\s*:?\s*({DIGIT}{{12}}|[0-9OolI]{DIGIT}{{8}})(?![\w|])"
)
_APART = re.compile(
    rf"(?<!\w){_CITIZEN_LABEL}[^:\d]{{0,30}}:\s*([0-9]{{1,9}}(?:\s[0-9]{{1,9}}){{2,11}})(?![\w|/.,-]|\s[0-9])"
)
"""A number written digit by digit into boxes."""
_TAX_LABEL = r"(?:(?i:mã\s+số\s+thuế|mã\s+số\s+doanh\s+nghiệp)|MST)"
_TAX = re.compile(rf"(?<!\w){_TAX_LABEL}\s*:?\s*({DIGIT}{{10}}(?:-{DIGIT}{{3}})?)(?![\w|-])")
_MISREAD_CARD = re.compile(r"(?<![\w|])([CŒœOG€©]{3}D)(?=\s+(?i:số)\s*:?\s*[0-9]{12}(?![\w|]))")
_PROVINCE_TABLE = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038
040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080
082 083 084 086 087 089 091 092 093 094 095 096
"""
_PROVINCES = frozenset(_PROVINCE_TABLE.split())
"""Codes of the provinces as they were when the numbers were given out; 022 is Quảng Ninh."""
_CITIZEN_DIGITS = 12
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def repairs(line: str) -> Iterator[Edit]:
    """Citizen numbers, older nine-digit ones and tax codes with misread digits, and the label CCCD itself."""
    for pattern, proves in ((_CITIZEN, _is_citizen_number), (_TAX, _is_tax_code)):
        for match in pattern.finditer(line):
            meant = only_reading(match[1], proves)
            if meant is not None:
                yield Edit(match.start(1), match.end(1), meant)
    for match in _APART.finditer(line):
        digits = "".join(match[1].split())
        if len(digits) == _CITIZEN_DIGITS and _is_citizen_number(digits):
            yield Edit(match.start(1), match.end(1), digits)
    for match in _MISREAD_CARD.finditer(line):
        if match[1] != "CCCD":
            yield Edit(match.start(), match.end(), "CCCD")


def _is_citizen_number(digits: str) -> bool:
    """Twelve digits: a province, the century with the sex, the rest free. Nine digits have no inner check,
    so that the pattern lets no letter begin them that may begin the number of a passport (B12345678).
    """
    if not digits.isdecimal():
        return False
    return len(digits) == 9 or (digits[:3] in _PROVINCES and digits[3] in "0123")


def _is_tax_code(code: str) -> bool:
    """Ten digits of which the last is ten minus the weighted sum of the others modulo 11."""
    digits = code.replace("-", "")
    if not digits.isdecimal():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:9], strict=True))
    return 10 - total % 11 == int(digits[9])

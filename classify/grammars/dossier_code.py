"""Dossier codes (mã hồ sơ): agency, date of receipt, number of the day."""

import re
from datetime import date

_SHAPE = r"(?:\d{3}\.\d{2}\.\d{2,3}\.[HG]\d{2}|[HG]\d{2}(?:\.\d{1,3}){0,3})-(\d{6})-\d{4,5}"
_CODE = re.compile(_SHAPE)
_SPACED = re.compile(
    r"(?<![\w.])(?:\d{3}\s?\.\s?\d{2}\s?\.\s?\d{2,3}\s?\.\s?[HG]\d{2}|[HG]\d{2}(?:\s?\.\s?\d{1,3}){0,3})"
    r"\s?[-–—]\s?\d{6}\s?[-–—]\s?\d{4,5}(?![\w])"
)


def parse_dossier_code(text: str) -> str | None:
    """The code without spaces and with plain hyphens, or None when the whole text is not such a code.

    The six digits in the middle are a date (yyMMdd) and must exist in the calendar.
    """
    plain = re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-").upper()
    match = _CODE.fullmatch(plain)
    return plain if match and _is_day(match.group(1)) else None


def find_dossier_codes(text: str) -> list[str]:
    """Every dossier code in the text in its normal form, each once, in order."""
    return list(dict.fromkeys(code for code, _ in written_dossier_codes(text)))


def written_dossier_codes(text: str) -> list[tuple[str, str]]:
    """Every dossier code in the text as (normal form, as written), in order."""
    found = [(parse_dossier_code(raw), raw) for raw in _SPACED.findall(text)]
    return [(code, raw) for code, raw in found if code is not None]


def _is_day(digits: str) -> bool:
    try:
        date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return False
    return True

"""Numbers on land papers: parcel, map sheet, serial of the certificate."""

import re

_PARCEL = re.compile(
    r"th[ửưu]a\s*đ?d?[ấâa]t\s*s[ốôo]\s*[:.]?\s*(\d{1,5}[a-z]?)\b(?!\s*[./]\s*\d)", re.IGNORECASE
)
_SHEET = re.compile(r"t[ờơo]\s*b[ảa]n\s*đ?d?[ồôo]\s*s[ốôo]\s*[:.]?\s*(\d{1,4}(?:-\d{1,3})?)\b", re.IGNORECASE)
_SERIAL = re.compile(
    r"(?:s[ốôo]\s*(?:ph[áa]t\s*h[àa]nh|s[êe]\s*-?\s*ri)[^:\n]{0,40}|\(s[ốôo]\s*s[êe]ri\)|seri)\s*:?\s*"
    r"(?<![^\W_])([A-ZĐ]{1,2})\s?(\d{6}(?:\d{2})?)(?!\d)",
    re.IGNORECASE,
)
_LONE_SERIAL = re.compile(r"(?<![\w])([A-ZĐ]{2})\s(\d{6}(?:\d{2})?)(?!\d)")


def find_parcel(text: str) -> tuple[str, str] | None:
    """The first parcel number as (value, as written)."""
    match = _PARCEL.search(text)
    return (match.group(1), match.group().strip()) if match else None


def find_map_sheet(text: str) -> tuple[str, str] | None:
    """The first map sheet number as (value, as written)."""
    match = _SHEET.search(text)
    return (match.group(1), match.group().strip()) if match else None


def find_certificate_serial(text: str) -> tuple[str, str] | None:
    """The first certificate serial such as `AB 123456` as (value, as written).

    A labelled serial wins; without a label two capitals, a space and six or eight digits are asked for.
    """
    match = _SERIAL.search(text) or _LONE_SERIAL.search(text)
    if match is None:
        return None
    return f"{match.group(1).upper()} {match.group(2)}", match.group().strip()

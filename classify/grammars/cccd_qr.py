"""The QR code of the citizen identity card: fields separated by `|`."""

import re
from dataclasses import dataclass
from datetime import date

_PAYLOAD = re.compile(r"(\d{12})\|(\d{9})?\|([^|]+)\|(\d{8})\|(Nam|Nữ)\|([^|]+)\|(\d{8})(?:\|.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What the code of a card says; `old_number` is the nine-digit number, when there was one."""

    citizen_number: str
    old_number: str | None
    name: str
    born: date
    sex: str
    address: str
    issued: date


def parse_cccd_qr(text: str) -> CitizenCard | None:
    """The card, or None when the text is not such a payload or holds an impossible date."""
    match = _PAYLOAD.fullmatch(text.strip())
    if match is None:
        return None
    number, old_number, name, born, sex, address, issued = match.groups()
    try:
        return CitizenCard(number, old_number, name.strip(), _day(born), sex, address.strip(), _day(issued))
    except ValueError:
        return None


def _day(digits: str) -> date:
    return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))

"""Places as papers name them: the country, the provinces, and the units that an address steps through."""

import re
from collections.abc import Iterator

from ocr.vietnamese.edits import OF_A_CLOSED_LIST, Edit
from ocr.vietnamese.syllables import has_mark, is_syllable, spelling, without_marks

_COUNTRY = "Việt Nam"
_NATIONALITY = re.compile(r"\bquoc tich\s*:\s*(viet?\s?nam?)(?!\w)")
_NAMED = re.compile(r"(?<!\w)(viet)\s+nam(?!\w)")
_UNITS = {without_marks(unit): unit for unit in ("xã", "phường", "huyện", "quận", "tỉnh")}
_UNIT = re.compile(rf"(?<=,)\s*({'|'.join(_UNITS)})\s+(?=\w)")
_NAMES = (
    "An Giang|Bà Rịa|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận"
    "|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam"
    "|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu"
    "|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình"
    "|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa"
    "|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái"
)
"""The provinces of before and after July 2025, as both stand in papers; no two differ in marks alone."""
_PROVINCES = {without_marks(name).lower(): name for name in _NAMES.split("|")}
_PROVINCE = re.compile(rf"(?<!\w)(?:tinh|thanh pho) ({'|'.join(_PROVINCES)})(?!\w)")


def repairs(line: str) -> Iterator[Edit]:
    """Marks of a nationality, a province, and the units of an address of which another is well read.

    Every letter must be there: only the marks are healed. A nationality may lack the letters at which its
    two words met.
    """
    plain = without_marks(line).lower()
    if len(plain) != len(line):
        return
    yield from _countries(line, plain)
    yield from _units(line, plain)
    for match in _PROVINCE.finditer(plain):
        if line[match.start(1)].isupper():
            yield from _healed(line, match, _PROVINCES[match[1]])


def _countries(line: str, plain: str) -> Iterator[Edit]:
    at_label = [match.start(1) for match in _NATIONALITY.finditer(plain)]
    for match in _NATIONALITY.finditer(plain):
        yield from _healed(line, match, _COUNTRY)
    for match in _NAMED.finditer(plain):
        if match.start(1) not in at_label and _is_misread(line[match.start(1) : match.end(1)]):
            yield from _healed(line, match, "Việt")


def _is_misread(word: str) -> bool:
    """Whether a word with a mark is no syllable, as "Viêt": "Viết" is a name, "Viet" another language."""
    return has_mark(word) and not is_syllable(word)


def _units(line: str, plain: str) -> Iterator[Edit]:
    steps = [match for match in _UNIT.finditer(plain) if line[match.end()].isupper()]
    is_read = [line[match.start(1) : match.end(1)] == _UNITS[match[1]] for match in steps]
    for match in steps:
        if any(is_read) and line[match.start(1)].islower():
            yield from _healed(line, match, _UNITS[match[1]])


def _healed(line: str, match: re.Match[str], meant: str) -> Iterator[Edit]:
    read = line[match.start(1) : match.end(1)]
    if read.isupper() or (len(read) == len(meant) and spelling(read) == spelling(meant)):
        return
    words, meant_words = read.split(), meant.split()
    if len(words) != len(meant_words):
        yield Edit(match.start(1), match.end(1), meant, OF_A_CLOSED_LIST)
        return
    place = match.start(1)
    for word, right in zip(words, meant_words, strict=True):
        start = line.index(word, place)
        place = start + len(word)
        if len(word) != len(right) or spelling(word) != spelling(right):
            yield Edit(start, place, right, OF_A_CLOSED_LIST)

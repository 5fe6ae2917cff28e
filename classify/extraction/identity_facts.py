"""The citizen number and the birth date of the person whom a paper is about, each checked by the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from classify.answer import Check
from classify.extraction.mentions import Mention, block_of
from classify.extraction.name_labels import Role
from classify.flat import flat
from classify.grammars.citizen_number import (
    CitizenNumber,
    healed_citizen_number,
    is_of_a_province,
    read_citizen_number,
    written_twelve_digits,
)
from classify.grammars.dates import WrittenDate, find_dates

_NUMBER_LABEL = re.compile(
    r"dinh\s*danh|can\s*cuoc|cccd|cmnd|cmt|chung\s*minh|tuy\s*than|nhan\s*than|so\s*/?\s*no|\bcc\b"
)
_BARE_LABEL = re.compile(r"^\W*so\W{1,3}$")
_CARD = re.compile(r"can\s*cuoc|citizen\s*identity")
_OTHERS_NUMBER = re.compile(r"cua\s*(?:chu\s*ho|vo|chong|me|cha|con)")
_BORN = re.compile(
    r"(?:ngay\s*[,/]?\s*(?:thang\s*[,/]?\s*nam\s*)?sinh|sinh\s*ngay|date\s*of\s*birth)\s*[:;.]?[\s.]{0,3}"
)
_BORN_IN = re.compile(r"(?:nam\s*sinh|sinh\s*nam)\s*[:;.]?\s*(\d{4})(?!\d)")
_SEX = re.compile(r"(?:gioi(?:\s*tinh)?|sex)[^:\n]{0,15}:?\s*(nam|nu)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """What the paper prints about its person; places count in the text.

    `is_healed` where the first digit of the number is not as read but as its checks prove it.
    """

    number: CitizenNumber | None = None
    number_raw: str = ""
    number_start: int = 0
    born: WrittenDate | None = None
    birth_year: int | None = None
    sex: str | None = None
    is_healed: bool = False


def main_mention(mentions: Sequence[Mention]) -> Mention | None:
    """The person whom the paper is about: the first who asks or holds it, else the first it speaks of."""
    filled = [one for one in mentions if not one.is_blank]
    asking = [one for one in filled if one.role in (Role.APPLICANT, Role.HEAD)]
    named = [one for one in filled if one.role is Role.OTHER]
    return next(iter(asking or named), None)


def printed_about(text: str, mentions: Sequence[Mention]) -> Printed:
    """Number, birth date, sex of the main person; blocks under the same name are the same person's."""
    blocks = list(_blocks(text, mentions))
    plain = flat(text)
    number = next(filter(None, (_labelled_number(text, plain, *block) for block in blocks)), None)
    born = next(filter(None, (_birth_date(text, plain, *block) for block in blocks)), None)
    year = next(filter(None, (_BORN_IN.search(plain, *block) for block in blocks)), None)
    sex = next(filter(None, (_SEX.search(plain, *block) for block in blocks)), None)
    value, raw, start = number or (None, "", 0)
    birth_year = born.day.year if born else int(year[1]) if year else None
    sex_said = None if sex is None else "Nam" if sex[1] == "nam" else "Nữ"
    healed = None if value is None else healed_citizen_number(value, sex_said, birth_year)
    return Printed(healed or value, raw, start, born, birth_year, sex_said, is_healed=healed is not None)


def checks_of(number: CitizenNumber, printed: Printed) -> Iterator[Check]:
    """What the number itself and the print around it say about it."""
    yield Check("mã tỉnh trong số định danh có thật", is_of_a_province(number.digits))
    this_year = date.today().year  # noqa: DTZ011 (a year, not a moment)
    yield Check("năm sinh trong số định danh không ở tương lai", number.birth_year <= this_year)
    if printed.is_healed:
        yield Check("chữ số đầu sửa theo mã tỉnh, khớp giới tính hoặc năm sinh in", True)
    if printed.sex is not None:
        yield Check("giới tính khớp số định danh", printed.sex == number.sex)
    if printed.birth_year is not None:
        yield Check("năm sinh khớp số định danh", printed.birth_year == number.birth_year)


def _blocks(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    main = main_mention(mentions)
    if main is None:
        yield 0, len(text)
        return
    yield block_of(mentions, main, len(text))
    for other in mentions:
        if other is not main and other.name is not None and other.name == main.name:
            yield block_of(mentions, other, len(text))
    yield 0, mentions[0].start  # a card prints its number above the name


def _labelled_number(text: str, plain: str, start: int, end: int) -> tuple[CitizenNumber, str, int] | None:
    """The first citizen number behind its label, on the same line or alone on the next.

    A number in a table's row belongs to somebody else: without a label it is nobody's.
    """
    for raw, place in written_twelve_digits(text[start:end]):
        before, previous = _line_before(plain, start + place)
        is_alone = not any(char.isalnum() for char in before)
        label = previous if is_alone and not _BARE_LABEL.match(before) else before
        number = read_citizen_number(raw)
        if number is None or not _is_number_label(label, plain[: start + place], number):
            continue
        if not _OTHERS_NUMBER.search(label):
            return number, raw, start + place
    return None


def _is_number_label(label: str, whole_before: str, number: CitizenNumber) -> bool:
    """A bare `Số:` announces a citizen number on a card only, where a licence has one of its own."""
    if _NUMBER_LABEL.search(label):
        return True
    is_bare = _BARE_LABEL.match(label) is not None
    return is_bare and _CARD.search(whole_before) is not None and is_of_a_province(number.digits)


def _line_before(plain: str, place: int) -> tuple[str, str]:
    """What stands before a place on its line, and the last written line before that."""
    lines = plain[:place].split("\n")
    return lines[-1], next((line for line in reversed(lines[:-1]) if line.strip()), "")


def _birth_date(text: str, plain: str, start: int, end: int) -> WrittenDate | None:
    for label in _BORN.finditer(plain, start, end):
        behind = find_dates(text[label.end() : min(end, label.end() + 40)])
        if behind and behind[0].start <= 2:
            one = behind[0]
            return WrittenDate(one.day, one.raw, label.end() + one.start, label.end() + one.end)
    return None

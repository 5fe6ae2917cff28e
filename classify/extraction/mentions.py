"""Where a paper speaks of a person: printed labels, the role that each gives, the name behind it.

A mention is made by its label, whether a name can be read behind it or not: what follows up to the next
label belongs to that person and to nobody else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classify.extraction.name_labels import INTRODUCED, LABEL, NEXT_LABEL, Role, role_of
from classify.flat import flat
from classify.grammars.person_name import has_known_family, leading_name


@dataclass(frozen=True, slots=True)
class Mention:
    """A label from `start` on; `name` in normal form and `raw` are None where no name can be read.

    `is_blank` where nothing at all is written behind the label.
    """

    role: Role
    start: int
    name: str | None
    raw: str | None
    raw_start: int
    is_blank: bool = False


_TITLE = re.compile(r"[\s:/(]*(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)(?=[\s/:])[\s/]*(?:[Bb]à(?=[\s:]))?[\s:]*")
_NAME_ROOM = 90


def mentions_in(text: str) -> list[Mention]:
    """Every person that the text speaks of behind a label, in reading order."""
    plain = flat(text)
    labelled = list(_labelled(text, plain))
    named = {one.raw_start for one in labelled if one.name is not None}
    introduced = [one for one in _introduced(text, plain) if one.raw_start not in named]
    return sorted([*labelled, *introduced], key=lambda one: one.start)


def _labelled(text: str, plain: str) -> Iterator[Mention]:
    for match in LABEL.finditer(plain):
        has_colon = match.group().endswith((":", ";"))
        read = _name_behind(text, plain, match.end(), has_colon=has_colon)
        if read is None and not has_colon and "\n" not in text[match.end() : match.end() + 1]:
            continue  # without its colon a label is known by the name behind it alone
        name, raw, start = read or (None, None, match.end())
        is_blank = read is None and not _rest(plain, match.end()).strip(" .:;|-")
        yield Mention(role_of(match), match.start(), name, raw, start, is_blank)


def _introduced(text: str, plain: str) -> Iterator[Mention]:
    """`Ông Nguyễn Văn Thử, sinh ngày …`, `xác nhận: Nguyễn Văn Thử, sinh ngày …`."""
    for match in INTRODUCED.finditer(plain):
        read = leading_name(text[match.end() : match.end() + _NAME_ROOM])
        if read is not None:
            value, raw = read
            yield Mention(Role.APPLICANT, match.start(), value, raw, text.index(raw, match.end()))


def _rest(plain: str, start: int) -> str:
    """The line from a place on."""
    return plain[start:].partition("\n")[0]


def _name_behind(text: str, plain: str, end: int, *, has_colon: bool) -> tuple[str, str, int] | None:
    """The name on the rest of the line or, behind a colon, alone on the next line."""
    rest = _rest(plain, end)
    if rest.strip(" .:;|-"):
        room = min(len(rest), _NAME_ROOM)
        return _name_in(text, plain, end, end + room, is_alone=False, is_sure=has_colon)
    if not has_colon:
        return None  # the head of a table's column: the names below are of many
    start = end + len(rest) + 1
    return _name_in(text, plain, start, start + len(_rest(plain, start)), is_alone=True, is_sure=False)


def _name_in(
    text: str, plain: str, start: int, end: int, *, is_alone: bool, is_sure: bool
) -> tuple[str, str, int] | None:
    label = NEXT_LABEL.search(plain, start + 1, end)
    rest = text[start : label.start() if label else end]
    title = _TITLE.match(rest)
    begin = title.end() if title else 0
    read = leading_name(rest[begin:])
    if read is None:
        return None
    value, raw = read
    if (not is_sure and not has_known_family(value)) or (is_alone and rest.strip(" .:;") != raw):
        return None
    return value, raw, text.index(raw, start + begin)


def block_of(mentions: Sequence[Mention], one: Mention, length: int) -> tuple[int, int]:
    """From where to where the text speaks of this person."""
    later = [other.start for other in mentions if other.start > one.start]
    return one.start, min(later, default=length)

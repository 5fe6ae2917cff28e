"""The head of a paper: where its title stands, and what the lines around it say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from classify.folding import capital_share, squeeze, without_leaders
from classify.grammars.dates import find_phrase_dates
from classify.paper_titles import head_as_read, head_of

_MOTTOES = (squeeze("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), squeeze("Độc lập - Tự do - Hạnh phúc"))
_LONGEST_LINE_CHARS = 400
_TOP_LINES = 45
_LONGEST_TITLE_LINES = 8
_LONGEST_SUBJECT_CHARS = 240
_CAPITAL_SHARE = 0.6
_ADDRESSED = re.compile(r"^k[ií]nh\s*(?:g[ửưu]i|ch[uú]y)", re.IGNORECASE)
_ADDRESS_INSIDE = re.compile(r"\bk[ií]nh\s*g[ửưu]i", re.IGNORECASE)
_REGARDING = re.compile(r"^\(?\s*V/v\s*:?\s*", re.IGNORECASE)
_ENDS_SUBJECT = re.compile(
    r"^(?:k[ií]nh\s*g|c[ăa]n\s*c[ứưu]|h[ôo]m\s*nay|x[ée]t\s*đ[ềeê]\s*ngh[ịi]|theo\s*đ[ềeê]\s*ngh[ịi]|đi[ềe]u\s*\d|\d+[.)]|I+[.)]|[-•*]|t[ôo]i\s|h[ọo]\s|s[ốôo]\s*:|\[)|:\s*$|^[^(]{2,60}:\s",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÍNH PHỦ|THỦ TƯỚNG|HỘI ĐỒNG NHÂN DÂN"
    r"|CỤC TRƯỞNG|TRƯỞNG)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title and what belongs to it.

    `title` is the printed title on one line, empty when none was found; `subject` the words under it
    (`Về việc …`), or a letter's `V/v …`; `lines` the numbers of the lines that make the title;
    `is_addressed` says whether the paper speaks to somebody (`Kính gửi`).
    """

    title: str
    subject: str
    lines: tuple[int, ...]
    is_addressed: bool
    capital_lines: tuple[str, ...]

    @property
    def whole(self) -> str:
        """Title and subject together."""
        return f"{self.title} {self.subject}".strip()


def find_heading(text: str) -> Heading:
    """The heading in the upper part of a page's text."""
    lines = [without_leaders(line[:_LONGEST_LINE_CHARS]).strip() for line in text.split("\n")]
    top = [number for number, line in enumerate(lines) if line and not is_motto(line)][:_TOP_LINES]
    is_addressed = any(_ADDRESSED.match(lines[number]) for number in top)
    capitals = tuple(lines[number] for number in top if _is_capital(lines[number]))
    for position, number in enumerate(top):
        if _starts_title(lines, top[position : position + 3]):
            taken = _title_lines(lines, top[position:])
            subject = _subject(lines, top[position + len(taken) :])
            title = " ".join(lines[one] for one in taken)
            return Heading(_clean(title), subject, tuple(taken), is_addressed, capitals)
        if _ADDRESSED.match(lines[number]):
            break
    return Heading("", _regarding(lines, top), (), is_addressed, capitals)


def _regarding(lines: Sequence[str], top: Sequence[int]) -> str:
    """The subject of a letter, which has no title: the line `V/v …` with the lines that finish it."""
    for position, number in enumerate(top):
        if _REGARDING.match(lines[number]):
            first = _REGARDING.sub("", lines[number])
            rest = " ".join(
                lines[one] for one in top[position + 1 : position + 4] if not _is_date(lines[one])
            )
            return _clean(f"{first} {_before_address(rest)}")[:_LONGEST_SUBJECT_CHARS]
    return ""


def _before_address(text: str) -> str:
    return _ADDRESS_INSIDE.split(text, maxsplit=1)[0]


def _is_date(line: str) -> bool:
    return bool(find_phrase_dates(line)) or "ngày" in line.lower()


def is_motto(line: str) -> bool:
    """True for a line that holds the national name or motto, whole, in part, or beside an agency."""
    squeezed = squeeze(line)
    if len(squeezed) < 3:
        return False
    if any(squeezed in motto for motto in _MOTTOES):
        return True
    return (
        any(len(squeezed) >= 12 and fuzz.partial_ratio(squeezed, motto) > 88 for motto in _MOTTOES)
        and head_of(line) is None
    )


def _is_capital(line: str) -> bool:
    return sum(char.isalpha() for char in line) >= 2 and capital_share(line) >= _CAPITAL_SHARE


def _starts_title(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    first = lines[numbers[0]]
    if not _is_capital(first):
        return False
    return (
        head_as_read(" ".join(lines[number] for number in numbers if _is_capital(lines[number]))) is not None
    )


def _title_lines(lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
    taken = [numbers[0]]
    for number in numbers[1:_LONGEST_TITLE_LINES]:
        line = lines[number]
        is_next_head = len(taken) > 0 and _AUTHORITY.match(line)
        if not _is_capital(line) or is_next_head or _ADDRESSED.match(line):
            break
        taken.append(number)
    return taken


def _subject(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """The lines under the title that still name it, up to the address, the grounds or the first field."""
    parts: list[str] = []
    for number in numbers[:4]:
        line = lines[number]
        if (
            _ENDS_SUBJECT.search(line)
            or _AUTHORITY.match(line)
            or len(" ".join(parts)) > _LONGEST_SUBJECT_CHARS
        ):
            break
        parts.append(line)
    return _clean(" ".join(parts))[:_LONGEST_SUBJECT_CHARS]


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" -_*.,:")

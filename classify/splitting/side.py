"""What the top and the bottom of one page say about where it stands in its paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from classify.folding import capital_share, fold, squeeze, without_leaders
from classify.grammars.cccd_qr import parse_cccd_qr
from classify.grammars.document_number import has_number_line
from classify.grammars.form_code import find_form_codes
from classify.heading import find_heading, is_motto
from classify.page import Page
from classify.paper_titles import head_of
from classify.paper_type import PaperType
from classify.splitting.page_number import PrintedNumber, printed_number

_HEAD_LINES, _TITLE_LINES, _CODE_LINES, _FOOT_LINES = 8, 14, 5, 14
_INNER = ("phu luc", "loi chung", "huong dan", "kem theo", "phan ", "chuong ", "muc ", "bang ke kem")
_SIGNED = re.compile(
    r"ky,? (?:va )?(?:ghi|dong)|ghi ro ho|noi nhan|^(?:tm|kt|tl|tuq) |nguoi (?:lam don|viet don|khai|de nghi"
    r"|yeu cau|cam ket|cam doan|dang ky|uy quyen|nop|tiep nhan|lap|ghi)\b|chu tich|giam doc|truong phong"
    r"|ben [ab]$"
    r"|dai dien (?:ben|ho)|thu ky|chu toa"
)
_MACHINE_LINES = re.compile(r"IDVNM\d|P<VNM")
_ENDED = tuple('.;!?"”)')
_POINT = re.compile(
    r"^\W*(?:(điều|chương|mục|phần|bước)\s+)?(\d{1,3}|[IVX]{1,5}|[a-zđ])\s?(?:[.)/:]|\s(?=\S))", re.I
)
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@dataclass(frozen=True, slots=True)
class Side:
    """One written page, looked at once; `height` is the usual height of its words, 0 without boxes."""

    page: Page
    lines: tuple[str, ...]
    number: PrintedNumber | None
    has_motto: bool
    has_number_line: bool
    title: str
    title_line: int
    kind: PaperType
    is_inner: bool
    form_code: str
    points: tuple[tuple[str, int], ...]
    first_point: tuple[str, int] | None
    is_signed: bool
    height: float
    reach: float
    left: float

    @property
    def ends_open(self) -> bool:
        """True when the last line breaks off inside a sentence."""
        last = self.lines[-1] if self.lines else ""
        return bool(last) and not last.endswith(_ENDED) and not last.isupper() and len(last) > 25

    @property
    def has_capital_head(self) -> bool:
        """True when a line in capitals stands at the very top: a title that could not be recognised."""
        return any(
            capital_share(line) > 0.8 and sum(char.isalpha() for char in line) >= 8 for line in self.lines[:2]
        )

    @property
    def starts_small(self) -> bool:
        """True when the first word begins with a small letter: it belongs to a sentence begun before."""
        first = next((char for char in (self.lines[0] if self.lines else "") if char.isalpha()), "")
        return first.islower()


def look_at(page: Page, running: frozenset[str]) -> Side:
    """The page's marks of beginning and end; lines on nearly every page (`running`) tell nothing."""
    written = [without_leaders(line).strip() for line in page.text.split("\n")]
    lines = [line for line in written if any(char.isalnum() for char in line)]
    lines = [line for line in lines if squeeze(line) not in running]
    number, rest = printed_number(page, lines)
    text = "\n".join(rest)
    heading = find_heading(text)
    title_line = heading.lines[0] if heading.lines else len(rest)
    has_title = bool(heading.title) and title_line < _TITLE_LINES
    return Side(
        page=page,
        lines=tuple(rest),
        number=number,
        has_motto=any(is_motto(line) for line in rest[:_HEAD_LINES]),
        has_number_line=has_number_line("\n".join(rest[:_HEAD_LINES])),
        title=heading.title if has_title else "",
        title_line=title_line,
        kind=_kind(page, heading.title if has_title else ""),
        is_inner=any(fold(line).startswith(_INNER) for line in rest[:3]),
        form_code=next((one.code for one in find_form_codes("\n".join(rest[:_CODE_LINES]))), ""),
        points=tuple(filter(None, (_point(line) for line in rest))),
        first_point=_point(rest[0]) if rest else None,
        is_signed=any(_SIGNED.search(fold(line)) for line in rest[-_FOOT_LINES:]),
        height=_usual_height(page),
        reach=_reach(page),
        left=_left(page),
    )


def _kind(page: Page, title: str) -> PaperType:
    """The kind by what the page alone shows; a page in the middle of a paper is mostly `other`."""
    head = head_of(title)
    if head is not None:
        return head[0]
    is_card = any(parse_cccd_qr(code.text) for code in page.codes) or _MACHINE_LINES.search(
        page.text.replace(" ", "")
    )
    return PaperType.IDENTITY if is_card else PaperType.OTHER


def _point(line: str) -> tuple[str, int] | None:
    """The numbering that a line begins with: its kind and its place in the count."""
    found = _POINT.match(line)
    if found is None:
        return None
    word, sign = (found.group(1) or "").casefold(), found.group(2)
    if sign.isdigit():
        return word or "number", int(sign)
    if sign.upper() in _ROMANS and sign.isupper():
        return word or "roman", _ROMANS[sign.upper()]
    return ("letter", "abcdđeghiklmnopqrstuvxy".find(sign.casefold()) + 1) if len(sign) == 1 else None


def _usual_height(page: Page) -> float:
    heights = [word.box[3] - word.box[1] for word in page.words if len(word.text) > 2]
    return median(heights) / max(page.width_px, page.height_px) if heights else 0.0


def _reach(page: Page) -> float:
    """How far down the writing reaches, 0..1, without the bottom margin; 0 without boxes."""
    edge = 0.93 * page.height_px
    bottoms = [word.box[3] for word in page.words if word.box[3] <= edge]
    return max(bottoms) / page.height_px if bottoms and page.height_px else 0.0


def _left(page: Page) -> float:
    """Where most lines begin, as a share of the width; 0 without boxes."""
    firsts: dict[int, int] = {}
    for word in page.words:
        firsts[word.line] = min(word.box[0], firsts.get(word.line, word.box[0]))
    return median(firsts.values()) / page.width_px if firsts and page.width_px else 0.0


def running_lines(pages: Sequence[Page]) -> frozenset[str]:
    """Lines, squeezed, at the foot of nearly every page of a longer stack: a stamp of the scanner.

    Only at the foot: ten equal forms in a stack have equal heads, and those are what tells them apart.
    """
    if len(pages) < 4:
        return frozenset()
    count: dict[str, int] = {}
    for page in pages:
        written = [squeeze(line) for line in page.text.split("\n")]
        for line in set([line for line in written if line][-2:]):
            count[line] = count.get(line, 0) + 1
    return frozenset(line for line, pages_with in count.items() if pages_with >= 0.75 * len(pages))

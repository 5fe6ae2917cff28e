"""The signs that a new paper begins with a page, or that the paper before goes on there.

Each sign either holds between two pages or does not. What it is worth stands in `data/weights.json`, fitted
on generated stacks by `bench/split_fit.py`; here stands only what it is, and how it is told to an officer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from classify.folding import fold
from classify.paper_type import PaperType
from classify.splitting.side import Side

_SAME_SIDE = 0.02
_OTHER_LETTERS = 0.12
_OTHER_MARGIN = 0.035
_FULL, _SHORT = 0.84, 0.62


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to see at the place between two pages: what it is called, and how it reads to a person."""

    name: str
    holds: Callable[[Side, Side], bool]
    words: Callable[[Side, Side], str]


def _follows(before: Side, after: Side) -> bool:
    if before.number is None or after.number is None:
        return False
    totals = {one.total for one in (before.number, after.number)}
    return after.number.number == before.number.number + 1 and len(totals) == 1


def _second_page(before: Side, after: Side) -> bool:
    """Number 2 behind an unnumbered page: first pages bear none."""
    return before.number is None and after.number is not None and after.number.number == 2


def _starts_count(_before: Side, after: Side) -> bool:
    return after.number is not None and after.number.number == 1


def _breaks_count(before: Side, after: Side) -> bool:
    """A number that neither follows nor begins."""
    if after.number is None or after.number.number == 1:
        return False
    return not _follows(before, after) and not _second_page(before, after)


def _count_ended(before: Side, after: Side) -> bool:
    is_last = before.number is not None and before.number.number == before.number.total
    return is_last and not _follows(before, after)


def _count_goes_on(before: Side, after: Side) -> bool:
    """The page before says that more are to come, and this one bears no number of its own."""
    number = before.number
    return number is not None and (number.total or 0) > number.number and after.number is None


def _points_follow(before: Side, after: Side) -> bool:
    first = after.first_point
    if first is None or first[1] < 2:
        return False
    kinds = {place for kind, place in before.points[-12:] if kind == first[0]}
    return first[1] - 1 in kinds


def _points_later(before: Side, after: Side) -> bool:
    """Numbering that begins in the middle, though its beginning is not on the page before."""
    first = after.first_point
    return first is not None and first[1] >= 2 and not _points_follow(before, after)


def _breaks_off(before: Side, after: Side) -> bool:
    return before.ends_open and after.starts_small and not before.is_signed


def _same_first_line(before: Side, after: Side) -> bool:
    """The same running line above both pages, which is no part of a head of state papers."""
    if not before.lines or not after.lines or after.has_motto:
        return False
    one, other = fold(before.lines[0]), fold(after.lines[0])
    return len(one) > 8 and fuzz.ratio(one, other) > 90


def _same_last_line(before: Side, after: Side) -> bool:
    if not before.lines or not after.lines:
        return False
    one, other = fold(before.lines[-1]), fold(after.lines[-1])
    return len(one) > 8 and fuzz.ratio(one, other) > 90


def _other_size(before: Side, after: Side) -> bool:
    """Another shape of paper; scanners cut by some millimetres."""
    sizes = [(side.page.width_px, side.page.height_px) for side in (before, after)]
    if not all(width and height for width, height in sizes):
        return False
    (w0, h0), (w1, h1) = sizes
    return abs(w0 / h0 - w1 / h1) > 2.5 * _SAME_SIDE


def _other_letters(before: Side, after: Side) -> bool:
    if not before.height or not after.height:
        return False
    return abs(before.height / after.height - 1) > _OTHER_LETTERS


def _other_margin(before: Side, after: Side) -> bool:
    return before.left > 0 and after.left > 0 and abs(before.left - after.left) > _OTHER_MARGIN


def _other_kind(before: Side, after: Side) -> bool:
    known = before.kind is not PaperType.OTHER and after.kind is not PaperType.OTHER
    return known and before.kind is not after.kind


def _both_cards(before: Side, after: Side) -> bool:
    return before.kind is PaperType.IDENTITY and after.kind is PaperType.IDENTITY


SIGNS = (
    Sign("motto", lambda _, b: b.has_motto, lambda *_: "Đầu trang có quốc hiệu, tiêu ngữ"),
    Sign("number_line", lambda _, b: b.has_number_line, lambda *_: "Đầu trang có dòng số, ký hiệu văn bản"),
    Sign(
        "title",
        lambda _, b: bool(b.title) and not b.is_inner,
        lambda _, b: f"Có tiêu đề “{b.title[:60]}”",
    ),
    Sign(
        "title_first",
        lambda _, b: bool(b.title) and b.title_line <= 3 and not b.is_inner,
        lambda *_: "Tiêu đề đứng ngay đầu trang",
    ),
    Sign(
        "capital_head",
        lambda _, b: b.has_capital_head and not b.title and not b.is_inner,
        lambda *_: "Đầu trang có dòng chữ hoa như một tiêu đề",
    ),
    Sign(
        "headed_title",
        lambda _, b: b.has_motto and bool(b.title) and not b.is_inner,
        lambda *_: "Quốc hiệu đi cùng tiêu đề",
    ),
    Sign(
        "slip",
        lambda _, b: b.kind is PaperType.ONE_STOP_SLIP,
        lambda *_: "Phiếu của bộ phận một cửa mở đầu một hồ sơ",
    ),
    Sign("form_code", lambda _, b: bool(b.form_code), lambda _, b: f"Đầu trang có mã mẫu {b.form_code}"),
    Sign("other_kind", _other_kind, lambda *_: "Loại giấy tờ khác trang trước"),
    Sign(
        "card",
        lambda a, b: b.kind is PaperType.IDENTITY and a.kind is not PaperType.IDENTITY,
        lambda *_: "Trang là bản chụp giấy tờ tùy thân",
    ),
    Sign("both_cards", _both_cards, lambda *_: "Hai trang đều là giấy tờ tùy thân"),
    Sign("inner", lambda _, b: b.is_inner, lambda *_: "Đầu trang là phụ lục hoặc phần của một giấy tờ"),
    Sign("number_follows", _follows, lambda _, b: f"Số trang nối tiếp trang trước: {_shown(b)}"),
    Sign("second_page", _second_page, lambda *_: "Trang đánh số 2 sau trang đầu không đánh số"),
    Sign("number_one", _starts_count, lambda *_: "Số trang bắt đầu lại từ 1"),
    Sign("number_breaks", _breaks_count, lambda _, b: f"Số trang {_shown(b)} không nối tiếp trang trước"),
    Sign("count_ended", _count_ended, lambda a, _: f"Trang trước là trang cuối: {_shown(a)}"),
    Sign("count_goes_on", _count_goes_on, lambda a, _: f"Trang trước ghi {_shown(a)}, giấy tờ chưa hết"),
    Sign(
        "points_follow",
        _points_follow,
        lambda _, b: f"Mục đầu trang nối tiếp trang trước: “{b.lines[0][:40]}”",
    ),
    Sign("points_later", _points_later, lambda _, b: f"Trang bắt đầu ở giữa các mục: “{b.lines[0][:40]}”"),
    Sign("breaks_off", _breaks_off, lambda *_: "Câu cuối trang trước viết tiếp sang trang này"),
    Sign(
        "starts_small",
        lambda a, b: b.starts_small and not _breaks_off(a, b),
        lambda *_: "Trang bắt đầu bằng chữ thường",
    ),
    Sign(
        "ends_open",
        lambda a, b: a.ends_open and not a.is_signed and not b.starts_small,
        lambda *_: "Dòng cuối trang trước chưa hết câu",
    ),
    Sign("signed", lambda a, _: a.is_signed, lambda *_: "Trang trước kết thúc bằng chữ ký hoặc Nơi nhận"),
    Sign(
        "no_head",
        lambda _, b: not (b.has_motto or b.title or b.has_number_line or b.form_code),
        lambda *_: "Đầu trang không có quốc hiệu, số, mã mẫu hay tiêu đề",
    ),
    Sign("full", lambda a, _: a.reach > _FULL, lambda *_: "Chữ trang trước kín đến cuối trang"),
    Sign("short", lambda a, _: 0 < a.reach < _SHORT, lambda *_: "Trang trước hết chữ từ giữa trang"),
    Sign("same_first_line", _same_first_line, lambda *_: "Hai trang có cùng dòng đầu trang"),
    Sign("same_last_line", _same_last_line, lambda *_: "Hai trang có cùng dòng chân trang"),
    Sign("other_size", _other_size, lambda *_: "Khổ giấy hoặc chiều giấy khác trang trước"),
    Sign("other_letters", _other_letters, lambda *_: "Cỡ chữ khác trang trước"),
    Sign("other_margin", _other_margin, lambda *_: "Lề chữ khác trang trước"),
)
"""Every sign, in the order of the weights' file."""


def signs_at(before: Side, after: Side) -> tuple[Sign, ...]:
    """The signs that hold between the two pages."""
    return tuple(sign for sign in SIGNS if sign.holds(before, after))


def _shown(side: Side) -> str:
    number = side.number
    if number is None:
        return ""
    return f"{number.number}/{number.total}" if number.total else str(number.number)

"""The splitter: the pages of a scan in, a boundary for each place between two of them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from classify.page import Page
from classify.settings import ClassifySettings
from classify.splitting.boundary import Boundary, Verdict
from classify.splitting.separators import bears_separator, is_cover_sheet, is_patch_sheet
from classify.splitting.side import Side, look_at, running_lines
from classify.splitting.signs import signs_at
from classify.splitting.weights import Weights, built_in

_MOST_REASONS = 5
_SURE = 0.999
"""What a rule says that is no matter of likelihood: a separator parts, a blank back belongs to its front."""

_UNSEEN = 0.5
_LEAST_BEHIND_UNSEEN = 0.2
"""Nobody knows what the page before was: the page behind it may as well belong to another paper."""

_COUNTED_ON = frozenset({"number_follows", "second_page"})
_MOST_AGAINST_COUNT = 0.9

_GOES_ON = frozenset(
    {
        "number_follows",
        "second_page",
        "count_goes_on",
        "points_follow",
        "breaks_off",
        "starts_small",
        "same_first_line",
        "inner",
        "both_cards",
    }
)
_LEAST_BEHIND_SIGNATURE = 0.1
"""A page without a head behind a signed one may be somebody's own note, unless it says that it goes on:
no generated paper is like that, so the weights know nothing of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """How likely a new paper begins at a place, and why; `is_rule` when no likelihood was weighed."""

    confidence: float
    reasons: tuple[str, ...]
    is_rule: bool = False


class Splitter:
    """Weighs the places between the pages of a scan; unchanging, so threads may share it."""

    def __init__(self, settings: ClassifySettings, weights: Weights | None = None) -> None:
        self._settings = settings
        self._weights = weights or built_in()

    def boundaries(self, pages: Sequence[Page]) -> tuple[Boundary, ...]:
        """One boundary for each page but the first, in order."""
        walk = _Walk(self._weights, pages)
        parted_by_patches = any(is_patch_sheet(page) for page in pages)
        return tuple(
            self._judged(page, walk.step(page), parted_by_patches=parted_by_patches) for page in pages
        )[1:]

    def _judged(self, page: Page, found: Found, *, parted_by_patches: bool) -> Boundary:
        verdict = self._verdict(found.confidence)
        if verdict is Verdict.CUT and parted_by_patches and not found.is_rule:
            # Whoever laid separators parted the papers already: against them only a person cuts.
            reasons = ("Chồng giấy có tờ phân cách, nhưng ở đây không có", *found.reasons)
            return Boundary(page.number, found.confidence, reasons[:_MOST_REASONS], Verdict.UNDECIDED)
        return Boundary(page.number, found.confidence, found.reasons, verdict)

    def _verdict(self, confidence: float) -> Verdict:
        if confidence >= self._settings.cut_from:
            return Verdict.CUT
        return Verdict.JOINED if confidence <= self._settings.join_up_to else Verdict.UNDECIDED


class _Walk:
    """Goes through the pages in order and remembers the last one on which something stands."""

    def __init__(self, weights: Weights, pages: Sequence[Page]) -> None:
        self._weights = weights
        self._running = running_lines([page for page in pages if not page.is_blank])
        self._before: Page | None = None
        self._side: Side | None = None

    def step(self, page: Page) -> Found:
        """What is found before this page."""
        before, side = self._before, self._side
        if _is_bare(page):
            return Found(1 - _SURE, ("Mặt trắng thuộc về trang trước",), is_rule=True)
        here = look_at(page, self._running) if _is_written(page) else None
        self._before, self._side = page, here
        if before is None:
            return Found(1 - _SURE, ("Trang có chữ đầu tiên của bản quét",), is_rule=True)
        return _parted(before, page) or self._weighed(side, here)

    def _weighed(self, before: Side | None, here: Side | None) -> Found:
        if here is None:
            return Found(_UNSEEN, ("Trang này không đọc được chữ nào",))
        if before is None:
            return self._behind_unseen(here)
        signs = signs_at(before, here)
        worth = self._weights.signs
        told = sorted(signs, key=lambda sign: -abs(worth[sign.name]))[:_MOST_REASONS]
        reasons = tuple(sign.words(before, here) for sign in told if abs(worth[sign.name]) > 0.1)
        names = {sign.name for sign in signs}
        confidence = self._weights.confidence(names)
        # Whoever numbered the pages knew where the paper goes on: against that only a person cuts.
        most = _MOST_AGAINST_COUNT if names & _COUNTED_ON else 1.0
        least = 0.0 if "signed" not in names or names & _GOES_ON else _LEAST_BEHIND_SIGNATURE
        return Found(max(least, min(confidence, most)), reasons)

    def _behind_unseen(self, here: Side) -> Found:
        """Only what stands on the page itself tells, as if it stood behind itself."""
        signs = [sign for sign in signs_at(here, here) if sign.name in _OF_THE_PAGE_ITSELF]
        confidence = self._weights.confidence(sign.name for sign in signs)
        reasons = ("Trang trước không đọc được", *(sign.words(here, here) for sign in signs))
        return Found(max(confidence, _LEAST_BEHIND_UNSEEN), reasons[:_MOST_REASONS])


_OF_THE_PAGE_ITSELF = frozenset(
    {
        "motto",
        "number_line",
        "title",
        "title_first",
        "capital_head",
        "headed_title",
        "slip",
        "form_code",
        "inner",
        "no_head",
    }
)


def _parted(before: Page, page: Page) -> Found | None:
    """What a sheet laid between the papers says, where there is one."""
    if is_patch_sheet(before) or is_cover_sheet(before):
        return Found(_SURE, ("Sau tờ phân cách là giấy tờ mới",), is_rule=True)
    if bears_separator(page) or is_cover_sheet(page):
        return Found(_SURE, ("Trang mang mã phân cách hoặc là tờ bìa",), is_rule=True)
    return None


def _is_bare(page: Page) -> bool:
    return page.is_read and page.is_blank and not page.has_marks


def _is_written(page: Page) -> bool:
    return page.is_read and any(char.isalnum() for char in page.text)

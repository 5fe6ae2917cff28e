"""Texts printed, scanned and read, by the real reader."""

from collections.abc import Iterator

import pytest

from bench import printed
from bench.paper_set import LabelledPaper
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

PAPER = LabelledPaper(
    ("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG\nKính gửi: Ủy ban nhân dân xã Suối Mơ\n" + "Nội dung\n" * 60,),
    "xay-dung",
    "application",
)


@pytest.fixture(scope="module")
def pool() -> Iterator[PagePool]:
    """A page process."""
    with PagePool(ReadingSettings(processes=1)) as opened:
        yield opened


@pytest.mark.parametrize("tier", printed.TIERS)
def test_a_printed_text_comes_back_with_its_labels_page_by_page(tier: str, pool: PagePool) -> None:
    [told] = printed.read([PAPER], tier, pool)

    assert told.paper == PAPER
    assert [page.number for page in told.read] == [1, 2]
    assert "GIẤY PHÉP XÂY DỰNG" in told.read[0].text
    assert told.read[0].words
    assert told.as_text().pages == tuple(page.text for page in told.read)
    assert told.as_text().field == PAPER.field


def test_stamped_pages_bear_red_that_office_pages_do_not() -> None:
    def reds(tier: str) -> int:
        red, green, _ = next(printed.images(PAPER, tier)).resize((200, 280)).split()
        pairs = zip(red.tobytes(), green.tobytes(), strict=True)
        return sum(one - other > 60 for one, other in pairs)

    assert reds("office") == 0
    assert reds("stamped") > 100


def test_the_same_paper_gives_the_same_pages() -> None:
    first, second = (next(printed.images(PAPER, "stamped")) for _ in range(2))

    assert first.tobytes() == second.tobytes()


def test_the_text_of_the_pages_is_what_was_printed_on_the_first_two() -> None:
    long = LabelledPaper(("\n".join(f"dòng {number}" for number in range(300)),), "thue", "other")

    [on_pages] = printed.on_pages([long])

    assert len(on_pages.pages) == 2
    assert "\n".join(on_pages.pages).startswith("dòng 0\ndòng 1")
    assert len("\n".join(on_pages.pages)) < len(long.pages[0])

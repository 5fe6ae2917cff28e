"""A tier's figures weigh every character the same; its pages are also looked at one by one."""

import pytest

from bench.text_score import Edits, Found, PageScore
from bench.tier_score import of_pages, worse_pages


def page(errors: int, length: int) -> PageScore:
    """A page with so many wrong characters."""
    return PageScore(Edits(errors, length), Edits(errors, length), Found(1, 2))


def test_a_long_page_weighs_more_than_a_short_one() -> None:
    tier = of_pages([page(0, 900), page(50, 100)])

    assert tier.characters.rate == pytest.approx(0.05)
    assert tier.mean_page == pytest.approx(0.25)
    assert tier.fields == Found(2, 4)


def test_the_median_page_hides_a_bad_page_and_the_worst_page_shows_it() -> None:
    tier = of_pages([page(1, 100), page(2, 100), page(90, 100)])

    assert tier.median_page == pytest.approx(0.02)
    assert tier.worst_page == pytest.approx(0.9)


def test_a_page_is_worse_only_beyond_noise() -> None:
    ours = [page(10, 1000), page(14, 1000), page(20, 1000), page(5, 1000)]
    theirs = [page(10, 1000)] * 4

    assert worse_pages(ours, theirs) == 1


def test_pages_of_two_readers_are_compared_one_to_one() -> None:
    with pytest.raises(ValueError, match="longer"):
        worse_pages([page(1, 10)], [page(1, 10), page(1, 10)])

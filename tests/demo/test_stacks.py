"""Stacks of papers: the same for the same seed, with a truth that is one."""

from demo.dossiers import STORIES
from demo.papers.longer import LONGER
from demo.stacks import FOR_FITTING, KEPT_BACK, WHOLE, make_stack, read_sides


def test_the_same_seed_gives_the_same_stack() -> None:
    once, again = read_sides(make_stack(7)), read_sides(make_stack(7))

    assert once == again
    assert once != read_sides(make_stack(8))


def test_every_stack_begins_with_a_paper_and_a_blank_side_begins_none() -> None:
    for seed in range(30):
        sides = make_stack(seed).sides

        assert sides[0].begins_paper
        assert not any(side.begins_paper for side in sides if side.sheet.is_blank)


def test_holding_every_page_for_a_paper_would_be_wrong_half_of_the_time() -> None:
    sides = [side for seed in range(60) for side in make_stack(seed).sides]

    assert 0.35 < sum(side.begins_paper for side in sides) / len(sides) < 0.6


def test_what_is_kept_back_is_in_no_stack_for_fitting() -> None:
    assert not set(FOR_FITTING.stories) & set(KEPT_BACK.stories)
    assert not set(FOR_FITTING.longer) & set(KEPT_BACK.longer)
    assert len(FOR_FITTING.stories) + len(KEPT_BACK.stories) == len(WHOLE.stories) == len(STORIES)
    assert len(FOR_FITTING.longer) + len(KEPT_BACK.longer) == len(WHOLE.longer) == len(LONGER)


def test_words_lie_on_their_page_in_lines_from_above() -> None:
    side = next(side for side in read_sides(make_stack(3)) if side.page.words)
    lines = [word.line for word in side.page.words]

    assert lines == sorted(lines)
    for word in side.page.words:
        x0, y0, x1, y1 = word.box
        assert 0 <= x0 < x1 <= side.page.width_px + 40
        assert 0 <= y0 < y1 <= side.page.height_px

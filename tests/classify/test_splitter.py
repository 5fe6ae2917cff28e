"""Where a new paper begins: what pages look like, what was laid between them, and what nobody can know."""

import pytest

from bench.stack_pages import pages_of
from classify.page import Page
from classify.settings import ClassifySettings
from classify.splitting.boundary import Verdict
from classify.splitting.page_number import printed_number
from classify.splitting.splitter import Splitter
from demo.stacks import KEPT_BACK, make_stack
from tests.classify.stacks import CONTRACT, FORM, HEAD, SIGNED, page, pages, unread, wordless

SPLITTER = Splitter(ClassifySettings())


def verdicts(stack: list[Page]) -> list[Verdict]:
    """What is said of each place."""
    return [one.verdict for one in SPLITTER.boundaries(stack)]


def test_a_head_of_state_with_a_title_behind_a_signed_page_begins_a_paper() -> None:
    [boundary] = SPLITTER.boundaries(pages(FORM + SIGNED, CONTRACT))

    assert boundary.verdict is Verdict.CUT
    assert boundary.page == 2
    assert any("quốc hiệu" in reason for reason in boundary.reasons)


def test_a_numbered_page_whose_articles_go_on_belongs_to_the_paper_before() -> None:
    [boundary] = SPLITTER.boundaries(pages(CONTRACT, "2\nĐiều 3. Thuế và lệ phí\nThuế do bên A nộp."))

    assert boundary.verdict is Verdict.JOINED
    assert any("Điều 3" in reason or "đánh số 2" in reason for reason in boundary.reasons)


def test_no_machine_cuts_where_the_page_numbers_run_on() -> None:
    begins_like_a_paper = f"3\n{HEAD}\nQUYẾT ĐỊNH\nSố: 12/QĐ-UBND"

    [_, boundary] = SPLITTER.boundaries(pages(FORM, "2\n" + SIGNED, begins_like_a_paper))

    assert boundary.verdict is not Verdict.CUT


def test_a_blank_back_belongs_to_its_front_and_hides_nothing_from_the_next_page() -> None:
    assert verdicts(pages(FORM + SIGNED, "", "", CONTRACT, "")) == [
        Verdict.JOINED,
        Verdict.JOINED,
        Verdict.CUT,
        Verdict.JOINED,
    ]


def test_blank_pages_before_all_writing_belong_to_the_first_paper() -> None:
    assert verdicts(pages("", "", FORM)) == [Verdict.JOINED, Verdict.JOINED]


def test_a_stack_of_blank_pages_is_one_paper() -> None:
    assert verdicts(pages(*[""] * 5)) == [Verdict.JOINED] * 4


def test_a_patch_sheet_parts_papers_whatever_the_pages_look_like() -> None:
    stack = [
        page(1, CONTRACT),
        page(2, "", "PATCHT"),
        page(3, "Điều 3. Thuế"),
        page(4, "2\nĐiều 4. Cam đoan"),
    ]

    assert verdicts(stack)[:2] == [Verdict.CUT, Verdict.CUT]


def test_a_patch_sheet_that_explains_itself_at_length_is_one() -> None:
    told = "PATCH T\nThe separator sheet must be printed without scaling. " * 20
    stack = [page(1, CONTRACT), page(2, told, "PATCHT"), page(3, "Điều 3. Thuế")]

    assert verdicts(stack) == [Verdict.CUT, Verdict.CUT]


def test_where_patch_sheets_part_the_papers_only_a_person_cuts_elsewhere() -> None:
    stack = [page(1, FORM + SIGNED), page(2, CONTRACT), page(3, "", "PATCHT"), page(4, FORM)]

    boundaries = SPLITTER.boundaries(stack)

    assert [one.verdict for one in boundaries] == [Verdict.UNDECIDED, Verdict.CUT, Verdict.CUT]
    assert "phân cách" in boundaries[0].reasons[0]


def test_papers_behind_a_cover_sheet_are_still_parted() -> None:
    cover = page(1, "PHIẾU BÌA SỐ HÓA", "SOHOA:H49.61-261123-0007")
    stack = [cover, page(2, FORM + SIGNED), page(3, CONTRACT)]

    assert verdicts(stack) == [Verdict.CUT, Verdict.CUT]


def test_a_page_with_a_separator_sticker_begins_a_paper_and_is_no_sheet_of_its_own() -> None:
    long_text = FORM + "Nội dung kê khai của người yêu cầu. " * 30
    stack = [page(1, FORM), page(2, long_text, "PATCHT"), page(3, "2\nvà các giấy tờ kèm theo.")]

    assert verdicts(stack) == [Verdict.CUT, Verdict.JOINED]


def test_what_nobody_could_read_is_left_to_a_person() -> None:
    assert verdicts([page(1, FORM), unread(2), page(3, "2\nvà tiếp theo")]) == [Verdict.UNDECIDED] * 2
    assert verdicts([page(1, FORM), wordless(2)]) == [Verdict.UNDECIDED]


def test_one_page_has_no_boundary_and_no_page_neither() -> None:
    assert verdicts(pages(FORM)) == []
    assert verdicts([]) == []


def test_three_hundred_pages_are_judged_and_each_place_once() -> None:
    stack = pages(*[FORM + SIGNED, "2\nvà các giấy tờ kèm theo."] * 150)

    boundaries = SPLITTER.boundaries(stack)

    assert [one.page for one in boundaries] == list(range(2, 301))
    assert [one.page for one in boundaries if one.verdict is Verdict.CUT] == list(range(3, 301, 2))


def test_equal_forms_of_one_page_each_are_told_apart() -> None:
    assert verdicts(pages(*[FORM + SIGNED] * 10)) == [Verdict.CUT] * 9


def test_a_threshold_of_one_leaves_every_likelihood_to_persons() -> None:
    careful = Splitter(ClassifySettings(cut_from=1.0))

    [boundary] = careful.boundaries(pages(FORM + SIGNED, CONTRACT))

    assert boundary.verdict is Verdict.UNDECIDED


def test_generated_stacks_of_papers_that_no_weight_was_fitted_on_are_cut_nowhere_wrongly() -> None:
    wrong, right, missed = [], 0, 0
    for seed in range(40):
        stack, begins = pages_of(make_stack(seed, KEPT_BACK))
        for one in SPLITTER.boundaries(stack):
            is_new = begins[one.page - 1]
            right += is_new and one.confidence >= 0.5
            missed += is_new != (one.confidence >= 0.5)
            if (one.verdict is Verdict.CUT and not is_new) or (one.verdict is Verdict.JOINED and is_new):
                wrong.append((seed, one))

    assert wrong == []
    assert 2 * right / (2 * right + missed) > 0.97


@pytest.mark.parametrize(
    ("lines", "number", "total"),
    [
        (["2", "Điều 3"], 2, None),
        (["- 3 -", "Điều 3"], 3, None),
        (["Điều 3", "Trang 2/5"], 2, 5),
        (["Tờ khai, trang 2 / 3", "Họ tên"], 2, 3),
        (["Điều 3", "Nguyễn Văn A", "1990"], None, None),
        (["Trang 7/5"], None, None),
    ],
)
def test_page_numbers_are_read_where_they_are_printed(
    lines: list[str], number: int | None, total: int | None
) -> None:
    found, rest = printed_number(Page(1, "\n".join(lines)), lines)

    assert (found.number if found else None, found.total if found else None) == (number, total)
    assert len(rest) == len(lines) - (found is not None)

"""Which case each paper of a stack belongs to: words for all, words for one, and doubt."""

from classify.paper_type import PaperType
from ingest.attachment import Evidence, FoundCode
from ingest.page_runs import PageRun, runs_between
from ingest.stack import Claimant, decide_all
from storage.states import WaitingReason

ONE, TWO = "H49.61-261123-0007", "H49.61-261123-0008"


def paper(*codes: str, kind: PaperType = PaperType.APPLICATION, is_doubtful: bool = False) -> Claimant:
    """A paper on which these codes are printed."""
    return Claimant(tuple(FoundCode(code, Evidence.TEXT) for code in codes), kind, is_doubtful)


def cover(*codes: str) -> Claimant:
    """A cover sheet of these codes."""
    return paper(*codes, kind=PaperType.COVER_SHEET)


def answers(given: str | None, *papers: Claimant) -> list[tuple[str | None, WaitingReason | None]]:
    """The claimed code and the reason to wait, for each paper."""
    return [
        (one.claimed.code if one.claimed else None, one.reason) for one in decide_all(given, list(papers))
    ]


def test_the_senders_code_counts_for_papers_without_one() -> None:
    assert answers(ONE, paper(), paper(ONE)) == [(ONE, None), (ONE, None)]


def test_a_printed_code_counts_for_its_own_paper_alone() -> None:
    assert answers(None, paper(ONE), paper(), paper(TWO)) == [
        (ONE, None),
        (None, WaitingReason.NO_CODE),
        (TWO, None),
    ]


def test_where_one_paper_names_only_another_case_those_without_a_code_wait_too() -> None:
    assert answers(ONE, paper(), paper(TWO), paper(ONE)) == [
        (ONE, WaitingReason.CODES_DISAGREE),
        (ONE, WaitingReason.CODES_DISAGREE),
        (ONE, None),
    ]


def test_a_cover_sheet_counts_for_the_papers_behind_it_up_to_the_next() -> None:
    assert answers(None, paper(), cover(ONE), paper(), paper(), cover(TWO), paper()) == [
        (None, WaitingReason.NO_CODE),
        (ONE, None),
        (ONE, None),
        (ONE, None),
        (TWO, None),
        (TWO, None),
    ]


def test_a_sheet_that_names_no_case_ends_what_the_one_before_it_said() -> None:
    assert answers(None, cover(ONE), paper(), cover(), paper())[3] == (None, WaitingReason.NO_CODE)


def test_a_cover_sheet_against_the_sender_is_a_matter_for_a_person() -> None:
    assert answers(ONE, cover(TWO), paper()) == [
        (ONE, WaitingReason.CODES_DISAGREE),
        (ONE, WaitingReason.CODES_DISAGREE),
    ]


def test_a_slip_attaches_itself_and_is_only_shown_beside_its_neighbours() -> None:
    slip = paper(ONE, kind=PaperType.ONE_STOP_SLIP)

    above, itself, below = decide_all(None, [paper(), slip, paper()])

    assert itself.claimed is not None
    assert (above.claimed, below.claimed) == (None, None)
    assert [one.by for one in (*above.others, *below.others)] == [Evidence.SLIP, Evidence.SLIP]


def test_of_pages_that_may_be_two_papers_a_code_on_one_says_nothing() -> None:
    assert answers(None, paper(ONE, is_doubtful=True)) == [(ONE, WaitingReason.BOUNDARY_UNDECIDED)]
    assert answers(ONE, paper(ONE, is_doubtful=True), paper(is_doubtful=True)) == [(ONE, None), (ONE, None)]
    assert answers(ONE, paper(ONE, TWO, is_doubtful=True)) == [(ONE, WaitingReason.BOUNDARY_UNDECIDED)]


def test_runs_hold_every_page_once_whatever_is_cut() -> None:
    assert runs_between([], 3) == [PageRun(1, 3)]
    assert runs_between([3, 2], 4) == [PageRun(1, 1), PageRun(2, 2), PageRun(3, 4)]

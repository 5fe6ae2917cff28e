"""Claims: one worker at a time, every attempt counted, silent workers replaced."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from storage import clock
from storage.claims import Claim
from storage.pages import PageResult
from storage.states import PageState, ScanState
from tests.storage.town import Town

RESULT = PageResult(
    width_px=10,
    height_px=10,
    is_blank=False,
    confidence=0.9,
    source="image",
    text="chữ",
    reading_key="a",
    image_key="b",
)


def opened_page(town: Town) -> str:
    scan_id = town.scan(pages=1)
    with town.database.work() as work:
        [page_id] = work.pages.open_all(scan_id, 1, clock.now())
    return page_id


def test_a_claimed_page_is_nobody_elses(town: Town, claim: Claim) -> None:
    page_id = opened_page(town)

    with town.database.work() as work:
        assert work.pages.claim(page_id, claim) is not None
    with town.database.work() as work:
        other = work.pages.claim(page_id, Claim("worker-2", timedelta(minutes=5), 3))

    assert other is None


def test_of_many_workers_at_once_exactly_one_gets_the_page(town: Town) -> None:
    page_id = opened_page(town)

    def try_to_claim(number: int) -> bool:
        with town.database.work() as work:
            return work.pages.claim(page_id, Claim(f"w{number}", timedelta(minutes=5), 3)) is not None

    with ThreadPoolExecutor(8) as workers:
        won = list(workers.map(try_to_claim, range(8)))

    assert won.count(True) == 1


def test_a_page_whose_worker_died_is_due_again_and_the_late_result_is_not_kept(
    town: Town, claim: Claim, brief_claim: Claim
) -> None:
    page_id = opened_page(town)
    with town.database.work() as work:
        work.pages.claim(page_id, brief_claim)

    with town.database.work() as work:
        due = work.pages.due(10)
        again = work.pages.claim(page_id, claim)
        late = work.pages.keep(page_id, brief_claim.worker, RESULT)
        kept = work.pages.keep(page_id, claim.worker, RESULT)

    assert list(due) == [page_id]
    assert again is not None
    assert again.attempts == 2
    assert (late, kept) == (False, True)


def test_a_page_that_kills_every_worker_is_set_aside_after_its_attempts(
    town: Town, brief_claim: Claim
) -> None:
    page_id = opened_page(town)

    for _ in range(brief_claim.max_attempts):
        with town.database.work() as work:
            assert work.pages.claim(page_id, brief_claim) is not None
    with town.database.work() as work:
        assert work.pages.claim(page_id, brief_claim) is None

    with town.database.reading() as work:
        page = work.pages.get(page_id)
    assert page.state is PageState.FAILED
    assert page.error_code == "attempts_exhausted"


def test_bad_luck_gives_a_page_back_until_its_last_attempt(town: Town, claim: Claim) -> None:
    page_id = opened_page(town)
    states = []

    for _ in range(claim.max_attempts):
        with town.database.work() as work:
            page = work.pages.claim(page_id, claim)
            assert page is not None
            work.pages.give_back(page, claim, "page_timeout", "too slow", timedelta(0))
            states.append(page.state)

    assert states == [PageState.WAITING, PageState.WAITING, PageState.FAILED]


def test_a_read_page_cannot_be_claimed_again(town: Town, claim: Claim) -> None:
    page_id = opened_page(town)
    with town.database.work() as work:
        work.pages.claim(page_id, claim)
        work.pages.keep(page_id, claim.worker, RESULT)

    with town.database.work() as work:
        assert work.pages.claim(page_id, claim) is None
        assert list(work.pages.due(10)) == []


def test_opening_a_scan_twice_makes_its_pages_once(town: Town) -> None:
    scan_id = town.scan(pages=3)

    with town.database.work() as work:
        first = work.pages.open_all(scan_id, 3, clock.now())
    with town.database.work() as work:
        second = work.pages.open_all(scan_id, 3, clock.now())
        pages = work.pages.of_scan(scan_id)

    assert first == second
    assert [page.number for page in pages] == [1, 2, 3]


def test_a_postponed_scan_is_free_for_the_next_worker(town: Town, claim: Claim, brief_claim: Claim) -> None:
    scan_id = town.scan()
    with town.database.work() as work:
        work.scans.claim(scan_id, ScanState.RECEIVED, brief_claim)
        assert list(work.scans.due_for_opening(10)) == [scan_id]
        work.scans.postpone([scan_id], clock.now() + timedelta(minutes=1))

    with town.database.work() as work:
        assert list(work.scans.due_for_opening(10)) == []
        assert work.scans.claim(scan_id, ScanState.RECEIVED, claim) is not None


def test_a_scan_is_due_for_filing_only_when_its_last_page_is_settled(town: Town, claim: Claim) -> None:
    scan_id = town.scan(pages=2)
    with town.database.work() as work:
        first, second = work.pages.open_all(scan_id, 2, clock.now())
        work.scans.advance(work.scans.get(scan_id), ScanState.READING, clock.now())
        work.pages.claim(first, claim)
        work.pages.keep(first, claim.worker, RESULT)
        assert list(work.scans.due_for_filing(10)) == []
        work.pages.set_aside(work.pages.get(second), "damaged", "torn")

        assert list(work.scans.due_for_filing(10)) == [scan_id]
        assert work.scans.is_settled(scan_id)


def test_a_scan_whose_filing_kills_its_workers_fails_with_the_reason(town: Town, brief_claim: Claim) -> None:
    scan_id = town.scan()

    for _ in range(brief_claim.max_attempts + 1):
        with town.database.work() as work:
            work.scans.claim(scan_id, ScanState.RECEIVED, brief_claim)

    with town.database.reading() as work:
        scan = work.scans.get(scan_id)
    assert scan.state is ScanState.FAILED
    assert scan.error_code == "attempts_exhausted"

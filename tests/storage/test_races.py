"""Transactions side by side, as several API and worker processes make them: who comes second waits."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

import pytest

from storage import clock
from storage.cases import CaseFacts
from storage.claims import Claim
from storage.states import PageState, ScanState
from storage.work import Work
from tests.storage.town import Town

CODE = "H49.61-261123-0001"
LATER_S = 0.4

T = TypeVar("T")


@contextmanager
def beside(town: Town, act: Callable[[Work], T]) -> Iterator[tuple[Work, Future[T]]]:
    """A transaction, and another that acts while the first is still open; both end with the block."""

    def in_work() -> T:
        with town.database.work() as work:
            return act(work)

    future: Future[T] = Future()
    with ThreadPoolExecutor(1) as threads:
        with town.database.work() as first:
            first.scans.counts()
            yield first, future
            second = threads.submit(in_work)
            threading.Event().wait(LATER_S)
        future.set_result(second.result(10))


def opened_page(town: Town) -> str:
    scan_id = town.scan(pages=1)
    with town.database.work() as work:
        [page_id] = work.pages.open_all(scan_id, 1, clock.now())
        work.scans.advance(work.scans.get(scan_id), ScanState.READING, clock.now())
    return page_id


def test_a_sweep_does_not_take_a_page_from_the_worker_that_claims_it_at_this_moment(
    town: Town, claim: Claim
) -> None:
    page_id = opened_page(town)

    def sweep(work: Work) -> None:
        work.pages.postpone(work.pages.due(10), clock.now() + timedelta(minutes=2))

    with beside(town, sweep) as (work, _):
        work.pages.claim(page_id, claim)
        work.session.flush()

    with town.database.reading() as work:
        page = work.pages.get(page_id)
    assert (page.state, page.claimed_by) == (PageState.READING, claim.worker)


def test_a_sweep_does_not_take_a_scan_from_the_worker_that_claims_it_at_this_moment(
    town: Town, claim: Claim
) -> None:
    scan_id = town.scan()

    def sweep(work: Work) -> None:
        due = [*work.scans.due_for_opening(10), *work.scans.due_for_filing(10)]
        work.scans.postpone(due, clock.now() + timedelta(minutes=2))

    with beside(town, sweep) as (work, _):
        work.scans.claim(scan_id, ScanState.RECEIVED, claim)
        work.session.flush()

    with town.database.reading() as work:
        assert work.scans.get(scan_id).claimed_by == claim.worker


def test_of_two_sweeps_at_once_each_page_is_sent_by_one(town: Town) -> None:
    page_id = opened_page(town)

    def sweep(work: Work) -> list[str]:
        due = list(work.pages.due(10))
        work.pages.postpone(due, clock.now() + timedelta(minutes=2))
        return due

    with beside(town, sweep) as (work, second):
        first = sweep(work)

    assert (first, second.result()) == ([page_id], [])


def test_of_two_who_put_the_same_case_at_once_one_creates_and_one_updates(town: Town) -> None:
    def put(work: Work) -> bool:
        return work.cases.put(CODE, CaseFacts(applicant="Người Giả Định"), "ha-long")[1]

    with beside(town, put) as (work, second):
        first = put(work)

    assert (first, second.result()) == (True, False)


def test_who_looks_whether_a_case_exists_before_filing_waits_for_who_creates_it(town: Town) -> None:
    def look(work: Work) -> bool:
        work.cases.hold(CODE)
        return work.cases.find(CODE) is not None

    with beside(town, look) as (work, is_there):
        work.cases.put(CODE, CaseFacts(), "ha-long")

    assert is_there.result()


def test_of_two_who_detach_a_paper_at_once_the_first_ones_reason_stays(town: Town) -> None:
    document_id = town.document(town.scan())
    with town.database.work() as work:
        case, _ = work.cases.put(CODE, CaseFacts(), "ha-long")
        work.cases.attach(work.documents.get(document_id), case, {}, "system")

    def detach(work: Work, reason: str = "sau") -> str:
        document = work.documents.held(document_id)
        if document.case_code is None:
            return "not there"
        work.cases.detach(document, case, "somebody", reason)
        return reason

    with beside(town, detach) as (work, second):
        detach(work, "trước")

    with town.database.reading() as work:
        [stay] = work.cases.attachments_of(document_id)
    assert (stay.detach_reason, second.result()) == ("trước", "not there")


def test_a_scans_row_is_read_anew_by_who_waited_for_it(town: Town) -> None:
    scan_id = town.scan()

    def told_code(work: Work) -> str | None:
        work.scans.get(scan_id)
        return work.scans.held(scan_id).case_code

    with beside(town, told_code) as (work, code):
        work.scans.held(scan_id).case_code = CODE
        work.session.flush()

    assert code.result() == CODE


@pytest.mark.parametrize("worker", ["worker-1", "worker-2"])
def test_only_the_worker_that_holds_a_page_may_set_it_aside_or_give_it_back(
    town: Town, claim: Claim, worker: str
) -> None:
    page_id = opened_page(town)
    with town.database.work() as work:
        work.pages.claim(page_id, claim)

    with town.database.work() as work:
        held = work.pages.held_by(page_id, worker)

    assert (held is not None) is (worker == claim.worker)

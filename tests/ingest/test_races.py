"""Steps side by side, as several processes do them on PostgreSQL; late workers; stores that are away."""

import dataclasses
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from pydantic import SecretStr

from ingest.boundaries import BoundaryWord, decide_boundary
from ingest.cases import attach, put_case
from ingest.filing import file_scan
from ingest.founding import found_offices
from ingest.page_step import read_page
from ingest.service import Service
from ingest.steps import Step
from ingest.wiring import Labels, open_service
from ocr.errors import UnreadableScan
from ocr.page_reading import PageReading
from ocr.pool import PagePool
from storage.blobs.errors import StoreUnavailable
from storage.cases import CaseFacts
from storage.database import open_database
from storage.errors import Conflict
from storage.schema import upgrade
from storage.settings import DatabaseSettings
from storage.states import DocumentState, PageState, Role, ScanState
from tests.ingest.conftest import settings_in
from tests.ingest.office import (
    BIRTH_LINES,
    CODE,
    Messages,
    OfficeAtWork,
    page_image,
    several_pages,
    token_scope,
)
from tests.ingest.test_flow import BIRTH
from tests.servers.postgres import Postgres

LATER_S = 0.4


@pytest.fixture
def busy_office(
    tmp_path: Path, reader: PagePool, labels: Labels, postgres_server: Postgres
) -> Iterator[OfficeAtWork]:
    """An office on PostgreSQL, its messages in the test's hands."""
    name = f"races_{uuid.uuid4().hex}"
    database = DatabaseSettings(database_url=SecretStr(postgres_server.create_database(name)))
    settings = dataclasses.replace(settings_in(tmp_path), database=database)
    with open_service(settings, labels) as opened:
        messages = Messages()
        service = dataclasses.replace(opened.service, outbox=messages, pool=reader, inspector=reader)
        found_offices(service.database)
        yield OfficeAtWork(service, messages, token_scope(service.database, Role.DESK, "ha-long"), tmp_path)
    postgres_server.drop_database(name)


def read_but_unfiled(office: OfficeAtWork, path: Path, case_code: str | None = None) -> str:
    """A scan whose pages are read and whose filing is due; its id."""
    scan_id = office.bring(path, case_code).scan.id
    while batch := [message for message in office.messages.take() if message[0] is not Step.FILE]:
        for step, subject_id in batch:
            office.deliver(step, subject_id)
    return scan_id


def test_a_paper_filed_while_its_case_is_created_lies_in_the_case(
    busy_office: OfficeAtWork, tmp_path: Path
) -> None:
    office = busy_office
    scan_id = read_but_unfiled(office, page_image(BIRTH_LINES, tmp_path / "a.png"), CODE)

    with ThreadPoolExecutor(1) as threads:
        with office.database.work() as work:
            # Everything that put_case does, and then a long wait before its commit.
            work.cases.hold(CODE)
            work.cases.put(CODE, CaseFacts(), "ha-long")
            filing = threads.submit(file_scan, office.service, scan_id)
            Event().wait(LATER_S)
        filing.result(30)

    [document] = office.documents(scan_id)
    assert (document.state, document.case_code) == (DocumentState.ATTACHED, CODE)


def test_a_code_told_while_the_paper_is_filed_is_not_lost(busy_office: OfficeAtWork, tmp_path: Path) -> None:
    office = busy_office
    put_case(office.service, office.scope, CODE, BIRTH)
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    scan_id = read_but_unfiled(office, path)

    with ThreadPoolExecutor(1) as threads:
        with office.database.work() as work:
            work.scans.held(scan_id)
            telling = threads.submit(office.bring, path, CODE)
            Event().wait(LATER_S)
            assert not telling.done()
        telling.result(30)
    office.deliver_all()
    file_scan(office.service, scan_id)

    [document] = office.documents(scan_id)
    assert document.case_code == CODE


def test_many_who_put_the_same_case_at_once_are_all_answered(busy_office: OfficeAtWork) -> None:
    office, together = busy_office, Barrier(6)

    def put(_: int) -> bool:
        together.wait(10)
        return put_case(office.service, office.scope, CODE, BIRTH)[1]

    with ThreadPoolExecutor(6) as threads:
        are_new = list(threads.map(put, range(6)))

    assert are_new.count(True) == 1


@pytest.mark.parametrize("key", [None, "one-key"])
def test_many_who_send_the_same_file_at_once_get_one_scan(
    busy_office: OfficeAtWork, tmp_path: Path, key: str | None
) -> None:
    office, together = busy_office, Barrier(6)
    path = page_image(BIRTH_LINES, tmp_path / "a.png")

    def send(_: int) -> tuple[str, bool]:
        together.wait(10)
        received = office.bring(path, key=key)
        return received.scan.id, received.is_new

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(send, range(6)))

    assert len({scan_id for scan_id, _ in answers}) == 1
    assert [is_new for _, is_new in answers].count(True) == 1


def test_a_known_file_sent_by_many_at_once_under_one_new_key_is_given_back_to_all(
    busy_office: OfficeAtWork, tmp_path: Path
) -> None:
    office = busy_office
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    known = office.bring(path).scan.id

    for number in range(5):
        with ThreadPoolExecutor(6) as threads:
            sent = [threads.submit(office.bring, path, None, f"key-{number}") for _ in range(6)]
        assert {one.result().scan.id for one in sent} == {known}


def test_two_processes_that_start_together_on_an_empty_database_both_start(
    postgres_server: Postgres,
) -> None:
    name = f"start_{uuid.uuid4().hex}"
    url = SecretStr(postgres_server.create_database(name))
    together = Barrier(2)

    def start(_: int) -> int:
        database = open_database(DatabaseSettings(database_url=url))
        together.wait(10)
        upgrade(database)
        found_offices(database)
        with database.reading() as work:
            count = len(work.offices.all())
        database.close()
        return count

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(start, range(2))) == [14, 14]
    postgres_server.drop_database(name)


def slow(office: OfficeAtWork, meanwhile: Callable[[], object]) -> Service:
    """The office's service with a reader that does something else first, as one that was paused."""

    class Paused:
        def read(self, path: Path, number: int, image_out: Path | None = None) -> PageReading:  # noqa: ARG002 (the pool's signature)
            meanwhile()
            raise UnreadableScan("damaged", "hỏng", "damaged")

    return dataclasses.replace(office.service, worker="paused", pool=Paused())  # type: ignore[arg-type] # as much of a pool as reading needs


def test_a_worker_that_slept_too_long_cannot_spoil_a_page_that_was_read_since(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    scan_id = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png")).scan.id
    [(_, opened)] = office.messages.take()
    office.deliver(Step.OPEN, opened)
    [(_, page_id)] = office.messages.take()

    def meanwhile() -> None:
        with office.database.work() as work:
            work.pages.postpone([page_id], work.pages.get(page_id).due_at)
        read_page(office.service, page_id)

    read_page(slow(office, meanwhile), page_id)

    with office.database.reading() as work:
        assert work.pages.get(page_id).state is PageState.READ
    assert office.scan(scan_id).state is ScanState.READING


def test_a_worker_that_slept_too_long_over_a_filing_leaves_the_filed_scan_alone(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    scan_id = read_but_unfiled(office, page_image(BIRTH_LINES, tmp_path / "a.png"))

    class PausedBlobs:
        def read(self, key: str) -> bytes:
            with office.database.work() as work:
                work.scans.postpone([scan_id], work.scans.get(scan_id).due_at)
            file_scan(office.service, scan_id)
            raise StoreUnavailable("mất", f"lost {key}")

    late = dataclasses.replace(office.service, worker="late", blobs=PausedBlobs())  # type: ignore[arg-type] # only reads
    file_scan(late, scan_id)

    scan = office.scan(scan_id)
    assert (scan.state, scan.error_code) == (ScanState.REVIEW, None)
    assert len(office.documents(scan_id)) == 1


class AwayStore:
    """A store that does not answer, whatever is asked."""

    def read(self, key: str) -> bytes:
        """No answer."""
        raise StoreUnavailable("Kho không trả lời.", f"No answer for {key}.")

    def put(self, path: Path) -> str:
        """No answer."""
        raise StoreUnavailable("Kho không trả lời.", f"No room for {path.name}.")


def test_an_outage_of_the_store_uses_up_no_attempts(office: OfficeAtWork, tmp_path: Path) -> None:
    scan_id = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png")).scan.id
    office.deliver(*office.messages.take()[0])
    [(_, page_id)] = office.messages.take()
    away = dataclasses.replace(office.service, blobs=AwayStore())  # type: ignore[arg-type] # as much as is asked

    for _ in range(office.service.settings.page_attempts + 1):
        read_page(away, page_id)
    read_page(office.service, page_id)
    for _ in range(office.service.settings.step_attempts + 1):
        file_scan(away, scan_id)
    file_scan(office.service, scan_id)

    assert office.scan(scan_id).state is ScanState.REVIEW
    assert "KHAI SINH" in office.documents(scan_id)[0].title


def test_a_layer_with_a_nul_character_is_kept_and_filed(busy_office: OfficeAtWork, tmp_path: Path) -> None:
    office = busy_office
    pool = office.service.pool

    class OddLayer:
        def read(self, path: Path, number: int, image_out: Path | None = None) -> PageReading:
            reading = pool.read(path, number, image_out)
            return dataclasses.replace(reading, text=reading.text.replace("KHAI SINH", "KHAI\0 SINH"))

    office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"))
    office.deliver(*office.messages.take()[0])
    [(_, page_id)] = office.messages.take()

    read_page(dataclasses.replace(office.service, pool=OddLayer()), page_id)  # type: ignore[arg-type] # only reads
    [(_, scan_id)] = office.messages.take()
    file_scan(office.service, scan_id)

    [document] = office.documents(scan_id)
    assert "KHAI SINH" in document.title


def test_a_paper_that_is_cut_while_it_is_attached_lies_in_the_case_whole_or_not_at_all(
    busy_office: OfficeAtWork, tmp_path: Path
) -> None:
    office = busy_office
    put_case(office.service, office.scope, CODE, BIRTH)
    for number in range(3):
        pages = [(*BIRTH_LINES, str(number)), ("Ghi chú thêm của gia đình",)]
        scan_id = office.bring(several_pages(pages, tmp_path / f"{number}.tif")).scan.id
        office.deliver_all()
        [whole] = office.documents(scan_id)
        start = Barrier(3)

        def act(
            cut: bool | None, scan_id: str = scan_id, whole_id: str = whole.id, at: Barrier = start
        ) -> str:
            at.wait()
            try:
                if cut is None:
                    attach(office.service, office.scope, CODE, whole_id)
                else:
                    decide_boundary(office.service, office.scope, scan_id, BoundaryWord(2, cut))
            except Conflict as conflict:
                return conflict.code
            return "done"

        with ThreadPoolExecutor(3) as people:
            told = list(people.map(act, [True, True, None]))

        assert set(told) <= {"done", "document_replaced", "boundary_changed"}
        parts = office.documents(scan_id)
        assert [(one.first_page, one.last_page) for one in parts] == [(1, 1), (2, 2)]
        assert {one.case_code for one in parts} == ({CODE} if told[2] == "done" else {None})

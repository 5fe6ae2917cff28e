"""The demonstration, killed in the middle and started again: everything finishes, nothing twice."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from demo.dossiers import plan_dossiers
from storage.database import Database, open_database
from storage.settings import DatabaseSettings
from storage.states import DocumentState, PageState
from storage.tables import Attachment, Case, Document, Page, Scan
from tests.end_to_end.running import Up, descendants_of, is_alive

FINISHED_WITHIN_S = 270.0


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the whole story."""
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def orphans(data: Path) -> list[int]:
    """Processes that were below the first start when it was killed in the middle of reading."""
    up = Up.start(data)
    try:
        wait_for_read_pages(data, 6)
        below = descendants_of(up.process.pid)
    finally:
        up.kill()
    return below


@pytest.fixture(scope="module")
def second_start(data: Path, orphans: list[int]) -> Iterator[Up]:
    """The second start, with the demonstration finished."""
    assert orphans
    up = Up.start(data)
    try:
        up.wait_until_finished(FINISHED_WITHIN_S)
        yield up
    finally:
        up.stop()


@pytest.fixture
def database(data: Path, second_start: Up) -> Iterator[Database]:
    """The database that both starts wrote, to be looked at."""
    assert second_start.process.poll() is None
    opened = open_database(DatabaseSettings(database_url=SecretStr(f"sqlite:///{data / 'sohoa.db'}")))
    yield opened
    opened.close()


def wait_for_read_pages(data: Path, count: int) -> None:
    opened = open_database(DatabaseSettings(database_url=SecretStr(f"sqlite:///{data / 'sohoa.db'}")))
    end = time.monotonic() + 150
    try:
        while time.monotonic() < end:
            if (data / "demo.json").exists():
                with opened.reading() as work:
                    if work.pages.counts().get(PageState.READ, 0) >= count:
                        return
            time.sleep(0.3)
    finally:
        opened.close()
    raise AssertionError("the demonstration did not begin to read")


@pytest.mark.timeout(600)
def test_no_page_process_outlives_its_killed_parent(orphans: list[int]) -> None:
    end = time.monotonic() + 15
    while any(is_alive(pid) for pid in orphans) and time.monotonic() < end:
        time.sleep(0.2)

    assert [pid for pid in orphans if is_alive(pid)] == []


@pytest.mark.timeout(600)
def test_every_paper_lies_once_in_its_case_and_the_codeless_one_waits(database: Database) -> None:
    planned = [plan for plan in plan_dossiers() if plan.attach_by != "none"]

    with database.reading() as work:
        by_case = work.session.execute(
            select(Document.case_code, func.count()).group_by(Document.case_code)
        ).all()
        stays = work.session.execute(select(func.count()).select_from(Attachment)).scalar_one()
    counts = dict(by_case)

    assert counts.pop(None) == 1
    assert counts == {plan.filing.case_code: len(plan.papers) for plan in planned}
    assert stays == sum(counts.values())


@pytest.mark.timeout(600)
def test_every_page_was_read_and_kept_once(database: Database) -> None:
    planned = [len(paper.sheets) for plan in plan_dossiers() for paper in plan.papers]

    with database.reading() as work:
        pages = work.session.scalars(select(Page)).all()
        scans = work.session.execute(select(func.count()).select_from(Scan)).scalar_one()

    assert scans == len(planned)
    assert len({(page.scan_id, page.number) for page in pages}) == len(pages)
    assert {page.state for page in pages} == {PageState.READ}
    assert max(page.attempts for page in pages) <= 2
    assert all(page.document_id for page in pages)


@pytest.mark.timeout(600)
def test_the_field_of_every_case_is_found_on_its_papers(database: Database) -> None:
    with database.reading() as work:
        cases = work.session.scalars(select(Case)).all()
        documents = work.session.scalars(select(Document)).all()

    for case in cases:
        lying = [one for one in documents if one.case_code == case.code]
        forms = [one for one in lying if one.paper_type == "application"]
        assert forms, case.code
        for form in forms:
            first = form.fields[0]
            assert isinstance(first, dict)
            assert first["slug"] == case.field, (case.code, form.title)


@pytest.mark.timeout(600)
def test_a_desk_finds_its_papers_through_the_interface(second_start: Up) -> None:
    with second_start.client("admin") as client:
        waiting = client.get("/v1/documents", params={"state": "unattached"}).json()
        found = client.get("/v1/search", params={"q": "khai sinh"}).json()

    assert len(waiting["items"]) == 1
    assert waiting["items"][0]["waiting_reason"] == "no_code"
    assert found["items"]


@pytest.mark.timeout(600)
def test_a_document_that_waits_is_not_in_review(database: Database) -> None:
    with database.reading() as work:
        states = work.documents.counts()

    assert states.get(DocumentState.REVIEW, 0) == 0

"""Boundaries in the database, and how a database of the first schema gets them."""

import json

import pytest
from alembic import command
from sqlalchemy import text

from storage import clock
from storage.boundaries import JudgedPlace
from storage.database import Database
from storage.documents import Listing
from storage.errors import NotFound
from storage.ids import derived_id
from storage.schema import _config, is_current, upgrade
from storage.scope import EVERYTHING
from storage.states import BoundaryState, DocumentState
from tests.storage.town import Town

UNSURE = JudgedPlace(2, 0.4, ("Dòng cuối chưa hết câu",), BoundaryState.UNDECIDED)


def step_to(database: Database, revision: str) -> None:
    """Bring the schema to a revision, older or newer than the present one."""
    config = _config()
    with database.engine.execution_options(begins_as_writer=True).begin() as connection:
        config.attributes["connection"] = connection
        if revision == "0001":
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)


def test_a_database_of_the_first_schema_keeps_its_rows_and_gets_their_boundaries(town: Town) -> None:
    scan_id = town.scan(pages=3)
    document_id = town.document(scan_id, "tờ khai")
    with town.database.work() as work:
        ids = work.pages.open_all(scan_id, 3, clock.now())
        work.documents.take_up(work.documents.get(document_id), ids)
        work.documents.get(document_id).page_count = 3
    step_to(town.database, "0001")
    assert not is_current(town.database)

    upgrade(town.database)

    with town.database.reading() as work:
        document = work.documents.get(document_id)
        rows = work.boundaries.of_scan(scan_id)
        assert (document.first_page, document.last_page) == (1, 3)
        assert [(row.page, row.state, row.reasons) for row in rows] == [
            (2, BoundaryState.JOINED, []),
            (3, BoundaryState.JOINED, []),
        ]
        assert [one.id for one in work.search.find(EVERYTHING, "to khai", 5)] == [document_id]


def test_what_the_machine_said_is_kept_once_and_a_persons_word_stays(town: Town) -> None:
    scan_id = town.scan()
    with town.database.work() as work:
        work.boundaries.keep(scan_id, [UNSURE])
        work.boundaries.decide(work.boundaries.at(scan_id, 2), BoundaryState.CUT, town.ha_long_desk)

    with town.database.work() as work:
        work.boundaries.keep(scan_id, [UNSURE])

    with town.database.reading() as work:
        row = work.boundaries.at(scan_id, 2)
        assert (row.state, row.decided_by, row.confidence) == (BoundaryState.CUT, town.ha_long_desk, 0.4)
        assert work.scans.progress(scan_id).undecided == 0


def test_a_place_that_is_none_is_not_found(town: Town) -> None:
    scan_id = town.scan()

    with town.database.reading() as work, pytest.raises(NotFound):
        work.boundaries.at(scan_id, 2)


def test_a_replaced_document_is_in_no_list_and_no_search_and_still_there(town: Town) -> None:
    scan_id = town.scan()
    document_id = town.document(scan_id, "tờ khai")
    with town.database.work() as work:
        work.documents.replace(work.documents.get(document_id))

    with town.database.reading() as work:
        assert work.documents.listed(EVERYTHING, Listing(scan_id=scan_id)) == []
        assert work.search.find(EVERYTHING, "to khai", 5) == []
        assert work.scans.progress(scan_id).documents == ()
        assert work.documents.get(document_id).state is DocumentState.REPLACED


def test_reasons_come_back_as_they_were_said(town: Town) -> None:
    scan_id = town.scan()
    with town.database.work() as work:
        work.boundaries.keep(scan_id, [UNSURE])

    with town.database.engine.connect() as connection:
        stored = connection.execute(text("SELECT reasons FROM boundaries")).scalar()
    reasons = json.loads(stored) if isinstance(stored, str) else stored
    assert reasons == ["Dòng cuối chưa hết câu"]
    assert derived_id(scan_id, "document", "1-2") != derived_id(scan_id, "document", "1")

"""Who sees what."""

import pytest

from storage.cases import CaseFacts
from storage.documents import Listing
from storage.errors import NotFound
from storage.scope import EVERYTHING, Scope
from storage.states import Role
from tests.storage.town import Town

CODE = "H49.61-261123-0001"


def test_a_desk_sees_the_scans_of_its_office_only(town: Town) -> None:
    here, there = town.scan("ha-long"), town.scan("mong-cai")
    desk = Scope(town.ha_long_desk, Role.DESK, "ha-long")

    with town.database.reading() as work:
        seen = [scan.id for scan in work.scans.page_of(desk, 10)]
        with pytest.raises(NotFound):
            work.scans.seen_by(desk, there)

    assert seen == [here]


def test_postal_staff_see_what_they_sent_and_nothing_else_of_their_office(town: Town) -> None:
    scan_id = town.scan("ha-long")
    sender = Scope(town.ha_long_desk, Role.POSTAL, "ha-long")
    colleague = Scope(town.mong_cai_desk, Role.POSTAL, "ha-long")

    with town.database.reading() as work:
        assert [scan.id for scan in work.scans.page_of(sender, 10)] == [scan_id]
        assert list(work.scans.page_of(colleague, 10)) == []


def test_a_paper_received_elsewhere_is_seen_by_the_office_that_owns_its_case(town: Town) -> None:
    document_id = town.document(town.scan("mong-cai"))
    owner = Scope(town.ha_long_desk, Role.DESK, "ha-long")
    with town.database.reading() as work, pytest.raises(NotFound):
        work.documents.seen_by(owner, document_id)

    with town.database.work() as work:
        case, _ = work.cases.put(CODE, CaseFacts(), "ha-long")
        work.cases.attach(work.documents.get(document_id), case, {"by": "upload"}, "system")

    with town.database.reading() as work:
        assert work.documents.seen_by(owner, document_id).case_code == CODE
        assert [one.id for one in work.documents.listed(owner, Listing())] == [document_id]


def test_an_unbound_integrator_and_an_admin_see_every_office(town: Town) -> None:
    scans = {town.scan("ha-long"), town.scan("mong-cai")}
    integrator = Scope("t", Role.INTEGRATOR, None)

    with town.database.reading() as work:
        for scope in (integrator, EVERYTHING):
            assert {scan.id for scan in work.scans.page_of(scope, 10)} == scans


def test_an_admin_token_that_names_an_office_still_sees_everything() -> None:
    assert Scope("t", Role.ADMIN, "ha-long").office_bound is None

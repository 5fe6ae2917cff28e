"""Cases hold papers once, tokens are kept as hashes, and words are found."""

import pytest

from storage.cases import CaseFacts
from storage.errors import AlreadyThere, Conflict, NotFound
from storage.scope import EVERYTHING
from storage.states import DocumentState, Role, WaitingReason
from storage.tables import Scan
from tests.storage.town import Town

CODE, OTHER = "H49.61-261123-0001", "H49.61-261123-0002"


def test_attaching_twice_is_one_attachment(town: Town) -> None:
    document_id = town.document(town.scan())

    with town.database.work() as work:
        case, is_new = work.cases.put(CODE, CaseFacts(), "ha-long")
        document = work.documents.get(document_id)
        answers = [work.cases.attach(document, case, {}, "system") for _ in range(2)]
        stays = work.cases.attachments_of(document_id)

    assert is_new
    assert answers == [True, False]
    assert len(stays) == 1
    assert document.state is DocumentState.ATTACHED


def test_a_paper_cannot_slip_from_one_case_into_another(town: Town) -> None:
    document_id = town.document(town.scan())

    with town.database.work() as work:
        case, _ = work.cases.put(CODE, CaseFacts(), "ha-long")
        other, _ = work.cases.put(OTHER, CaseFacts(), "ha-long")
        document = work.documents.get(document_id)
        work.cases.attach(document, case, {}, "system")
        with pytest.raises(Conflict, match=CODE):
            work.cases.attach(document, other, {}, "system")
        work.cases.detach(document, case, "somebody", "sai hồ sơ")
        assert document.waiting_reason is WaitingReason.DETACHED
        assert work.cases.attach(document, other, {}, "somebody")


def test_detaching_what_does_not_lie_there_is_not_found(town: Town) -> None:
    document_id = town.document(town.scan())

    with town.database.work() as work:
        case, _ = work.cases.put(CODE, CaseFacts(), "ha-long")
        document = work.documents.get(document_id)
        with pytest.raises(NotFound):
            work.cases.detach(document, case, "somebody", "reason")


def test_putting_a_case_again_changes_only_what_is_told(town: Town) -> None:
    with town.database.work() as work:
        work.cases.put(CODE, CaseFacts(applicant="Người Giả Định", field="ho-tich"), "ha-long")
    with town.database.work() as work:
        case, is_new = work.cases.put(CODE, CaseFacts(field="dat-dai"), "mong-cai")

    assert not is_new
    assert (case.applicant, case.field, case.office) == ("Người Giả Định", "dat-dai", "ha-long")


def test_a_secret_is_found_by_its_hash_until_it_is_revoked(town: Town) -> None:
    with town.database.work() as work:
        token, secret = work.tokens.issue("somebody", Role.INTEGRATOR, None)
        assert secret not in vars(token).values()
        found = work.tokens.holder_of(secret)
        assert found is not None
        assert found.id == token.id
        work.tokens.revoke(token.id)
        assert work.tokens.holder_of(secret) is None


def test_a_desk_token_without_an_office_is_refused(town: Town) -> None:
    with town.database.work() as work, pytest.raises(Conflict):
        work.tokens.issue("desk", Role.DESK, None)


def test_the_second_row_with_the_same_identity_is_named_so(town: Town) -> None:
    scan_id = town.scan()

    with town.database.reading() as work:
        first = work.scans.get(scan_id)
    columns = {column.name: getattr(first, column.name) for column in Scan.__table__.columns}
    copy = Scan(**{**columns, "id": "x", "receipt": "y"})

    with pytest.raises(AlreadyThere), town.database.work() as work:
        work.scans.add(copy)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("đăng ký khai sinh", True),
        ("dang ky KHAI", True),
        ("63/2010/NĐ-CP", True),
        ("khai s", True),
        ("kết hôn", False),
        ("khai sinh kết", False),
        ("'\"; DROP TABLE documents; --", False),
        ("!!!", False),
    ],
)
def test_words_are_found_with_and_without_their_marks(town: Town, query: str, is_found: bool) -> None:
    document_id = town.document(town.scan(), "Tờ khai ĐĂNG KÝ KHAI SINH theo số 63/2010/NĐ-CP")

    with town.database.reading() as work:
        found = [document.id for document in work.search.find(EVERYTHING, query, 10)]

    assert found == ([document_id] if is_found else [])


def test_indexing_a_document_again_replaces_its_words(town: Town) -> None:
    document_id = town.document(town.scan(), "cũ")

    with town.database.work() as work:
        work.search.index(document_id, "mới")
        assert list(work.search.find(EVERYTHING, "cũ", 10)) == []
        assert [one.id for one in work.search.find(EVERYTHING, "mới", 10)] == [document_id]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("nguyễn", True),
        ("NGUYEN van", True),
        ("261123-0001", True),
        ("H49.61", True),
        ("Trần", False),
        ("%", True),
    ],
)
def test_cases_are_found_by_a_part_of_their_code_or_applicant(town: Town, query: str, is_found: bool) -> None:
    with town.database.work() as work:
        work.cases.put(CODE, CaseFacts(applicant="NGUYỄN VĂN GIẢ ĐỊNH"), "ha-long")

    with town.database.reading() as work:
        found = [case.code for case in work.cases.listed(EVERYTHING, 10, query)]

    assert found == ([CODE] if is_found else [])

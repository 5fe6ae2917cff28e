"""From received to attached, with messages delivered once, twice, late, or not at all."""

import subprocess
from pathlib import Path

import pytest

from ingest.attachment import Evidence
from ingest.cases import ToldCase, attach, detach, put_case
from ingest.sweep import sweep
from ocr.errors import UnreadableScan
from storage import clock
from storage.states import DocumentState, PageState, ScanState, WaitingReason
from tests.ingest.office import BIRTH_LINES, CODE, OTHER_CODE, OfficeAtWork, page_image, several_pages

BIRTH = ToldCase(procedure_code="1.001193", applicant="Người Giả Định")


def test_a_paper_sent_with_its_code_lies_in_its_case_read_classified_and_searchable(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"), case_code=CODE)

    office.deliver_all()

    [document] = office.documents(received.scan.id)
    assert office.scan(received.scan.id).state is ScanState.DONE
    assert (document.state, document.case_code) == (DocumentState.ATTACHED, CODE)
    assert document.paper_type == "application"
    field, procedure = document.fields[0], document.procedures[0]
    assert isinstance(field, dict)
    assert isinstance(procedure, dict)
    assert (field["slug"], procedure["code"]) == ("ho-tich", "1.001193")
    assert "KHAI SINH" in document.title
    with office.database.reading() as work:
        assert [one.id for one in work.search.find(office.scope, "dang ky khai sinh", 5)] == [document.id]
    office.service.blobs.fetch(document.pdf_key, tmp_path / "out.pdf")
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "out.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "KHAI SINH" in text


def test_every_message_delivered_twice_changes_nothing(office: OfficeAtWork, tmp_path: Path) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    path = several_pages([BIRTH_LINES, [], ["3", "của tờ khai này"]], tmp_path / "a.tif")
    received = office.bring(path, case_code=CODE)

    office.deliver_all(times=2)

    [document] = office.documents(received.scan.id)
    with office.database.reading() as work:
        pages = work.pages.of_scan(received.scan.id)
        stays = work.cases.attachments_of(document.id)
    assert [page.attempts for page in pages] == [1, 1, 1]
    assert len(stays) == 1
    assert office.scan(received.scan.id).attempts == 1


def test_lost_messages_are_sent_again_by_the_sweep_until_everything_is_done(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    path = several_pages([BIRTH_LINES, ["2", "của tờ khai này"]], tmp_path / "a.tif")
    received = office.bring(path, case_code=CODE)

    for _ in range(8):
        lost = office.messages.take()
        assert lost or office.scan(received.scan.id).state is ScanState.DONE
        with office.database.work() as work:
            work.scans.free_all_claims()
            work.pages.free_all_claims()
        sweep(office.service)
        for step, subject_id in office.messages.take():
            office.deliver(step, subject_id)

    assert office.scan(received.scan.id).state is ScanState.DONE
    with office.database.reading() as work:
        assert [page.attempts for page in work.pages.of_scan(received.scan.id)] == [1, 1]


def test_the_sweep_does_not_repeat_what_it_just_sent(office: OfficeAtWork, tmp_path: Path) -> None:
    office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"))
    with office.database.work() as work:
        work.scans.free_all_claims()

    assert (sweep(office.service), sweep(office.service)) == (1, 0)


def test_the_same_bytes_sent_twice_give_the_same_scan_back(office: OfficeAtWork, tmp_path: Path) -> None:
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    first = office.bring(path)
    path.rename(tmp_path / "other name.png")

    second = office.bring(tmp_path / "other name.png")

    assert (first.is_new, second.is_new) == (True, False)
    assert first.scan.id == second.scan.id
    assert len(office.messages.take()) == 1


def test_a_code_told_with_the_second_sending_attaches_the_first(office: OfficeAtWork, tmp_path: Path) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    received = office.bring(path)
    office.deliver_all()
    assert office.documents(received.scan.id)[0].waiting_reason is WaitingReason.NO_CODE

    office.bring(path, case_code=CODE)

    assert office.documents(received.scan.id)[0].case_code == CODE


def test_the_same_bytes_for_another_case_are_another_scan(office: OfficeAtWork, tmp_path: Path) -> None:
    path = page_image(BIRTH_LINES, tmp_path / "a.png")

    scans = {office.bring(path, case_code=code).scan.id for code in (CODE, OTHER_CODE, CODE)}

    assert len(scans) == 2


def test_a_paper_for_a_case_that_does_not_exist_yet_is_attached_when_it_does(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"), case_code=CODE)
    office.deliver_all()
    [waiting] = office.documents(received.scan.id)
    assert (waiting.state, waiting.waiting_reason) == (
        DocumentState.UNATTACHED,
        WaitingReason.CASE_UNKNOWN,
    )

    put_case(office.service, office.scope, CODE, BIRTH)

    assert office.documents(received.scan.id)[0].case_code == CODE
    assert office.scan(received.scan.id).state is ScanState.DONE


def test_a_scan_follows_what_a_person_does_with_its_paper(office: OfficeAtWork, tmp_path: Path) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"))
    office.deliver_all()
    [document] = office.documents(received.scan.id)
    states = [office.scan(received.scan.id).state]

    attach(office.service, office.scope, CODE, document.id)
    states.append(office.scan(received.scan.id).state)
    detach(office.service, office.scope, CODE, document.id, "giấy của người khác")
    states.append(office.scan(received.scan.id).state)

    assert states == [ScanState.REVIEW, ScanState.DONE, ScanState.REVIEW]


def test_a_code_printed_on_the_paper_attaches_it(office: OfficeAtWork, tmp_path: Path) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    lines = [*BIRTH_LINES, f"Mã hồ sơ: {CODE}"]
    received = office.bring(page_image(lines, tmp_path / "a.png"))

    office.deliver_all()

    [document] = office.documents(received.scan.id)
    assert document.case_code == CODE
    assert document.claim["by"] == Evidence.TEXT


def test_a_paper_that_names_another_case_than_its_sender_waits_for_a_person(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    put_case(office.service, office.scope, OTHER_CODE, BIRTH)
    lines = [*BIRTH_LINES, f"Mã hồ sơ: {OTHER_CODE}"]
    received = office.bring(page_image(lines, tmp_path / "a.png"), case_code=CODE)

    office.deliver_all()

    [document] = office.documents(received.scan.id)
    assert document.case_code is None
    assert (document.state, document.waiting_reason) == (
        DocumentState.REVIEW,
        WaitingReason.CODES_DISAGREE,
    )


def test_a_paper_that_a_person_took_out_stays_out(office: OfficeAtWork, tmp_path: Path) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    received = office.bring(path, case_code=CODE)
    office.deliver_all()
    [document] = office.documents(received.scan.id)
    detach(office.service, office.scope, CODE, document.id, "giấy của người khác")

    put_case(office.service, office.scope, CODE, BIRTH)
    office.bring(path, case_code=CODE)
    office.deliver_all()

    assert office.documents(received.scan.id)[0].waiting_reason is WaitingReason.DETACHED


def test_a_file_that_cannot_be_read_leaves_nothing_behind(office: OfficeAtWork, tmp_path: Path) -> None:
    bad = tmp_path / "a.pdf"
    bad.write_bytes(b"%PDF-1.4 and then nothing")

    with pytest.raises(UnreadableScan):
        office.bring(bad)

    with office.database.reading() as work:
        assert work.scans.counts() == {}
    assert not list((office.folder / "blobs").rglob("*.*"))
    assert office.messages.take() == []


def test_a_page_that_cannot_be_read_is_set_aside_and_its_document_goes_on(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    path = several_pages([BIRTH_LINES, ["2", "của tờ khai này"]], tmp_path / "a.tif")
    received = office.bring(path, case_code=CODE)
    [(step, scan_id)] = office.messages.take()
    office.deliver(step, scan_id)
    with office.database.work() as work:
        second = work.pages.of_scan(received.scan.id)[1]
        work.pages.set_aside(second, "page_timeout", "too slow")

    office.deliver_all()

    [document] = office.documents(received.scan.id)
    assert (document.page_count, document.case_code) == (2, CODE)
    assert office.scan(received.scan.id).state is ScanState.REVIEW


def test_a_scan_of_which_no_page_can_be_read_fails_and_may_be_sent_again(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    received = office.bring(path)
    with office.database.work() as work:
        [page_id] = work.pages.open_all(received.scan.id, 1, clock.now())
        work.pages.set_aside(work.pages.get(page_id), "page_timeout", "too slow")
    office.deliver_all()
    assert office.scan(received.scan.id).state is ScanState.FAILED

    again = office.bring(path)
    office.deliver_all()

    assert again.scan.id == received.scan.id
    with office.database.reading() as work:
        assert work.pages.get(page_id).state is PageState.READ
    assert office.scan(received.scan.id).state is ScanState.REVIEW


def test_the_bytes_kept_are_the_bytes_sent(office: OfficeAtWork, tmp_path: Path) -> None:
    path = page_image(BIRTH_LINES, tmp_path / "a.png")
    received = office.bring(path)

    office.deliver_all()

    assert office.service.blobs.read(received.scan.sha256) == path.read_bytes()

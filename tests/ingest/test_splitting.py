"""Stacks: one document a paper, a person where the machine is unsure, every cut taken back without loss."""

import dataclasses
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from ingest.boundaries import BoundaryWord, boundaries_of, decide_boundary
from ingest.cases import ToldCase, attach, detach, put_case
from ingest.corrections import Correction, correct
from ingest.errors import Refused
from ingest.filing import file_scan
from ingest.steps import Step
from ingest.sweep import sweep
from ocr.errors import Failure, PageFailed
from ocr.page_reading import PageReading
from ocr.pool import PagePool
from storage.errors import Conflict, NotFound
from storage.states import BoundaryState, DocumentState, ScanState, WaitingReason
from storage.tables import Document
from tests.ingest.office import BIRTH_LINES, CODE, OTHER_CODE, OfficeAtWork, several_pages

BIRTH = ToldCase(procedure_code="1.001193", applicant="Người Giả Định")
SIGNED = ("NGƯỜI KHAI", "(Ký, ghi rõ họ tên)")
FORM = (*BIRTH_LINES, *SIGNED)
CODED = (*BIRTH_LINES, f"Mã hồ sơ: {CODE}", "(Ký, ghi rõ họ tên)")
DEED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "HỢP ĐỒNG CHUYỂN NHƯỢNG",
    "Điều 1. Nội dung của hợp đồng",
)
DEED_BACK = ("2", "Điều 2. Trách nhiệm của các bên", "Bên A giao, bên B nhận.")
VAGUE = ("Ghi chú thêm của gia đình",)
"""A page that may belong to the paper before or be one of its own."""


class DyingPool:
    """A reader that dies when it has written so many papers."""

    def __init__(self, pool: PagePool, papers: int) -> None:
        self._pool = pool
        self._left = papers

    def write(self, source: Path, pages: Sequence[PageReading], out: Path) -> None:
        """Write the paper, or die."""
        if self._left == 0:
            raise PageFailed(Failure.PAGE_PROCESS_DIED, "killed")
        self._left -= 1
        self._pool.write(source, pages, out)


def stack(office: OfficeAtWork, *pages: Sequence[str], case_code: str | None = None) -> str:
    """The id of a scan of these pages, received, read and filed."""
    name = f"stack-{len(list(office.folder.glob('*.tif')))}.tif"
    received = office.bring(several_pages(pages, office.folder / name), case_code=case_code)
    office.deliver_all()
    return received.scan.id


def spans(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """First and last page of each."""
    return [(one.first_page, one.last_page) for one in documents]


def say(office: OfficeAtWork, scan_id: str, page: int, *, cut: bool) -> None:
    """An officer's word."""
    decide_boundary(office.service, office.scope, scan_id, BoundaryWord(page, cut))


def test_a_stack_gives_one_document_a_paper_with_its_own_pages_pdf_and_words(office: OfficeAtWork) -> None:
    scan_id = stack(office, FORM, (), DEED, DEED_BACK)

    form, deed = office.documents(scan_id)
    assert spans([form, deed]) == [(1, 2), (3, 4)]
    assert (form.paper_type, deed.paper_type) == ("application", "contract")
    with office.database.reading() as work:
        assert [page.number for page in work.pages.of_document(deed.id)] == [3, 4]
        assert [page.position for page in work.pages.of_document(deed.id)] == [1, 2]
        assert [one.id for one in work.search.find(office.scope, "chuyen nhuong", 5)] == [deed.id]
        assert [row.state for row in work.boundaries.of_scan(scan_id)] == [
            BoundaryState.JOINED,
            BoundaryState.CUT,
            BoundaryState.JOINED,
        ]
    for document in (form, deed):
        office.service.blobs.fetch(document.pdf_key, office.folder / "out.pdf")
        with pikepdf.open(office.folder / "out.pdf") as pdf:
            assert len(pdf.pages) == 2


def test_every_message_delivered_twice_makes_no_paper_twice(office: OfficeAtWork) -> None:
    path = several_pages([FORM, DEED, DEED_BACK], office.folder / "a.tif")
    received = office.bring(path)

    office.deliver_all(times=2)
    for step in (Step.OPEN, Step.FILE):
        office.deliver(step, received.scan.id)

    assert spans(office.documents(received.scan.id)) == [(1, 1), (2, 3)]


def test_a_worker_that_dies_between_two_papers_leaves_none_and_the_next_files_all(
    office: OfficeAtWork,
) -> None:
    dying = dataclasses.replace(office.service, pool=DyingPool(office.service.pool, 1))  # type: ignore[arg-type] # it only writes
    path = several_pages([FORM, DEED, DEED_BACK], office.folder / "a.tif")
    received = office.bring(path)
    for step, subject in office.messages.take():
        office.deliver(step, subject)
    for step, subject in office.messages.take():
        office.deliver(step, subject)
    office.messages.take()

    file_scan(dying, received.scan.id)
    assert office.documents(received.scan.id) == []
    with office.database.work() as work:
        work.scans.free_all_claims()
    sweep(office.service)
    office.deliver_all()

    assert spans(office.documents(received.scan.id)) == [(1, 1), (2, 3)]


def test_the_senders_code_counts_for_every_paper_of_the_stack(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)

    scan_id = stack(office, FORM, DEED, DEED_BACK, case_code=CODE)

    assert {one.case_code for one in office.documents(scan_id)} == {CODE}
    assert office.scan(scan_id).state is ScanState.DONE


def test_a_code_printed_on_one_paper_counts_for_that_paper_alone(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)

    scan_id = stack(office, CODED, DEED, DEED_BACK)

    form, deed = office.documents(scan_id)
    assert (form.case_code, deed.case_code) == (CODE, None)
    assert deed.waiting_reason is WaitingReason.NO_CODE


def test_a_place_that_the_machine_is_unsure_of_waits_for_a_person_and_is_not_cut(
    office: OfficeAtWork,
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)

    scan_id = stack(office, FORM, VAGUE, case_code=CODE)

    [document] = office.documents(scan_id)
    assert (document.first_page, document.last_page, document.case_code) == (1, 2, CODE)
    assert office.scan(scan_id).state is ScanState.REVIEW
    [row], _ = boundaries_of(office.service, office.scope, scan_id)
    assert row.state is BoundaryState.UNDECIDED
    assert 0 < row.confidence < 1
    assert row.reasons


def test_a_code_on_one_of_two_pages_that_may_be_two_papers_attaches_neither(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)

    scan_id = stack(office, CODED, VAGUE)

    [document] = office.documents(scan_id)
    assert (document.case_code, document.waiting_reason) == (None, WaitingReason.BOUNDARY_UNDECIDED)
    put_case(office.service, office.scope, CODE, BIRTH)
    assert office.documents(scan_id)[0].case_code is None


@pytest.mark.parametrize(("cut", "papers"), [(True, [(1, 1), (2, 2)]), (False, [(1, 2)])])
def test_a_persons_word_settles_the_scan(
    office: OfficeAtWork, cut: bool, papers: list[tuple[int, int]]
) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    scan_id = stack(office, CODED, VAGUE)

    say(office, scan_id, 2, cut=cut)

    documents = office.documents(scan_id)
    assert spans(documents) == papers
    assert documents[0].case_code == CODE
    assert office.scan(scan_id).state is (ScanState.REVIEW if cut else ScanState.DONE)
    with office.database.reading() as work:
        row = work.boundaries.at(scan_id, 2)
        acts = [entry.action for entry in work.audit.of("scan", scan_id)]
    assert row.decided_by == office.scope.token_id
    assert "boundary.decided" in acts


def test_saying_the_same_again_changes_nothing(office: OfficeAtWork) -> None:
    scan_id = stack(office, FORM, VAGUE)
    say(office, scan_id, 2, cut=True)
    before = [one.id for one in office.documents(scan_id)]

    say(office, scan_id, 2, cut=True)

    assert [one.id for one in office.documents(scan_id)] == before
    with office.database.reading() as work:
        acts = [entry.action for entry in work.audit.of("scan", scan_id)]
    assert acts.count("boundary.decided") == 1


def test_joining_what_was_cut_gives_back_what_was_with_its_correction(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    scan_id = stack(office, FORM, VAGUE, case_code=CODE)
    [whole] = office.documents(scan_id)
    correct(office.service, office.scope, whole.id, Correction(values=(("document_number", "15/2026"),)))

    say(office, scan_id, 2, cut=True)
    parts = office.documents(scan_id)
    say(office, scan_id, 2, cut=False)

    [again] = office.documents(scan_id)
    assert len(parts) == 2
    assert again.id == whole.id
    assert again.case_code == CODE
    assert again.pdf_key == whole.pdf_key
    assert "document_number" in again.extracted
    with office.database.reading() as work:
        assert [page.number for page in work.pages.of_document(again.id)] == [1, 2]
        assert {work.documents.get(part.id).state for part in parts} == {DocumentState.REPLACED}
        assert len(work.cases.attachments_of(again.id)) == 2
        assert [one.id for one in work.search.find(office.scope, "khai sinh", 5)] == [again.id]


def test_a_paper_that_was_attached_by_a_person_stays_in_that_case_cut_or_whole(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    scan_id = stack(office, FORM, VAGUE)
    [whole] = office.documents(scan_id)
    attach(office.service, office.scope, CODE, whole.id)

    say(office, scan_id, 2, cut=True)
    in_parts = [one.case_code for one in office.documents(scan_id)]
    say(office, scan_id, 2, cut=False)

    assert in_parts == [CODE, CODE]
    assert [one.case_code for one in office.documents(scan_id)] == [CODE]


def test_parts_that_lie_in_two_cases_are_not_joined_before_one_is_taken_out(office: OfficeAtWork) -> None:
    for code in (CODE, OTHER_CODE):
        put_case(office.service, office.scope, code, BIRTH)
    scan_id = stack(office, FORM, VAGUE)
    say(office, scan_id, 2, cut=True)
    first, second = office.documents(scan_id)
    attach(office.service, office.scope, CODE, first.id)
    attach(office.service, office.scope, OTHER_CODE, second.id)

    with pytest.raises(Conflict, match="cases"):
        say(office, scan_id, 2, cut=False)
    assert [one.case_code for one in office.documents(scan_id)] == [CODE, OTHER_CODE]
    detach(office.service, office.scope, OTHER_CODE, second.id, "cùng một giấy tờ")
    say(office, scan_id, 2, cut=False)

    [whole] = office.documents(scan_id)
    assert (whole.case_code, whole.waiting_reason) == (None, WaitingReason.DETACHED)


def test_a_paper_that_was_taken_out_of_its_case_stays_out_when_it_is_cut(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    scan_id = stack(office, FORM, VAGUE, case_code=CODE)
    [whole] = office.documents(scan_id)
    detach(office.service, office.scope, CODE, whole.id, "giấy của người khác")

    say(office, scan_id, 2, cut=True)

    assert [one.waiting_reason for one in office.documents(scan_id)] == [WaitingReason.DETACHED] * 2


def test_parts_that_a_person_laid_into_a_case_stay_there_when_joined_to_a_paper_once_taken_out(
    office: OfficeAtWork,
) -> None:
    for code in (CODE, OTHER_CODE):
        put_case(office.service, office.scope, code, BIRTH)
    scan_id = stack(office, FORM, VAGUE, case_code=CODE)
    [whole] = office.documents(scan_id)
    detach(office.service, office.scope, CODE, whole.id, "giấy của người khác")
    say(office, scan_id, 2, cut=True)
    for part in office.documents(scan_id):
        attach(office.service, office.scope, OTHER_CODE, part.id)

    say(office, scan_id, 2, cut=False)
    joined = [one.case_code for one in office.documents(scan_id)]
    say(office, scan_id, 2, cut=True)

    assert joined == [OTHER_CODE]
    assert [one.case_code for one in office.documents(scan_id)] == [OTHER_CODE, OTHER_CODE]


def test_a_sure_cut_is_taken_back_by_a_person_too(office: OfficeAtWork) -> None:
    scan_id = stack(office, FORM, DEED, DEED_BACK)

    say(office, scan_id, 2, cut=False)
    say(office, scan_id, 3, cut=True)

    assert spans(office.documents(scan_id)) == [(1, 2), (3, 3)]


def test_nobody_works_on_a_paper_whose_pages_are_anothers(office: OfficeAtWork) -> None:
    put_case(office.service, office.scope, CODE, BIRTH)
    scan_id = stack(office, FORM, VAGUE)
    [whole] = office.documents(scan_id)
    say(office, scan_id, 2, cut=True)

    with pytest.raises(Conflict, match="cut or joined"):
        attach(office.service, office.scope, CODE, whole.id)
    with pytest.raises(Conflict, match="cut or joined"):
        correct(office.service, office.scope, whole.id, Correction(values=(("subject", "x"),)))


def test_of_two_officers_who_decide_at_once_one_is_told(office: OfficeAtWork) -> None:
    scan_id = stack(office, FORM, VAGUE)

    def act(cut: bool) -> str:
        try:
            word = BoundaryWord(2, cut, BoundaryState.UNDECIDED)
            decide_boundary(office.service, office.scope, scan_id, word)
        except Conflict as conflict:
            return conflict.code
        return "done"

    with ThreadPoolExecutor(2) as officers:
        told = sorted(officers.map(act, [True, False]))

    assert told == ["boundary_changed", "done"]
    assert spans(office.documents(scan_id)) in ([(1, 2)], [(1, 1), (2, 2)])
    with office.database.reading() as work:
        acts = [entry.action for entry in work.audit.of("scan", scan_id)]
        assert all(page.document_id for page in work.pages.of_scan(scan_id))
    assert acts.count("boundary.decided") == 1


def test_a_scan_that_is_still_read_is_not_cut_and_a_place_that_is_none_is_not_found(
    office: OfficeAtWork,
) -> None:
    scan_id = stack(office, FORM, VAGUE)
    moving = office.bring(several_pages([FORM, DEED], office.folder / "b.tif")).scan.id

    with pytest.raises(Refused, match="scan_not_filed"):
        say(office, moving, 2, cut=True)
    with pytest.raises(NotFound):
        say(office, scan_id, 3, cut=True)


def test_a_page_that_failed_is_kept_and_its_place_left_to_a_person(office: OfficeAtWork) -> None:
    path = several_pages([FORM, ("2", "mất trang"), DEED], office.folder / "a.tif")
    received = office.bring(path)
    [(step, scan_id)] = office.messages.take()
    office.deliver(step, scan_id)
    with office.database.work() as work:
        work.pages.set_aside(work.pages.of_scan(scan_id)[1], "page_timeout", "too slow")

    office.deliver_all()

    assert sum(one.page_count for one in office.documents(received.scan.id)) == 3
    with office.database.reading() as work:
        assert work.boundaries.at(scan_id, 2).state is BoundaryState.UNDECIDED
    say(office, scan_id, 2, cut=True)
    assert sum(one.page_count for one in office.documents(scan_id)) == 3


def test_a_stack_of_blank_pages_is_one_document_with_all_of_them(office: OfficeAtWork) -> None:
    scan_id = stack(office, (), (), ())

    [document] = office.documents(scan_id)
    assert (document.paper_type, document.page_count) == ("blank", 3)

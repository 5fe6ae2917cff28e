"""The page of a scan: where papers begin, decided with two buttons and taken back with one."""

from pathlib import Path

import pytest

from tests.web.conftest import Site
from tests.web.papers import FRONT, draw
from tests.web.person import Person

VAGUE = ("Ghi chú thêm của gia đình",)


@pytest.fixture
def stack(site: Site, tmp_path: Path) -> str:
    """The id of a scan with one place of which the machine is unsure."""
    document_id = site.send("desk", draw(tmp_path / f"{tmp_path.name}.tiff", (*FRONT, tmp_path.name), VAGUE))
    with site.service.database.reading() as work:
        return work.documents.get(document_id).scan_id


def test_an_officer_sees_both_pages_and_the_reasons_and_cuts(officer: Person, stack: str) -> None:
    officer.open(f"/ban-quet/{stack}")
    officer.wait(
        lambda: all(
            officer.run("return arguments[0].complete && arguments[0].naturalWidth > 0", image)
            for image in officer.all(".boundary img")
        ),
        "both pictures",
    )
    assert len(officer.all(".boundary img")) == 2
    assert "Giữa trang 1 và trang 2" in officer.text(".boundary")
    assert officer.all(".boundary .why li") != []

    officer.click(".boundary button.primary")

    officer.wait_for_text(".notice-ok", "Đã tách")
    assert len(officer.all(".found li")) == 2
    assert officer.all(".boundary") == []


def test_a_cut_is_taken_back_from_the_list_of_places(officer: Person, stack: str) -> None:
    officer.open(f"/ban-quet/{stack}")
    officer.click(".boundary button.primary")
    officer.wait_for_text(".notice-ok", "Đã tách")

    officer.click(".decided summary")
    officer.click(".places button")

    officer.wait_for_text(".notice-ok", "Đã ghép")
    assert len(officer.all(".found li")) == 1


def test_an_officer_who_comes_too_late_is_told_and_sees_how_it_is(
    site: Site, officer: Person, stack: str
) -> None:
    officer.open(f"/ban-quet/{stack}")
    with site.service.database.reading() as work:
        [whole] = work.scans.progress(stack).documents
    script = (
        "const done = arguments[2]; const form = new URLSearchParams({trang: 2, tach: arguments[1],"
        " thay: 'undecided'}); fetch(arguments[0], {method: 'POST', body: form}).then(() => done(true))"
    )
    officer.browser.execute_async_script(script, f"/ban-quet/{stack}/ranh-gioi", "false")

    officer.click(".boundary button.primary")

    officer.wait_for_text(".notice-error", "Người khác vừa quyết định")
    with site.service.database.reading() as work:
        assert work.scans.progress(stack).documents == (whole,)
    # A refused form is a 409 in the browser's log, as it should be.
    assert [one for one in officer.complaints() if "409" not in one] == []


def test_a_postal_worker_sees_the_place_and_may_not_decide(
    site: Site, person: Person, tmp_path: Path
) -> None:
    document_id = site.send("postal", draw(tmp_path / "buu-chinh.tiff", (*FRONT, "bưu chính"), VAGUE))
    with site.service.database.reading() as work:
        scan_id = work.documents.get(document_id).scan_id
    person.sign_in("postal")

    person.open(f"/ban-quet/{scan_id}")

    assert person.all(".boundary") != []
    assert person.all(".boundary button") == []

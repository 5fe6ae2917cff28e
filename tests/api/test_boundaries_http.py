"""Boundaries over HTTP: seen, decided, and taken back."""

from pathlib import Path

import pytest

from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, several_pages


@pytest.fixture
def scan(door: FrontDoor, tmp_path: Path) -> str:
    """A filed scan of Hạ Long with one place that the machine is unsure of; its id."""
    pages = [(*BIRTH_LINES, tmp_path.name, "(Ký, ghi rõ họ tên)"), ("Ghi chú thêm của gia đình",)]
    sent = door.send("desk", several_pages(pages, tmp_path / "a.tif")).json()
    door.deliver_all()
    return str(sent["id"])


def decide(door: FrontDoor, scan: str, **word: object) -> dict[str, object]:
    """The scan after a desk's word on its second page."""
    answer = door.ask("desk", "PUT", f"/v1/scans/{scan}/boundaries/2", json=word)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_an_undecided_place_is_told_with_its_reasons_and_the_pictures_beside_it(
    door: FrontDoor, scan: str
) -> None:
    told = door.ask("desk", "GET", f"/v1/scans/{scan}").json()
    assert (told["state"], told["boundaries_undecided"]) == ("review", 1)

    [boundary] = door.ask("desk", "GET", f"/v1/scans/{scan}/boundaries").json()["items"]

    assert (boundary["page"], boundary["state"], boundary["decided_by"]) == (2, "undecided", None)
    assert 0 < boundary["confidence"] < 1
    assert boundary["reasons"]
    side = boundary["after"]
    image = door.ask("desk", "GET", f"/v1/documents/{side['document']}/pages/{side['number']}/image")
    assert image.headers["content-type"] == "image/jpeg"
    assert "scan.boundaries_viewed" in [entry.action for entry in door.audit("scan", scan)]


def test_a_cut_and_its_undoing_give_the_same_document_back(door: FrontDoor, scan: str) -> None:
    [whole] = door.ask("desk", "GET", f"/v1/scans/{scan}").json()["documents"]

    parts = decide(door, scan, cut=True, seen="undecided")["documents"]
    replaced = door.ask("desk", "GET", f"/v1/documents/{whole}").json()
    again = decide(door, scan, cut=False)["documents"]

    assert isinstance(parts, list)
    assert len(parts) == 2
    assert whole not in parts
    assert replaced["state"] == "replaced"
    assert again == [whole]
    assert door.ask("desk", "GET", f"/v1/documents/{whole}/text").text.count("\f") == 1


def test_a_decision_on_what_somebody_else_decided_is_refused(door: FrontDoor, scan: str) -> None:
    decide(door, scan, cut=True, seen="undecided")

    late = door.ask("desk", "PUT", f"/v1/scans/{scan}/boundaries/2", json={"cut": False, "seen": "undecided"})

    assert_problem(late, 409, "boundary_changed")


def test_a_replaced_document_cannot_be_corrected(door: FrontDoor, scan: str) -> None:
    [whole] = door.ask("desk", "GET", f"/v1/scans/{scan}").json()["documents"]
    decide(door, scan, cut=True)

    answer = door.ask("desk", "PATCH", f"/v1/documents/{whole}", json={"field": "ho-tich"})

    assert_problem(answer, 409, "document_replaced")


def test_no_place_and_no_word_are_told_what_is_wrong(door: FrontDoor, scan: str) -> None:
    missing = door.ask("desk", "PUT", f"/v1/scans/{scan}/boundaries/9", json={"cut": True})
    wordless = door.ask("desk", "PUT", f"/v1/scans/{scan}/boundaries/2", json={})
    first = door.ask("desk", "PUT", f"/v1/scans/{scan}/boundaries/1", json={"cut": True})

    assert_problem(missing, 404, "not_found")
    assert_problem(wordless, 422, "validation_failed")
    assert_problem(first, 422, "validation_failed")


def test_another_office_sees_no_boundary(door: FrontDoor, scan: str) -> None:
    assert_problem(door.ask("other_desk", "GET", f"/v1/scans/{scan}/boundaries"), 404, "not_found")


def test_a_scan_that_is_still_read_cannot_be_cut(door: FrontDoor, tmp_path: Path) -> None:
    pages = [(*BIRTH_LINES, "chưa đọc"), ("trang sau",)]
    sent = door.send("desk", several_pages(pages, tmp_path / "a.tif")).json()

    answer = door.ask("desk", "PUT", f"/v1/scans/{sent['id']}/boundaries/2", json={"cut": True})
    door.deliver_all()

    assert_problem(answer, 409, "scan_not_filed")

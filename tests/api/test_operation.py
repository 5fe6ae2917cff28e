"""Health, figures, headers and the reference page."""

import dataclasses
import re
import sqlite3
from pathlib import Path

from api.http.openapi import main, openapi_text
from api.http.problems import MEANINGS
from storage.blobs.directory_store import DirectoryBlobStore
from tests.api.conftest import OpenDoor
from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import page_image

REPOSITORY = Path(__file__).parents[2]


def test_a_service_that_works_is_alive_and_ready(door: FrontDoor) -> None:
    assert door.ask(None, "GET", "/healthz").json() == {"status": "alive"}
    assert door.ask(None, "GET", "/readyz").json() == {"status": "ready"}


def test_a_service_whose_store_is_away_is_alive_and_not_ready(open_door: OpenDoor, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file stands where the folder should be")
    store = DirectoryBlobStore(tmp_path / "occupied")
    door = open_door(lambda service: dataclasses.replace(service, blobs=store))

    answer = door.ask(None, "GET", "/readyz")

    told = assert_problem(answer, 503, "not_ready")
    assert told["errors"] == [{"where": "blobs", "message": "does not answer"}]
    assert answer.headers["retry-after"]
    assert door.ask(None, "GET", "/healthz").status_code == 200


def test_the_figures_count_rows_and_requests_and_name_nobody(open_door: OpenDoor, tmp_path: Path) -> None:
    door = open_door()
    scan = door.send("desk", page_image(["Xin chào"], tmp_path / "a.png")).json()
    door.ask("desk", "GET", f"/v1/scans/{scan['id']}")
    door.ask("desk", "GET", "/v1/nowhere/at-all")
    door.ask("desk", "BREW", "/v1/scans")

    figures = door.ask(None, "GET", "/metrics").text

    assert 'sohoa_scans{state="received"} 1.0' in figures
    assert 'sohoa_pages{state="failed"} 0.0' in figures
    assert re.search(r"sohoa_oldest_waiting_seconds \d", figures)
    assert 'sohoa_requests_total{method="GET",route="/v1/scans/{scan_id}",status="200"} 1.0' in figures
    assert 'sohoa_request_seconds_count{method="POST",route="/v1/scans"} 1.0' in figures
    assert scan["id"] not in figures
    assert "at-all" not in figures
    assert "BREW" not in figures


def test_the_figures_of_a_lost_database_are_a_503(open_door: OpenDoor) -> None:
    door = open_door()
    database = Path(door.service.database.engine.url.database or "")
    with sqlite3.connect(database) as other:
        other.execute("ALTER TABLE scans RENAME TO gone")

    assert_problem(door.ask(None, "GET", "/metrics"), 503, "database_unavailable")


def test_answers_tell_browsers_not_to_guess_and_not_to_keep(door: FrontDoor) -> None:
    for path in ("/healthz", "/docs", "/v1/nothing", "/openapi.json"):
        headers = door.ask("desk", "GET", path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


def test_the_reference_needs_nothing_from_elsewhere(door: FrontDoor) -> None:
    answer = door.ask(None, "GET", "/docs")

    assert answer.headers["content-type"].startswith("text/html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in answer.text
    assert not re.search(r'(src|href)="(https?:)?//', answer.text)
    assert "/v1/documents/{document_id}/pdf" in answer.text


def test_the_type_of_every_problem_is_a_place_in_the_reference(door: FrontDoor) -> None:
    page = door.ask(None, "GET", "/docs").text

    assert [code for code in MEANINGS if f'<tr id="{code}">' not in page] == []


def test_the_committed_openapi_document_is_the_present_one(tmp_path: Path) -> None:
    assert main([str(tmp_path / "openapi.json")]) == 0

    committed = (REPOSITORY / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == openapi_text() == committed, (
        "run: python -m api.http.openapi docs/openapi.json"
    )


def test_the_guide_names_every_problem_code() -> None:
    guide = (REPOSITORY / "docs" / "http.md").read_text(encoding="utf-8")

    rows = dict(re.findall(r"^\| `([a-z_]+)` \| (\d{3}) \|", guide, re.MULTILINE))
    assert rows == {code: str(meaning.status) for code, meaning in MEANINGS.items()}

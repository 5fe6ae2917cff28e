"""Every failure is told as application/problem+json, in both languages, without internals."""

import ast
import dataclasses
import errno
import logging
import sqlite3
from pathlib import Path

import pytest

import ingest
import storage
from api.http.problems import MEANINGS
from ingest.service import Service
from ocr.errors import Failure, Refusal
from storage.blobs.directory_store import DirectoryBlobStore
from tests.api.conftest import OpenDoor
from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import page_image


def test_every_code_that_the_layers_below_can_raise_has_a_meaning() -> None:
    raised = {code.value for code in (*Refusal, *Failure)} | codes_in("ingest") | codes_in("storage")

    assert {"case_code_invalid", "attached_elsewhere"} <= raised
    assert raised <= MEANINGS.keys()


def codes_in(package: str) -> set[str]:
    """The first argument of every Refused, Forbidden and Conflict that the package makes."""
    folder = Path({"ingest": ingest, "storage": storage}[package].__path__[0])
    calls = (
        node
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
        if node.func.id in ("Refused", "Forbidden", "Conflict")
    )
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}  # type: ignore[misc]  # the line above narrows it to a constant


def test_an_unknown_address_is_a_problem(door: FrontDoor) -> None:
    assert_problem(door.ask("admin", "GET", "/v1/nothing"), 404, "route_unknown")


def test_a_wrong_method_says_which_are_right(door: FrontDoor) -> None:
    answer = door.ask("admin", "DELETE", "/v1/scans/some-scan")

    assert_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


def test_wrong_values_are_named_and_never_repeated(door: FrontDoor) -> None:
    answer = door.ask("desk", "PUT", "/v1/cases/H49.61-261123-0001", json={"applicant": "A\u0007" * 9})

    told = assert_problem(answer, 422, "validation_failed")
    assert "body.applicant" in str(told["errors"])
    assert "A\\u0007" not in answer.text


@pytest.mark.parametrize("query", ["limit=0", "limit=9999", "limit=many", "state=lost"])
def test_wrong_queries_are_named(door: FrontDoor, query: str) -> None:
    told = assert_problem(door.ask("desk", "GET", f"/v1/documents?{query}"), 422, "validation_failed")

    assert f"query.{query.partition('=')[0]}" in str(told["errors"])


def test_json_must_be_json(door: FrontDoor) -> None:
    path = "/v1/cases/H49.61-261123-0001"
    json_type = {"Content-Type": "application/json"}

    broken = door.ask("desk", "PUT", path, content=b"{", headers=json_type)
    not_utf8 = door.ask("desk", "PUT", path, content=b'{"applicant": "\xff"}', headers=json_type)
    as_text = door.ask("desk", "PUT", path, content=b"{}", headers={"Content-Type": "text/plain"})
    deep = door.ask("desk", "PUT", path, content=b"[" * 100_000, headers=json_type)

    assert_problem(broken, 422, "validation_failed")
    assert_problem(not_utf8, 400, "request_invalid")
    assert_problem(as_text, 415, "media_type_unsupported")
    assert deep.status_code in (400, 422)


def test_a_nul_character_is_refused_before_it_reaches_a_database(door: FrontDoor) -> None:
    assert_problem(door.ask("desk", "GET", "/v1/scans/a%00b"), 400, "request_invalid")
    assert_problem(door.ask("desk", "GET", "/v1/search?q=a%00b"), 400, "request_invalid")
    path = "/v1/cases/H49.61-261123-0001"
    assert_problem(door.ask("desk", "PUT", path, json={"field": "a\0b"}), 422, "validation_failed")


@pytest.mark.parametrize("announced", [True, False])
def test_a_json_body_over_its_limit_is_refused(open_door: OpenDoor, announced: bool) -> None:
    door = open_door(max_json_bytes=1000)
    body = b'{"text": "' + b"a" * 2000 + b'"}'
    content = body if announced else iter([body[:500], body[500:]])

    answer = door.ask(
        "desk", "POST", "/v1/classifications", content=content, headers={"Content-Type": "application/json"}
    )

    told = assert_problem(answer, 413, "body_too_large")
    assert "1000" in str(told["detail"])
    assert "SOHOA_MAX_JSON_BYTES" in str(told["detail"])


def test_a_database_that_does_not_answer_is_a_503_with_a_time_to_wait(
    open_door: OpenDoor, tmp_path: Path
) -> None:
    door = open_door(retry_after_s=7)
    database = sqlite3.connect(door.service.database.engine.url.database or "", isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")

    answer = door.send("desk", page_image(["Xin chào"], tmp_path / "a.png"))

    assert_problem(answer, 503, "database_unavailable")
    assert answer.headers["retry-after"] == "7"
    database.execute("ROLLBACK")
    assert database.execute("SELECT count(*) FROM scans").fetchone() == (0,)
    assert door.send("desk", tmp_path / "a.png").status_code == 202


def test_a_store_that_is_away_is_a_503_and_nothing_was_accepted(open_door: OpenDoor, tmp_path: Path) -> None:
    nowhere = tmp_path / "occupied"
    nowhere.write_text("a file stands where the folder should be")
    door = open_door(lambda service: with_blobs(service, DirectoryBlobStore(nowhere)))

    answer = door.send("desk", page_image(["Xin chào"], tmp_path / "a.png"))

    assert_problem(answer, 503, "store_unavailable")
    assert str(tmp_path) not in answer.text
    assert answer.headers["retry-after"]
    assert door.ask("desk", "GET", "/v1/scans").json()["items"] == []


def test_a_full_store_is_a_503(open_door: OpenDoor, tmp_path: Path) -> None:
    def full(_path: Path) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = DirectoryBlobStore(tmp_path / "full", create=full)
    door = open_door(lambda service: with_blobs(service, store))

    assert_problem(door.send("desk", page_image(["Xin chào"], tmp_path / "a.png")), 503, "store_full")


def with_blobs(service: Service, store: DirectoryBlobStore) -> Service:
    """The service on another store."""
    return dataclasses.replace(service, blobs=store)


class BrokenClassifier:
    """Fails as only a bug does, with a citizen's words in its message."""

    version = "broken"

    def classify(self, _pages: object, _on: object) -> object:
        """Fail."""
        raise ZeroDivisionError("số của công dân: 000000000000")


def test_our_own_bug_is_a_500_without_internals_and_leaves_its_traceback_in_the_log(
    open_door: OpenDoor, caplog: pytest.LogCaptureFixture
) -> None:
    door = open_door(lambda service: dataclasses.replace(service, classifier=BrokenClassifier()))

    with caplog.at_level(logging.INFO):
        answer = door.ask("desk", "POST", "/v1/classifications", json={"text": "TỜ KHAI"})

    told = assert_problem(answer, 500, "internal_error")
    assert str(told["request_id"]) in str(told["detail"])
    assert "ZeroDivisionError" not in answer.text
    assert "000000000000" not in answer.text
    [bug] = [record for record in caplog.records if record.msg == "request.bug"]
    assert bug.exc_info is not None
    assert bug.exc_info[0] is ZeroDivisionError


def test_a_request_keeps_the_name_that_its_caller_gave_it(
    door: FrontDoor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = door.ask("desk", "GET", "/v1/cases", headers={"X-Request-ID": "cua-toi-0001"})
        odd = door.ask("desk", "GET", "/v1/cases", headers={"X-Request-ID": "có dấu".encode()})

    assert answer.headers["x-request-id"] == "cua-toi-0001"
    assert odd.headers["x-request-id"].isalnum()
    logged = [vars(record) for record in caplog.records if record.msg == "request.done"]
    assert logged[0]["request"] == "cua-toi-0001"
    assert (logged[0]["route"], logged[0]["status"]) == ("/v1/cases", 200)

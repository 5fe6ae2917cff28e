"""Scans sent over HTTP: safe before the answer, the same however often they are sent, refused clearly."""

import hashlib
import socket
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.http.app import make_app
from api.http.settings import HttpSettings
from tests.api.conftest import OpenDoor
from tests.api.front_door import FrontDoor, assert_problem, client_of, served
from tests.ingest.office import CODE, OTHER_CODE, page_image

Message = MutableMapping[str, object]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper that no other test sends."""
    return page_image([f"Giấy tờ của {tmp_path.name}"], tmp_path / "giấy tờ.png")


def test_an_upload_is_answered_with_a_receipt_and_where_to_follow_it(door: FrontDoor, paper: Path) -> None:
    answer = door.send("desk", paper, case_code=CODE.lower(), channel="post")

    told = answer.json()
    assert answer.status_code == 202
    assert told["sha256"] == hashlib.sha256(paper.read_bytes()).hexdigest()
    assert (told["state"], told["pages"], told["pages_done"], told["documents"]) == ("received", 1, 0, [])
    assert (told["office"], told["channel"], told["case_code"]) == ("ha-long", "post", CODE)
    assert told["receipt"].startswith("SH-")
    assert told["filename"] == "giấy tờ.png"
    assert told["is_new"] is True
    assert "error" not in told
    assert answer.headers["location"] == f"/v1/scans/{told['id']}"
    followed = door.ask("desk", "GET", answer.headers["location"]).json()
    assert followed == {name: value for name, value in told.items() if name != "is_new"}


def test_the_same_bytes_sent_twice_are_one_scan(door: FrontDoor, paper: Path) -> None:
    first = door.send("desk", paper).json()
    second = door.send("desk", paper).json()

    assert (second["id"], second["receipt"]) == (first["id"], first["receipt"])
    assert (first["is_new"], second["is_new"]) == (True, False)


def test_the_same_key_gives_the_same_scan_and_never_another_files(
    door: FrontDoor, paper: Path, tmp_path: Path
) -> None:
    first = door.send("desk", paper, key="khoa-1").json()
    again = door.send("desk", paper, key="khoa-1").json()
    other = door.send("desk", page_image(["Tệp khác"], tmp_path / "b.png"), key="khoa-1")

    assert again["id"] == first["id"]
    assert_problem(other, 422, "idempotency_key_reused")


def test_the_row_is_committed_before_the_answer_begins(door: FrontDoor, paper: Path) -> None:
    database = door.service.database.engine.url.database or ""
    rows_at_answer: list[int] = []

    def watched(app: FastAPI) -> Callable[..., Awaitable[None]]:
        async def asgi(
            scope: Message, receive: Callable[..., Awaitable[Message]], send: Callable[..., Awaitable[None]]
        ) -> None:
            async def looked(message: Message) -> None:
                if message["type"] == "http.response.start" and scope["method"] == "POST":
                    # Another connection sees only what is committed.
                    with sqlite3.connect(database) as other:
                        sha256 = hashlib.sha256(paper.read_bytes()).hexdigest()
                        found = other.execute("SELECT count(*) FROM scans WHERE sha256 = ?", (sha256,))
                        rows_at_answer.append(found.fetchone()[0])
                await send(message)

            await app(scope, receive, looked)

        return asgi

    app = make_app(door.service, HttpSettings(spool_reserve_bytes=0))
    with served(watched(app)) as url, client_of(url) as http:
        watching = FrontDoor(http, door.service, door.messages, door.secrets, door.token_ids)
        answer = watching.send("desk", paper)

    assert answer.status_code == 202
    assert rows_at_answer == [1]


def test_nothing_of_an_upload_stays_in_the_working_folder(door: FrontDoor, paper: Path) -> None:
    door.send("desk", paper)
    door.ask("desk", "POST", "/v1/scans", files={"file": ("a.pdf", b"%PDF-1.4 broken")})

    assert list(door.service.settings.work_dir.glob("upload-*")) == []


@pytest.mark.parametrize(
    ("form", "status", "code"),
    [
        ({"case_code": "không phải mã"}, 422, "case_code_invalid"),
        ({"office": "mong-cai"}, 403, "office_forbidden"),
        ({"channel": "chim bồ câu"}, 422, "validation_failed"),
    ],
)
def test_wrong_words_beside_a_file_are_named(
    door: FrontDoor, paper: Path, form: dict[str, str], status: int, code: str
) -> None:
    assert_problem(door.send("desk", paper, **form), status, code)


def test_an_unbound_caller_must_name_an_office_that_exists(door: FrontDoor, paper: Path) -> None:
    assert_problem(door.send("integrator", paper, office="khong-co"), 422, "office_unknown")
    assert door.send("integrator", paper, office="van-don").json()["office"] == "van-don"
    assert door.send("integrator", paper).json()["office"] == "trung-tam"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "empty_file"),
        (b"PK\x03\x04 a word file", 415, "unknown_type"),
        (b"%PDF-1.4\n%broken", 422, "damaged"),
        (b"\x89PNG\r\n\x1a\n cut", 422, "damaged"),
    ],
)
def test_a_file_that_is_no_scan_gets_its_own_problem_and_leaves_no_row(
    door: FrontDoor, content: bytes, status: int, code: str
) -> None:
    before = door.ask("desk", "GET", "/v1/scans").json()["items"]

    answer = door.ask("desk", "POST", "/v1/scans", files={"file": ("a.pdf", content)})

    assert_problem(answer, status, code)
    assert door.ask("desk", "GET", "/v1/scans").json()["items"] == before


def test_a_form_without_a_file_says_so(door: FrontDoor) -> None:
    without = door.ask("desk", "POST", "/v1/scans", files={"case_code": (None, CODE)})
    elsewhere = door.ask("desk", "POST", "/v1/scans", files={"scan": ("a.pdf", b"x")})

    assert_problem(without, 422, "file_missing")
    assert "'scan'" in str(assert_problem(elsewhere, 422, "file_missing")["detail"])


def test_two_files_at_once_are_refused(door: FrontDoor, paper: Path) -> None:
    files = [("file", ("a.png", paper.read_bytes())), ("file", ("b.png", paper.read_bytes()))]

    assert_problem(door.ask("desk", "POST", "/v1/scans", files=files), 422, "several_files")


def test_a_body_that_is_no_form_is_refused(door: FrontDoor) -> None:
    assert_problem(door.ask("desk", "POST", "/v1/scans", json={}), 415, "media_type_unsupported")
    kind = {"Content-Type": "multipart/form-data"}
    assert_problem(door.ask("desk", "POST", "/v1/scans", content=b"x", headers=kind), 422, "form_invalid")


def test_a_form_that_is_cut_short_is_refused(door: FrontDoor) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4'

    answer = door.ask("desk", "POST", "/v1/scans", content=body, headers=kind)

    assert_problem(answer, 422, "form_invalid")


def test_a_file_over_the_limit_is_refused_by_its_announced_size_before_it_is_sent(
    open_door: OpenDoor,
) -> None:
    door = open_door(max_bytes=100_000)

    answer = announced_only(door, 50_000_000)

    assert b"413" in answer.splitlines()[0]
    assert b"too_many_bytes" in answer
    assert b"SOHOA_MAX_BYTES" in answer


def announced_only(door: FrontDoor, size: int) -> bytes:
    """The answer to the head of a request whose body never comes."""
    address = door.http.base_url
    head = (
        f"POST /v1/scans HTTP/1.1\r\nHost: {address.host}\r\nContent-Length: {size}\r\n"
        f"Authorization: Bearer {door.secrets['desk']}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    )
    with socket.create_connection((address.host, address.port or 0), timeout=10) as line:
        line.sendall(head.encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer


def test_a_file_over_the_limit_is_refused_while_it_arrives_unannounced(open_door: OpenDoor) -> None:
    door = open_door(max_bytes=100_000)
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'

    answer = door.ask("desk", "POST", "/v1/scans", content=iter([head, b"x" * 100_001]), headers=kind)

    assert_problem(answer, 413, "too_many_bytes")
    assert list(door.service.settings.work_dir.glob("upload-*")) == []


def test_a_sender_who_falls_silent_is_told_so(open_door: OpenDoor) -> None:
    door = open_door(upload_idle_s=0.2)

    answer = announced_only(door, 1000)

    assert b"408" in answer.splitlines()[0]
    assert b"upload_stalled" in answer


def test_a_disk_without_room_refuses_before_anything_is_written(open_door: OpenDoor, paper: Path) -> None:
    door = open_door(spool_reserve_bytes=10**18)

    answer = door.send("desk", paper)

    assert_problem(answer, 503, "disk_full")
    assert answer.headers["retry-after"] == "5"


def test_a_code_told_later_completes_the_scan_and_another_case_makes_another(
    door: FrontDoor, paper: Path
) -> None:
    first = door.send("desk", paper).json()
    told = door.send("desk", paper, case_code=CODE).json()
    other = door.send("desk", paper, case_code=OTHER_CODE).json()

    assert (told["id"], told["case_code"]) == (first["id"], CODE)
    assert other["id"] != first["id"]


def test_scans_are_listed_newest_first_part_by_part(open_door: OpenDoor, tmp_path: Path) -> None:
    door = open_door()
    sent = [
        door.send("desk", page_image([f"Số {number}"], tmp_path / f"{number}.png")).json()["id"]
        for number in range(3)
    ]

    first = door.ask("desk", "GET", "/v1/scans?limit=2").json()
    second = door.ask("desk", "GET", f"/v1/scans?limit=2&before={first['next']}").json()

    assert [one["id"] for one in first["items"] + second["items"]] == sent[::-1]
    assert second["next"] is None


def test_postal_workers_are_never_given_another_senders_scan(door: FrontDoor, paper: Path) -> None:
    desk = door.send("desk", paper, case_code=CODE).json()
    postal = door.send("postal", paper).json()
    again = door.send("postal", paper).json()
    other = door.send("other_postal", paper).json()

    assert len({desk["id"], postal["id"], other["id"]}) == 3
    assert (again["id"], again["is_new"]) == (postal["id"], False)
    assert postal["case_code"] is None
    assert door.ask("postal", "GET", f"/v1/scans/{postal['id']}").status_code == 200
    assert_problem(door.ask("postal", "GET", f"/v1/scans/{desk['id']}"), 404, "not_found")


def test_a_desk_is_given_the_scan_that_its_postal_worker_sent(door: FrontDoor, paper: Path) -> None:
    postal = door.send("postal", paper).json()

    assert door.send("desk", paper).json()["id"] == postal["id"]

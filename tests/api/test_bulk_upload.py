"""`sohoa upload` against a real server: each file once, receipts kept, a broken run goes on."""

import argparse
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from api import upload_command
from api.bulk.client import BulkClient, NotAccepted, NothingAccepted, Patience, sha256_of
from api.bulk.receipts import Receipt, Receipts
from tests.api.front_door import FrontDoor, served
from tests.ingest.office import CODE, OTHER_CODE, page_image

QUICK = Patience(tries=4, first_wait_s=0.0)


def upload(door: FrontDoor, *words: str | Path, who: str = "postal") -> int:
    """The exit status of the command."""
    return run("--to", str(door.http.base_url), "--token", door.secrets[who], *words)


def run(*words: str | Path) -> int:
    """The exit status of the command with these words."""
    parser = argparse.ArgumentParser()
    upload_command.add_arguments(parser)
    return upload_command.run(parser.parse_args([str(word) for word in words]))


def receipts_in(file: Path) -> list[dict[str, object]]:
    """What the receipts say."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers, one in a folder below, and a hidden file."""
    folder = tmp_path / "papers"
    (folder / "below").mkdir(parents=True)
    page_image([f"Tờ một {tmp_path.name}"], folder / "giấy 1.png")
    page_image([f"Tờ hai {tmp_path.name}"], folder / "below" / "giấy 2.png")
    (folder / ".hidden").write_text("not a paper")
    return folder


def test_a_folder_is_sent_whole_and_each_file_has_its_receipt(
    door: FrontDoor, papers: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "receipts.jsonl"

    status = upload(door, papers, "--receipts", kept)

    told = receipts_in(kept)
    assert status == 0
    assert {Path(str(one["path"])).name for one in told} == {"giấy 1.png", "giấy 2.png"}
    for one in told:
        scan = door.ask("postal", "GET", f"/v1/scans/{one['scan_id']}").json()
        assert (scan["receipt"], scan["sha256"]) == (one["receipt"], one["sha256"])


def test_a_second_run_sends_nothing_again(door: FrontDoor, papers: Path, tmp_path: Path) -> None:
    kept = tmp_path / "receipts.jsonl"
    upload(door, papers, "--receipts", kept)
    before = kept.read_bytes()

    assert upload(door, papers, "--receipts", kept) == 0
    assert kept.read_bytes() == before


def test_a_run_that_died_between_sending_and_noting_gets_the_same_scan(
    door: FrontDoor, papers: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "receipts.jsonl"
    upload(door, papers, "--receipts", kept)
    first = {str(one["path"]): one["scan_id"] for one in receipts_in(kept)}
    kept.write_bytes(kept.read_bytes()[:-40])

    assert upload(door, papers, "--receipts", kept) == 0

    lines = [line for line in kept.read_text(encoding="utf-8").split("\n") if line.endswith("}")]
    assert {json.loads(line)["path"]: json.loads(line)["scan_id"] for line in lines} == first


def test_the_same_file_for_two_cases_has_a_receipt_for_each(
    door: FrontDoor, papers: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "receipts.jsonl"

    for code in (CODE, OTHER_CODE):
        assert upload(door, papers / "giấy 1.png", "--case", code, "--receipts", kept) == 0

    assert [one["case_code"] for one in receipts_in(kept)] == [CODE, OTHER_CODE]
    assert len({str(one["scan_id"]) for one in receipts_in(kept)}) == 2


def test_a_file_that_is_no_scan_is_named_and_the_others_are_sent(
    door: FrontDoor, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "a.txt").write_text("not a scan")

    status = upload(door, papers, papers / "missing.pdf", "--receipts", tmp_path / "receipts.jsonl")

    said = capsys.readouterr()
    assert status == 1
    assert "a.txt" in said.err
    assert "missing.pdf" in said.err
    assert "2/3" in said.out


def test_a_bad_token_stops_the_run_at_the_first_file(
    door: FrontDoor, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "receipts.jsonl"

    status = run("--to", str(door.http.base_url), "--token", "sh_wrong", papers, "--receipts", kept)

    said = capsys.readouterr()
    assert status == 1
    assert "[1/2]" in said.err
    assert "[2/2]" not in said.err
    assert "sh_wrong" not in said.err + said.out


def test_a_name_that_is_no_text_is_sent_and_noted(door: FrontDoor, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/t\xea khai.png"))
    page_image(["Tên tệp kiểu cũ"], tmp_path / "a.png").rename(path)
    kept = tmp_path / "receipts.jsonl"

    assert upload(door, path, "--receipts", kept) == 0
    assert upload(door, path, "--receipts", kept) == 0
    assert len(receipts_in(kept)) == 1


def test_a_name_with_a_line_separator_has_one_receipt(tmp_path: Path) -> None:
    kept = Receipt("http://a", "tờ\u2028khai.pdf", "0" * 64, 1, None, "scan", "SH-1")
    Receipts(tmp_path / "r.jsonl").keep(kept)

    assert Receipts(tmp_path / "r.jsonl").of("http://a", "0" * 64, None) == kept


@pytest.mark.parametrize("to", ["localhost:8000", "ftp://a"])
def test_an_address_that_is_none_is_wrong_usage(to: str, papers: Path, tmp_path: Path) -> None:
    assert run("--to", to, "--token", "t", papers, "--receipts", tmp_path / "r") == 2


def test_a_server_that_nobody_reaches_is_given_up_after_the_last_try(papers: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        waits: list[float] = []
        patience = Patience(tries=3, first_wait_s=2.0, sleep=waits.append)
        client = BulkClient(f"http://127.0.0.1:{unused.getsockname()[1]}", "t", patience)
        path = papers / "giấy 1.png"

        with pytest.raises(NothingAccepted):
            client.send(path, sha256_of(path), None)

    client.close()
    assert waits == [2.0, 4.0]


Answer = Callable[[int], Response]


def sent_to(answer: Answer, path: Path, patience: Patience = QUICK) -> Receipt:
    """What the client gets from a server that answers so; the argument counts the requests."""
    count = 0

    async def scans(request: Request) -> Response:
        nonlocal count
        await request.body()
        count += 1
        return answer(count)

    with served(Starlette(routes=[Route("/v1/scans", scans, methods=["POST"])])) as url:
        client = BulkClient(url, "t", patience)
        try:
            return client.send(path, sha256_of(path), None)
        finally:
            client.close()


def test_a_server_that_is_away_for_a_moment_is_asked_again_when_it_said(papers: Path) -> None:
    path = papers / "giấy 1.png"
    waits: list[float] = []

    def answer(count: int) -> Response:
        if count < 3:
            return Response(status_code=503, headers={"Retry-After": "7"})
        return JSONResponse({"id": "s", "receipt": "SH-1", "sha256": sha256_of(path)}, 202)

    receipt = sent_to(answer, path, Patience(tries=4, sleep=waits.append))

    assert receipt.receipt == "SH-1"
    assert waits == [7.0, 7.0]


def test_a_file_that_changed_on_its_way_gets_no_receipt(papers: Path) -> None:
    told = {"id": "s", "receipt": "SH-1", "sha256": "0" * 64}

    with pytest.raises(NotAccepted):
        sent_to(lambda _: JSONResponse(told, 202), papers / "giấy 1.png")


def test_a_page_that_some_portal_shows_instead_is_no_receipt(papers: Path) -> None:
    with pytest.raises(NothingAccepted, match="--to"):
        sent_to(lambda _: HTMLResponse("<h1>Wi-Fi</h1>"), papers / "giấy 1.png")

"""`sohoa up` as a process: it starts or says in one line why not, and it stops in order."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.data_lock import alone_in
from api.port import listen
from storage.database import open_database
from storage.settings import DatabaseSettings
from storage.states import PageState
from tests.ingest.office import BIRTH_LINES, several_pages

ROOT = Path(__file__).resolve().parents[2]


def command(*words: str | Path) -> list[str]:
    """The command line of `sohoa up`."""
    return [sys.executable, "-m", "api", "up", *map(str, words)]


def refused(*words: str | Path, **env: str) -> str:
    """What a start that fails says."""
    ended = subprocess.run(  # noqa: PLW1510 (the status is looked at below)
        command(*words), cwd=ROOT, capture_output=True, text=True, timeout=60, env={**os.environ, **env}
    )
    assert ended.returncode == 1, ended
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    return ended.stderr


@contextmanager
def started(data: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A running process and its address."""
    with (data.parent / "err.log").open("w") as errors:
        process = subprocess.Popen(
            command("--port", "0", "--data", data), cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://\S+", said)
        assert found, said
        process.stdout.readline()  # by now the first token is written
        yield process, found.group()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(10)


def test_small_answers_are_sent_at_once() -> None:
    sends_at_once = asyncio.run(without_waiting())

    assert sends_at_once, "each second packet would wait 40 ms for the caller's acknowledgement"


async def without_waiting() -> bool:
    """Whether connections to a socket of ours send without waiting (TCP_NODELAY)."""
    seen: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def connected(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted = writer.get_extra_info("socket")
        seen.set_result(bool(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
        writer.close()

    with listen("127.0.0.1", 0) as listening:
        address = listening.getsockname()
        async with await asyncio.start_server(connected, sock=listening):
            _, writer = await asyncio.open_connection(*address)
            answer = await asyncio.wait_for(seen, 10)
            writer.close()
    return answer


def test_a_port_in_use_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = refused("--port", port, "--data", tmp_path / "data")

    assert port in said
    assert "--port" in said


@pytest.mark.parametrize("words", [("--port", "70000"), ("--host", "192.0.2.1")])
def test_an_address_that_cannot_be_opened_is_not_called_in_use(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    said = refused(*words, "--data", tmp_path / "data")

    assert "in use" not in said
    assert words[1] in said


def test_a_data_folder_in_use_is_named(tmp_path: Path) -> None:
    with alone_in(tmp_path / "data"):
        said = refused("--port", "0", "--data", tmp_path / "data")

    assert str(tmp_path / "data") in said


def test_a_data_folder_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    said = refused("--port", "0", "--data", tmp_path / "file")

    assert str(tmp_path / "file") in said
    assert "--data" in said


@pytest.mark.parametrize("url", ["nonsense", "mysql://somebody:secret@host/name"])
def test_a_database_address_that_is_none_is_named_without_its_secret(url: str, tmp_path: Path) -> None:
    said = refused("--port", "0", "--data", tmp_path / "data", SOHOA_DATABASE_URL=url)

    assert "SOHOA_DATABASE_URL" in said
    assert "secret" not in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_finishes_the_page_at_hand_and_leaves_no_claim(number: signal.Signals, tmp_path: Path) -> None:
    data = tmp_path / "data"
    path = several_pages([BIRTH_LINES] * 6, tmp_path / "a.tif")
    with started(data) as (process, url):
        token = (data / "admin-token.txt").read_text().strip()
        with httpx.Client(
            base_url=url, headers={"Authorization": f"Bearer {token}"}, trust_env=False
        ) as http:
            http.post("/v1/scans", files={"file": ("a.tif", path.read_bytes())}).raise_for_status()
        time.sleep(1.0)
        process.send_signal(number)
        status = process.wait(60)

    database = open_database(DatabaseSettings.model_validate({"database_url": f"sqlite:///{data}/sohoa.db"}))
    with database.reading() as work:
        pages = work.pages.counts()
    database.close()
    assert status == 0
    assert pages.get(PageState.READING, 0) == 0
    assert "Traceback" not in (tmp_path / "err.log").read_text()


@pytest.mark.parametrize("after_s", [0.5, 2.0])
def test_ctrl_c_during_the_start_ends_it_without_a_traceback(after_s: float, tmp_path: Path) -> None:
    # A test run that was itself put into the background ignores Ctrl+C, and so would what it starts.
    process = subprocess.Popen(
        ["env", "--default-signal=INT", *command("--port", "0", "--data", tmp_path / "data")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(after_s)
    process.send_signal(signal.SIGINT)

    _, said = process.communicate(timeout=60)

    assert "Traceback" not in said
    assert process.returncode in (0, 130)


def test_the_first_token_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    with started(tmp_path / "data") as (process, _):
        file = tmp_path / "data" / "admin-token.txt"
        mode, others = file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o007
        process.terminate()
        process.wait(60)

    assert (mode, others) == (0o600, 0)

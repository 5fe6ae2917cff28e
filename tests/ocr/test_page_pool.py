"""A page costs nothing but itself, whatever it does to the process that reads it."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ocr.errors import PageFailed, UnreadableScan
from ocr.pool import PagePool
from ocr.scan_file import Kind
from ocr.settings import ReadingSettings
from tests.ocr import engines
from tests.ocr.papers import paper, saved


def _pool(engine: str, **settings: float) -> PagePool:
    chosen = ReadingSettings.model_validate({"processes": 1, "page_timeout_s": 20, **settings})
    return PagePool(chosen, engine=f"tests.ocr.engines:{engine}")


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _wait_until_dead(*pids: int) -> None:
    deadline = time.monotonic() + 10
    while any(_is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline, f"still alive: {[pid for pid in pids if _is_alive(pid)]}"
        time.sleep(0.05)


@pytest.fixture
def one_line(tmp_path: Path) -> Path:
    return saved(paper(("Trang này có một dòng chữ",)), tmp_path / "one.png")


@pytest.fixture
def many_lines(tmp_path: Path) -> Path:
    return saved(paper(), tmp_path / "many.png")


def test_a_page_that_hangs_is_given_up_in_time_with_everything_it_started(
    one_line: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = tmp_path / "diary"
    monkeypatch.setenv(engines.DIARY, str(diary))

    with _pool("HangingEngine", page_timeout_s=4) as pool:
        started = time.monotonic()
        with pytest.raises(PageFailed) as failure:
            pool.read(one_line, 1, None)
        took = time.monotonic() - started

    assert failure.value.code == "page_timeout"
    assert took < 15
    _wait_until_dead(*(int(pid) for pid in diary.read_text(encoding="ascii").split()))


def test_a_page_that_kills_its_process_costs_that_page_only(one_line: Path, many_lines: Path) -> None:
    with _pool("CrashingEngine") as pool:
        before = pool.read(one_line, 1, None)
        with pytest.raises(PageFailed) as failure:
            pool.read(many_lines, 1, None)
        after = pool.read(one_line, 1, None)

    assert failure.value.code == "page_process_died"
    assert before.text == after.text == "Vang"


def test_a_page_that_eats_memory_is_stopped_and_the_next_is_read(one_line: Path) -> None:
    with _pool("GreedyEngine", page_memory_mb=300) as pool:
        with pytest.raises(PageFailed) as failure:
            pool.read(one_line, 1, None)
        facts = pool.inspect(one_line)

    assert failure.value.code == "out_of_memory"
    assert facts.kind is Kind.PNG


@pytest.mark.parametrize("engine", ["RefusingEngine", "BrokenEngine"])
def test_an_engine_that_fails_is_reported_and_its_process_goes_on(engine: str, one_line: Path) -> None:
    with _pool(engine) as pool:
        with pytest.raises(PageFailed) as failure:
            pool.read(one_line, 1, None)
        facts = pool.inspect(one_line)

    assert failure.value.code == "engine_crashed"
    assert facts.page_count == 1


def test_what_programs_print_does_not_reach_the_pool(one_line: Path) -> None:
    with _pool("ChattyEngine") as pool:
        assert pool.read(one_line, 1, None).text == "Vang"


def test_many_threads_share_few_processes(one_line: Path) -> None:
    with _pool("SlowEngine", processes=2) as pool, ThreadPoolExecutor(6) as threads:
        readings = list(threads.map(lambda _: pool.read(one_line, 1, None), range(6)))

    assert [reading.text for reading in readings] == ["Vang"] * 6


def test_a_bad_file_is_refused_through_the_pool_with_its_sentences(tmp_path: Path) -> None:
    letter = tmp_path / "scan.pdf"
    letter.write_text("From: a@example.vn\n\nXin chào", encoding="utf-8")

    with _pool("EchoEngine") as pool, pytest.raises(UnreadableScan) as refusal:
        pool.inspect(letter)

    assert refusal.value.code == "unknown_type"
    assert "PDF" in refusal.value.detail_vi
    assert "send a scan" in refusal.value.detail_en


def test_the_many_lines_is_handed_out_as_jpeg(one_line: Path, tmp_path: Path) -> None:
    picture = tmp_path / "page.jpg"

    with _pool("EchoEngine") as pool:
        pool.read(one_line, 1, picture)

    assert picture.read_bytes().startswith(b"\xff\xd8\xff")


def test_closing_the_pool_ends_a_page_that_is_being_read(
    one_line: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = tmp_path / "diary"
    monkeypatch.setenv(engines.DIARY, str(diary))
    pool = _pool("HangingEngine", page_timeout_s=100)

    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(pool.read, one_line, 1, None)
        while not diary.exists():
            time.sleep(0.05)
        pool.close()
        failure = reading.exception(timeout=20)

    assert isinstance(failure, PageFailed)
    with pytest.raises(PageFailed):
        pool.read(one_line, 1, None)


def test_no_process_outlives_a_parent_that_was_killed(one_line: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    parent = (
        "import sys; from pathlib import Path; from ocr.pool import PagePool;"
        "from ocr.settings import ReadingSettings;"
        "PagePool(ReadingSettings(processes=1), engine='tests.ocr.engines:HangingEngine')"
        ".read(Path(sys.argv[1]), 1, None)"
    )
    environment = {**os.environ, engines.DIARY: str(diary)}

    with subprocess.Popen([sys.executable, "-c", parent, str(one_line)], env=environment) as process:
        deadline = time.monotonic() + 60
        while not diary.exists() or not diary.read_text(encoding="ascii"):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.kill()

    _wait_until_dead(*(int(pid) for pid in diary.read_text(encoding="ascii").split()))

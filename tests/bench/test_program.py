"""A program is run to its end and no longer."""

import sys

import pytest

from bench import effort, program
from bench.errors import ProgramFailed


def test_its_status_and_last_words_are_kept_whatever_it_says() -> None:
    talk = (
        "import sys; print('x' * 200_000, flush=True);"
        " sys.stdout.buffer.write(b'\\xff end \\n\\n'); sys.exit(3)"
    )

    ended = program.run("talkative", [sys.executable, "-c", talk], timeout_s=60)

    assert (ended.status, ended.last_words) == (3, "\ufffd end")


def test_one_that_is_not_there_is_named() -> None:
    with pytest.raises(ProgramFailed, match=r"ghost: .*cannot be started"):
        program.run("ghost", ["/no/such/program"], timeout_s=1)


def test_what_children_worked_and_held_is_counted_with_them() -> None:
    work = "held = bytearray(b'x') * (64 << 20); import time; s = time.process_time()\n"
    work += "while time.process_time() - s < 0.6: pass"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"

    def run() -> int:
        return program.run("worker", [sys.executable, "-c", nested], timeout_s=60).status

    status, took = effort.watched("worker", 2, run)

    assert status == 0
    assert took.cpu_s >= 0.6
    assert took.cpu_s_a_page == took.cpu_s / 2
    assert took.pages_per_s == 2 / took.wall_s
    assert took.peak.branch_kib >= 64 << 10

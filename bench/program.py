"""A program run to its end, as a group of processes of its own and within a limit."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from bench.errors import ProgramFailed

_LAST_BYTES = 4000


@dataclass(frozen=True, slots=True)
class Ended:
    """A program's exit status, and the last line that it said on either stream."""

    status: int
    last_words: str


def run(name: str, command: Sequence[str], timeout_s: float) -> Ended:
    """Run it; nothing of its group is left afterwards. Raises ProgramFailed when it cannot start or end."""
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would stop a talkative program
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise ProgramFailed(
                f"{name}: không khởi động được / cannot be started ({error.strerror})"
            ) from error
        try:
            status = process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            raise ProgramFailed(
                f"{name}: chưa xong sau {timeout_s:g} giây / not finished after {timeout_s:g} s"
            ) from error
        finally:
            with suppress(ProcessLookupError):  # the whole group is gone already
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return Ended(status, _last_words(said))


def _last_words(said: IO[bytes]) -> str:
    said.seek(max(said.seek(0, os.SEEK_END) - _LAST_BYTES, 0))
    lines = said.read().decode("utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")

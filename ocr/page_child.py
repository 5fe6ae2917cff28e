"""One page process seen from the pool: a group of processes that answers in time or dies."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from ocr import frames
from ocr.errors import Failure, PageFailed
from ocr.settings import ReadingSettings

_START_TIMEOUT_S = 60.0
_WATCH_S = 0.5
_MIB = 1024 * 1024
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class PageChild:
    """A child process leading its own process group, with our ends of its pipes."""

    def __init__(self, settings: ReadingSettings, engine: str) -> None:
        self.answered = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ocr.page_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
            env=_environment(settings),
        )
        self._memory_limit = 2 * settings.page_memory_mb * _MIB
        try:
            self.ask({"engine": engine, "settings": settings.model_dump(mode="json")}, _START_TIMEOUT_S)
        except BaseException:
            self.kill()
            raise

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, request: dict[str, object], timeout_s: float) -> dict[str, object]:
        """The child's answer. Raises PageFailed, after which the child must be killed."""
        stdin, stdout = self._ends()
        try:
            frames.send(stdin, request)  # type: ignore[arg-type]  # unbuffered pipe: FileIO has all that is used
        except OSError as error:
            raise self._died() from error
        body = self._body(stdout, time.monotonic() + timeout_s, timeout_s)
        self.answered += 1
        try:
            return frames.decoded(body)
        except frames.BrokenFrame as error:
            raise PageFailed(Failure.PAGE_PROCESS_DIED, str(error)) from error

    def interrupt(self) -> None:
        """End the child's whole group while another thread waits for its answer: that thread is told."""
        with contextlib.suppress(ProcessLookupError):  # the whole group is gone already
            os.killpg(self._process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """End the child and every program it started; nothing of the group is left."""
        self.interrupt()
        for end in self._ends():
            end.close()
        self._process.wait()

    def _ends(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a page child is always started with pipes")
        return self._process.stdin, self._process.stdout

    def _body(self, stdout: IO[bytes], deadline: float, timeout_s: float) -> bytes:
        length = int.from_bytes(self._bytes(stdout, 4, deadline, timeout_s), "big")
        if length > frames.LARGEST_BYTES:
            raise PageFailed(Failure.PAGE_PROCESS_DIED, f"an answer of {length} bytes")
        return self._bytes(stdout, length, deadline, timeout_s)

    def _bytes(self, stdout: IO[bytes], count: int, deadline: float, timeout_s: float) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise PageFailed(Failure.PAGE_TIMEOUT, f"the page took longer than {timeout_s:g} s")
            poll = select.poll()  # select() would refuse descriptors above 1023 in a busy server
            poll.register(stdout, select.POLLIN)
            if not poll.poll(min(left_s, _WATCH_S) * 1000):
                self._check_memory()
                continue
            part = stdout.read(count - len(parts))
            if not part:
                raise self._died()
            parts += part
        return bytes(parts)

    def _check_memory(self) -> None:
        used = _group_memory(self._process.pid)
        if used > self._memory_limit:
            raise PageFailed(Failure.OUT_OF_MEMORY, f"the page held {used // _MIB} MiB")

    def _died(self) -> PageFailed:
        try:
            status = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return PageFailed(Failure.PAGE_PROCESS_DIED, "the page process stopped answering")
        return PageFailed(Failure.PAGE_PROCESS_DIED, f"the page process ended with status {status}")


def _environment(settings: ReadingSettings) -> dict[str, str]:
    """One thread for each library: pages, not their parts, are what runs side by side."""
    single = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    # The child must find the same packages, also when it is started from another folder.
    places = os.pathsep.join(str(Path(part).absolute()) for part in sys.path)
    folder = {"TMPDIR": os.fspath(settings.pages_dir)} if settings.pages_dir else {}
    return {**os.environ, **single, **folder, "PYTHONPATH": places}


def _group_memory(group: int) -> int:
    """Bytes of memory held by the processes of a group."""
    total = 0
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            if os.getpgid(int(entry.name)) == group:
                with open(f"/proc/{entry.name}/statm", encoding="ascii") as statm:  # noqa: PTH123 - hot path
                    total += int(statm.read().split()[1]) * _PAGE_BYTES
        except OSError:
            continue  # it ended while we looked
    return total

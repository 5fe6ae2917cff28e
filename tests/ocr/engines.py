"""Engines with a character, started in page processes by their dotted names."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from ocr.engine import Turn
from ocr.errors import Failure, PageFailed
from ocr.page_image import Pixels
from ocr.page_reading import Word
from ocr.settings import ReadingSettings

DIARY = "SOHOA_TEST_ENGINE_DIARY"
"""The environment variable that names a file in which an engine writes the processes it started."""


_ECHO = (Word("Vang", (10, 10, 60, 30), 0.95, 0),)


class EchoEngine:
    """Reads the same word in every line, quickly."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        return [_ECHO for _ in lines]

    def read_page(self, grey: Pixels, dpi: int) -> tuple[Word, ...]:
        del grey, dpi
        return _ECHO

    def turn(self, grey: Pixels, dpi: int) -> Turn | None:
        del grey, dpi
        return None


class HangingEngine(EchoEngine):
    """Starts a program that never ends and waits for it, deaf to polite signals."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with subprocess.Popen(["sleep", "3600"]) as grandchild:
            Path(os.environ[DIARY]).write_text(f"{os.getpid()} {grandchild.pid}", encoding="ascii")
            grandchild.wait()
        return super().read_lines(lines)


class CrashingEngine(EchoEngine):
    """Dies as native code dies, on sheets of several lines only: a single line is read."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        if len(lines) > 1:
            os.kill(os.getpid(), signal.SIGSEGV)
        return super().read_lines(lines)


class GreedyEngine(EchoEngine):
    """Asks for more memory than there is for a page."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        hoard = [bytearray(64 * 1024 * 1024) for _ in range(100)]
        return [(Word(str(len(hoard)), (0, 0, 1, 1), 1.0, 0),) for _ in lines]


class ChattyEngine(EchoEngine):
    """Writes to standard output and error, as programs and libraries do."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        os.write(1, b"garbage on standard output\n")
        print("more garbage", flush=True)
        subprocess.run(["sh", "-c", "echo even more; echo and more >&2"], check=True)
        return super().read_lines(lines)


class RefusingEngine(EchoEngine):
    """Cannot read a page this time, and says so."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        raise PageFailed(Failure.ENGINE_CRASHED, f"not these {len(lines)} lines, not today")


class BrokenEngine(EchoEngine):
    """Has a bug that nobody foresaw."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        return super().read_lines(lines[: 1 // 0])


class SlowEngine(EchoEngine):
    """Takes its time over every page, but arrives."""

    def read_lines(self, lines: Sequence[Pixels]) -> list[tuple[Word, ...]]:
        time.sleep(0.4)
        return super().read_lines(lines)

"""Pages read side by side in child processes, so that a page can cost nothing but itself."""

import json
import logging
import os
import queue
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from ocr.errors import Failure, PageFailed, UnreadableScan
from ocr.page_child import PageChild
from ocr.page_reading import PageReading
from ocr.scan_file import Kind, ScanFacts
from ocr.settings import ReadingSettings

logger = logging.getLogger(__name__)

_PAGES_A_CHILD = 200
"""A child is replaced after this many answers, so that what a library leaks stays small."""
_FATAL = {Failure.OUT_OF_MEMORY}

ENGINES = {
    "tesserocr": "ocr.tesseract_in_process:InProcessTesseractEngine",
    "pytesseract": "ocr.tesseract:TesseractEngine",
}


class PagePool:
    """Reads pages in persistent child processes; may be called from many threads at once.

    Each child leads its own process group and starts when it is first needed. One that hangs,
    crashes, is killed or takes too much memory costs the page it was reading: its group is killed
    and the next page gets another child. `engine` is "module:callable", called with the settings;
    without it, the settings choose.
    """

    def __init__(self, settings: ReadingSettings, engine: str | None = None) -> None:
        self._settings = settings
        self._engine = engine or ENGINES[settings.engine]
        self._size = settings.processes or len(os.sched_getaffinity(0))
        self._seats: queue.LifoQueue[PageChild | None] = queue.LifoQueue()
        self._busy: set[PageChild] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        for _ in range(self._size):
            self._seats.put(None)

    @property
    def size(self) -> int:
        """How many pages are read at once."""
        return self._size

    def inspect(self, path: Path) -> ScanFacts:
        """The facts of a file. Raises UnreadableScan, or PageFailed when looking at it failed."""
        request: dict[str, object] = {"do": "inspect", "path": os.fspath(path.absolute())}
        facts = self._ask(request, self._settings.inspect_timeout_s)
        return ScanFacts(Kind(str(facts["kind"])), cast(int, facts["page_count"]), str(facts["media_type"]))

    def read(self, path: Path, number: int, image_out: Path | None = None) -> PageReading:
        """Page `number` (from 1), read; the upright page goes to `image_out` as JPEG.

        Raises UnreadableScan or PageFailed.
        """
        request: dict[str, object] = {
            "do": "read",
            "path": os.fspath(path.absolute()),
            "number": number,
            "image_out": None if image_out is None else os.fspath(image_out.absolute()),
        }
        return PageReading.from_json(self._ask(request, self._settings.page_timeout_s))

    def write(self, source: Path, pages: Sequence[PageReading], out: Path) -> None:
        """The searchable PDF of these pages of `source` at `out`, all or nothing.

        Raises UnreadableScan or PageFailed. A damaged source can cost the writer no more than a page.
        """
        readings = out.with_name(f".{out.name}.readings")
        readings.write_text(json.dumps([page.to_json() for page in pages]), encoding="utf-8")
        request: dict[str, object] = {
            "do": "write",
            "path": os.fspath(source.absolute()),
            "readings": os.fspath(readings.absolute()),
            "out": os.fspath(out.absolute()),
        }
        try:
            self._ask(request, self._settings.document_timeout_s)
        finally:
            readings.unlink(missing_ok=True)

    def close(self) -> None:
        """End all children, also those that are reading: their callers get PageFailed."""
        with self._lock:
            self._closed.set()
            for child in self._busy:
                child.interrupt()
        while not self._seats.empty():
            child_or_none = self._seats.get()
            if child_or_none is not None:
                child_or_none.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, object], timeout_s: float) -> Mapping[str, object]:
        seat = self._seats.get()
        child: PageChild | None = None
        try:
            child = self._child_in(seat)
            answer = child.ask(request, timeout_s)
            child = self._kept(child, answer)
        except BaseException:
            if child is not None:
                self._end(child)
                child = None
            raise
        finally:
            self._seats.put(child)
        return _opened(answer)

    def _child_in(self, seat: PageChild | None) -> PageChild:
        if self._closed.is_set():
            if seat is not None:
                seat.kill()
            raise PageFailed(Failure.PAGE_PROCESS_DIED, "the pool is closed")
        child = seat if seat is not None else PageChild(self._settings, self._engine)
        with self._lock:
            self._busy.add(child)
            if self._closed.is_set():
                child.interrupt()
        return child

    def _kept(self, child: PageChild, answer: Mapping[str, object]) -> PageChild | None:
        """The child, unless it has served long enough or is short of memory."""
        failed = cast(list[str], answer.get("failed", [""]))
        if self._closed.is_set() or child.answered > _PAGES_A_CHILD or failed[0] in _FATAL:
            self._end(child)
            return None
        with self._lock:
            self._busy.discard(child)
        return child

    def _end(self, child: PageChild) -> None:
        with self._lock:
            self._busy.discard(child)
        child.kill()


def _opened(answer: Mapping[str, object]) -> Mapping[str, object]:
    """What an answer holds, or the error it carries."""
    if "refused" in answer:
        raise UnreadableScan(*cast(list[str], answer["refused"]))
    if "failed" in answer:
        if "evidence" in answer:
            logger.error("page.failed", extra={"evidence": answer["evidence"]})
        raise PageFailed(*cast(list[str], answer["failed"]))
    return cast(Mapping[str, object], answer["ok"])

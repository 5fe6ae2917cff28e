"""What runs in a child of the pool: one request after another, until its standard input ends.

Started as ``python -m ocr.page_process``; the first message names the engine and the settings.
Every request is answered or the process dies: the pool holds the clock and kills the whole group.
"""

import importlib
import io
import json
import logging
import os
import queue
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, cast

import cv2

from ocr import frames
from ocr.engine import Engine
from ocr.errors import Failure, PageFailed, UnreadableScan
from ocr.page import read_page
from ocr.page_reading import PageReading
from ocr.pictures import encode_jpeg
from ocr.scan_file import inspect, kind_of
from ocr.searchable_pdf import write
from ocr.settings import ReadingSettings

logger = logging.getLogger(__name__)
_MIB = 1024 * 1024


def main() -> None:
    """Serve requests on the inherited pipes until the pool closes them."""
    requests, replies = _pipes()
    inbox: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
    threading.Thread(target=_watch, args=(requests, inbox), daemon=True).start()
    cv2.setNumThreads(1)
    start = inbox.get()
    settings = ReadingSettings.model_validate(start["settings"])
    engine = _engine(str(start["engine"]), settings)
    _limit_memory(settings.page_memory_mb)
    frames.send(replies, {"ready": True})
    while True:
        frames.send(replies, _answer(inbox.get(), engine, settings))


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pool's two pipes moved away from standard input and output, where a library or a program
    started here could write into them or read from them."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(1, "w", closefd=False))
    return requests, replies


def _watch(requests: BinaryIO, inbox: "queue.SimpleQueue[dict[str, object]]") -> None:
    """Hand requests on; when the pool is gone, end this process and every program it started."""
    try:
        while (message := frames.receive(requests)) is not None:
            inbox.put(message)
    finally:
        os.killpg(os.getpgrp(), signal.SIGKILL)


def _engine(dotted: str, settings: ReadingSettings) -> Engine:
    module, _, name = dotted.partition(":")
    build = cast(Callable[[ReadingSettings], Engine], getattr(importlib.import_module(module), name))
    return build(settings)


def _limit_memory(page_memory_mb: int) -> None:
    """Bound the address space to what is mapped now plus the page's share; programs inherit the bound."""
    mapped_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = mapped_pages * resource.getpagesize() + page_memory_mb * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(request: Mapping[str, object], engine: Engine, settings: ReadingSettings) -> dict[str, object]:
    # Should the pool be unable to kill us, the kernel does, even inside a library that holds the GIL.
    longest_s = max(settings.page_timeout_s, settings.document_timeout_s)
    signal.alarm(int(longest_s) + 60)
    try:
        return {"ok": _done(request, engine, settings)}
    except UnreadableScan as refused:
        return {"refused": [refused.code, refused.detail_vi, refused.detail_en]}
    except PageFailed as failed:
        return {"failed": [failed.code, failed.detail]}
    except Exception as error:
        return _failure_of(error)
    finally:
        signal.alarm(0)


def _failure_of(error: Exception) -> dict[str, object]:
    """A failure that nobody foresaw, with the evidence for us; short of memory is told apart."""
    is_memory = isinstance(error, MemoryError)
    if is_memory or (isinstance(error, cv2.error) and "Insufficient memory" in str(error)):
        return {"failed": [Failure.OUT_OF_MEMORY, "the page needs more than SOHOA_PAGE_MEMORY_MB"]}
    # Where it happened, but not the error's message: that may quote what a paper says.
    where = "".join(traceback.format_tb(error.__traceback__))
    return {"failed": [Failure.ENGINE_CRASHED, type(error).__name__], "evidence": where}


def _done(request: Mapping[str, object], engine: Engine, settings: ReadingSettings) -> dict[str, object]:
    path = Path(str(request["path"]))
    if request["do"] == "inspect":
        facts = inspect(path, settings)
        return {"kind": facts.kind.value, "page_count": facts.page_count, "media_type": facts.media_type}
    if request["do"] == "write":
        return _written(path, request)
    read = read_page(path, kind_of(path), cast(int, request["number"]), engine, settings)
    if request["image_out"] is not None:
        Path(str(request["image_out"])).write_bytes(encode_jpeg(read.upright))
    return read.reading.to_json()


def _written(path: Path, request: Mapping[str, object]) -> dict[str, object]:
    readings = json.loads(Path(str(request["readings"])).read_text(encoding="utf-8"))
    pages = [PageReading.from_json(reading) for reading in readings]
    write(path, kind_of(path), pages, Path(str(request["out"])))
    return {}


if __name__ == "__main__":
    main()

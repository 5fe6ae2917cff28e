"""Workers: the threads that take messages, and the sweep beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from dramatiq.worker import Worker

from ingest.filing import file_scan
from ingest.opening import open_scan
from ingest.page_step import read_page
from ingest.queue.actors import declare
from ingest.service import Service
from ingest.steps import Step
from ingest.sweep import Sweeper
from ingest.wiring import Opened

SPARE_THREADS = 2
"""Threads beyond the reading ones, so that opening and filing go on while every page process is busy."""

STOP_TIMEOUT_MS = 150_000
"""How long a stop waits for the pages at hand."""


@contextmanager
def working(opened: Opened, reading_threads: int) -> Iterator[None]:
    """Take and do messages while the block runs; at its end finish what is at hand, and stop."""
    declare(opened.broker, steps(opened.service))
    worker = Worker(opened.broker, worker_threads=reading_threads + SPARE_THREADS, worker_timeout=200)
    sweeper = Sweeper(opened.service)
    worker.start()
    sweeper.start()
    try:
        yield
    finally:
        sweeper.stop()
        worker.stop(timeout=STOP_TIMEOUT_MS)


def steps(service: Service) -> dict[Step, partial[None]]:
    """What each step does."""
    return {
        Step.OPEN: partial(open_scan, service),
        Step.READ: partial(read_page, service),
        Step.FILE: partial(file_scan, service),
    }


def resume_alone(service: Service) -> None:
    """Make everything unfinished due now. Only for a process that is alone with its database.

    The embedded broker forgets its messages when its process dies, and so does nobody else's claim live.
    """
    with service.database.work() as work:
        work.scans.free_all_claims()
        work.pages.free_all_claims()

"""The sweep: sends again whatever is due. It makes the rows the outbox."""

import logging
import threading
from collections.abc import Sequence

from ingest.delivery import send_quietly
from ingest.service import Service
from ingest.steps import Step
from storage import clock
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)


def sweep(service: Service) -> int:
    """Send one message for every row that is due, and note when it is due again; how many were sent.

    The note comes before the sending: if this process dies in between, the rows are due again later.
    """
    limit = service.settings.sweep_batch
    later = clock.now() + service.settings.resend_after
    with service.database.work() as work:
        to_open = work.scans.due_for_opening(limit)
        to_file = work.scans.due_for_filing(limit)
        to_read = work.pages.due(limit)
        work.scans.postpone([*to_open, *to_file], later)
        work.pages.postpone(to_read, later)
    sent = _send(service, Step.OPEN, to_open) + _send(service, Step.FILE, to_file)
    return sent + _send(service, Step.READ, to_read)


def _send(service: Service, step: Step, ids: Sequence[str]) -> int:
    return sum(send_quietly(service.outbox, step, subject_id) for subject_id in ids)


class Sweeper(threading.Thread):
    """Sweeps at the set interval until it is stopped."""

    def __init__(self, service: Service) -> None:
        super().__init__(name="sweep", daemon=True)
        self._service = service
        self._stopping = threading.Event()

    def run(self) -> None:
        """Sweep, wait, repeat; a database that is away is waited for."""
        while not self._stopping.is_set():
            try:
                sweep(self._service)
            except DatabaseUnavailable as error:
                log.warning("sweep.database_unavailable", extra={"cause": str(error)})
            except Exception:
                # The sweep is what makes lost messages harmless: a bug in one round must not end it.
                log.exception("sweep.bug")
            self._stopping.wait(self._service.settings.sweep_every_s)

    def stop(self) -> None:
        """End after the present round."""
        self._stopping.set()
        self.join()

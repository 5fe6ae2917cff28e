"""`./sohoa worker`: takes messages from the broker until it is told to stop."""

import argparse
import logging
import signal
import sys
import threading
from types import FrameType

from api.deployment import add_data_argument, settings_for
from api.logs import log_to_stderr
from api.serve_command import EMBEDDED_BROKER, has_embedded_broker
from ingest.wiring import Settings, open_service
from ingest.workers import working
from storage.blobs.errors import BlobError, BlobsUrlInvalid
from storage.errors import StorageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--data`."""
    add_data_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT, then finish the pages at hand."""
    log_to_stderr(logging.INFO)
    settings = settings_for(args.data)
    if has_embedded_broker(settings):
        print(EMBEDDED_BROKER.format(command="worker"), file=sys.stderr)
        return 2
    try:
        _work(settings)
    except (StorageError, BlobError, BlobsUrlInvalid, OSError, ValueError) as error:
        print(f"sohoa worker: {error}", file=sys.stderr)
        return 1
    return 0


def _work(settings: Settings) -> None:
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with open_service(settings) as opened, working(opened, reading_threads=opened.service.pool.size):
        stopping.wait()

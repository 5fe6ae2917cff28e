"""`./sohoa up`: the HTTP interface, the web pages and the workers in one process."""

import argparse
import logging
import socket
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from api.data_lock import DataInUse, DataUnusable, alone_in
from api.deployment import add_data_argument, settings_for
from api.first_token import first_token
from api.logs import log_to_stderr
from api.port import NoPort, listen, url_of
from api.rehearsal.rehearse import Rehearsal
from api.server import serve, server_for, stoppable
from ingest.founding import found_offices
from ingest.wiring import Opened, open_service
from ingest.workers import resume_alone, working
from storage.blobs.errors import BlobError
from storage.errors import StorageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--demo`, `--port`, `--host`, `--data`."""
    add_data_argument(parser)
    parser.add_argument("--demo", action="store_true", help="chạy thử với hồ sơ giả định / invented dossiers")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe / address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="cổng / port (0: any free one)")
    parser.add_argument("--verbose", action="store_true", help="in mọi sự kiện / print every event")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 1 with one clear line when it cannot start."""
    log_to_stderr(logging.INFO if args.verbose else logging.WARNING)
    try:
        with stoppable():
            _up(args)
    except _CANNOT_START as error:
        print(f"sohoa up: {error}", file=sys.stderr)
        return 1
    return 0


_CANNOT_START = (NoPort, DataInUse, DataUnusable, StorageError, BlobError, OSError, ValueError)
"""BlobsUrlInvalid and refused settings are ValueErrors."""


def _up(args: argparse.Namespace) -> None:
    data: Path = args.data.resolve()
    settings = settings_for(data)
    with ExitStack() as closing:
        closing.enter_context(alone_in(data))
        listening = closing.enter_context(listen(args.host, args.port))
        opened = closing.enter_context(open_service(settings))
        opened.service.blobs.check()
        found_offices(opened.service.database)
        is_embedded = settings.flow.broker_url.get_secret_value().startswith("stub:")
        if is_embedded:
            resume_alone(opened.service)
        threads = opened.service.pool.size
        closing.enter_context(working(opened, reading_threads=threads))
        _serve(opened, listening, data, args.demo)


def _serve(opened: Opened, listening: socket.socket, data: Path, is_demo: bool) -> None:
    server = server_for(opened.service)
    url = url_of(listening)
    print(f"Sohoa: {url}  (Ctrl+C để dừng / to stop)", flush=True)
    token_file = None if is_demo else first_token(opened.service.database, data)
    if token_file is not None:
        print(f"Thẻ quản trị đầu tiên / first admin token: {token_file}", flush=True)
    if is_demo:
        rehearsal = Rehearsal(opened.service.database, data, url)
        threading.Thread(target=rehearsal.run, name="demo", daemon=True).start()
    serve(server, listening)

"""The web server around a service."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn

from api.http.app import make_app
from api.http.settings import HttpSettings
from api.web.pages import add_pages
from ingest.service import Service


def server_for(service: Service) -> uvicorn.Server:
    """A server with the HTTP interface and the web pages; `serve` runs it."""
    app = make_app(service, HttpSettings())
    add_pages(app, service)
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=20)
    return uvicorn.Server(config)


@contextmanager
def stoppable() -> Iterator[None]:
    """While the block runs, SIGTERM ends it as Ctrl+C does: from inside, so that all is closed in order.

    By itself SIGTERM would end the process at once, with the pages at hand half read.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def serve(server: uvicorn.Server, listening: socket.socket) -> None:
    """Answer until SIGINT or SIGTERM, then finish the requests at hand."""
    # Uvicorn raises the signal again when it has ended: we know by then.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])

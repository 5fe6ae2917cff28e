"""`./sohoa api`: the HTTP interface and the web pages of a real deployment; workers run elsewhere."""

import argparse
import logging
import sys
from contextlib import ExitStack

from api.deployment import add_data_argument, settings_for
from api.logs import log_to_stderr
from api.port import NoPort, listen, url_of
from api.server import serve, server_for, stoppable
from ingest.founding import found_offices
from ingest.wiring import Settings, open_service
from storage.blobs.errors import BlobError, BlobsUrlInvalid
from storage.errors import StorageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--host`, `--port`, `--data`."""
    add_data_argument(parser)
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe / address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="cổng / port")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 1 with one clear line when it cannot start."""
    log_to_stderr(logging.INFO)
    settings = settings_for(args.data)
    if has_embedded_broker(settings):
        print(EMBEDDED_BROKER.format(command="api"), file=sys.stderr)
        return 2
    try:
        with stoppable(), ExitStack() as closing:
            listening = closing.enter_context(listen(args.host, args.port))
            opened = closing.enter_context(open_service(settings))
            found_offices(opened.service.database)
            print(f"Sohoa: {url_of(listening)}", flush=True)
            serve(server_for(opened.service), listening)
    except (NoPort, StorageError, BlobError, BlobsUrlInvalid, OSError, ValueError) as error:
        print(f"sohoa api: {error}", file=sys.stderr)
        return 1
    return 0


EMBEDDED_BROKER = (
    "sohoa {command}: SOHOA_BROKER_URL là stub://, hàng đợi trong một tiến trình; hãy đặt amqp://… hoặc "
    "redis://…, hoặc dùng ./sohoa up. / SOHOA_BROKER_URL is stub://, a queue inside one process; set "
    "amqp://… or redis://…, or use ./sohoa up."
)


def has_embedded_broker(settings: Settings) -> bool:
    """Whether messages would never leave this process."""
    return settings.flow.broker_url.get_secret_value().startswith("stub:")

"""Logs: one line an event, with its ids; never a document's text, never a citizen's number."""

import json
import logging
import sys
import traceback

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class EventFormatter(logging.Formatter):
    """Time, level, event, then the extra facts as `key=value`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback follows on lines of its own."""
        facts = {key: value for key, value in vars(record).items() if key not in _STANDARD}
        shown = " ".join(f"{key}={json.dumps(value, default=str)}" for key, value in facts.items())
        line = f"{self.formatTime(record)} {record.levelname} {record.getMessage()} {shown}".rstrip()
        if not record.exc_info or record.exc_info[0] is None:
            return line
        # Where it happened and as what, but not its message: that may quote what a paper says.
        frames = "".join(traceback.format_tb(record.exc_info[2]))
        return f"{line}\n{frames}{record.exc_info[0].__name__}"


def log_to_stderr(level: int) -> None:
    """Send our events to standard error; libraries speak from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for package in ("api", "ingest", "ocr", "classify", "storage"):
        logging.getLogger(package).setLevel(level)

"""Import of the national list: all good rows at once, or nothing on disk changes."""

import gzip
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from classify.catalogue.catalogue import OVERLAY_FILE, read_fields, read_procedures
from classify.catalogue.portal_row import BadRow, PortalFields, procedure_from_portal
from classify.catalogue.records import ProcedureRecord

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_LINE_BYTES = 4 * 1024 * 1024
SOURCE = "national list"
"""What `source` says of an imported record; anything else in the overlay is a local addition."""


class UnreadableList(Exception):
    """The file as a whole cannot be read as a list of procedures; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A line that could not be imported; `line` counts from 1."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many procedures were new, changed and the same, and which lines were not taken."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]


def import_national_list(file: Path, overlay_dir: Path) -> ImportReport:
    """Bring the procedures of `file` (JSONL, plain or gzip) into the overlay folder.

    Local additions and procedures that the file does not name stay. The overlay file is replaced in one
    rename, so a reader sees the old list or the new one. UnreadableList when no line could be taken.
    """
    accepted, rejected = _accepted(file)
    if not accepted:
        raise UnreadableList(_nothing_in(file, rejected))
    overlay_dir.mkdir(parents=True, exist_ok=True)
    target = overlay_dir / OVERLAY_FILE
    present = {one.code: one for one in read_procedures(target)} if target.exists() else {}
    fresh = {code: _as_before(one, present.get(code)) for code, one in accepted.items()}
    added = sum(code not in present for code in fresh)
    updated = sum(code in present and present[code] != one for code, one in fresh.items())
    if added or updated:
        _replace(target, (present | fresh).values())
    return ImportReport(added, updated, len(fresh) - added - updated, tuple(rejected))


def _as_before(fresh: ProcedureRecord, present: ProcedureRecord | None) -> ProcedureRecord:
    """The record that stands already when only the day of import differs."""
    if present is None:
        return fresh
    same_day = {**fresh.to_json(), "valid_from": present.valid_from}
    return present if same_day == present.to_json() else fresh


def _accepted(file: Path) -> tuple[dict[str, ProcedureRecord], list[Rejection]]:
    fields = PortalFields(read_fields())
    today = datetime.now(UTC).date().isoformat()
    accepted: dict[str, ProcedureRecord] = {}
    rejected: list[Rejection] = []
    for number, line in _lines(file):
        try:
            record = procedure_from_portal(_row(line), fields, SOURCE, today)
        except BadRow as error:
            rejected.append(Rejection(number, str(error)))
            continue
        if record.code in accepted:
            rejected.append(Rejection(number, f"procedure {record.code} stands on an earlier line"))
        else:
            accepted[record.code] = record
    return accepted, rejected


def _row(line: bytes) -> Mapping[str, object]:
    if len(line) > _MAX_LINE_BYTES:
        raise BadRow(f"longer than {_MAX_LINE_BYTES} bytes")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadRow("not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise BadRow("not JSON") from None
    if not isinstance(row, dict):
        raise BadRow("not a JSON object")
    return row


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with file.open("rb") as raw:
            is_gzip = raw.read(2) == _GZIP_MAGIC
            raw.seek(0)
            yield from _numbered(raw, is_gzip)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableList(f"{file.name}: cannot be read ({error}); export the list again") from error


def _numbered(raw: BinaryIO, is_gzip: bool) -> Iterator[tuple[int, bytes]]:
    stream = gzip.GzipFile(fileobj=raw) if is_gzip else raw
    number = 0
    while line := stream.readline(_MAX_LINE_BYTES + 1):
        number += 1
        if line.strip():
            yield number, line


def _nothing_in(file: Path, rejected: list[Rejection]) -> str:
    why = f"line {rejected[0].line}: {rejected[0].reason}" if rejected else "the file is empty"
    return f"{file.name}: holds no procedure ({why}); expected JSON lines as the national portal exports them"


def _replace(target: Path, records: Iterable[ProcedureRecord]) -> None:
    ordered = sorted(records, key=lambda one: one.code)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".procedures-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            for one in ordered:
                out.write(json.dumps(one.to_json(), ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)

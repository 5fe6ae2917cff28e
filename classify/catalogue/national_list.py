"""The national list as the portal exports it, read line by line."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from classify.catalogue.catalogue import read_fields
from classify.catalogue.portal_row import BadRow, PortalFields, procedure_from_portal
from classify.catalogue.records import ProcedureRecord

_GZIP_MAGIC = b"\x1f\x8b"
_MAX_LINE_BYTES = 4 * 1024 * 1024


class UnreadableList(Exception):
    """The file as a whole cannot be read as a list of procedures; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A line that could not be imported; `line` counts from 1."""

    line: int
    reason: str


def read_national_list(
    file: Path, source: str, valid_from: str
) -> tuple[Mapping[str, ProcedureRecord], tuple[Rejection, ...]]:
    """The procedures of `file` (JSONL, plain or gzip) by code, and the lines that were not taken.

    UnreadableList when no line could be taken.
    """
    accepted, rejected = _accepted(file, source, valid_from)
    if not accepted:
        raise UnreadableList(_nothing_in(file, rejected))
    return accepted, tuple(rejected)


def _accepted(file: Path, source: str, valid_from: str) -> tuple[dict[str, ProcedureRecord], list[Rejection]]:
    fields = PortalFields(read_fields())
    accepted: dict[str, ProcedureRecord] = {}
    rejected: list[Rejection] = []
    for number, line in _lines(file):
        try:
            record = procedure_from_portal(_row(line), fields, source, valid_from)
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
        raise UnreadableList(
            f"{file.name}: không đọc được, hãy xuất lại danh mục / "
            f"cannot be read ({error}); export the list again"
        ) from error


def _numbered(raw: BinaryIO, is_gzip: bool) -> Iterator[tuple[int, bytes]]:
    stream = gzip.GzipFile(fileobj=raw) if is_gzip else raw
    number = 0
    while line := stream.readline(_MAX_LINE_BYTES + 1):
        number += 1
        if line.strip():
            yield number, line


def _nothing_in(file: Path, rejected: list[Rejection]) -> str:
    why = "tệp rỗng / the file is empty"
    if rejected:
        why = f"dòng / line {rejected[0].line}: {rejected[0].reason}"
    return (
        f"{file.name}: không có thủ tục nào ({why}); cần tệp JSON lines do Cổng dịch vụ công xuất ra / "
        f"holds no procedure; expected JSON lines as the national portal exports them"
    )

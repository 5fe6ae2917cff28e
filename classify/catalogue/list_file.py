"""A file of procedures: its edition in the first line, then one procedure a line; replaced in one rename."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from classify.catalogue.edition import Edition, edition_from_json
from classify.catalogue.records import ProcedureRecord, procedure_from_json


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """The procedures of one file by their codes, and the edition they belong to."""

    edition: Edition
    procedures: Mapping[str, ProcedureRecord]


NOTHING = ProcedureList(Edition(), {})
"""What stands where no file is."""


def read_list(source: Traversable | Path) -> ProcedureList:
    """The list of a file; ValueError names the file and line that is damaged.

    A file without an edition in its first line was written before lists had one.
    """
    edition, records = Edition(), {}
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            if number == 1 and "edition" in row:
                edition = edition_from_json(row)
            else:
                record = procedure_from_json(row)
                records[record.code] = record
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f"{source}: dòng {number} hỏng; dùng lại một bản trước bằng `sohoa catalogue restore N` / "
                f"line {number} is damaged ({error}); serve an earlier list again with restore"
            ) from error
    return ProcedureList(edition, records)


def read_list_if_there(source: Path) -> ProcedureList:
    """The list of a file, or nothing where there is none."""
    return read_list(source) if source.exists() else NOTHING


def write_list(target: Path, edition: Edition, records: Iterable[ProcedureRecord]) -> None:
    """Write the list in the order of its codes; a reader sees the old file or the new one, whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(json.dumps(edition.to_json(), ensure_ascii=False) + "\n")
            for one in sorted(records, key=lambda record: record.code):
                out.write(json.dumps(one.to_json(), ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)

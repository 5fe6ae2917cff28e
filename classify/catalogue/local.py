"""Local additions: procedures that the national list does not have, or says wrongly for this province."""

from pathlib import Path

from classify.catalogue.catalogue import LOCAL_FILE
from classify.catalogue.edition import Edition
from classify.catalogue.list_file import read_list_if_there, write_list
from classify.catalogue.records import ProcedureRecord

SOURCE = "local"


def add(overlay_dir: Path, record: ProcedureRecord) -> bool:
    """Keep the procedure beside the national list; False when it replaced a local one of the same code."""
    target = overlay_dir / LOCAL_FILE
    present = dict(read_list_if_there(target).procedures)
    is_new = record.code not in present
    write_list(target, Edition(source=SOURCE), (present | {record.code: record}).values())
    return is_new


def remove(overlay_dir: Path, code: str) -> bool:
    """Take a local addition out, so that the national list speaks again; False when there is none."""
    target = overlay_dir / LOCAL_FILE
    present = dict(read_list_if_there(target).procedures)
    if present.pop(code, None) is None:
        return False
    write_list(target, Edition(source=SOURCE), present.values())
    return True

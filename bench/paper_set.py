"""Texts of papers, listed with their labels in `index.csv`, in which `title` and `procedure` may lack."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.errors import BadSet

_INDEX = "index.csv"
_COLUMNS = ("file", "field", "kind")


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """The pages of a paper as text, its field's slug and its paper type.

    `title` is what the index calls it, empty where it does not; `procedure` is None where nobody said.
    """

    pages: tuple[str, ...]
    field: str
    kind: str
    title: str = ""
    procedure: str | None = None


def load(folder: Path) -> tuple[LabelledPaper, ...]:
    """Every paper of the index, in its order. Raises BadSet."""
    try:
        with (folder / _INDEX).open(encoding="utf-8-sig", newline="") as stream:
            papers = tuple(_papers(folder, csv.DictReader(stream)))
    except (OSError, ValueError) as error:
        raise BadSet(f"{folder.name}: không đọc được / cannot be read ({error})") from error
    if not papers:
        raise BadSet(f"{folder.name}/{_INDEX}: không có dòng nào / has no rows")
    return papers


def _papers(folder: Path, rows: "csv.DictReader[str]") -> Iterator[LabelledPaper]:
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or [])]
    if missing:
        names = ", ".join(missing)
        raise BadSet(f"{folder.name}/{_INDEX}: thiếu cột {names} / lacks the columns {names}")
    for row in rows:
        yield _paper(folder, row)


def _paper(folder: Path, row: Mapping[str, str]) -> LabelledPaper:
    text = (folder / row["file"]).read_text(encoding="utf-8-sig")
    return LabelledPaper(
        pages=tuple(text.split("\f")),
        field=row["field"],
        kind=row["kind"],
        title=row.get("title") or "",
        procedure=row.get("procedure") or None,
    )

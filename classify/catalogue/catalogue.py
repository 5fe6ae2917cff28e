"""The catalogue in memory: the built-in records, under those that were imported."""

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from classify.catalogue.records import (
    FieldRecord,
    ProcedureRecord,
    Vocabulary,
    procedure_from_json,
    vocabulary_from_json,
)

OVERLAY_FILE = "procedures.jsonl"
"""Name of the imported procedures inside the overlay folder."""


class Catalogue:
    """Fields, procedures and vocabulary by their keys; unchanging once loaded."""

    def __init__(
        self,
        fields: Iterable[FieldRecord],
        procedures: Iterable[ProcedureRecord],
        vocabulary: Mapping[str, Vocabulary],
    ) -> None:
        self._fields = {one.slug: one for one in fields}
        self._procedures = {one.code: one for one in procedures}
        self._vocabulary = dict(vocabulary)

    @classmethod
    def load(cls, overlay_dir: Path | None = None) -> "Catalogue":
        """The built-in catalogue, with the imported procedures of `overlay_dir` over it.

        An imported record replaces the built-in one of the same code, but keeps the form titles and codes
        that we know and the national list does not carry.
        """
        data = files("classify.catalogue") / "data"
        procedures = {one.code: one for one in read_procedures(data / "procedures.jsonl")}
        overlay = overlay_dir / OVERLAY_FILE if overlay_dir else None
        if overlay is not None and overlay.exists():
            for imported in read_procedures(overlay):
                procedures[imported.code] = with_known_forms(imported, procedures.get(imported.code))
        return cls(read_fields(), procedures.values(), _read_vocabulary(data / "vocabulary.json"))

    def field(self, slug: str) -> FieldRecord | None:
        """The field of that slug."""
        return self._fields.get(slug)

    def fields(self) -> Sequence[FieldRecord]:
        """All fields, in the order of the file."""
        return list(self._fields.values())

    def procedure(self, code: str) -> ProcedureRecord | None:
        """The procedure of that national code."""
        return self._procedures.get(code)

    def procedures(self, field: str | None = None) -> Sequence[ProcedureRecord]:
        """All procedures, or those of one field."""
        return [one for one in self._procedures.values() if field is None or one.field == field]

    def vocabulary(self, slug: str) -> Vocabulary:
        """How the papers of a field speak; empty for a field without entries."""
        return self._vocabulary.get(slug, Vocabulary())

    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when any record changes."""
        digest = hashlib.sha256()
        for code in sorted(self._procedures):
            digest.update(json.dumps(self._procedures[code].to_json(), sort_keys=True).encode())
        digest.update(repr(sorted(self._vocabulary.items())).encode())
        digest.update(repr(list(self._fields.values())).encode())
        return digest.hexdigest()[:8]


def read_fields() -> list[FieldRecord]:
    """The fields of our file, in its order."""
    text = (files("classify.catalogue") / "data" / "fields.csv").read_text(encoding="utf-8")
    return [
        FieldRecord(
            row["slug"], row["name"], row["desk"], tuple(filter(None, row["portal_names"].split("; ")))
        )
        for row in csv.DictReader(text.splitlines())
    ]


def read_procedures(source: Traversable | Path) -> list[ProcedureRecord]:
    """The procedures of one of our JSONL files; ValueError names the file and line that is damaged."""
    records = []
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            records.append(procedure_from_json(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{source}: line {number} is not a procedure of ours: {error}") from error
    return records


def with_known_forms(imported: ProcedureRecord, known: ProcedureRecord | None) -> ProcedureRecord:
    """The imported record, with the forms of the known one put first."""
    if known is None:
        return imported
    titles = {form.title for form in known.forms}
    forms = known.forms + tuple(form for form in imported.forms if form.title not in titles)
    return ProcedureRecord(
        code=imported.code,
        name=imported.name,
        field=imported.field,
        levels=imported.levels,
        ministry=imported.ministry,
        components=imported.components,
        results=imported.results,
        forms=forms,
        decision=imported.decision,
        source=imported.source,
        valid_from=imported.valid_from,
    )


def _read_vocabulary(source: Traversable) -> dict[str, Vocabulary]:
    rows = json.loads(source.read_text(encoding="utf-8"))
    return {slug: vocabulary_from_json(row) for slug, row in rows.items()}

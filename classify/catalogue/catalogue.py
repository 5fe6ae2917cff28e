"""The catalogue in memory: the built-in records, under those that were imported."""

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from classify.catalogue.edition import Edition
from classify.catalogue.list_file import NOTHING, ProcedureList, read_list, read_list_if_there
from classify.catalogue.records import (
    FieldRecord,
    FormRecord,
    ProcedureRecord,
    Vocabulary,
    vocabulary_from_json,
)

_DATA = files("classify.catalogue") / "data"

OVERLAY_FILE = "procedures.jsonl"
"""Name of the imported procedures inside the overlay folder."""

LOCAL_FILE = "local.jsonl"
"""Name of the local additions inside the overlay folder: no import ever writes it."""


class Catalogue:
    """Fields, procedures and vocabulary by their keys; unchanging once loaded."""

    def __init__(
        self,
        fields: Iterable[FieldRecord],
        procedures: Iterable[ProcedureRecord],
        vocabulary: Mapping[str, Vocabulary],
        edition: Edition = NOTHING.edition,
        known_since: str = "",
    ) -> None:
        """`known_since` is the day (ISO) of the oldest list: about earlier days nothing else is known."""
        self._fields = {one.slug: one for one in fields}
        self._procedures = {one.code: one for one in procedures}
        self._vocabulary = dict(vocabulary)
        self._known_since = known_since
        self.edition = edition

    @classmethod
    def load(cls, overlay_dir: Path | None = None) -> "Catalogue":
        """The built-in catalogue, over it the imported procedures of `overlay_dir`, over both the local ones.

        An imported record replaces the built-in one of the same code, but keeps the form titles and codes
        that we know and the national list does not carry. A local addition stands as it was added.
        """
        built_in = read_built_in()
        imported, local = NOTHING, NOTHING
        if overlay_dir is not None:
            imported = read_list_if_there(overlay_dir / OVERLAY_FILE)
            local = read_list_if_there(overlay_dir / LOCAL_FILE)
        procedures = national(built_in, imported) | dict(local.procedures)
        edition = imported.edition if imported.procedures else built_in.edition
        vocabulary = _read_vocabulary(_DATA / "vocabulary.json")
        known_since = built_in.edition.valid_from
        return cls(read_fields(), procedures.values(), vocabulary, edition, known_since)

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
        """All procedures, or those of one field, withdrawn ones among them."""
        return [one for one in self._procedures.values() if field is None or one.field == field]

    def is_in_force(self, procedure: ProcedureRecord, day: date) -> bool:
        """Whether the procedure may be answered for a paper of that day.

        Days before our oldest list are taken for its first day: when its procedures began is not known.
        """
        return procedure.is_valid_on(max(day.isoformat(), self._known_since))

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
    text = (_DATA / "fields.csv").read_text(encoding="utf-8")
    return [
        FieldRecord(
            row["slug"], row["name"], row["desk"], tuple(filter(None, row["portal_names"].split("; ")))
        )
        for row in csv.DictReader(text.splitlines())
    ]


def read_built_in() -> ProcedureList:
    """The procedures that come with the program."""
    return read_list(_DATA / "procedures.jsonl")


def national(built_in: ProcedureList, imported: ProcedureList) -> dict[str, ProcedureRecord]:
    """What both lists say by procedure code, the imported one over the built-in one."""
    known = dict(built_in.procedures)
    return known | {code: with_known_forms(one, known.get(code)) for code, one in imported.procedures.items()}


def with_known_forms(imported: ProcedureRecord, known: ProcedureRecord | None) -> ProcedureRecord:
    """The imported record, with the forms of the known one put first."""
    if known is None:
        return imported
    both = (*known.forms, *imported.forms)
    titles = {form.title for form in known.forms}
    codes = {form.title: form.code for form in reversed(both) if form.code}
    kept = [FormRecord(form.title, form.code or codes.get(form.title)) for form in known.forms]
    kept += [form for form in imported.forms if form.title not in titles]
    return replace(imported, forms=tuple(dict.fromkeys(kept)))


def _read_vocabulary(source: Traversable) -> dict[str, Vocabulary]:
    rows = json.loads(source.read_text(encoding="utf-8"))
    return {slug: vocabulary_from_json(row) for slug, row in rows.items()}

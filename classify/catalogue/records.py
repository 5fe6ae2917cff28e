"""The catalogue's own schema: frozen records and how each stands in a JSON line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from classify.paper_type import PaperType


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """A field (lĩnh vực): our slug, its name, the desk that receives it, its names on the portal."""

    slug: str
    name: str
    desk: str
    portal_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentRecord:
    """A paper that a procedure asks for; `required` is False where a condition or an alternative exists."""

    name: str
    originals: int
    copies: int
    required: bool
    paper: PaperType = PaperType.ATTACHMENT

    def to_json(self) -> dict[str, object]:
        """The record as plain JSON."""
        return {
            "name": self.name,
            "originals": self.originals,
            "copies": self.copies,
            "required": self.required,
            "paper": self.paper.value,
        }


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """A paper that a procedure ends in; `code` such as KQ.G15.000031, or None where none is published."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class FormRecord:
    """A form by its printed title and, where known, its printed code such as CT01."""

    title: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ProcedureRecord:
    """A procedure; `source` says where the facts are from.

    `valid_from` and `valid_to` are ISO dates, both inclusive: since when these facts hold, and the last day
    on which a new case could be opened. An empty `valid_to` is an open end.
    """

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    ministry: str
    components: tuple[ComponentRecord, ...]
    results: tuple[ResultRecord, ...]
    forms: tuple[FormRecord, ...]
    decision: str = ""
    source: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def is_valid_on(self, day: str) -> bool:
        """Whether a new case of this procedure could be opened on that day (ISO date)."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)

    def to_json(self) -> dict[str, object]:
        """The record as one JSON object of the catalogue's files."""
        return {
            "code": self.code,
            "name": self.name,
            "field": self.field,
            "levels": list(self.levels),
            "ministry": self.ministry,
            "decision": self.decision,
            "source": self.source,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "forms": [{"title": form.title, "code": form.code} for form in self.forms],
            "components": [component.to_json() for component in self.components],
            "results": [{"name": result.name, "code": result.code} for result in self.results],
        }


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a field's papers speak: titles of its forms, form codes, and phrases printed on them."""

    titles: tuple[str, ...] = ()
    form_codes: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def procedure_from_json(row: Mapping[str, object]) -> ProcedureRecord:
    """The record that `ProcedureRecord.to_json` wrote; KeyError or ValueError for anything else."""
    return ProcedureRecord(
        code=str(row["code"]),
        name=str(row["name"]),
        field=str(row["field"]),
        levels=tuple(str(level) for level in cast(Sequence[object], row["levels"])),
        ministry=str(row["ministry"]),
        components=tuple(_component(one) for one in _rows(row["components"])),
        results=tuple(ResultRecord(str(one["name"]), _or_none(one["code"])) for one in _rows(row["results"])),
        forms=tuple(FormRecord(str(one["title"]), _or_none(one["code"])) for one in _rows(row["forms"])),
        decision=str(row.get("decision", "")),
        source=str(row.get("source", "")),
        valid_from=str(row.get("valid_from", "")),
        valid_to=str(row.get("valid_to", "")),
    )


def vocabulary_from_json(row: Mapping[str, object]) -> Vocabulary:
    """One entry of the vocabulary file."""
    return Vocabulary(_strings(row["titles"]), _strings(row["form_codes"]), _strings(row["phrases"]))


def _component(row: Mapping[str, object]) -> ComponentRecord:
    return ComponentRecord(
        name=str(row["name"]),
        originals=int(str(row["originals"])),
        copies=int(str(row["copies"])),
        required=bool(row["required"]),
        paper=PaperType(str(row["paper"])),
    )


def _rows(value: object) -> Sequence[Mapping[str, object]]:
    return cast(Sequence[Mapping[str, object]], value)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in cast(Sequence[object], value))


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)

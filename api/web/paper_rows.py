"""Papers as the pages show them: rows of the database in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from api.web import when, wording
from classify.catalogue.catalogue import Catalogue
from storage.tables import Document


@dataclass(frozen=True)
class Guess:
    """A field or procedure that a paper may belong to; `code` is its slug or national code."""

    code: str
    name: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class PaperRow:
    """A paper in words. `waiting` is why it lies in no case, empty when it lies in one."""

    id: str
    scan_id: str
    title: str
    type: str
    type_name: str
    type_confidence: float
    fields: tuple[Guess, ...]
    procedures: tuple[Guess, ...]
    abstained: bool
    pages: int
    state: str
    state_name: str
    case_code: str | None
    waiting: str
    codes: tuple[str, ...]
    created: str
    corrected: str
    evidence: str = ""
    is_surplus: bool = False

    @property
    def field_name(self) -> str:
        """The likeliest field, empty when there is none."""
        return self.fields[0].name if self.fields else ""

    @property
    def field_confidence(self) -> float:
        """How sure the likeliest field is."""
        return self.fields[0].confidence if self.fields else 0.0


def paper_row(document: Document, catalogue: Catalogue) -> PaperRow:
    """What a page shows of the document."""
    type_name = wording.paper_type(document.paper_type)
    reason = document.waiting_reason
    return PaperRow(
        id=document.id,
        scan_id=document.scan_id,
        title=document.title or type_name,
        type=document.paper_type,
        type_name=type_name,
        type_confidence=document.paper_confidence,
        fields=tuple(_field(row, catalogue) for row in json_rows(document.fields)),
        procedures=tuple(_procedure(row) for row in json_rows(document.procedures)),
        abstained=document.abstained,
        pages=document.page_count,
        state=document.state.value,
        state_name=wording.DOCUMENT_STATES[document.state],
        case_code=document.case_code,
        waiting=wording.WAITING_REASONS[reason] if reason is not None else "",
        codes=codes_seen(document),
        created=when.moment(document.created_at),
        corrected=when.moment(document.corrected_at) if document.corrected_at else "",
    )


def codes_seen(document: Document) -> tuple[str, ...]:
    """Every dossier code that came with the paper, the one it claims first."""
    rows = [document.claim, *json_rows(document.claim.get("others"))]
    return tuple(dict.fromkeys(str(row["code"]) for row in rows if row.get("code")))


def evidence_words(evidence: Mapping[str, object]) -> str:
    """How it was decided that a paper belongs to its case."""
    return wording.EVIDENCE.get(str(evidence.get("by")), "")


def json_rows(value: object) -> Sequence[Mapping[str, object]]:
    """The objects of a stored JSON list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def number(value: object) -> float:
    """A stored JSON number; 0 for anything else."""
    return float(value) if isinstance(value, int | float) else 0.0


def _field(row: Mapping[str, object], catalogue: Catalogue) -> Guess:
    slug = str(row["slug"])
    record = catalogue.field(slug)
    return Guess(slug, record.name if record else slug, number(row["confidence"]), _reasons(row))


def _procedure(row: Mapping[str, object]) -> Guess:
    return Guess(str(row["code"]), str(row["name"]), number(row["confidence"]), _reasons(row))


def _reasons(row: Mapping[str, object]) -> tuple[str, ...]:
    reasons = cast(Sequence[object], row.get("reasons") or ())
    return tuple(str(reason) for reason in reasons)

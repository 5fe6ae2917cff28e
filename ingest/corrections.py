"""An officer's word on what the machine said about a paper: a correction, or that it is right."""

from dataclasses import dataclass, replace

from classify.paper_type import PaperType
from ingest.errors import Refused
from ingest.outcome import held_paper, settle_again
from ingest.service import Service
from storage import clock
from storage.ids import new_id
from storage.scope import Scope
from storage.tables import Document, Verdict
from storage.work import Work


@dataclass(frozen=True)
class Correction:
    """What the officer says it is; None leaves the machine's word. `values` are extracted values by name.

    With `confirms` the type and field that are not named stand as the officer's word, too; a procedure is
    confirmed only by naming it, because several may share the form.
    """

    paper_type: PaperType | None = None
    field: str | None = None
    procedure_code: str | None = None
    values: tuple[tuple[str, str | None], ...] = ()
    confirms: bool = False


def correct(service: Service, scope: Scope, document_id: str, correction: Correction) -> Document:
    """Put the officer's word first, keep the machine's in the audit. Raises Refused for unknown labels."""
    with service.database.work() as work:
        document = held_paper(work, work.documents.seen_by(scope, document_id).id)
        before = _labels(document)
        verdict = _verdict(scope, document, correction)
        _apply(service, document, _completed(document, correction))
        _note_labels(work, verdict, document)
        document.corrected_by = scope.token_id
        document.corrected_at = clock.now()
        work.documents.touch(document)
        changed = [name for name, _ in correction.values]
        work.audit.record(
            scope.token_id,
            "document.confirmed" if correction.confirms else "document.corrected",
            "document",
            document.id,
            before=before,
            after=_labels(document),
            values=changed,
        )
        settle_again(work, document.scan_id)
    return document


def _completed(document: Document, correction: Correction) -> Correction:
    """The correction, with the labels that it confirms put in."""
    if not correction.confirms:
        return correction
    has_field = correction.field is not None or correction.procedure_code is not None
    return replace(
        correction,
        paper_type=correction.paper_type or PaperType(document.paper_type),
        field=correction.field if has_field else _best_field(document),
    )


def _verdict(scope: Scope, document: Document, correction: Correction) -> Verdict:
    """The officer's word on record, beside what stood there."""
    return Verdict(
        id=new_id(),
        document_id=document.id,
        given_by=scope.token_id,
        given_at=clock.now(),
        is_confirmation=correction.confirms,
        paper_type=correction.paper_type,
        field=correction.field,
        procedure_code=correction.procedure_code,
        classifier=document.classifier,
        answered_type=document.paper_type,
        answered_field=_best_field(document),
    )


def _note_labels(work: Work, verdict: Verdict, document: Document) -> None:
    """Put down what was said, and nothing for a correction of values alone."""
    names_field = verdict.field is not None or verdict.procedure_code is not None
    if verdict.is_confirmation or verdict.paper_type is not None:
        verdict.paper_type = document.paper_type
    if verdict.is_confirmation or names_field:
        verdict.field = _best_field(document)
    if verdict.paper_type is not None or verdict.field is not None:
        work.verdicts.record(verdict)


def _best_field(document: Document) -> str | None:
    best = document.fields[0] if document.fields else None
    return str(best["slug"]) if isinstance(best, dict) else None


def _apply(service: Service, document: Document, correction: Correction) -> None:
    if correction.paper_type is not None:
        document.paper_type = correction.paper_type.value
        document.paper_confidence = 1.0
    if correction.procedure_code is not None:
        _set_procedure(service, document, correction.procedure_code)
    if correction.field is not None:
        _set_field(service, document, correction.field)
    if correction.values:
        document.extracted = _with_values(document.extracted, correction.values)


def _set_procedure(service: Service, document: Document, code: str) -> None:
    procedure = service.catalogue.procedure(code)
    if procedure is None:
        raise Refused(
            "procedure_unknown",
            f"Không có thủ tục mã {code} trong danh mục. Xem /v1/catalogue/procedures.",
            f"The catalogue has no procedure {code}. See /v1/catalogue/procedures.",
        )
    document.procedures = [
        {"code": procedure.code, "name": procedure.name, "confidence": 1.0, "reasons": ["Cán bộ xác nhận"]}
    ]
    _set_field(service, document, procedure.field)


def _set_field(service: Service, document: Document, slug: str) -> None:
    if service.catalogue.field(slug) is None:
        raise Refused(
            "field_unknown",
            f"Không có lĩnh vực {slug}. Xem /v1/catalogue/fields.",
            f"There is no field {slug}. See /v1/catalogue/fields.",
        )
    document.fields = [{"slug": slug, "confidence": 1.0, "reasons": ["Cán bộ xác nhận"]}]
    document.abstained = False


def _with_values(
    extracted: dict[str, object], values: tuple[tuple[str, str | None], ...]
) -> dict[str, object]:
    """The values with the officer's put in; None takes a value away."""
    corrected = dict(extracted)
    for name, value in values:
        corrected.pop(name, None)
        if value is not None:
            by_officer = {"name": "officer", "passed": True}
            proof = {"raw": value, "page": None, "box": None, "confidence": 1.0, "checks": [by_officer]}
            corrected[name] = {"value": value, **proof}
    return corrected


def _labels(document: Document) -> dict[str, object]:
    return {
        "paper": document.paper_type,
        "fields": [row["slug"] for row in document.fields if isinstance(row, dict)],
        "procedures": [row["code"] for row in document.procedures if isinstance(row, dict)],
    }

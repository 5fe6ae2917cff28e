"""Cases: told by integrators and desks, filled with papers by hand where the machine did not."""

from dataclasses import dataclass

from classify.catalogue.catalogue import Catalogue
from ingest.errors import Refused
from ingest.offices import office_for
from ingest.outcome import held_paper, settle_again
from ingest.placing import attach_waiting
from ingest.reception import checked_case_code
from ingest.service import Service
from storage.cases import CaseFacts
from storage.scope import Scope
from storage.states import CaseState
from storage.tables import Case


@dataclass(frozen=True)
class ToldCase:
    """What the caller says about a case; None leaves what is known as it is."""

    procedure_code: str | None = None
    field: str | None = None
    applicant: str | None = None
    office: str | None = None
    state: CaseState | None = None


def put_case(service: Service, scope: Scope, code: str, told: ToldCase) -> tuple[Case, bool]:
    """Create or update the case, then attach the papers that waited for it; whether it is new.

    Raises Refused for a bad code, an unknown procedure, field or office; NotFound when the case exists
    in an office that the caller may not see.
    """
    checked = checked_case_code(code) or ""
    facts = _facts(service.catalogue, told)
    with service.database.work() as work:
        work.cases.hold(checked)
        if work.cases.find(checked) is not None:
            work.cases.seen_by(scope, checked)
        office = office_for(work, scope, told.office, service.settings.default_office)
        case, is_new = work.cases.put(checked, facts, office)
        verb = "case.created" if is_new else "case.updated"
        work.audit.record(scope.token_id, verb, "case", case.code)
        attach_waiting(work, case)
    return case, is_new


def attach(service: Service, scope: Scope, code: str, document_id: str) -> bool:
    """Lay a paper into a case by a person's word; False when it lay there already."""
    with service.database.work() as work:
        case = work.cases.seen_by(scope, code)
        document = held_paper(work, work.documents.seen_by(scope, document_id).id)
        evidence: dict[str, object] = {"by": "person", "code": case.code}
        is_new = work.cases.attach(document, case, evidence, scope.token_id)
        if is_new:
            work.audit.record(scope.token_id, "document.attached", "document", document.id, case=case.code)
            settle_again(work, document.scan_id)
    return is_new


def detach(service: Service, scope: Scope, code: str, document_id: str, reason: str) -> None:
    """Take a paper out of a case, with the reason that the audit keeps."""
    if not reason.strip():
        raise Refused(
            "reason_needed",
            "Cần ghi lý do gỡ giấy tờ khỏi hồ sơ (trường reason).",
            "Taking a paper out of a case needs a reason (field reason).",
        )
    with service.database.work() as work:
        case = work.cases.seen_by(scope, code)
        document = held_paper(work, document_id)
        work.cases.detach(document, case, scope.token_id, reason.strip())
        work.audit.record(
            scope.token_id,
            "document.detached",
            "document",
            document.id,
            case=case.code,
            reason=reason.strip(),
        )
        settle_again(work, document.scan_id)


def _facts(catalogue: Catalogue, told: ToldCase) -> CaseFacts:
    procedure = None
    if told.procedure_code is not None:
        procedure = catalogue.procedure(told.procedure_code)
        if procedure is None:
            raise Refused(
                "procedure_unknown",
                f"Không có thủ tục mã {told.procedure_code} trong danh mục. Xem /v1/catalogue/procedures.",
                f"The catalogue has no procedure {told.procedure_code}. See /v1/catalogue/procedures.",
            )
    field = told.field or (procedure.field if procedure else None)
    if field is not None and catalogue.field(field) is None:
        raise Refused(
            "field_unknown",
            f"Không có lĩnh vực {field}. Xem /v1/catalogue/fields.",
            f"There is no field {field}. See /v1/catalogue/fields.",
        )
    return CaseFacts(
        procedure_code=procedure.code if procedure else None,
        procedure_name=procedure.name if procedure else None,
        field=field,
        applicant=told.applicant,
        office=told.office,
        state=told.state,
    )

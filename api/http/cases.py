"""Cases: told, listed, opened, and filled by hand."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Response

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.json_only import json_only
from api.http.shapes.case import CaseShape, ListedCaseShape, ToldCaseShape, case_shape, listed_case, told_case
from api.http.shapes.document import ShortDocumentShape, short_document
from api.http.shapes.lines import Sentence
from api.http.shapes.listing import Before, Limit, Listing
from api.http.shapes.problem import SIGNED_IN, told
from classify.grammars.dossier_code import parse_dossier_code
from ingest.case_file import open_case
from ingest.cases import attach, detach, put_case
from storage.scope import Scope

routes = APIRouter(prefix="/v1/cases", tags=["cases"], responses=SIGNED_IN)

Teller = Annotated[Scope, Depends(permitted(Verb.TELL_CASES))]
Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_CASES))]
Attacher = Annotated[Scope, Depends(permitted(Verb.ATTACH_DOCUMENTS))]


def normal_code(code: str) -> str:
    """The dossier code of the path in its normal form; what is none is looked for as it stands."""
    return parse_dossier_code(code.strip()) or code


CaseCode = Annotated[str, Depends(normal_code)]


@routes.get("")
def list_cases(
    service: TheService,
    viewer: Viewer,
    q: Annotated[
        str | None, Query(max_length=100, description="A part of the code or of the applicant's name")
    ] = None,
    limit: Limit = 50,
    before: Before = None,
) -> Listing[ListedCaseShape]:
    """The cases that you may see, by falling code."""
    with service.database.reading() as work:
        cases = work.cases.listed(viewer, limit + 1, q, before)
        counts = work.cases.document_counts([case.code for case in cases])
    shown = [listed_case(case, counts.get(case.code, 0)) for case in cases[:limit]]
    return Listing[ListedCaseShape](items=shown, next=shown[-1].code if len(cases) > limit else None)


@routes.put(
    "/{code}",
    response_model_exclude_unset=True,
    dependencies=[Depends(json_only)],
    responses={
        201: {"model": CaseShape, "description": "The case is new"},
        **told(
            "office_forbidden",
            "not_found",
            "already_there",
            "media_type_unsupported",
            "case_code_invalid",
            "procedure_unknown",
            "field_unknown",
            "office_unknown",
            "validation_failed",
        ),
    },
)
def tell_case(
    service: TheService, teller: Teller, code: CaseCode, body: ToldCaseShape, response: Response
) -> CaseShape:
    """Create the case or update what is told; papers that waited for it are attached. Idempotent."""
    case, is_new = put_case(service, teller, code, told_case(body))
    response.status_code = 201 if is_new else 200
    response.headers["Location"] = f"/v1/cases/{case.code}"
    return case_shape(open_case(service, teller, case.code))


@routes.get("/{code}", response_model_exclude_unset=True, responses=told("not_found"))
def get_case(service: TheService, viewer: Viewer, code: CaseCode) -> CaseShape:
    """The case with its papers, and which components are present, missing or surplus."""
    return case_shape(open_case(service, viewer, code))


@routes.put(
    "/{code}/documents/{document_id}",
    response_model_exclude_unset=True,
    responses={
        201: {"model": ShortDocumentShape, "description": "The paper was laid into the case"},
        **told("not_found", "attached_elsewhere"),
    },
)
def attach_document(
    service: TheService, attacher: Attacher, code: CaseCode, document_id: str, response: Response
) -> ShortDocumentShape:
    """Lay the paper into the case; 200 when it lay there already."""
    response.status_code = 201 if attach(service, attacher, code, document_id) else 200
    with service.database.reading() as work:
        return short_document(work.documents.get(document_id))


@routes.delete(
    "/{code}/documents/{document_id}", status_code=204, responses=told("not_found", "reason_needed")
)
def detach_document(
    service: TheService,
    attacher: Attacher,
    code: CaseCode,
    document_id: str,
    reason: Annotated[Sentence | None, Query(description="Why; or {reason} as JSON body")] = None,
    body: Annotated[dict[str, Sentence] | None, Body(examples=[{"reason": "Nhầm hồ sơ"}])] = None,
) -> None:
    """Take the paper out of the case; the reason stays in the audit, and the paper waits for a person."""
    told_reason = reason or (body or {}).get("reason", "")
    detach(service, attacher, code, document_id, told_reason)

"""Documents: listed, looked at, corrected."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.json_only import json_only
from api.http.problems import Problem
from api.http.shapes.correction import CorrectionShape, correction_of
from api.http.shapes.document import DocumentShape, ShortDocumentShape, document_shape, short_document
from api.http.shapes.listing import Before, Limit, Listing
from api.http.shapes.problem import SIGNED_IN, told
from ingest.corrections import Correction, correct
from ingest.viewing import Look, gather, view
from storage.documents import Listing as Wanted
from storage.scope import Scope
from storage.states import DocumentState

routes = APIRouter(prefix="/v1/documents", tags=["documents"], responses=SIGNED_IN)

Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_DOCUMENTS))]
Corrector = Annotated[Scope, Depends(permitted(Verb.CORRECT_DOCUMENTS))]


def wanted_documents(
    state: Annotated[DocumentState | None, Query(description="`unattached`: the waiting list")] = None,
    waiting: Annotated[bool, Query(description="Only papers in no case, those in `review` too")] = False,
    case: Annotated[str | None, Query(max_length=40, description="Papers in this case")] = None,
    scan: Annotated[str | None, Query(max_length=64, description="Papers of this scan")] = None,
    limit: Limit = 50,
    before: Before = None,
) -> Wanted:
    """What the query asks for."""
    return Wanted(state=state, case_code=case, scan_id=scan, is_caseless=waiting, before=before, limit=limit)


@routes.get("", response_model_exclude_unset=True)
def list_documents(
    service: TheService, viewer: Viewer, wanted: Annotated[Wanted, Depends(wanted_documents)]
) -> Listing[ShortDocumentShape]:
    """The documents that you may see, newest first; `waiting_reason` says why one is in no case."""
    one_more = replace(wanted, limit=wanted.limit + 1)
    with service.database.reading() as work:
        documents = work.documents.listed(viewer, one_more)
    shown = [short_document(document) for document in documents[: wanted.limit]]
    more = len(documents) > wanted.limit
    return Listing[ShortDocumentShape](items=shown, next=shown[-1].id if more else None)


@routes.get("/{document_id}", response_model_exclude_unset=True, responses=told("not_found"))
def get_document(service: TheService, viewer: Viewer, document_id: str) -> DocumentShape:
    """Everything known about the paper, with confidences and reasons. The look is on record."""
    return document_shape(view(service, viewer, document_id, Look.WHOLE))


@routes.patch(
    "/{document_id}",
    response_model_exclude_unset=True,
    dependencies=[Depends(json_only)],
    responses=told(
        "not_found",
        "media_type_unsupported",
        "nothing_to_correct",
        "procedure_unknown",
        "field_unknown",
        "validation_failed",
    ),
)
def correct_document(
    service: TheService, corrector: Corrector, document_id: str, body: CorrectionShape
) -> DocumentShape:
    """An officer's correction, or with `confirmed` the word that the answer is right: kept with who and when.

    What is left out stays as it is. The machine's answer stays in the audit.
    """
    correction = correction_of(body)
    if correction == Correction():
        raise Problem(
            "nothing_to_correct",
            "Hãy ghi ít nhất một mục cần sửa: paper, field, procedure, extracted; hoặc confirmed nếu đúng.",
            "Say at least one thing to correct: paper, field, procedure or extracted; or confirmed if right.",
        )
    corrected = correct(service, corrector, document_id, correction)
    with service.database.reading() as work:
        return document_shape(gather(work, corrected))

"""Boundaries: where the papers of a scan begin, as the machine sees it and as a person says."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.json_only import json_only
from api.http.shapes.boundary import BoundariesShape, DecisionShape, boundaries_shape
from api.http.shapes.problem import SIGNED_IN, told
from api.http.shapes.scan import ScanShape, scan_shape
from ingest.boundaries import BoundaryWord, boundaries_of, decide_boundary
from storage.scope import Scope

routes = APIRouter(prefix="/v1/scans/{scan_id}/boundaries", tags=["boundaries"], responses=SIGNED_IN)

Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_DOCUMENTS))]
Decider = Annotated[Scope, Depends(permitted(Verb.SPLIT_SCANS))]
PageNumber = Annotated[int, Path(ge=2, le=100_000, description="Page of the scan, from 2")]


@routes.get("", responses=told("not_found"))
def list_boundaries(service: TheService, viewer: Viewer, scan_id: str) -> BoundariesShape:
    """Every place between two pages, with the machine's confidence and reasons. The look is on record."""
    boundaries, pages = boundaries_of(service, viewer, scan_id)
    return boundaries_shape(boundaries, pages)


@routes.put(
    "/{page}",
    response_model_exclude_unset=True,
    dependencies=[Depends(json_only)],
    responses=told(
        "not_found",
        "scan_not_filed",
        "boundary_changed",
        "parts_in_two_cases",
        "media_type_unsupported",
        "validation_failed",
        "store_unavailable",
        "page_process_died",
    ),
)
def put_boundary(
    service: TheService, decider: Decider, scan_id: str, page: PageNumber, body: DecisionShape
) -> ScanShape:
    """Cut the scan before this page, or join what was cut; saying the same again changes nothing.

    Either is undone by the other: documents are never unmade, and come back with what was said of them.
    """
    decide_boundary(service, decider, scan_id, BoundaryWord(page, body.cut, body.seen))
    with service.database.reading() as work:
        return scan_shape(work.scans.seen_by(decider, scan_id), work.scans.progress(scan_id))

"""The catalogue: what may be answered and told; and the offices."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.shapes.catalogue import (
    CatalogueFieldShape,
    CatalogueProcedureShape,
    EditionShape,
    WholeProcedureShape,
    edition_shape,
    field_shape,
    procedure_shape,
    whole_procedure_shape,
)
from api.http.shapes.listing import Limit, Listing, Offset
from api.http.shapes.problem import SIGNED_IN, told
from storage.errors import NotFound
from storage.folding import fold

routes = APIRouter(
    prefix="/v1",
    tags=["catalogue"],
    responses=SIGNED_IN,
    dependencies=[Depends(permitted(Verb.SEE_CATALOGUE))],
)


class OfficeShape(BaseModel):
    """The centre, a branch, a commune desk or a post office."""

    slug: str = Field(examples=["ha-long"])
    name: str


@routes.get("/catalogue")
def get_catalogue(service: TheService) -> EditionShape:
    """Which list of procedures is served: where it is from, by which decision, since when."""
    return edition_shape(service.catalogue.edition, service.classifier.version)


@routes.get("/catalogue/fields")
def list_fields(service: TheService) -> Listing[CatalogueFieldShape]:
    """All fields."""
    shown = [field_shape(record) for record in service.catalogue.fields()]
    return Listing[CatalogueFieldShape](items=shown, next=None)


@routes.get("/catalogue/procedures")
def list_procedures(
    service: TheService,
    field: Annotated[str | None, Query(max_length=64, description="Slug of a field")] = None,
    q: Annotated[
        str | None, Query(max_length=200, description="Words of the name, marks not needed; or a code")
    ] = None,
    on: Annotated[date | None, Query(description="Day on which it is in force; today if left out")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[CatalogueProcedureShape]:
    """The procedures in force, of one field or with some words in their name."""
    words, day = fold(q or "").split(), on or datetime.now(UTC).date()
    fitting = [
        record
        for record in service.catalogue.procedures(field)
        if _holds(fold(f"{record.code} {record.name}"), words) and service.catalogue.is_in_force(record, day)
    ]
    shown = [procedure_shape(record) for record in fitting[offset : offset + limit]]
    more = offset + limit < len(fitting)
    return Listing[CatalogueProcedureShape](items=shown, next=str(offset + limit) if more else None)


@routes.get("/catalogue/procedures/{code}", responses=told("not_found"))
def get_procedure(service: TheService, code: str) -> WholeProcedureShape:
    """The procedure with its components, results and forms."""
    record = service.catalogue.procedure(code)
    if record is None:
        raise NotFound("procedure", code)
    return whole_procedure_shape(record)


@routes.get("/offices")
def list_offices(service: TheService) -> Listing[OfficeShape]:
    """All offices by slug."""
    with service.database.reading() as work:
        shown = [OfficeShape(slug=office.slug, name=office.name) for office in work.offices.all()]
    return Listing[OfficeShape](items=shown, next=None)


def _holds(folded: str, words: list[str]) -> bool:
    return all(word in folded for word in words)

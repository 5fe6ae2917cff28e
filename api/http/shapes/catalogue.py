"""The catalogue as the contract shows it."""

from pydantic import BaseModel, Field

from api.http.shapes.case import ComponentShape
from classify.catalogue.edition import Edition
from classify.catalogue.records import FieldRecord, ProcedureRecord


class CatalogueFieldShape(BaseModel):
    """A field (lĩnh vực)."""

    slug: str = Field(examples=["ho-tich"])
    name: str
    desk: str = Field(description="The desk that receives it")


class CatalogueProcedureShape(BaseModel):
    """A procedure in short."""

    code: str = Field(examples=["1.001193"])
    name: str
    field: str
    levels: list[str]
    ministry: str


class ResultShape(BaseModel):
    """A paper that the procedure ends in."""

    name: str
    code: str | None


class FormShape(BaseModel):
    """A form of the procedure."""

    title: str
    code: str | None


class WholeProcedureShape(CatalogueProcedureShape):
    """A procedure with what it asks for and what it gives."""

    components: list[ComponentShape]
    results: list[ResultShape]
    forms: list[FormShape]
    decision: str
    source: str
    valid_from: str = Field(examples=["2026-07-01"])
    valid_to: str = Field(description="Last day on which a case could be opened; empty while in force")


class EditionShape(BaseModel):
    """The list of procedures that is served."""

    number: int = Field(description="Counts the imports here; 0 is the list that comes with the program")
    source: str
    decision: str
    valid_from: str
    valid_to: str
    classifier: str = Field(description="Version of the classifier that answers from it, as answers name it")


def field_shape(record: FieldRecord) -> CatalogueFieldShape:
    """The field as the contract shows it."""
    return CatalogueFieldShape(slug=record.slug, name=record.name, desk=record.desk)


def edition_shape(edition: Edition, classifier: str) -> EditionShape:
    """The served list as the contract shows it."""
    return EditionShape(
        number=edition.number,
        source=edition.source,
        decision=edition.decision,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
        classifier=classifier,
    )


def procedure_shape(record: ProcedureRecord) -> CatalogueProcedureShape:
    """The procedure in short."""
    return CatalogueProcedureShape(
        code=record.code,
        name=record.name,
        field=record.field,
        levels=list(record.levels),
        ministry=record.ministry,
    )


def whole_procedure_shape(record: ProcedureRecord) -> WholeProcedureShape:
    """The procedure with everything known of it."""
    return WholeProcedureShape.model_validate(record.to_json())

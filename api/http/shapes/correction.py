"""What an officer may correct."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.http.shapes.case import ProcedureReference
from api.http.shapes.lines import Code, Sentence, Slug
from classify.paper_type import PaperType
from ingest.corrections import Correction

ValueName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class PaperReference(BaseModel):
    """A kind of paper as documents show it."""

    type: PaperType


class ValueReference(BaseModel):
    """A value as documents show it."""

    value: Sentence


class CorrectionShape(BaseModel):
    """The officer's word. What is left out stays; a value of null is taken away."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "paper": "certificate",
                    "field": "ho-tich",
                    "procedure": "1.001193",
                    "extracted": {"document_number": "15/2026/KS", "tax_code": None},
                },
                {"confirmed": True},
            ]
        }
    )

    paper: PaperType | PaperReference | None = None
    field: Slug | None = Field(default=None, description="Slug of /v1/catalogue/fields")
    procedure: Code | ProcedureReference | None = Field(
        default=None, description="Code of /v1/catalogue/procedures; it sets the field too"
    )
    confirmed: bool = Field(
        default=False, description="The type and field that are not named here are right as they stand"
    )
    extracted: dict[ValueName, Sentence | ValueReference | None] = Field(default={}, max_length=50)


def correction_of(told: CorrectionShape) -> Correction:
    """The correction in the flow's terms."""
    return Correction(
        paper_type=told.paper.type if isinstance(told.paper, PaperReference) else told.paper,
        field=told.field,
        procedure_code=told.procedure.code
        if isinstance(told.procedure, ProcedureReference)
        else told.procedure,
        values=tuple((name, _value(value)) for name, value in sorted(told.extracted.items())),
        confirms=told.confirmed,
    )


def _value(told: str | ValueReference | None) -> str | None:
    return told.value if isinstance(told, ValueReference) else told

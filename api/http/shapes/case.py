"""Cases as the contract shows and takes them."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.http.shapes.document import ShortDocumentShape, short_document
from api.http.shapes.lines import Code, Line, Slug
from classify.catalogue.records import ComponentRecord
from classify.paper_type import PaperType
from ingest.case_file import CaseFile
from ingest.cases import ToldCase
from ingest.components import Checklist
from storage.states import CaseState
from storage.tables import Case


class ProcedureReference(BaseModel):
    """A procedure by its national code; a name beside it is not needed."""

    code: Code


class Applicant(BaseModel):
    """Who asks."""

    name: Line


class ToldCaseShape(BaseModel):
    """What you say about a case. What is left out stays as it is known; other members are ignored."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"procedure": "1.001193", "applicant": "Nguyễn Thị Thử", "office": "ha-long", "state": "open"}
            ]
        }
    )

    procedure: Code | ProcedureReference | None = Field(default=None, description="Code, or {code}")
    field: Slug | None = Field(default=None, description="Slug; when left out, the procedure's field")
    applicant: Line | Applicant | None = Field(default=None, description="Name, or {name}")
    office: Slug | None = Field(default=None, description="Slug; when left out, your own office")
    state: CaseState | None = None


class NamedProcedure(BaseModel):
    """A procedure by code and name."""

    code: str = Field(examples=["1.001193"])
    name: str


class ComponentShape(BaseModel):
    """A paper that the procedure asks for."""

    name: str
    originals: int
    copies: int
    required: bool
    paper: PaperType


class PresentShape(ComponentShape):
    """A component that lies in the case."""

    document: str = Field(description="Id of the paper that fills it")


class ComponentsShape(BaseModel):
    """The papers held against what the procedure asks for; all empty while the procedure is unknown."""

    is_known: bool = Field(description="Whether the case's procedure, and so its list, is known")
    present: list[PresentShape]
    missing: list[ComponentShape] = Field(description="Required, and no paper fills it")
    surplus: list[str] = Field(description="Ids of papers that fill no component")


class ShortCaseShape(BaseModel):
    """A case in short, as lists show it."""

    code: str = Field(examples=["H49.61-261123-0007"])
    procedure: NamedProcedure | None
    field: str | None
    applicant: str | None
    office: str
    state: CaseState
    created_at: datetime
    updated_at: datetime


class ListedCaseShape(ShortCaseShape):
    """A case in a list."""

    document_count: int


class CaseShape(ShortCaseShape):
    """A case with its papers."""

    documents: list[ShortDocumentShape]
    components: ComponentsShape


def told_case(told: ToldCaseShape) -> ToldCase:
    """The case in the flow's terms."""
    procedure, applicant = told.procedure, told.applicant
    return ToldCase(
        procedure_code=procedure.code if isinstance(procedure, ProcedureReference) else procedure,
        field=told.field,
        applicant=applicant.name if isinstance(applicant, Applicant) else applicant,
        office=told.office,
        state=told.state,
    )


def listed_case(case: Case, document_count: int) -> ListedCaseShape:
    """The case as lists show it."""
    return ListedCaseShape.model_validate({**_members(case), "document_count": document_count})


def case_shape(file: CaseFile) -> CaseShape:
    """The case as the contract shows it."""
    return CaseShape.model_validate(
        {
            **_members(file.case),
            "documents": [short_document(document) for document in file.documents],
            "components": _components(file.checklist),
        }
    )


def _members(case: Case) -> dict[str, object]:
    named = {"code": case.procedure_code, "name": case.procedure_name}
    return {
        "code": case.code,
        "procedure": named if case.procedure_code is not None else None,
        "field": case.field,
        "applicant": case.applicant,
        "office": case.office,
        "state": case.state,
        "created_at": case.created_at,
        "updated_at": case.updated_at,
    }


def _components(found: Checklist | None) -> dict[str, object]:
    if found is None:
        return {"is_known": False, "present": [], "missing": [], "surplus": []}
    return {
        "is_known": True,
        "present": [{**_component(component), "document": lying} for component, lying in found.present],
        "missing": [_component(component) for component in found.missing],
        "surplus": list(found.surplus),
    }


def _component(component: ComponentRecord) -> dict[str, object]:
    return {
        "name": component.name,
        "originals": component.originals,
        "copies": component.copies,
        "required": component.required,
        "paper": component.paper,
    }

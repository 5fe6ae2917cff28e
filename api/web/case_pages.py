"""The cases, and one case with its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.http.access import Verb
from api.http.collaborators import TheService
from api.web import when, wording
from api.web.listing import PORTION, address, portion
from api.web.paper_rows import PaperRow, evidence_words, paper_row
from api.web.rendering import TheRenderer
from api.web.visitor import Visitor, office_names, visitor_with
from classify.catalogue.catalogue import Catalogue
from classify.catalogue.records import ComponentRecord
from ingest.case_file import open_case
from ingest.components import Checklist
from storage.states import CaseState
from storage.tables import Case

router = APIRouter(include_in_schema=False)

Officer = Annotated[Visitor, Depends(visitor_with(Verb.SEE_CASES))]


@dataclass(frozen=True)
class CaseRow:
    """A case in words."""

    code: str
    procedure_code: str | None
    procedure_name: str | None
    field_name: str
    applicant: str | None
    office: str
    state: CaseState
    state_name: str
    created: str
    papers: int


@dataclass(frozen=True)
class Filled:
    """A component and the paper that fills it."""

    name: str
    paper: PaperRow


@dataclass(frozen=True)
class ComponentsView:
    """What the procedure asks for, held against the papers."""

    present: Sequence[Filled]
    missing: Sequence[ComponentRecord]
    surplus: Sequence[PaperRow]


@router.get("/ho-so")
def cases_page(
    visitor: Officer, service: TheService, renderer: TheRenderer, q: str = "", truoc: str | None = None
) -> HTMLResponse:
    """The cases that the visitor may see, highest code first, or those that fit `q`."""
    with service.database.reading() as work:
        offices = office_names(work)
        found = work.cases.listed(visitor.scope, PORTION + 1, q.strip() or None, truoc)
        rows, has_more = portion(found)
        counts = work.cases.document_counts([case.code for case in rows])
    return renderer.page(
        "cases.html",
        visitor=visitor,
        here="cases",
        query=q.strip(),
        cases=[case_row(case, service.catalogue, offices, counts.get(case.code, 0)) for case in rows],
        first=address("/ho-so", q=q) if truoc else "",
        following=address("/ho-so", q=q, truoc=rows[-1].code) if has_more else "",
    )


@router.get("/ho-so/{code}")
def case_page(code: str, visitor: Officer, service: TheService, renderer: TheRenderer) -> HTMLResponse:
    """One case: its papers, and which components they fill. The look is on record."""
    opened = open_case(service, visitor.scope, code)
    with service.database.reading() as work:
        evidence = {stay.document_id: evidence_words(stay.evidence) for stay in work.cases.stays_in(code)}
        offices = office_names(work)
    surplus = opened.checklist.surplus if opened.checklist else ()
    papers = {
        one.id: replace(
            paper_row(one, service.catalogue),
            evidence=evidence.get(one.id, ""),
            is_surplus=one.id in surplus,
        )
        for one in opened.documents
    }
    return renderer.page(
        "case.html",
        visitor=visitor,
        here="cases",
        case=case_row(opened.case, service.catalogue, offices, len(papers)),
        papers=list(papers.values()),
        components=_components(opened.checklist, papers) if opened.checklist else None,
    )


def case_row(case: Case, catalogue: Catalogue, offices: Mapping[str, str], papers: int) -> CaseRow:
    """What a page shows of the case."""
    field = catalogue.field(case.field) if case.field else None
    return CaseRow(
        code=case.code,
        procedure_code=case.procedure_code,
        procedure_name=case.procedure_name,
        field_name=field.name if field else case.field or "",
        applicant=case.applicant,
        office=offices.get(case.office, case.office),
        state=case.state,
        state_name=wording.CASE_STATES[case.state],
        created=when.moment(case.created_at),
        papers=papers,
    )


def _components(checklist: Checklist, papers: Mapping[str, PaperRow]) -> ComponentsView:
    return ComponentsView(
        present=[Filled(one.name, papers[found]) for one, found in checklist.present],
        missing=checklist.missing,
        surplus=[papers[found] for found in checklist.surplus],
    )

"""A case with its papers, held against what its procedure asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from classify.catalogue.catalogue import Catalogue
from classify.paper_type import PaperType
from ingest.components import Checklist, LyingPaper, checklist
from ingest.service import Service
from storage.scope import Scope
from storage.tables import Case, Document


@dataclass(frozen=True)
class CaseFile:
    """A case and the papers in it. `checklist` is None while the procedure is not known."""

    case: Case
    documents: Sequence[Document]
    checklist: Checklist | None


def open_case(service: Service, scope: Scope, code: str) -> CaseFile:
    """The case if the caller may see it; the look is on record. Raises NotFound."""
    with service.database.work() as work:
        case = work.cases.seen_by(scope, code)
        documents = work.documents.in_case(case.code)
        work.audit.record(scope.token_id, "case.viewed", "case", case.code)
    return held_against(service.catalogue, case, documents)


def held_against(catalogue: Catalogue, case: Case, documents: Sequence[Document]) -> CaseFile:
    """The papers matched with the components of the case's procedure."""
    procedure = catalogue.procedure(case.procedure_code) if case.procedure_code else None
    if procedure is None:
        return CaseFile(case, documents, None)
    papers = [LyingPaper(one.id, PaperType(one.paper_type), one.title) for one in documents]
    return CaseFile(case, documents, checklist(procedure.components, papers))

"""What becomes of the cases of papers whose pages are cut or joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.placing import SYSTEM
from storage.cases import RELAID
from storage.errors import Conflict
from storage.states import DocumentState, WaitingReason
from storage.tables import Case, Document
from storage.work import Work


@dataclass(frozen=True)
class Succession:
    """The papers that go, the one case in which they lie, and whether a person laid them there.

    What a person said of all the pages holds for each part of them. What the machine concluded from a code on
    one page is concluded anew. A paper that a person took out of a case stays out in any form.
    """

    leaving: tuple[Document, ...]
    case: Case | None
    is_by_person: bool
    was_taken_out: bool

    @classmethod
    def of(cls, work: Work, leaving: Sequence[Document]) -> "Succession":
        """What the papers leave behind. Raises Conflict when they lie in different cases."""
        codes = sorted({one.case_code for one in leaving if one.case_code is not None})
        if len(codes) > 1:
            raise Conflict("parts_in_two_cases", f"the parts lie in the cases {' and '.join(codes)}")
        stays = [work.cases.stay_of(one.id) for one in leaving]
        return cls(
            leaving=tuple(leaving),
            case=work.cases.find(codes[0]) if codes else None,
            is_by_person=any(stay is not None and stay.attached_by != SYSTEM for stay in stays),
            was_taken_out=any(one.waiting_reason is WaitingReason.DETACHED for one in leaving),
        )

    def leave(self, work: Work, actor: str) -> None:
        """End the stays of the papers that go, and let go of their pages."""
        for document in self.leaving:
            if self.case is not None and document.case_code is not None:
                work.cases.detach(document, self.case, actor, RELAID)
            work.documents.replace(document)
            work.audit.record(actor, "document.replaced", "document", document.id, scan=document.scan_id)


def succeed(work: Work, succession: Succession, document: Document, actor: str) -> None:
    """Take up a paper in the place of others: in their case, out of any, or to be placed by its own codes.

    That it was once taken out of a case itself counts for less than where a person laid the others since.
    """
    work.audit.record(actor, "document.filed", "document", document.id, scan=document.scan_id)
    if succession.was_taken_out:
        _leave_out(document)
    elif succession.case is not None and succession.is_by_person:
        evidence: dict[str, object] = {"by": "person", "code": succession.case.code, "relaid": True}
        work.cases.attach(document, succession.case, evidence, actor)
        work.audit.record(actor, "document.attached", "document", document.id, case=succession.case.code)
    elif work.cases.was_taken_out(document.id):
        _leave_out(document)


def _leave_out(document: Document) -> None:
    document.state = DocumentState.UNATTACHED
    document.waiting_reason = WaitingReason.DETACHED

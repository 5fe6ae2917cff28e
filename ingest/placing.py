"""Laying a paper into the case it claims, or leaving it to wait with the reason."""

import logging

from ingest.attachment import Decision
from ingest.outcome import settle_again
from storage.states import DocumentState, WaitingReason
from storage.tables import Case, Document
from storage.work import Work

log = logging.getLogger(__name__)

SYSTEM = "system"


def place(work: Work, document: Document, decision: Decision) -> None:
    """Attach the document if its claim is clear and the case exists; else say why it waits.

    A paper that a person took out of a case stays out until a person puts it somewhere.
    """
    if work.cases.was_taken_out(document.id):
        return
    document.claim = decision.to_json()
    document.claimed_code = decision.claimed.code if decision.claimed else None
    if decision.reason is not None:
        _wait(document, decision.reason)
        return
    work.cases.hold(document.claimed_code or "")
    case = work.cases.find(document.claimed_code or "")
    if case is None:
        _wait(document, WaitingReason.CASE_UNKNOWN)
        return
    _attach(work, document, case)


def attach_waiting(work: Work, case: Case) -> list[str]:
    """Attach the papers that waited only for this case to exist; their ids."""
    waiting = work.documents.waiting_for(case.code)
    for document in waiting:
        _attach(work, document, case)
        settle_again(work, document.scan_id)
    return [document.id for document in waiting]


def _wait(document: Document, reason: WaitingReason) -> None:
    is_unclear = reason in (
        WaitingReason.CODES_DISAGREE,
        WaitingReason.SEVERAL_CODES,
        WaitingReason.BOUNDARY_UNDECIDED,
    )
    document.state = DocumentState.REVIEW if is_unclear else DocumentState.UNATTACHED
    document.waiting_reason = reason


def _attach(work: Work, document: Document, case: Case) -> None:
    if work.cases.attach(document, case, document.claim, SYSTEM):
        work.audit.record(SYSTEM, "document.attached", "document", document.id, case=case.code)
        log.info("document.attached", extra={"document": document.id, "case": case.code})

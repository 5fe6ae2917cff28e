"""Reception: a file becomes a scan that is safe before the sender hears so."""

import hashlib
import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from classify.grammars.dossier_code import parse_dossier_code
from ingest.delivery import send_quietly
from ingest.errors import Refused
from ingest.offices import office_for
from ingest.readmission import readmit
from ingest.service import Service
from ingest.steps import Step
from ocr.scan_file import ScanFacts
from storage import clock
from storage.errors import AlreadyThere
from storage.ids import new_id
from storage.scope import Scope
from storage.states import Channel, Role, ScanState
from storage.tables import Scan
from storage.work import Work

log = logging.getLogger(__name__)

_CHANNELS = {
    Role.POSTAL: Channel.POST,
    Role.DESK: Channel.DESK,
    Role.INTEGRATOR: Channel.SYSTEM,
    Role.ADMIN: Channel.DESK,
}


@dataclass(frozen=True)
class Arrival:
    """A file as it came in, spooled to disk, with what the sender said about it."""

    path: Path
    filename: str
    sha256: str
    size_bytes: int
    case_code: str | None = None
    office: str | None = None
    channel: Channel | None = None
    idempotency_key: str | None = None


@dataclass(frozen=True)
class Received:
    """The scan, and whether these bytes were new."""

    scan: Scan
    is_new: bool


def receive(service: Service, scope: Scope, arrival: Arrival) -> Received:
    """Keep the file and its row, then answer; what was received before is given back unchanged.

    Raises Refused (case code, office, reused key), Forbidden (another office), UnreadableScan (the file),
    and what the stores raise when they are away: then nothing was accepted.
    """
    case_code = checked_case_code(arrival.case_code)
    with service.database.reading() as work:
        office = office_for(work, scope, arrival.office, service.settings.default_office)
    fingerprint = _fingerprint(arrival, office, case_code)
    known = _known(service, scope, arrival, office, case_code, fingerprint)
    if known is not None:
        return Received(known, is_new=False)
    facts = service.inspector.inspect(arrival.path)
    service.blobs.put(arrival.path)
    scan = _row(scope, arrival, office, case_code, facts, service)
    try:
        with service.database.work() as work:
            work.scans.add(scan)
            _remember(work, scope, arrival, fingerprint, scan.id)
            work.audit.record(scope.token_id, "scan.received", "scan", scan.id, office=office)
    except AlreadyThere:
        # The same bytes (or key) arrived at the same moment through another door, and were first.
        known = _known(service, scope, arrival, office, case_code, fingerprint)
        if known is None:
            raise
        return Received(known, is_new=False)
    log.info("scan.received", extra={"scan": scan.id, "pages": facts.page_count, "bytes": scan.size_bytes})
    send_quietly(service.outbox, Step.OPEN, scan.id)
    return Received(scan, is_new=True)


def checked_case_code(text: str | None) -> str | None:
    """The dossier code in its normal form, or None when none was given. Raises Refused."""
    if text is None or not text.strip():
        return None
    code = parse_dossier_code(text.strip())
    if code is None:
        raise Refused(
            "case_code_invalid",
            "Mã hồ sơ không đúng dạng, ví dụ đúng: H49.61-261123-0007. Hãy kiểm tra lại mã rồi gửi lại.",
            "The dossier code is not of the form H49.61-261123-0007. Check the code and send again.",
        )
    return code


def _fingerprint(arrival: Arrival, office: str, case_code: str | None) -> str:
    parts = "|".join((arrival.sha256, office, case_code or ""))
    return hashlib.sha256(parts.encode()).hexdigest()


def _known(
    service: Service,
    scope: Scope,
    arrival: Arrival,
    office: str,
    case_code: str | None,
    fingerprint: str,
) -> Scan | None:
    """The scan that this arrival already is, by its idempotency key or by its bytes."""
    looked_up = partial(_looked_up, service, scope, arrival, office, case_code, fingerprint)
    try:
        return looked_up()
    except AlreadyThere:
        # The same key came through another door at the same moment: now it is remembered.
        return looked_up()


def _looked_up(
    service: Service,
    scope: Scope,
    arrival: Arrival,
    office: str,
    case_code: str | None,
    fingerprint: str,
) -> Scan | None:
    with service.database.work() as work:
        by_key = _by_key(work, scope, arrival.idempotency_key, fingerprint)
        scan = by_key or _by_bytes(work, scope, office, arrival.sha256, case_code)
        if scan is None:
            return None
        if by_key is None:
            _remember(work, scope, arrival, fingerprint, scan.id)
        again = readmit(work, scan, case_code)
    if again:
        send_quietly(service.outbox, Step.OPEN, scan.id)
    return scan


def _by_key(work: Work, scope: Scope, key: str | None, fingerprint: str) -> Scan | None:
    kept = work.scans.remembered(scope.token_id, key) if key else None
    if kept is None:
        return None
    if kept.fingerprint != fingerprint:
        raise Refused(
            "idempotency_key_reused",
            "Idempotency-Key này đã dùng cho một tệp khác. Hãy dùng khóa mới cho mỗi tệp.",
            "This Idempotency-Key was used for another file. Use a new key for each file.",
        )
    return work.scans.get(kept.scan_id)


def _by_bytes(work: Work, scope: Scope, office: str, sha256: str, case_code: str | None) -> Scan | None:
    """The scan of these bytes that the caller may see, unless it was sent for another case than this one."""
    same = [scan for scan in work.scans.same_bytes(office, sha256) if _is_seen_by(scope, scan)]
    fitting = [scan for scan in same if case_code in (None, scan.case_code)]
    undecided = [scan for scan in same if scan.case_code is None]
    return next(iter(fitting + undecided), None)


def _is_seen_by(scope: Scope, scan: Scan) -> bool:
    """Postal staff see their own sendings only, so they are never given another sender's scan."""
    return scope.role is not Role.POSTAL or scan.uploaded_by == scope.token_id


def _dedupe_key(scope: Scope, office: str, sha256: str, case_code: str | None) -> str:
    """Which arrivals are the same one: those of an office, or of one postal worker."""
    owner = scope.token_id if scope.role is Role.POSTAL else office
    return f"{owner}/{sha256}/{case_code or ''}"


def _remember(work: Work, scope: Scope, arrival: Arrival, fingerprint: str, scan_id: str) -> None:
    if arrival.idempotency_key:
        work.scans.remember(scope.token_id, arrival.idempotency_key, fingerprint, scan_id)


def _row(
    scope: Scope, arrival: Arrival, office: str, case_code: str | None, facts: ScanFacts, service: Service
) -> Scan:
    now = clock.now()
    scan_id = new_id()
    return Scan(
        id=scan_id,
        receipt=f"SH-{now:%y%m%d}-{scan_id.replace('-', '')[-10:].upper()}",
        dedupe_key=_dedupe_key(scope, office, arrival.sha256, case_code),
        sha256=arrival.sha256,
        size_bytes=arrival.size_bytes,
        kind=facts.kind.value,
        media_type=facts.media_type,
        filename=arrival.filename[-255:],
        office=office,
        channel=arrival.channel or _CHANNELS[scope.role],
        case_code=case_code,
        uploaded_by=scope.token_id,
        state=ScanState.RECEIVED,
        page_count=facts.page_count,
        due_at=now + service.settings.resend_after,
        received_at=now,
    )

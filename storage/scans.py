"""Scans: kept when received, claimed for opening and filing, finished or failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select, update
from sqlalchemy.orm import Session

from storage import clock
from storage.claims import Claim
from storage.errors import NotFound
from storage.scope import Scope, visible_scans
from storage.states import BoundaryState, DocumentState, PageState, ScanState
from storage.tables import Boundary, Document, IdempotencyKey, Page, Scan

SETTLED = (PageState.READ, PageState.FAILED)


@dataclass(frozen=True)
class Progress:
    """How far a scan has come."""

    pages_done: int
    pages_failed: int
    documents: tuple[str, ...]
    undecided: int = 0
    """Boundaries that wait for a person."""


class Scans:
    """The scans table in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, scan: Scan) -> Scan:
        """Keep a new scan."""
        self._session.add(scan)
        self._session.flush()
        return scan

    def get(self, scan_id: str) -> Scan:
        """The scan, whoever asks; NotFound when there is none."""
        scan = self._session.get(Scan, scan_id)
        if scan is None:
            raise NotFound("scan", scan_id)
        return scan

    def held(self, scan_id: str) -> Scan:
        """The scan as it is now, which nobody else changes before this transaction ends."""
        scan = self.get(scan_id)
        self._session.refresh(scan, with_for_update=True)
        return scan

    def held_by(self, scan_id: str, state: ScanState, worker: str) -> Scan | None:
        """The scan if this worker still holds the claim of that step: one silent for too long does not."""
        scan = self.held(scan_id)
        return scan if scan.state is state and scan.claimed_by == worker else None

    def seen_by(self, scope: Scope, scan_id: str) -> Scan:
        """The scan if the caller may see it."""
        wanted = select(Scan).where(Scan.id == scan_id, visible_scans(scope))
        scan = self._session.scalars(wanted).one_or_none()
        if scan is None:
            raise NotFound("scan", scan_id)
        return scan

    def page_of(self, scope: Scope, limit: int, before: str | None = None) -> Sequence[Scan]:
        """The caller's newest scans, older than the scan `before` when given."""
        wanted = select(Scan).where(visible_scans(scope)).order_by(Scan.id.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(Scan.id < before)
        return self._session.scalars(wanted).all()

    def same_bytes(self, office: str, sha256: str) -> Sequence[Scan]:
        """The scans of these bytes that the office received already, oldest first."""
        wanted = select(Scan).where(Scan.office == office, Scan.sha256 == sha256).order_by(Scan.id)
        return self._session.scalars(wanted).all()

    def progress(self, scan_id: str) -> Progress:
        """How many pages are settled, how many of them failed, and the documents in page order."""
        counts = self._session.execute(
            select(Page.state, func.count()).where(Page.scan_id == scan_id).group_by(Page.state)
        )
        by_state = dict(counts.all())
        documents = self._session.scalars(
            select(Document.id)
            .where(Document.scan_id == scan_id, Document.state != DocumentState.REPLACED)
            .order_by(Document.first_page, Document.id)
        )
        undecided = self._session.scalar(
            select(func.count())
            .select_from(Boundary)
            .where(Boundary.scan_id == scan_id, Boundary.state == BoundaryState.UNDECIDED)
        )
        failed = by_state.get(PageState.FAILED, 0)
        return Progress(by_state.get(PageState.READ, 0) + failed, failed, tuple(documents), undecided or 0)

    def claim(self, scan_id: str, state: ScanState, claim: Claim) -> Scan | None:
        """Take the scan's present step; None when somebody works on it or the step is over.

        An attempt beyond the last fails the scan and gives None: its worker died each time.
        """
        now = clock.now()
        scan = self._session.get(Scan, scan_id, with_for_update=True)
        if scan is None or scan.state is not state or (scan.claimed_by is not None and scan.due_at > now):
            return None
        if scan.attempts >= claim.max_attempts:
            self.fail(scan, "attempts_exhausted", f"given up after {scan.attempts} attempts")
            return None
        scan.attempts += 1
        scan.claimed_by = claim.worker
        scan.due_at = claim.ends(now)
        return scan

    def advance(self, scan: Scan, state: ScanState, due_at: datetime) -> None:
        """Enter the next state, free for the next claim; the sweep sends its message from `due_at` on."""
        scan.state = state
        scan.attempts = 0
        scan.claimed_by = None
        scan.due_at = due_at

    def release(self, scan: Scan, due_at: datetime, code: str, detail: str) -> None:
        """Give a claimed step back after bad luck, to be tried again from `due_at` on."""
        scan.claimed_by = None
        scan.due_at = due_at
        scan.error_code, scan.error_detail = code, detail

    def forgive(self, scan: Scan) -> None:
        """Do not count the present attempt: what went wrong was not the scan's."""
        scan.attempts = max(0, scan.attempts - 1)

    def finish(self, scan: Scan, state: ScanState) -> None:
        """Nothing more will happen to the scan by itself."""
        scan.state = state
        scan.claimed_by = None
        scan.error_code = scan.error_detail = None
        scan.finished_at = clock.now()

    def fail(self, scan: Scan, code: str, detail: str) -> None:
        """The scan cannot be read; the reason stays with it."""
        scan.state = ScanState.FAILED
        scan.claimed_by = None
        scan.error_code, scan.error_detail = code, detail
        scan.finished_at = clock.now()

    def due_for_opening(self, limit: int) -> Sequence[str]:
        """Received scans whose message may be sent (again)."""
        return self._due(ScanState.RECEIVED, limit)

    def due_for_filing(self, limit: int) -> Sequence[str]:
        """Scans whose pages are all settled and whose filing is due."""
        unsettled = exists().where(Page.scan_id == Scan.id, Page.state.not_in(SETTLED))
        return self._due(ScanState.READING, limit, ~unsettled)

    def _due(self, state: ScanState, limit: int, *conditions: object) -> Sequence[str]:
        wanted = select(Scan.id).where(Scan.state == state, Scan.due_at <= clock.now(), *conditions)  # type: ignore[arg-type] # conditions are column expressions
        # A row that a worker or another sweep holds at this moment is theirs: it is not due any more.
        mine = wanted.order_by(Scan.due_at).limit(limit).with_for_update(skip_locked=True)
        return self._session.scalars(mine).all()

    def postpone(self, scan_ids: Sequence[str], due_at: datetime) -> None:
        """Do not send these (all due in this transaction) before `due_at`; silent workers' claims end."""
        self._session.execute(
            update(Scan).where(Scan.id.in_(scan_ids)).values(claimed_by=None, due_at=due_at)
        )

    def free_all_claims(self) -> None:
        """Make every unfinished scan due now. Only for a process that is alone with its database."""
        unfinished = Scan.state.in_((ScanState.RECEIVED, ScanState.READING))
        self._session.execute(update(Scan).where(unfinished).values(claimed_by=None, due_at=clock.now()))

    def is_settled(self, scan_id: str) -> bool:
        """Whether no page of an opened scan waits or is being read."""
        open_pages = select(Page.id).where(Page.scan_id == scan_id, Page.state.not_in(SETTLED)).limit(1)
        return self._session.scalars(open_pages).first() is None

    def remembered(self, token_id: str, key: str) -> IdempotencyKey | None:
        """What was sent under this idempotency key before."""
        return self._session.get(IdempotencyKey, (token_id, key))

    def remember(self, token_id: str, key: str, fingerprint: str, scan_id: str) -> None:
        """Tie an idempotency key to its scan."""
        made = IdempotencyKey(
            token_id=token_id, key=key, fingerprint=fingerprint, scan_id=scan_id, created_at=clock.now()
        )
        self._session.add(made)

    def counts(self) -> dict[ScanState, int]:
        """Scans by state, for the metrics."""
        rows = self._session.execute(select(Scan.state, func.count()).group_by(Scan.state))
        return dict(rows.all())

    def oldest_waiting(self) -> datetime | None:
        """When the oldest unfinished scan was received."""
        moving = and_(Scan.state.in_((ScanState.RECEIVED, ScanState.READING)))
        return self._session.scalar(select(func.min(Scan.received_at)).where(moving))

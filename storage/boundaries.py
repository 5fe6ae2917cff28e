"""Boundaries: where the machine and then persons say that papers of a scan begin."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import clock
from storage.errors import NotFound
from storage.states import BoundaryState
from storage.tables import Boundary


@dataclass(frozen=True)
class JudgedPlace:
    """What the machine says about the place before a page."""

    page: int
    confidence: float
    reasons: tuple[str, ...]
    state: BoundaryState


class Boundaries:
    """The boundaries table in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, scan_id: str, judged: Sequence[JudgedPlace]) -> None:
        """Write down what the machine says; a place that has its row keeps it."""
        known = {row.page for row in self.of_scan(scan_id)}
        self._session.add_all(
            Boundary(
                scan_id=scan_id,
                page=one.page,
                confidence=one.confidence,
                reasons=list(one.reasons),
                state=one.state,
            )
            for one in judged
            if one.page not in known
        )
        self._session.flush()

    def of_scan(self, scan_id: str) -> Sequence[Boundary]:
        """The scan's boundaries in page order."""
        wanted = select(Boundary).where(Boundary.scan_id == scan_id).order_by(Boundary.page)
        return self._session.scalars(wanted).all()

    def at(self, scan_id: str, page: int) -> Boundary:
        """The boundary before this page; NotFound when the scan has none there."""
        boundary = self._session.get(Boundary, (scan_id, page), populate_existing=True)
        if boundary is None:
            raise NotFound("boundary", f"{scan_id}/{page}")
        return boundary

    def decide(self, boundary: Boundary, state: BoundaryState, actor: str) -> None:
        """A person's word, which stands until a person says otherwise."""
        boundary.state = state
        boundary.decided_by = actor
        boundary.decided_at = clock.now()
        self._session.flush()

"""Pages: made when a scan is opened, claimed, read or set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from storage import clock
from storage.claims import Claim, retry_at
from storage.errors import NotFound
from storage.ids import derived_id
from storage.states import PageState
from storage.tables import Page


@dataclass(frozen=True)
class PageResult:
    """What reading a page gave, with the blobs already stored."""

    width_px: int
    height_px: int
    is_blank: bool
    confidence: float
    source: str
    text: str
    reading_key: str
    image_key: str


class Pages:
    """The pages table in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open_all(self, scan_id: str, count: int, due_at: datetime) -> list[str]:
        """Make the pages of a scan; those that exist stay. Ids of all, in page order."""
        ids = [derived_id(scan_id, "page", str(number)) for number in range(1, count + 1)]
        known = set(self._session.scalars(select(Page.id).where(Page.scan_id == scan_id)))
        self._session.add_all(
            Page(id=page_id, scan_id=scan_id, number=number, state=PageState.WAITING, due_at=due_at)
            for number, page_id in enumerate(ids, start=1)
            if page_id not in known
        )
        self._session.flush()
        return ids

    def get(self, page_id: str) -> Page:
        """The page; NotFound when there is none."""
        page = self._session.get(Page, page_id)
        if page is None:
            raise NotFound("page", page_id)
        return page

    def of_scan(self, scan_id: str) -> Sequence[Page]:
        """The pages of a scan in their order."""
        return self._session.scalars(select(Page).where(Page.scan_id == scan_id).order_by(Page.number)).all()

    def of_document(self, document_id: str) -> Sequence[Page]:
        """The pages of a document in their order."""
        wanted = select(Page).where(Page.document_id == document_id).order_by(Page.position)
        return self._session.scalars(wanted).all()

    def claim(self, page_id: str, claim: Claim) -> Page | None:
        """Take the page for one attempt; None when it is settled or somebody is reading it.

        The attempt is counted here, before the work: a page that kills its worker is counted too, and is
        set aside when its attempts are used up.
        """
        now = clock.now()
        page = self._session.get(Page, page_id, with_for_update=True)
        if page is None or not _is_free(page, now):
            return None
        if page.attempts >= claim.max_attempts:
            detail = page.error_detail or f"the worker died {page.attempts} times on this page"
            self.set_aside(page, page.error_code or "attempts_exhausted", detail)
            return None
        page.attempts += 1
        page.state = PageState.READING
        page.claimed_by = claim.worker
        page.due_at = claim.ends(now)
        return page

    def held_by(self, page_id: str, worker: str) -> Page | None:
        """The page if this worker still holds its claim: one that was silent for too long does not."""
        page = self._session.get(Page, page_id, with_for_update=True)
        if page is None or page.state is not PageState.READING or page.claimed_by != worker:
            return None
        return page

    def keep(self, page_id: str, worker: str, result: PageResult) -> bool:
        """Store what was read, if the page is still this worker's; whether it was."""
        page = self.held_by(page_id, worker)
        if page is None:
            return False
        for name, value in vars(result).items():
            setattr(page, name, value)
        page.state = PageState.READ
        page.claimed_by = page.error_code = page.error_detail = None
        page.read_at = clock.now()
        return True

    def give_back(self, page: Page, claim: Claim, code: str, detail: str, pause: timedelta) -> None:
        """After bad luck: wait for another attempt, or be set aside when that was the last."""
        page.error_code, page.error_detail = code, detail
        if page.attempts >= claim.max_attempts:
            self.set_aside(page, code, detail)
            return
        page.state = PageState.WAITING
        page.claimed_by = None
        page.due_at = retry_at(clock.now(), page.attempts, pause)

    def forgive(self, page: Page) -> None:
        """Do not count the present attempt: what went wrong was not the page's."""
        page.attempts = max(0, page.attempts - 1)

    def set_aside(self, page: Page, code: str, detail: str) -> None:
        """The page stays unread, with its reason; its document goes on without it."""
        page.state = PageState.FAILED
        page.claimed_by = None
        page.error_code, page.error_detail = code, detail

    def try_again(self, scan_id: str) -> None:
        """Give the failed pages of a scan a fresh set of attempts."""
        failed = update(Page).where(Page.scan_id == scan_id, Page.state == PageState.FAILED)
        self._session.execute(failed.values(state=PageState.WAITING, attempts=0, due_at=clock.now()))

    def due(self, limit: int) -> Sequence[str]:
        """Pages to send (again): waiting ones whose time has come, and those whose worker went silent."""
        open_states = or_(Page.state == PageState.WAITING, Page.state == PageState.READING)
        wanted = select(Page.id).where(open_states, Page.due_at <= clock.now())
        # A row that a worker or another sweep holds at this moment is theirs: it is not due any more.
        mine = wanted.order_by(Page.due_at).limit(limit).with_for_update(skip_locked=True)
        return self._session.scalars(mine).all()

    def postpone(self, page_ids: Sequence[str], due_at: datetime) -> None:
        """Do not send these (all `due` in this transaction) before `due_at`; silent workers' claims end."""
        self._session.execute(
            update(Page)
            .where(Page.id.in_(page_ids))
            .values(state=PageState.WAITING, claimed_by=None, due_at=due_at)
        )

    def free_all_claims(self) -> None:
        """Make every unsettled page due now. Only for a process that is alone with its database."""
        now = clock.now()
        unsettled = Page.state.in_((PageState.WAITING, PageState.READING))
        self._session.execute(
            update(Page).where(unsettled).values(state=PageState.WAITING, claimed_by=None, due_at=now)
        )

    def counts(self) -> dict[PageState, int]:
        """Pages by state, for the metrics."""
        rows = self._session.execute(select(Page.state, func.count()).group_by(Page.state))
        return dict(rows.all())


def _is_free(page: Page, now: datetime) -> bool:
    if page.state is PageState.WAITING:
        return True
    return page.state is PageState.READING and page.due_at <= now

"""A person's word on where papers begin: a cut, a join, and taking either back without loss.

Documents are never unmade. When pages are cut or joined, the documents that held them are `replaced`, and
those that hold them now are made or, when they were there before, taken up again with all that was said of
them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.errors import Refused
from ingest.keeping import hold_cases, kept, place_waiting
from ingest.outcome import settle
from ingest.page_runs import PageRun, runs_between
from ingest.paper import FiledPaper, PageAtHand
from ingest.papers_of import made_paper, reading_of
from ingest.service import Service
from ingest.succession import Succession, succeed
from storage.errors import Conflict
from storage.scope import Scope
from storage.states import BoundaryState, ScanState
from storage.tables import Boundary, Document, Page, Scan
from storage.work import Work

FILED = (ScanState.REVIEW, ScanState.DONE)


@dataclass(frozen=True)
class BoundaryWord:
    """What a person says of the place before a page; `seen` is the state that he or she was shown."""

    page: int
    is_cut: bool
    seen: BoundaryState | None = None

    @property
    def state(self) -> BoundaryState:
        """The state that follows."""
        return BoundaryState.CUT if self.is_cut else BoundaryState.JOINED


@dataclass(frozen=True)
class ScanSeen:
    """The scan as it was when the word came: what is prepared for it holds only while it is still so."""

    scan: Scan
    pages: Sequence[Page]
    living: tuple[str, ...]
    leaving: tuple[str, ...]
    coming: tuple[PageRun, ...]
    returning: tuple[PageRun, ...]
    """Papers that were there before: their rows are taken up again."""


def boundaries_of(service: Service, scope: Scope, scan_id: str) -> tuple[Sequence[Boundary], Sequence[Page]]:
    """The boundaries of a scan with its pages; the look is on record. Raises NotFound."""
    with service.database.work() as work:
        work.scans.seen_by(scope, scan_id)
        work.audit.record(scope.token_id, "scan.boundaries_viewed", "scan", scan_id)
        return work.boundaries.of_scan(scan_id), work.pages.of_scan(scan_id)


def decide_boundary(service: Service, scope: Scope, scan_id: str, word: BoundaryWord) -> None:
    """Cut before the page, or let the paper go on; saying the same again changes nothing.

    Raises NotFound, Refused for a scan that is not filed yet, and Conflict when somebody else decided
    meanwhile or the parts to be joined lie in different cases.
    """
    seen = _seen(service, scope, scan_id, word)
    if seen is None:
        return
    papers = _prepared(service, seen)
    with service.database.work() as work:
        _apply(work, scope, seen, word, papers)


def _seen(service: Service, scope: Scope, scan_id: str, word: BoundaryWord) -> ScanSeen | None:
    """The scan before the word; None when it says already what the word says."""
    with service.database.reading() as work:
        scan = work.scans.seen_by(scope, scan_id)
        if scan.state not in FILED:
            raise Refused(
                "scan_not_filed",
                "Bản quét chưa đọc xong nên chưa tách được. Hãy đợi đến khi có trạng thái review hoặc done.",
                "The scan is not filed yet, so it cannot be cut. Wait until its state is review or done.",
            )
        if _is_said(work.boundaries.at(scan_id, word.page), word):
            return None
        documents = [work.documents.get(one) for one in work.scans.progress(scan_id).documents]
        return _planned(work, scan, documents, word)


def _is_said(boundary: Boundary, word: BoundaryWord) -> bool:
    if boundary.state is word.state:
        return True
    if word.seen is not None and boundary.state is not word.seen:
        raise _changed(boundary.page)
    return False


def _planned(work: Work, scan: Scan, documents: Sequence[Document], word: BoundaryWord) -> ScanSeen:
    rows = work.boundaries.of_scan(scan.id)
    cuts = {row.page for row in rows if row.state is BoundaryState.CUT}
    cuts = cuts | {word.page} if word.is_cut else cuts - {word.page}
    pages = work.pages.of_scan(scan.id)
    before = {PageRun(document.first_page, document.last_page): document.id for document in documents}
    after = runs_between(cuts, len(pages))
    arriving = [run for run in after if run not in before]
    known = [run for run in arriving if work.documents.find(run.document_id(scan.id, len(pages)))]
    return ScanSeen(
        scan=scan,
        pages=pages,
        living=tuple(document.id for document in documents),
        leaving=tuple(before[run] for run in before if run not in after),
        coming=tuple(run for run in arriving if run not in known),
        returning=tuple(known),
    )


def _prepared(service: Service, seen: ScanSeen) -> list[FiledPaper]:
    """The papers to come that never were before, each whole."""
    papers = []
    for run in seen.coming:
        rows = seen.pages[run.first - 1 : run.last]
        at_hand = [PageAtHand(page, reading_of(service, page)) for page in rows]
        papers.append(made_paper(service, seen.scan, run, at_hand))
    return papers


def _apply(
    work: Work, scope: Scope, seen: ScanSeen, word: BoundaryWord, papers: Sequence[FiledPaper]
) -> None:
    scan_id = seen.scan.id
    codes = [code.code for paper in papers for code in paper.codes]
    hold_cases(work, scan_id, seen.scan.case_code, *codes)
    scan = work.scans.held(scan_id)
    boundary = work.boundaries.at(scan_id, word.page)
    if _is_said(boundary, word):
        return
    living = work.documents.living(scan_id)
    if tuple(one.id for one in living) != seen.living:
        raise _changed(word.page)
    succession = Succession.of(work, [one for one in living if one.id in seen.leaving])
    _record(work, scope, boundary, word)
    succession.leave(work, scope.token_id)
    for document in [kept(work, scan, paper) for paper in papers] + _returned(work, seen):
        succeed(work, succession, document, scope.token_id)
    place_waiting(work, scan)
    settle(work, scan)


def _record(work: Work, scope: Scope, boundary: Boundary, word: BoundaryWord) -> None:
    was = boundary.state
    work.boundaries.decide(boundary, word.state, scope.token_id)
    what = {"page": word.page, "was": was.value, "now": word.state.value}
    work.audit.record(scope.token_id, "boundary.decided", "scan", boundary.scan_id, **what)


def _returned(work: Work, seen: ScanSeen) -> list[Document]:
    """The papers that are back with their pages."""
    documents = []
    for run in seen.returning:
        document = work.documents.held(run.document_id(seen.scan.id, len(seen.pages)))
        work.documents.take_up(document, [page.id for page in seen.pages[run.first - 1 : run.last]])
        documents.append(document)
    return documents


def _changed(page: int) -> Conflict:
    return Conflict("boundary_changed", f"somebody decided about the place before page {page} meanwhile")

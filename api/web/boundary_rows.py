"""Boundaries as the page of a scan shows them: the open ones with both pages, the others in a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.web import wording
from storage.states import BoundaryState
from storage.tables import Boundary, Page


@dataclass(frozen=True)
class PageBeside:
    """A page beside a boundary; `image` is empty for one that could not be read, `href` opens its paper."""

    number: int
    image: str
    href: str
    is_blank: bool


@dataclass(frozen=True)
class BoundaryRow:
    """A boundary in words; `by` says who decided."""

    page: int
    state: str
    state_name: str
    is_cut: bool
    is_open: bool
    confidence: float
    reasons: tuple[str, ...]
    by: str
    before: PageBeside
    after: PageBeside


def boundary_rows(boundaries: Sequence[Boundary], pages: Sequence[Page]) -> list[BoundaryRow]:
    """What the page of a scan shows of its boundaries, in page order."""
    by_number = {page.number: page for page in pages}
    return [_row(boundary, by_number) for boundary in boundaries]


def _row(boundary: Boundary, pages: Mapping[int, Page]) -> BoundaryRow:
    return BoundaryRow(
        page=boundary.page,
        state=boundary.state.value,
        state_name=wording.BOUNDARY_STATES[boundary.state],
        is_cut=boundary.state is BoundaryState.CUT,
        is_open=boundary.state is BoundaryState.UNDECIDED,
        confidence=boundary.confidence,
        reasons=tuple(str(reason) for reason in boundary.reasons),
        by="máy" if boundary.decided_by is None else "cán bộ",
        before=_beside(pages[boundary.page - 1]),
        after=_beside(pages[boundary.page]),
    )


def _beside(page: Page) -> PageBeside:
    return PageBeside(
        number=page.number,
        image=f"/v1/documents/{page.document_id}/pages/{page.position}/image" if page.image_key else "",
        href=f"/giay-to/{page.document_id}?trang={page.position}",
        is_blank=bool(page.is_blank),
    )

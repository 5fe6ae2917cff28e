"""Boundaries as the contract shows them."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, Field

from storage.states import BoundaryState
from storage.tables import Boundary, Page


class SideShape(BaseModel):
    """A page beside a boundary: where its picture is."""

    scan_page: int
    document: str | None = Field(description="The document that holds it now")
    number: int | None = Field(description="Its number in that document: /pages/{number}/image")


class BoundaryShape(BaseModel):
    """The place before a page of the scan, and whether a new paper begins there."""

    page: int = Field(
        description="Number in the scan of the page that would begin the new paper", examples=[3]
    )
    state: BoundaryState
    confidence: float = Field(ge=0, le=1, description="How likely the machine held a new paper to begin here")
    reasons: list[str] = Field(description="In Vietnamese, the weightiest first")
    decided_by: str | None = Field(description="The token of the person who decided; null: only the machine")
    decided_at: datetime | None
    before: SideShape
    after: SideShape


class BoundariesShape(BaseModel):
    """Every boundary of a scan, in page order."""

    items: list[BoundaryShape]


class DecisionShape(BaseModel):
    """A person's word. With `seen`, it is taken only while the boundary is still as that person saw it."""

    cut: bool = Field(description="true: a new paper begins with this page; false: the paper goes on")
    seen: BoundaryState | None = Field(default=None, description="The state that you were shown")


def boundaries_shape(boundaries: Sequence[Boundary], pages: Sequence[Page]) -> BoundariesShape:
    """The boundaries as the contract shows them."""
    by_number = {page.number: page for page in pages}
    return BoundariesShape(
        items=[
            BoundaryShape(
                page=row.page,
                state=row.state,
                confidence=round(row.confidence, 4),
                reasons=[str(reason) for reason in row.reasons],
                decided_by=row.decided_by,
                decided_at=row.decided_at,
                before=_side(by_number[row.page - 1]),
                after=_side(by_number[row.page]),
            )
            for row in boundaries
        ]
    )


def _side(page: Page) -> SideShape:
    return SideShape(scan_page=page.number, document=page.document_id, number=page.position)

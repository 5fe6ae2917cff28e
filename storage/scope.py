"""Which rows a caller may see: the only place that turns a role and an office into conditions."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select, true

from storage.states import Role
from storage.tables import Case, Document, Scan


@dataclass(frozen=True)
class Scope:
    """Who asks: the token, its role, and its office (None: every office)."""

    token_id: str
    role: Role
    office: str | None

    @property
    def office_bound(self) -> str | None:
        """The office whose rows alone are visible; None when all are."""
        return None if self.role is Role.ADMIN else self.office


EVERYTHING = Scope(token_id="system", role=Role.ADMIN, office=None)  # noqa: S106 (a name, not a secret)


def visible_cases(scope: Scope) -> ColumnElement[bool]:
    """Cases of the caller's office."""
    return true() if scope.office_bound is None else Case.office == scope.office_bound


def visible_scans(scope: Scope) -> ColumnElement[bool]:
    """Postal staff see what they sent; others what their office received."""
    if scope.role is Role.POSTAL:
        return Scan.uploaded_by == scope.token_id
    return true() if scope.office_bound is None else Scan.office == scope.office_bound


def visible_documents(scope: Scope) -> ColumnElement[bool]:
    """Papers of visible scans, and papers that lie in visible cases wherever they were received."""
    by_scan = Document.scan_id.in_(select(Scan.id).where(visible_scans(scope)))
    if scope.role is Role.POSTAL or scope.office_bound is None:
        return by_scan
    by_case = Document.case_code.in_(select(Case.code).where(visible_cases(scope)))
    return or_(by_scan, by_case)

"""Cases and what lies in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from storage import clock
from storage.errors import Conflict, NotFound
from storage.folding import fold
from storage.ids import new_id
from storage.scope import Scope, visible_cases
from storage.states import CaseState, DocumentState, WaitingReason
from storage.tables import Attachment, Case, Document

RELAID = "relaid"
"""Why a stay ended when the pages were cut or joined: the papers that hold them now were placed anew."""


@dataclass(frozen=True)
class CaseFacts:
    """What an integrator or a desk tells about a case; None leaves what is known as it is."""

    procedure_code: str | None = None
    procedure_name: str | None = None
    field: str | None = None
    applicant: str | None = None
    office: str | None = None
    state: CaseState | None = None


class Cases:
    """The cases and attachments tables in domain verbs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, code: str) -> Case | None:
        """The case, whoever asks."""
        return self._session.get(Case, code)

    def hold(self, code: str) -> None:
        """Let nobody else create this case, or look whether it exists, before this transaction ends.

        A paper that is filed while its case is created would otherwise wait for it for ever: neither
        transaction sees the other's row. In SQLite a writer is alone anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            key = {"code": f"case/{code}"}
            self._session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:code, 0))"), key)

    def seen_by(self, scope: Scope, code: str) -> Case:
        """The case if the caller may see it."""
        wanted = select(Case).where(Case.code == code, visible_cases(scope))
        case = self._session.scalars(wanted).one_or_none()
        if case is None:
            raise NotFound("case", code)
        return case

    def put(self, code: str, facts: CaseFacts, default_office: str) -> tuple[Case, bool]:
        """Create the case or update it with what is told; with it, whether it is new."""
        self.hold(code)
        case = self._session.get(Case, code, with_for_update=True, populate_existing=True)
        is_new = case is None
        if case is None:
            now = clock.now()
            case = Case(
                code=code,
                search_key=fold(code),
                office=default_office,
                state=CaseState.OPEN,
                created_at=now,
                updated_at=now,
            )
            self._session.add(case)
        told = {name: value for name, value in vars(facts).items() if value is not None}
        changed = {name: value for name, value in told.items() if getattr(case, name) != value}
        for name, value in changed.items():
            setattr(case, name, value)
        if changed:
            case.search_key = fold(f"{case.code} {case.applicant or ''}")[:300]
            case.updated_at = clock.now()
        self._session.flush()
        return case, is_new

    def listed(
        self, scope: Scope, limit: int, query: str | None = None, before: str | None = None
    ) -> Sequence[Case]:
        """The caller's cases by falling code; `query` is a part of the code or of the applicant's name."""
        wanted = select(Case).where(visible_cases(scope)).order_by(Case.code.desc()).limit(limit)
        if query and fold(query):
            wanted = wanted.where(Case.search_key.contains(fold(query), autoescape=True))
        if before is not None:
            wanted = wanted.where(Case.code < before)
        return self._session.scalars(wanted).all()

    def document_counts(self, codes: Sequence[str]) -> dict[str, int]:
        """How many papers lie in each of the cases."""
        rows = self._session.execute(
            select(Document.case_code, func.count())
            .where(Document.case_code.in_(codes))
            .group_by(Document.case_code)
        )
        return {code: count for code, count in rows if code is not None}

    def attach(self, document: Document, case: Case, evidence: dict[str, object], actor: str) -> bool:
        """Lay the paper into the case; False when it lies there already.

        Raises Conflict when it lies in another case: it must be detached there, with a reason, first.
        """
        lying = self._active(document.id)
        if lying is not None and lying.case_code == case.code:
            return False
        if lying is not None:
            raise Conflict("attached_elsewhere", f"document {document.id} lies in case {lying.case_code}")
        self._session.add(
            Attachment(
                id=new_id(),
                document_id=document.id,
                case_code=case.code,
                evidence=evidence,
                attached_at=clock.now(),
                attached_by=actor,
            )
        )
        document.case_code = case.code
        document.state = DocumentState.ATTACHED
        document.waiting_reason = None
        document.updated_at = clock.now()
        self._session.flush()
        return True

    def detach(self, document: Document, case: Case, actor: str, reason: str) -> None:
        """Take the paper out of the case; it waits for a person from then on."""
        lying = self._active(document.id)
        if lying is None or lying.case_code != case.code:
            raise NotFound("attachment", f"{case.code}/{document.id}")
        lying.detached_at = clock.now()
        lying.detached_by = actor
        lying.detach_reason = reason
        document.case_code = None
        document.state = DocumentState.UNATTACHED
        document.waiting_reason = WaitingReason.DETACHED
        document.updated_at = clock.now()
        self._session.flush()

    def was_taken_out(self, document_id: str) -> bool:
        """Whether a person took the paper out of a case: not when its pages were only cut or joined."""
        stays = self.attachments_of(document_id)
        return any(stay.detached_at is not None and stay.detach_reason != RELAID for stay in stays)

    def stay_of(self, document_id: str) -> Attachment | None:
        """The paper's stay in the case in which it lies now."""
        return self._active(document_id)

    def attachments_of(self, document_id: str) -> Sequence[Attachment]:
        """Every stay of the paper in a case, oldest first."""
        wanted = select(Attachment).where(Attachment.document_id == document_id).order_by(Attachment.id)
        return self._session.scalars(wanted).all()

    def stays_in(self, code: str) -> Sequence[Attachment]:
        """How each paper that lies in the case now came there."""
        lying = select(Attachment).where(Attachment.case_code == code, Attachment.detached_at.is_(None))
        return self._session.scalars(lying.order_by(Attachment.id)).all()

    def count(self) -> int:
        """How many cases there are."""
        return self._session.scalar(select(func.count()).select_from(Case)) or 0

    def _active(self, document_id: str) -> Attachment | None:
        wanted = select(Attachment).where(
            Attachment.document_id == document_id, Attachment.detached_at.is_(None)
        )
        return self._session.scalars(wanted).one_or_none()

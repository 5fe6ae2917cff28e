"""Offices, tokens and the audit trail."""

import hashlib
import secrets
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import clock
from storage.errors import Conflict, NotFound
from storage.ids import new_id
from storage.states import Role
from storage.tables import AuditEntry, Office, Token

LONGEST_NAME = 200


def token_sha256(secret: str) -> str:
    """What is kept of a token. A plain hash is enough: the secret has 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Offices:
    """The offices that exist."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, slug: str, name: str) -> Office:
        """Create the office, or rename it."""
        if len(name) > LONGEST_NAME:
            raise Conflict("name_too_long", f"an office's name has at most {LONGEST_NAME} characters")
        return self._session.merge(Office(slug=slug, name=name))

    def get(self, slug: str) -> Office:
        """The office; NotFound when there is none."""
        office = self._session.get(Office, slug)
        if office is None:
            raise NotFound("office", slug)
        return office

    def all(self) -> Sequence[Office]:
        """Every office by slug."""
        return self._session.scalars(select(Office).order_by(Office.slug)).all()


class Tokens:
    """Bearer tokens, kept as hashes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issue(self, label: str, role: Role, office: str | None) -> tuple[Token, str]:
        """Make a token; its secret is in the answer and nowhere else."""
        if role in (Role.DESK, Role.POSTAL) and office is None:
            raise Conflict("office_needed", f"a {role} token belongs to one office; name it")
        if len(label) > LONGEST_NAME:
            raise Conflict("name_too_long", f"a label has at most {LONGEST_NAME} characters")
        secret = "sh_" + secrets.token_urlsafe(32)
        token = Token(
            id=new_id(),
            label=label,
            sha256=token_sha256(secret),
            role=role,
            office=office,
            created_at=clock.now(),
            revoked_at=None,
        )
        self._session.add(token)
        self._session.flush()
        return token, secret

    def holder_of(self, secret: str) -> Token | None:
        """The valid token with this secret, if there is one."""
        wanted = select(Token).where(Token.sha256 == token_sha256(secret), Token.revoked_at.is_(None))
        return self._session.scalars(wanted).one_or_none()

    def revoke(self, token_id: str) -> None:
        """End the token now."""
        token = self._session.get(Token, token_id)
        if token is None:
            raise NotFound("token", token_id)
        token.revoked_at = token.revoked_at or clock.now()

    def all(self) -> Sequence[Token]:
        """Every token, revoked ones included, oldest first."""
        return self._session.scalars(select(Token).order_by(Token.created_at)).all()


class Audit:
    """Who did or saw what, and when."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(self, actor: str, action: str, subject: str, subject_id: str, **detail: object) -> None:
        """Add one entry; it becomes part of the same transaction as what it tells of."""
        self._session.add(
            AuditEntry(
                id=new_id(),
                at=clock.now(),
                actor=actor,
                action=action,
                subject=subject,
                subject_id=subject_id,
                detail=detail,
            )
        )

    def of(self, subject: str, subject_id: str) -> Sequence[AuditEntry]:
        """The entries about one thing, oldest first."""
        wanted = (
            select(AuditEntry)
            .where(AuditEntry.subject == subject, AuditEntry.subject_id == subject_id)
            .order_by(AuditEntry.id)
        )
        return self._session.scalars(wanted).all()

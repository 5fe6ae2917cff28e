"""Who may do what: the only place where a role meets a verb, and a token becomes a scope."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.http.collaborators import TheService
from api.http.problems import Problem
from ingest.service import Service
from storage.scope import Scope
from storage.states import Role

COOKIE = "sohoa_token"
"""The HttpOnly cookie in which the web pages carry the token."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Verb(StrEnum):
    """What can be asked of the interface."""

    SEND_SCANS = "send_scans"
    SEE_SCANS = "see_scans"
    SEE_DOCUMENTS = "see_documents"
    CORRECT_DOCUMENTS = "correct_documents"
    SPLIT_SCANS = "split_scans"
    TELL_CASES = "tell_cases"
    SEE_CASES = "see_cases"
    ATTACH_DOCUMENTS = "attach_documents"
    CLASSIFY = "classify"
    SEE_CATALOGUE = "see_catalogue"


_SENDING = frozenset({Verb.SEND_SCANS, Verb.SEE_SCANS, Verb.SEE_DOCUMENTS, Verb.SEE_CATALOGUE})
_CASEWORK = frozenset({Verb.TELL_CASES, Verb.SEE_CASES, Verb.ATTACH_DOCUMENTS, Verb.CLASSIFY})

ALLOWED: Mapping[Role, frozenset[Verb]] = {
    Role.POSTAL: _SENDING,
    Role.INTEGRATOR: _SENDING | _CASEWORK,
    Role.DESK: _SENDING | _CASEWORK | {Verb.CORRECT_DOCUMENTS, Verb.SPLIT_SCANS},
    Role.ADMIN: frozenset(Verb),
}
"""Which verbs each role has. Which rows they reach is the affair of `storage.scope`."""


def may(role: Role, verb: Verb) -> bool:
    """Whether the role has the verb."""
    return verb in ALLOWED[role]


def scope_of_token(service: Service, secret: str) -> Scope | None:
    """What the holder of this token reaches; None for a token that is unknown or revoked.

    The secret is hashed and looked up by its hash, so the time taken tells nothing about other tokens.
    """
    with service.database.reading() as work:
        token = work.tokens.holder_of(secret)
    return None if token is None else Scope(token.id, token.role, token.office)


_bearer = HTTPBearer(auto_error=False, description="Mã truy cập dạng sh_… / A token of the form sh_…")


def caller(
    request: Request,
    service: TheService,
    told: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Scope:
    """Who asks, by the Authorization header or the web pages' cookie. Raises Problem 401 or 403."""
    secret = told.credentials if told is not None else _secret_in_cookie(request)
    if not secret:
        raise Problem(
            "token_missing",
            "Hãy gửi mã truy cập trong tiêu đề Authorization: Bearer.",
            "Send a token in the header Authorization: Bearer.",
            {"WWW-Authenticate": 'Bearer realm="sohoa"'},
        )
    scope = scope_of_token(service, secret)
    if scope is None:
        raise Problem(
            "token_invalid",
            "Mã truy cập sai hoặc đã bị thu hồi. Hãy xin mã mới ở bộ phận quản trị.",
            "The token is wrong or was revoked. Ask the administrator for a new one.",
            {"WWW-Authenticate": 'Bearer realm="sohoa", error="invalid_token"'},
        )
    return scope


def permitted(verb: Verb) -> Callable[[Scope], Scope]:
    """A dependency that lets only callers with this verb through and gives their scope."""

    def scope_with_verb(scope: Annotated[Scope, Depends(caller)]) -> Scope:
        if not may(scope.role, verb):
            raise Problem(
                "verb_forbidden",
                f"Vai trò {scope.role.value} không được làm việc này ({verb.value}).",
                f"The role {scope.role.value} may not do this ({verb.value}).",
            )
        return scope

    return scope_with_verb


def _secret_in_cookie(request: Request) -> str | None:
    """The token of the web pages. A browser sends it along by itself, so writes must be our own pages'."""
    secret = request.cookies.get(COOKIE)
    if secret and request.method not in _SAFE_METHODS and not is_same_origin(request):
        raise Problem(
            "cross_site",
            "Yêu cầu đến từ một trang web khác. Hãy mở lại trang Sohoa và thử lại.",
            "The request comes from another web site. Open the Sohoa page again and retry.",
        )
    return secret


def is_same_origin(request: Request) -> bool:
    """Whether the browser says that a page of this very server sends the request."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # Older browsers, and pages on plain HTTP, say only where the page is from.
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == request.headers.get("host")

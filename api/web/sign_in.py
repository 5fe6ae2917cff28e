"""Signing in with a token, and out again."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.http.access import COOKIE, is_same_origin, scope_of_token
from api.http.collaborators import TheService
from api.web.rendering import TheRenderer

SIGN_IN = "/dang-nhap"

WORKING_DAY_S = 12 * 3600
"""How long a sign-in lasts: a shared counter computer is not signed in the next morning."""

router = APIRouter(include_in_schema=False)


@router.get(SIGN_IN)
def sign_in_page(renderer: TheRenderer, tiep: str = "/") -> HTMLResponse:
    """The form that asks for the token."""
    return renderer.page("sign_in.html", next=safe_next(tiep), error="")


@router.post(SIGN_IN)
def sign_in(
    request: Request,
    service: TheService,
    renderer: TheRenderer,
    token: Annotated[str, Form()] = "",
    tiep: Annotated[str, Form()] = "/",
) -> Response:
    """Put the token into a cookie that no script can read, if it is one of ours."""
    if not is_same_origin(request):
        return _again(renderer, tiep, "Yêu cầu đến từ một trang web khác. Hãy đăng nhập tại trang này.", 403)
    if scope_of_token(service, token.strip()) is None:
        error = "Mã truy cập sai hoặc đã bị thu hồi. Hãy kiểm tra lại, hoặc xin mã mới ở bộ phận quản trị."
        return _again(renderer, tiep, error, 401)
    answer = RedirectResponse(safe_next(tiep), 303)
    answer.set_cookie(
        COOKIE,
        token.strip(),
        max_age=WORKING_DAY_S,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/dang-xuat")
def sign_out() -> RedirectResponse:
    """Forget the token in this browser."""
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def safe_next(told: str) -> str:
    """An address on this server to go on to; `/` for anything that could lead elsewhere."""
    is_ours = told.startswith("/") and not told.startswith(("//", "/\\", SIGN_IN))
    return told if is_ours and told.isprintable() else "/"


def sign_in_for(address: str) -> str:
    """The sign-in page that goes on to `address`."""
    return f"{SIGN_IN}?{urlencode({'tiep': address})}"


def _again(renderer: TheRenderer, following: str, error: str, status: int) -> HTMLResponse:
    return renderer.page("sign_in.html", status, next=safe_next(following), error=error)

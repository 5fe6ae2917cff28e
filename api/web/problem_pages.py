"""Problems shown to people: what the interface tells programs as JSON, as a page with the same words."""

import json

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.around.security_headers import PAGES as POLICY
from api.http.problems import MEANINGS, MEDIA_TYPE
from api.web.rendering import Renderer
from api.web.sign_in import sign_in_for

UNAUTHORIZED = 401
SEE_OTHER = 303

FOR_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics")


class ProblemPages:
    """Turns problem documents into pages where a browser asked for a page; 401 leads to the sign-in."""

    def __init__(self, app: ASGIApp, renderer: Renderer) -> None:
        self._app = app
        self._renderer = renderer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not wants_page(Request(scope)):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Translator(Request(scope), self._renderer, send))


def wants_page(request: Request) -> bool:
    """Whether a person's browser asks, for something that is not part of the interface for programs."""
    asks_for_page = "text/html" in request.headers.get("accept", "")
    return asks_for_page and not request.url.path.startswith(FOR_PROGRAMS)


class _Translator:
    """Passes an answer through, unless it is a problem: that is held back until it is whole."""

    def __init__(self, request: Request, renderer: Renderer, send: Send) -> None:
        self._request = request
        self._renderer = renderer
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._answer(self._start)

    async def _answer(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        for name in ("content-type", "content-length", "www-authenticate"):
            del headers[name]
        page = b"" if start["status"] == UNAUTHORIZED else self._page()
        if start["status"] == UNAUTHORIZED:
            start["status"] = SEE_OTHER
            headers["location"] = sign_in_for(self._address())
        else:
            headers["content-type"] = "text/html; charset=utf-8"
            headers["content-security-policy"] = POLICY
        headers["content-length"] = str(len(page))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})

    def _page(self) -> bytes:
        problem = json.loads(self._body)
        heading = MEANINGS[problem["code"]].title_vi
        text = self._renderer.text("problem.html", {"heading": heading, "detail": problem["detail_vi"]})
        return text.encode()

    def _address(self) -> str:
        """Where to go on after the sign-in; a form that was sent is not sent again."""
        url = self._request.url
        if self._request.method != "GET":
            return "/"
        return f"{url.path}?{url.query}" if url.query else url.path


def _is_problem(start: Message) -> bool:
    return MutableHeaders(scope=start).get("content-type", "").startswith(MEDIA_TYPE)

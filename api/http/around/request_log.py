"""One log line and one measurement for every request, and an answer even to our own bugs."""

import logging
import re
import secrets
import time

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.failures import internal_error
from api.http.metrics import Metrics

log = logging.getLogger(__name__)

_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestLog:
    """Names each request, times it, and turns what nobody caught into a 500 without internals.

    The outermost layer: Starlette's own last resort answers in plain text.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        name = _name_of(request)
        scope["sohoa_request_id"] = name
        began = time.perf_counter()
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", name.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_named)
        except ClientDisconnect:
            log.info("request.abandoned", extra={"request": name, "method": scope["method"]})
        except Exception as error:
            # Whatever it was, this request alone must pay for it, and must be seen in the log.
            problem = internal_error(request, error)
            if status == 0:
                await problem.to_response(name)(scope, receive, send_named)
        finally:
            self._note(scope, name, status, time.perf_counter() - began)

    def _note(self, scope: Scope, name: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "(none)")
        self._metrics.answered(scope["method"], route, status, seconds)
        log.info(
            "request.done",
            extra={
                "request": name,
                "method": scope["method"],
                "route": route,
                "status": status,
                "ms": round(seconds * 1000),
            },
        )


def _name_of(request: Request) -> str:
    """The caller's own name for the request if it is a decent one, else a new one."""
    told = request.headers.get("x-request-id", "")
    return told if _GOOD_ID.fullmatch(told) else secrets.token_hex(8)

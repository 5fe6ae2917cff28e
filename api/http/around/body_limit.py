"""Bodies of bounded size, checked before and while they are read."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.failures import request_id
from api.http.problems import Problem

FORM_OVERHEAD_BYTES = 64 * 1024
"""What a form may take beside its file: boundaries, part headers, the other fields."""


class BodyLimit:
    """Refuses a body over its limit: early by Content-Length, else as soon as it has grown too large.

    `max_json_bytes` holds for every request but those that carry a file, which may have `max_bytes`.
    """

    def __init__(self, app: ASGIApp, max_json_bytes: int, max_bytes: int) -> None:
        self._app = app
        self._max_json_bytes = max_json_bytes
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        problem = self._refusal(request)
        if problem is not None:
            await problem.to_response(request_id(request))(scope, receive, send)
            return
        await self._app(scope, self._counting(receive, self._limit(request)), send)

    def _refusal(self, request: Request) -> Problem | None:
        if "\0" in request.url.path or "%00" in request.url.query:
            # No identifier of ours holds it, and PostgreSQL refuses it as text.
            return Problem(
                "request_invalid",
                "Địa chỉ có ký tự NUL (%00). Hãy bỏ ký tự đó.",
                "The address holds a NUL character (%00). Leave it out.",
            )
        told = request.headers.get("content-length", "")
        limit = self._limit(request)
        return self._too_large(request) if told.isdecimal() and int(told) > limit else None

    def _limit(self, request: Request) -> int:
        return self._max_bytes + FORM_OVERHEAD_BYTES if _carries_file(request) else self._max_json_bytes

    def _counting(self, receive: Receive, limit: int) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise body_too_large(limit)
            return message

        return counted

    def _too_large(self, request: Request) -> Problem:
        if _carries_file(request):
            return file_too_large(self._max_bytes)
        return body_too_large(self._max_json_bytes)


def _carries_file(request: Request) -> bool:
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


def body_too_large(limit: int) -> Problem:
    """The body of a request without a file is over its limit."""
    return Problem(
        "body_too_large",
        f"Nội dung gửi vượt giới hạn {limit} byte (SOHOA_MAX_JSON_BYTES). Hãy gửi ít hơn trong một lần.",
        f"The body is over the limit of {limit} bytes (SOHOA_MAX_JSON_BYTES). Send less at once.",
        {"Connection": "close"},
    )


def file_too_large(limit: int) -> Problem:
    """A file is over its limit."""
    return Problem(
        "too_many_bytes",
        f"Tệp vượt giới hạn {limit} byte (SOHOA_MAX_BYTES);"
        " hãy chia nhỏ tệp hoặc quét ở độ phân giải thấp hơn.",
        f"The file is over the limit of {limit} bytes (SOHOA_MAX_BYTES);"
        " split it or scan it at a lower resolution.",
        {"Connection": "close"},
    )

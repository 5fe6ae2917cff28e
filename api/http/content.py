"""Content with an entity tag: sent once, and confirmed by 304 as long as the browser has it."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from fastapi import Request, Response
from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from storage.blobs.store import BlobStore


def tagged(
    request: Request, tag: str, filename: str, media_type: str, content: Callable[[], bytes]
) -> Response:
    """The content, or 304 when the caller has it already; `content` is called only when it is sent."""
    headers = _headers(tag, filename)
    if has_already(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(content(), media_type=media_type, headers=headers)


def tagged_blob(
    request: Request, blobs: BlobStore, key: str, filename: str, media_type: str, folder: Path
) -> Response:
    """The verified blob from a file of its own in `folder`, by ranges if asked; or 304."""
    headers = _headers(key, filename)
    if has_already(request, key):
        return Response(status_code=304, headers=headers)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="answer-", delete=False) as file:
        path = Path(file.name)
    try:
        blobs.fetch(key, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return PassingFile(path, media_type=media_type, headers=headers)


class PassingFile(FileResponse):
    """A file that is sent and then gone, also when the caller hangs up half-way."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            Path(self.path).unlink(missing_ok=True)


def has_already(request: Request, tag: str) -> bool:
    """Whether the caller's If-None-Match names this content."""
    told = request.headers.get("if-none-match", "")
    named = [one.strip().removeprefix("W/") for one in told.split(",")]
    return f'"{tag}"' in named or "*" in named


def _headers(tag: str, filename: str) -> dict[str, str]:
    # `private`: never in a proxy's cache; `no-cache`: ask us each time, so that a look is always on record.
    return {
        "ETag": f'"{tag}"',
        "Cache-Control": "private, no-cache",
        "Content-Disposition": disposition(filename),
    }


def disposition(filename: str) -> str:
    """Show in place, under this name when saved; for names in any script (RFC 6266)."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\;%' else "_" for c in filename)
    return f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"

"""Bodies that carry a file: streamed to the working folder before the endpoint begins.

These are the only coroutines among the endpoints' dependencies, because a body comes only to a coroutine;
writing and hashing happen on a thread.
"""

from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass

import anyio
from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.http.collaborators import service_of, settings_of
from api.http.failures import disk_full
from api.http.problems import Problem
from api.http.spool import Spool, SpooledFile, has_room, spool_file
from api.http.upload_form import UploadForm


@dataclass(frozen=True)
class Upload:
    """A file that has arrived, with the text fields that came along."""

    file: SpooledFile
    fields: dict[str, str]

    def field(self, name: str) -> str | None:
        """The field's text; None when it was left out or empty."""
        return self.fields.get(name) or None


async def streamed(request: Request) -> AsyncIterator[Upload]:
    """The upload; its file is gone when the endpoint has returned. Raises Problem."""
    settings, folder = settings_of(request), service_of(request).settings.work_dir
    announced = request.headers.get("content-length", "")
    if not has_room(folder, int(announced) if announced.isdecimal() else 0, settings.spool_reserve_bytes):
        raise disk_full(request)
    with ExitStack() as closing:

        def open_spool(filename: str) -> Spool:
            path, file = closing.enter_context(spool_file(folder))
            return Spool(path, file, filename, settings.max_bytes)

        form = UploadForm(request.headers.get("content-type", ""), open_spool)
        await _fed(request, form, settings.upload_idle_s)
        yield Upload(*await run_in_threadpool(form.finish))


async def _fed(request: Request, form: UploadForm, idle_s: float) -> None:
    """Feed the form with the body, waiting for each piece no longer than `idle_s`."""
    pieces = aiter(request.stream())
    while True:
        try:
            with anyio.fail_after(idle_s):
                piece = await anext(pieces)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise _stalled(idle_s) from None
        await run_in_threadpool(form.feed, piece)


def _stalled(idle_s: float) -> Problem:
    return Problem(
        "upload_stalled",
        f"Không nhận thêm dữ liệu trong {idle_s:g} giây (SOHOA_UPLOAD_IDLE_S). Hãy gửi lại tệp.",
        f"Nothing arrived for {idle_s:g} seconds (SOHOA_UPLOAD_IDLE_S). Send the file again.",
        {"Connection": "close"},
    )

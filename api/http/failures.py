"""Errors of the layers below, told as problems: the only place where one becomes the other."""

import errno
import http
import logging
from collections.abc import Callable, Sequence
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.http.problems import MEANINGS, Problem, Wrong
from ingest.errors import Forbidden, Refused
from ocr.errors import PageFailed, UnreadableScan
from storage.blobs.errors import BlobCorrupt, BlobError, BlobMissing, StoreFull, StoreUnavailable
from storage.errors import AlreadyThere, Conflict, DatabaseUnavailable, NotFound

log = logging.getLogger(__name__)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def tell_failures(app: FastAPI) -> None:
    """Let the application answer every error that we know with its problem."""
    for kind, problem_of in _TOLD.items():
        app.add_exception_handler(kind, _handler(problem_of))


def _handler(problem_of: Callable[[Request, Exception], Problem]) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return problem_of(request, error).to_response(request_id(request))

    return answer


def request_id(request: Request) -> str:
    """The name under which the log knows this request."""
    return str(request.scope.get("sohoa_request_id", ""))


def _itself(_request: Request, error: Exception) -> Problem:
    return cast(Problem, error)


def _refused(_request: Request, error: Exception) -> Problem:
    refused = cast(Refused | UnreadableScan, error)
    return Problem(refused.code, refused.detail_vi, refused.detail_en)


def _page_failed(request: Request, error: Exception) -> Problem:
    code = cast(PageFailed, error).code
    headers = _retry(request) if MEANINGS[code].status == http.HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Problem(
        code,
        "Không xem được tệp trong giới hạn cho phép. Hãy gửi lại; nếu vẫn lỗi, hãy quét lại giấy tờ.",
        "The file could not be looked at within the limits. Send it again; if that fails, scan it again.",
        headers,
    )


_SUBJECTS = {
    "case": ("hồ sơ", "case"),
    "document": ("giấy tờ", "document"),
    "scan": ("bản quét", "scan"),
    "page": ("trang", "page"),
    "boundary": ("ranh giới giấy tờ ở trang", "boundary"),
    "attachment": ("giấy tờ trong hồ sơ", "attachment"),
    "procedure": ("thủ tục", "procedure"),
}


def _not_found(_request: Request, error: Exception) -> Problem:
    missing = cast(NotFound, error)
    name_vi, name_en = _SUBJECTS.get(missing.subject, (missing.subject, missing.subject))
    return Problem(
        "not_found",
        f"Không có {name_vi} {missing.key}, hoặc bạn không được xem.",
        f"There is no {name_en} {missing.key}, or you may not see it.",
    )


def _conflict(_request: Request, error: Exception) -> Problem:
    conflict = cast(Conflict, error)
    detail_vi = {
        "attached_elsewhere": "Giấy tờ đang nằm trong một hồ sơ khác. Hãy gỡ ra khỏi hồ sơ đó trước.",
        "document_replaced": "Các trang của giấy tờ này đã được tách hoặc ghép thành giấy tờ khác. Hãy mở"
        " bản quét để xem giấy tờ hiện có.",
        "boundary_changed": "Người khác vừa quyết định chỗ này. Hãy tải lại bản quét rồi xem lại.",
        "parts_in_two_cases": "Hai phần đang nằm ở hai hồ sơ khác nhau. Hãy gỡ một phần khỏi hồ sơ trước,"
        " có ghi lý do.",
        "office_needed": "Mã truy cập của vai trò này phải thuộc một đơn vị. Hãy ghi tên đơn vị.",
    }[conflict.code]
    advice = _ADVICE.get(conflict.code, "")
    return Problem(conflict.code, detail_vi, f"{conflict.detail}.{advice}")


_ADVICE = {
    "attached_elsewhere": " Detach it there first, with a reason.",
    "document_replaced": " Ask for the scan's documents as they are now.",
    "boundary_changed": " Ask for the boundaries again, then decide.",
    "parts_in_two_cases": " Detach one of them first, with a reason.",
}


def _already_there(_request: Request, _error: Exception) -> Problem:
    return Problem(
        "already_there",
        "Cùng lúc đó người khác đã ghi mục này. Hãy gửi lại yêu cầu.",
        "Somebody wrote the same thing at the same moment. Send the request again.",
    )


def _database_away(request: Request, error: Exception) -> Problem:
    log.error("database.unavailable", extra={"cause": str(error), "request": request_id(request)})
    return Problem(
        "database_unavailable",
        "Cơ sở dữ liệu không trả lời; yêu cầu chưa được nhận. Hãy thử lại sau ít giây.",
        "The database does not answer; nothing was accepted. Try again in a few seconds.",
        _retry(request),
    )


def _store_away(request: Request, error: Exception) -> Problem:
    away = cast(StoreUnavailable, error)
    log.error("store.unavailable", extra={"cause": away.detail_en, "request": request_id(request)})
    code = "store_full" if isinstance(error, StoreFull) else "store_unavailable"
    # The store's own words name folders and servers: they are for the log, not for the caller.
    return Problem(
        code,
        f"{MEANINGS[code].title_vi}; yêu cầu chưa được nhận. Hãy thử lại sau, hoặc báo bộ phận quản trị.",
        f"{MEANINGS[code].title_en}; nothing was accepted. Try again later, or tell the administrator.",
        _retry(request),
    )


def _blob_lost(request: Request, error: Exception) -> Problem:
    lost = cast(BlobError, error)
    code = "blob_corrupt" if isinstance(error, BlobCorrupt) else "blob_missing"
    log.error(code.replace("_", "."), extra={"cause": lost.detail_en, "request": request_id(request)})
    return Problem(code, lost.detail_vi, lost.detail_en)


def _system_error(request: Request, error: Exception) -> Problem:
    """A full disk is the operator's to mend; any other failing system call is our bug."""
    if cast(OSError, error).errno in _NO_ROOM:
        return disk_full(request)
    return internal_error(request, error)


def disk_full(request: Request) -> Problem:
    """The disk of the working folder has no room."""
    return Problem(
        "disk_full",
        "Đĩa của SOHOA_WORK_DIR đã đầy; tệp chưa được nhận. Hãy báo bộ phận quản trị.",
        "The disk of SOHOA_WORK_DIR is full; nothing was accepted. Tell the administrator.",
        _retry(request),
    )


def internal_error(request: Request, error: Exception) -> Problem:
    """Our bug: the traceback goes to the log, the caller gets the name to ask about."""
    name = request_id(request)
    log.error("request.bug", exc_info=error, extra={"request": name})
    return Problem(
        "internal_error",
        f"Có lỗi trong hệ thống. Hãy báo bộ phận quản trị mã yêu cầu {name}.",
        f"Something went wrong inside. Tell the administrator the request id {name}.",
    )


def _validation(_request: Request, error: Exception) -> Problem:
    return wrong_values(cast(RequestValidationError, error))


def wrong_values(error: RequestValidationError) -> Problem:
    """Every value that is not as it should be, named by its place."""
    # What was sent stays out of the answer and the log: it may be a citizen's.
    found = [_wrong(one) for one in error.errors()]
    named = "; ".join(f"{one.where}: {one.message}" for one in found)
    return Problem(
        "validation_failed",
        f"Hãy sửa các giá trị sau rồi gửi lại: {', '.join(one.where for one in found)}.",
        f"Correct these values and send again: {named}.",
        errors=found,
    )


def _wrong(one: dict[str, object]) -> Wrong:
    place = cast(Sequence[object], one.get("loc", ()))
    return Wrong(".".join(str(part) for part in place), str(one.get("msg", "")))


def _http(_request: Request, error: Exception) -> Problem:
    """What the router itself refuses."""
    refused = cast(HTTPException, error)
    code, detail_vi, detail_en = _ROUTING.get(refused.status_code, _ROUTING[400])
    return Problem(code, detail_vi, detail_en, dict(refused.headers or {}))


_ROUTING = {
    400: (
        "request_invalid",
        "Không đọc được yêu cầu. Hãy kiểm tra nội dung gửi (JSON, UTF-8).",
        "The request cannot be understood. Check what is sent (JSON, UTF-8).",
    ),
    404: (
        "route_unknown",
        "Không có địa chỉ này. Xem danh sách ở /docs.",
        "There is no such address. See /docs for the list.",
    ),
    405: (
        "method_not_allowed",
        "Địa chỉ này không nhận phương thức đó; tiêu đề Allow cho biết phương thức được nhận.",
        "This address does not take that method; the header Allow says which it takes.",
    ),
}


def _retry(request: Request) -> dict[str, str]:
    return {"Retry-After": str(request.app.state.settings.retry_after_s)}


_TOLD: dict[type[Exception], Callable[[Request, Exception], Problem]] = {
    Problem: _itself,
    Forbidden: _refused,
    Refused: _refused,
    UnreadableScan: _refused,
    PageFailed: _page_failed,
    NotFound: _not_found,
    Conflict: _conflict,
    AlreadyThere: _already_there,
    DatabaseUnavailable: _database_away,
    StoreUnavailable: _store_away,
    BlobMissing: _blob_lost,
    BlobCorrupt: _blob_lost,
    OSError: _system_error,
    RequestValidationError: _validation,
    HTTPException: _http,
}

"""Requests whose body must be JSON."""

from fastapi import Request

from api.http.problems import Problem


def json_only(request: Request) -> None:
    """Raise Problem 415 unless the request says that its body is JSON."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise Problem(
            "media_type_unsupported",
            "Hãy gửi nội dung JSON với tiêu đề Content-Type: application/json.",
            "Send JSON, with the header Content-Type: application/json.",
        )

"""Whether the service lives, whether it can work, and its figures. No person's affairs stand in them."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field

from api.http.collaborators import TheService, TheSettings
from api.http.metrics import Metrics
from api.http.problems import Problem, Wrong
from api.http.shapes.problem import told
from storage.blobs.errors import StoreUnavailable
from storage.errors import DatabaseUnavailable

routes = APIRouter(tags=["operation"])


class HealthShape(BaseModel):
    """The state in a word."""

    status: str = Field(examples=["alive"])


@routes.get("/healthz")
def healthz() -> HealthShape:
    """Whether the process answers at all; it asks nobody else."""
    return HealthShape(status="alive")


@routes.get("/readyz", responses=told("not_ready"))
def readyz(service: TheService, settings: TheSettings) -> HealthShape:
    """Whether the database and the file store answer, so that a scan could be taken now."""
    checks = {"database": service.database.check, "blobs": service.blobs.check}
    down = [name for name, check in checks.items() if not _answers(check)]
    if down:
        raise Problem(
            "not_ready",
            f"Không trả lời: {', '.join(down)}. Hãy kiểm tra các máy chủ này.",
            f"Does not answer: {', '.join(down)}. Check these servers.",
            {"Retry-After": str(settings.retry_after_s)},
            [Wrong(name, "does not answer") for name in down],
        )
    return HealthShape(status="ready")


@routes.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Prometheus text format"}},
)
def metrics(request: Request) -> Response:
    """Scans, pages and documents by state, the oldest waiting scan, requests and their times."""
    kept: Metrics = request.app.state.metrics
    return Response(kept.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _answers(check: Callable[[], None]) -> bool:
    try:
        check()
    except (DatabaseUnavailable, StoreUnavailable):
        return False
    return True

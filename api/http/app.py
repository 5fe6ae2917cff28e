"""The HTTP interface as one application."""

from fastapi import FastAPI

from api.http import (
    boundaries,
    cases,
    catalogue,
    classifications,
    document_content,
    documents,
    health,
    reference,
    scans,
    search,
)
from api.http.around.body_limit import BodyLimit
from api.http.around.request_log import RequestLog
from api.http.around.security_headers import SecurityHeaders
from api.http.description import described
from api.http.failures import tell_failures
from api.http.metrics import Metrics
from api.http.settings import HttpSettings
from ingest.service import Service

SUBJECTS = (
    scans,
    boundaries,
    documents,
    document_content,
    cases,
    classifications,
    catalogue,
    search,
    health,
    reference,
)


def make_app(service: Service, settings: HttpSettings) -> FastAPI:
    """The interface in front of this service; the caller closes the service when the server has ended."""
    app = blank_app()
    metrics = Metrics()
    metrics.watch(service)
    app.state.service = service
    app.state.settings = settings
    app.state.metrics = metrics
    # The last one added is the outermost: a body that is refused is logged and guarded like the rest.
    app.add_middleware(BodyLimit, max_json_bytes=settings.max_json_bytes, max_bytes=settings.max_bytes)
    app.add_middleware(RequestLog, metrics=metrics)
    app.add_middleware(SecurityHeaders)
    return app


def blank_app() -> FastAPI:
    """The routes alone, in front of nothing: enough to describe the interface."""
    app = described()
    for subject in SUBJECTS:
        app.include_router(subject.routes)
    tell_failures(app)
    return app

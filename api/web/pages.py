"""All pages, put onto the application that serves the interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import RedirectResponse

from api.http.access import Verb
from api.web import (
    case_pages,
    document_actions,
    document_page,
    scan_actions,
    scan_pages,
    search_page,
    sign_in,
    waiting_page,
)
from api.web.assets import Assets
from api.web.problem_pages import ProblemPages
from api.web.rendering import Renderer
from api.web.visitor import Visitor, visitor_with
from ingest.service import Service

router = APIRouter(include_in_schema=False)

ROUTERS = (
    router,
    sign_in.router,
    scan_pages.router,
    scan_actions.router,
    case_pages.router,
    waiting_page.router,
    document_page.router,
    document_actions.router,
    search_page.router,
)


@router.get("/")
def first_page(visitor: Annotated[Visitor, Depends(visitor_with(Verb.SEND_SCANS))]) -> RedirectResponse:
    """The first page of the visitor's menu."""
    return RedirectResponse(visitor.menu[0].href, 303)


def add_pages(app: FastAPI, service: Service) -> None:
    """Put the pages onto an application made by `make_app` for the same service."""
    renderer = Renderer()
    app.state.service = service
    app.state.renderer = renderer
    for pages in ROUTERS:
        app.include_router(pages)
    app.mount("/tinh", Assets(), name="static")
    app.add_middleware(ProblemPages, renderer=renderer)

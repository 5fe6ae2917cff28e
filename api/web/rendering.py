"""Templates turned into answers."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.web import wording


class Renderer:
    """Renders the templates of this package; everything put into them is escaped."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("api.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["percent"] = wording.percent
        self._templates.filters["trust"] = wording.trust

    def text(self, template: str, values: dict[str, object]) -> str:
        """The page as text. Raises jinja2.UndefinedError when the template asks for more than it got."""
        return self._templates.get_template(template).render({"visitor": None, "here": "", **values})

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """The page as an answer."""
        return HTMLResponse(self.text(template, values), status)


def renderer_of(request: Request) -> Renderer:
    """The renderer of this application."""
    renderer: Renderer = request.app.state.renderer
    return renderer


TheRenderer = Annotated[Renderer, Depends(renderer_of)]

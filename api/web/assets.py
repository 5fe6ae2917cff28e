"""Styles, scripts and the emblem, as the browser may keep them."""

from importlib.resources import files
from os import PathLike, stat_result

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class Assets(StaticFiles):
    """The files of `static/`, kept by browsers and asked about again each time.

    A page over a poor line then costs one short answer a file, and a new release is seen at once.
    """

    def __init__(self) -> None:
        super().__init__(directory=str(files("api.web") / "static"))

    def file_response(
        self, full_path: PathLike[str] | str, stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or 304 when the browser has it."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers["Cache-Control"] = "no-cache"
        return answer

"""What endpoints work with: the service and the settings that `make_app` was given."""

from typing import Annotated

from fastapi import Depends, Request

from api.http.settings import HttpSettings
from ingest.service import Service


def service_of(request: Request) -> Service:
    """The service behind this application."""
    service: Service = request.app.state.service
    return service


def settings_of(request: Request) -> HttpSettings:
    """The settings of this application."""
    settings: HttpSettings = request.app.state.settings
    return settings


TheService = Annotated[Service, Depends(service_of)]
TheSettings = Annotated[HttpSettings, Depends(settings_of)]

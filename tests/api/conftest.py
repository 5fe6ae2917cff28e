"""The interface, served in front of a real service; messages are delivered by the test."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.http.app import make_app
from api.http.settings import HttpSettings
from classify.settings import ClassifySettings
from ingest.founding import found_offices
from ingest.service import Service
from ingest.settings import FlowSettings
from ingest.wiring import Labels, Settings, load_labels, open_service
from ocr.pool import PagePool
from ocr.settings import ReadingSettings
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings
from tests.api.front_door import FrontDoor, client_of, issue_tokens, served
from tests.ingest.office import Messages

Changed = Callable[[Service], Service]
OpenDoor = Callable[..., FrontDoor]


@pytest.fixture(scope="session")
def reader() -> Iterator[PagePool]:
    """Page processes that all tests of a run share."""
    with PagePool(ReadingSettings(processes=2)) as pool:
        yield pool


@pytest.fixture(scope="session")
def labels() -> Labels:
    """The built-in catalogue and its classifier, loaded once."""
    return load_labels(ClassifySettings())


@contextmanager
def door_in(
    folder: Path, reader: PagePool, labels: Labels, http: HttpSettings, changed: Changed = lambda same: same
) -> Iterator[FrontDoor]:
    """An interface in front of an embedded service below a folder."""
    settings = Settings(
        flow=FlowSettings(work_dir=folder / "work", retry_pause_s=0.0),
        database=DatabaseSettings(
            database_url=SecretStr(f"sqlite:///{folder / 'sohoa.db'}"), database_timeout_s=0.5
        ),
        blobs=BlobSettings(blobs_url=(folder / "blobs").as_uri()),
        reading=ReadingSettings(processes=1),
    )
    with ExitStack() as closing:
        opened = closing.enter_context(open_service(settings, labels))
        messages = Messages()
        service = dataclasses.replace(opened.service, outbox=messages, pool=reader, inspector=reader)
        found_offices(service.database)
        secrets, ids = issue_tokens(service)
        service = changed(service)
        url = closing.enter_context(served(make_app(service, http)))
        client = closing.enter_context(client_of(url))
        yield FrontDoor(client, service, messages, secrets, ids)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, reader: PagePool, labels: Labels) -> Iterator[FrontDoor]:
    """An interface that the tests of a module share."""
    http = HttpSettings(spool_reserve_bytes=0)
    with door_in(tmp_path_factory.mktemp("door"), reader, labels, http) as front:
        yield front


@pytest.fixture
def open_door(tmp_path: Path, reader: PagePool, labels: Labels) -> Iterator[OpenDoor]:
    """Makes an interface of the test's own: with other limits, or in front of a broken collaborator."""
    with ExitStack() as closing:

        def make(changed: Changed = lambda same: same, **http: object) -> FrontDoor:
            settings = HttpSettings.model_validate({"spool_reserve_bytes": 0, **http})
            return closing.enter_context(door_in(tmp_path, reader, labels, settings, changed))

        yield make

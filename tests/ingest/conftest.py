"""A service with real storage and a real reader; messages are delivered by the test."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from classify.settings import ClassifySettings
from ingest.founding import found_offices
from ingest.settings import FlowSettings
from ingest.wiring import Labels, Settings, load_labels, open_service
from ocr.pool import PagePool
from ocr.settings import ReadingSettings
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings
from storage.states import Role
from tests.ingest.office import Messages, OfficeAtWork, token_scope


@pytest.fixture(scope="session")
def reader() -> Iterator[PagePool]:
    """Page processes that all tests of a run share."""
    with PagePool(ReadingSettings(processes=2)) as pool:
        yield pool


@pytest.fixture(scope="session")
def labels() -> Labels:
    """The built-in catalogue and its classifier, loaded once."""
    return load_labels(ClassifySettings())


def settings_in(folder: Path, **flow: object) -> Settings:
    """Settings of an embedded deployment below a folder."""
    return Settings(
        flow=FlowSettings.model_validate({"work_dir": folder / "work", "retry_pause_s": 0.0, **flow}),
        database=DatabaseSettings(database_url=SecretStr(f"sqlite:///{folder / 'sohoa.db'}")),
        blobs=BlobSettings(blobs_url=(folder / "blobs").as_uri()),
        reading=ReadingSettings(processes=1),
    )


@pytest.fixture
def office(tmp_path: Path, reader: PagePool, labels: Labels) -> Iterator[OfficeAtWork]:
    """An office of Hạ Long at work, its messages in the test's hands."""
    with open_service(settings_in(tmp_path), labels) as opened:
        messages = Messages()
        service = dataclasses.replace(opened.service, outbox=messages, pool=reader, inspector=reader)
        found_offices(service.database)
        yield OfficeAtWork(service, messages, token_scope(service.database, Role.DESK, "ha-long"), tmp_path)

"""A migrated database of each kind, and rows to begin with."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from storage.claims import Claim
from storage.database import Database, open_database
from storage.schema import upgrade
from storage.settings import DatabaseSettings
from storage.states import Role
from tests.storage.town import Town


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with the present schema, once in SQLite and once in PostgreSQL."""
    if request.param == "sqlite":
        yield from _migrated(f"sqlite:///{tmp_path / 'sohoa.db'}")
    else:
        server = request.getfixturevalue("postgres_server")
        name = f"storage_{uuid.uuid4().hex}"
        yield from _migrated(server.create_database(name))
        server.drop_database(name)


def _migrated(url: str) -> Iterator[Database]:
    opened = open_database(DatabaseSettings(database_url=SecretStr(url), database_timeout_s=10))
    upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def town(database: Database) -> Town:
    """Hạ Long and Móng Cái, a desk token in each."""
    with database.work() as work:
        work.offices.put("ha-long", "Hạ Long")
        work.offices.put("mong-cai", "Móng Cái")
        work.session.flush()
        here, _ = work.tokens.issue("desk 1", Role.DESK, "ha-long")
        there, _ = work.tokens.issue("desk 2", Role.DESK, "mong-cai")
    return Town(database, here.id, there.id)


@pytest.fixture
def claim() -> Claim:
    """A patient worker: a long hold, three attempts."""
    return Claim("worker-1", timedelta(minutes=5), 3)


@pytest.fixture
def brief_claim() -> Claim:
    """A worker whose claims run out at once, as if it had died."""
    return Claim("worker-dead", timedelta(0), 3)

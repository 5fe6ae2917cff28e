"""The schema: migrations lead to what the models say, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import SecretStr
from sqlalchemy import text

from storage.database import Database, open_database
from storage.errors import DatabaseUnavailable
from storage.ids import derived_id, new_id
from storage.schema import is_current, upgrade
from storage.settings import DatabaseSettings
from storage.tables import Base
from storage.tables.base import UtcDateTime

SEARCH_INDEXES = ("document_texts_fts", "ix_document_texts_body")
"""Made by the migration alone, in the way of each database; the models do not know them."""


def test_models_and_migrations_agree(database: Database) -> None:
    def ours(_object: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
        return not (name or "").startswith(SEARCH_INDEXES)

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_upgrading_again_changes_nothing(database: Database) -> None:
    upgrade(database)

    assert is_current(database)


def test_processes_that_start_together_upgrade_once(tmp_path: Path) -> None:
    settings = DatabaseSettings(database_url=SecretStr(f"sqlite:///{tmp_path / 'new.db'}"))

    def start(_number: int) -> bool:
        database = open_database(settings)
        upgrade(database)
        try:
            return is_current(database)
        finally:
            database.close()

    with ThreadPoolExecutor(4) as processes:
        # Many, because the first to open a new file and the last to close it lock all others out.
        assert all(processes.map(start, range(40)))


def test_sqlite_writes_ahead_and_syncs_every_commit(tmp_path: Path) -> None:
    settings = DatabaseSettings(database_url=SecretStr(f"sqlite:///{tmp_path / 'a.db'}"))
    database = open_database(settings)

    with database.reading() as work:
        mode = work.session.execute(text("PRAGMA journal_mode")).scalar()
        synchronous = work.session.execute(text("PRAGMA synchronous")).scalar()
    database.close()

    assert (mode, synchronous) == ("wal", 2)


def test_a_database_that_is_away_is_named_in_our_words_without_its_password() -> None:
    url = SecretStr("postgresql+psycopg://somebody:very-secret@127.0.0.1:9/none")
    database = open_database(DatabaseSettings(database_url=url, database_timeout_s=2))

    with pytest.raises(DatabaseUnavailable) as caught:
        database.check()

    assert "very-secret" not in str(caught.value)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 1, 1), None)  # type: ignore[arg-type]  # noqa: DTZ001 (the point)


def test_ids_sort_by_their_time_and_children_beside_their_parents() -> None:
    ids = [new_id() for _ in range(3)]
    child = derived_id(ids[0], "page", "1")

    assert child[:13] == ids[0][:13]
    assert child == derived_id(ids[0], "page", "1")
    assert child != derived_id(ids[0], "page", "2")
    assert len(set(ids)) == 3

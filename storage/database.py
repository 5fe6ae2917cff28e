"""The connection to the database: one session type, short transactions, foreign errors translated."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import AlreadyThere, DatabaseUnavailable, DatabaseUrlInvalid
from storage.settings import DatabaseSettings
from storage.work import Work

_WAL_PATIENCE_S = 15.0
"""Longest wait for other processes that open or close the same new file."""


class Database:
    """Opens units of work on one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # SQLite upgrades a reading transaction to a writing one only if nobody wrote in between; writers
        # therefore begin as writers and wait for their turn instead of failing half-way.
        writers = engine.execution_options(begins_as_writer=True)
        self._writing = sessionmaker(writers, expire_on_commit=False)
        self._reading = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with translated(), self._writing.begin() as session:
            yield Work(session)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One consistent look at the rows, without waiting for writers."""
        with translated(), self._closing() as session:
            yield Work(session)

    def check(self) -> None:
        """Raise DatabaseUnavailable unless the database answers."""
        with self.reading() as work:
            work.session.execute(text("SELECT 1"))

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _closing(self) -> Iterator[Session]:
        session = self._reading()
        try:
            yield session
        finally:
            session.close()


@contextmanager
def translated() -> Iterator[None]:
    """Turn a lost or silent database into our own word for it."""
    try:
        yield
    except (OperationalError, PoolTimeout) as error:
        raise DatabaseUnavailable(_cause(error)) from error
    except IntegrityError as error:
        raise AlreadyThere("a row with this identity exists, or one that it refers to does not") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise DatabaseUnavailable(_cause(error)) from error
        raise


def _cause(error: Exception) -> str:
    # The statement and its parameters may hold a citizen's data: only the driver's own words travel.
    original = getattr(error, "orig", None)
    return str(original or type(error).__name__).strip().splitlines()[0]


def open_database(settings: DatabaseSettings) -> Database:
    """A database ready for work; the schema is `storage.schema`'s affair. Raises DatabaseUrlInvalid."""
    try:
        url = make_url(settings.database_url.get_secret_value())
    except ArgumentError:
        raise DatabaseUrlInvalid from None
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"):
        raise DatabaseUrlInvalid
    if url.get_backend_name() == "sqlite":
        return Database(_sqlite(url, settings))
    return Database(_postgresql(url, settings))


def _sqlite(url: URL, settings: DatabaseSettings) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": settings.database_timeout_s, "check_same_thread": False},
        pool_size=settings.database_pool_size,
        max_overflow=settings.database_pool_size,
        pool_timeout=settings.database_timeout_s,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    # isolation_level None: the driver would otherwise begin transactions on its own, too late.
    connection.isolation_level = None
    cursor = connection.cursor()
    _turn_wal_on(cursor)
    # FULL, because a 202 promises that the row survives a power cut.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _turn_wal_on(cursor: sqlite3.Cursor) -> None:
    """Switch a new file to WAL. SQLite refuses at once, without waiting, while another process does so."""
    give_up = time.monotonic() + _WAL_PATIENCE_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writer = connection.get_execution_options().get("begins_as_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _postgresql(url: URL, settings: DatabaseSettings) -> Engine:
    timeout_ms = int(settings.database_timeout_s * 1000)
    return create_engine(
        url,
        # What is stored is what papers say: it has no place in the message of an error.
        hide_parameters=True,
        pool_size=settings.database_pool_size,
        pool_timeout=settings.database_timeout_s,
        max_overflow=settings.database_pool_size,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": max(1, int(settings.database_timeout_s)),
            "options": f"-c statement_timeout={timeout_ms} -c lock_timeout={timeout_ms}"
            # A worker that is stopped inside a transaction must not hold its rows against all others.
            f" -c idle_in_transaction_session_timeout={2 * timeout_ms}",
        },
    )

"""The schema in the database: brought to the newest version by Alembic."""

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Database, translated


def upgrade(database: Database) -> None:
    """Bring the schema to the newest version; nothing happens when it is there already.

    Two processes that start together wait for each other (PostgreSQL: an advisory lock; SQLite: the
    write lock of the transaction).
    """
    if is_current(database):
        return
    config = _config()
    with translated(), database.engine.execution_options(begins_as_writer=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7364613)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Whether the database has the schema that this program was written for."""
    with translated(), database.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    return present == ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    folder = resources.files("storage") / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config

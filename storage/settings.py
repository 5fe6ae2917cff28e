"""Where the database is and how long we wait for it."""

from pydantic import SecretStr

from storage.secret_files import EnvironmentSettings


class DatabaseSettings(EnvironmentSettings):
    """Settings of the database connection, from `SOHOA_*` variables or the files that `…_FILE` names."""

    database_url: SecretStr = SecretStr("sqlite:///data/sohoa.db")
    """`sqlite:///FILE` or `postgresql+psycopg://user:password@host/name`."""

    database_timeout_s: float = 15.0
    """How long a connection, a lock or a statement may take."""

    database_pool_size: int = 10
    """Connections kept per process; as many again are opened when all are busy."""

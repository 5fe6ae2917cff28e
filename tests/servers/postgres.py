"""A private PostgreSQL cluster, made by initdb in a folder of its own."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from tests.servers.process import ServerProcess, as_user, free_ports, program

USER = "sohoa"


class Postgres:
    """PostgreSQL on a free port of 127.0.0.1; `restart()` keeps port and data.

    It refuses to run as root; root runs it as the user that Debian's package makes.
    """

    def __init__(self, folder: Path) -> None:
        [self.port] = free_ports(1)
        self._user = "postgres" if os.geteuid() == 0 else None
        self._data = folder / "data"
        self._data.mkdir(parents=True)
        self._data.chmod(0o700)
        if self._user:
            shutil.chown(self._data, self._user)
        self._make_cluster()
        self._process = ServerProcess(self._command(), log=folder / "postgres.log", user=self._user)

    def url(self, database: str) -> str:
        """The address of one database, as SOHOA_DATABASE_URL takes it."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        self._tell(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def start(self) -> None:
        """Start, and return when it answers a query."""
        self._process.start(self._is_ready, limit_s=30)

    def kill9(self) -> None:
        """Kill the server and all its children at once."""
        self._process.kill9()

    def restart(self) -> None:
        """Start again on the data that is there, recovering it."""
        self.kill9()
        self.start()

    def stop(self) -> None:
        """End it in order, without waiting for its clients."""
        self._process.stop(signal.SIGINT)

    def _make_cluster(self) -> None:
        options = ["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"]
        command = [_server_program("initdb"), "--pgdata", str(self._data), *options]
        subprocess.run(
            as_user(self._user, command), check=True, cwd=self._data, capture_output=True, timeout=120
        )

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "shared_buffers": "64MB",
            "fsync": "off",  # the tests kill processes, not the machine: what was written stays in its cache
        }
        arguments = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [_server_program("postgres"), "-D", str(self._data), *arguments]

    def _is_ready(self) -> bool:
        try:
            self._tell("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _tell(self, statement: str) -> None:
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=USER,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        ) as connection:
            connection.execute(statement.encode())


def _server_program(name: str) -> str:
    """Return a server program of the newest installed version; Debian keeps them off PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    return str(found[-1]) if found else program(name, "postgresql")

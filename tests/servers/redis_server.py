"""A private Redis that writes every command to its append-only file."""

from pathlib import Path

from tests.servers.process import ServerProcess, answers, free_ports, program


class RedisServer:
    """Redis on a free port of 127.0.0.1; `restart()` keeps port and data."""

    def __init__(self, folder: Path) -> None:
        [self.port] = free_ports(1)
        folder.mkdir(parents=True, exist_ok=True)
        options = {
            "--bind": "127.0.0.1",
            "--port": str(self.port),
            "--dir": str(folder),
            "--save": "",
            "--appendonly": "yes",
            "--maxmemory-policy": "noeviction",
        }
        arguments = [word for option in options.items() for word in option]
        self._process = ServerProcess(
            [program("redis-server", "redis-server"), *arguments], log=folder / "redis.log"
        )

    @property
    def url(self) -> str:
        """The address, as SOHOA_BROKER_URL takes it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start, and return when it answers."""
        self._process.start(lambda: answers(self.port, b"PING\r\n", b"+PONG"), limit_s=20)

    def kill9(self) -> None:
        """Kill it at once."""
        self._process.kill9()

    def restart(self) -> None:
        """Start again on the data that is there."""
        self.kill9()
        self.start()

    def stop(self) -> None:
        """End it in order."""
        self._process.stop()

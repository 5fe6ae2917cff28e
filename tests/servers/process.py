"""Runs one real server process in the foreground, and never lets it outlive the tests."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_EXTRA_FOLDERS = ("/usr/sbin", "/sbin", "/usr/lib/rabbitmq/bin")


def program(name: str, package: str) -> str:
    """Return the path of an installed program. A missing one fails, with the name of its package."""
    path = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *_EXTRA_FOLDERS]))
    if path is None:
        raise FileNotFoundError(f"{name} is not installed: `./sohoa test` installs the package {package}")
    return path


def free_ports(count: int) -> list[int]:
    """Return so many different ports of 127.0.0.1 that nobody listens on now."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def answers(port: int, says: bytes, expected: bytes = b"") -> bool:
    """Say whether a server on this port answers `says` with something that begins with `expected`."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.settimeout(2)
            connection.sendall(says)
            answer = connection.recv(64)
    except OSError:
        return False
    return bool(answer) and answer.startswith(expected)


@dataclass
class ServerProcess:
    """One command in a session of its own: the kernel kills it when the tests die, however they die."""

    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    _child: subprocess.Popen[bytes] | None = None

    def start(self, is_ready: Callable[[], bool], limit_s: float) -> None:
        """Start and return once `is_ready()`; raise with the end of the log if that takes too long."""
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                as_user(self.user, self.command),
                env={**os.environ, **self.environment},
                cwd=self.log.parent,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait(self._child, is_ready, limit_s)
        except BaseException:
            self.kill9()
            raise

    def kill9(self) -> None:
        """Kill the whole process group at once, as a power cut would."""
        self._signal_group(signal.SIGKILL)
        if self._child is not None:
            self._child.wait(timeout=20)
            self._child = None

    def stop(self, how: signal.Signals = signal.SIGTERM, grace_s: float = 20) -> None:
        """Ask the server to end, and kill what is left after `grace_s`."""
        if self._child is not None and self._child.poll() is None:
            self._child.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(timeout=grace_s)
        self.kill9()

    def _wait(self, child: subprocess.Popen[bytes], is_ready: Callable[[], bool], limit_s: float) -> None:
        deadline = time.monotonic() + limit_s
        while not is_ready():
            if child.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.command[0]} did not start in {limit_s} s:\n{self._last_words()}")
            time.sleep(0.05)

    def _signal_group(self, signal_: signal.Signals) -> None:
        if self._child is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal_)

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:]


def as_user(user: str | None, command: Sequence[str]) -> list[str]:
    """Return the command so that it runs as `user` and dies with its parent."""
    identity = [f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
    return [program("setpriv", "util-linux"), "--pdeathsig=KILL", *identity, "--", *command]

"""`sohoa up` as a real process that tests may kill."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Up:
    """A started `sohoa up --demo` over a data folder."""

    data: Path
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(cls, data: Path) -> "Up":
        """Start it on a free port; its output goes to a file beside the data."""
        log = data.with_suffix(".log")
        words = [sys.executable, "-m", "api", "up", "--demo", "--port", "0", "--data", str(data)]
        with log.open("ab") as out:
            process = subprocess.Popen(words, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
        return cls(data, process, log)

    def record(self) -> dict[str, object]:
        """What `demo.json` says; empty while there is none of this start."""
        try:
            content: dict[str, object] = json.loads((self.data / "demo.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content

    def client(self, role: str = "admin") -> httpx.Client:
        """A client with the token of a role."""
        record = self.record()
        tokens = record["tokens"]
        assert isinstance(tokens, dict)
        return httpx.Client(
            base_url=str(record["url"]), headers={"Authorization": f"Bearer {tokens[role]}"}, timeout=30
        )

    def wait_until_finished(self, timeout_s: float) -> None:
        """Return when the demonstration is finished; fail with the log when it is not in time."""
        end = time.monotonic() + timeout_s
        while self.record().get("finished") is not True:
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"not finished:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
            time.sleep(0.5)

    def kill(self) -> None:
        """Kill -9 the process itself; its children must see to themselves."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def stop(self) -> int:
        """Ask it to stop, as a service manager would; its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=60)
        finally:
            self._sweep_up()

    def _sweep_up(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)


def descendants_of(pid: int) -> list[int]:
    """Every living process below this one."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(fields["PPid"]) == pid:
            child = int(fields["Pid"])
            found += [child, *descendants_of(child)]
    return found


def is_alive(pid: int) -> bool:
    """Whether the process still runs (a zombie does not)."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False

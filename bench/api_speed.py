"""How long the classification API takes: a real server process, asked over HTTP."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import httpx

from bench.errors import ProgramFailed
from ocr.pool import PagePool

_ROOT = Path(__file__).resolve().parents[1]
_START_TIMEOUT_S = 120.0
_ANSWER_TIMEOUT_S = 180.0
_TEXTS = 200
_ADDRESS, _TOKEN_FILE = "Sohoa: ", "first admin token: "


@dataclass(frozen=True, slots=True)
class ImageTime:
    """One page image: its time through the API, and that of reading it alone, in ms."""

    answered_ms: float
    read_ms: float

    @property
    def beside_reading_ms(self) -> float:
        """What the API takes beyond the reading."""
        return self.answered_ms - self.read_ms


@dataclass(frozen=True, slots=True)
class ApiSpeed:
    """The times of single requests, one after the other."""

    texts_ms: tuple[float, ...]
    images: tuple[ImageTime, ...]


def measure(texts: Sequence[str], images: Sequence[Path], pool: PagePool) -> ApiSpeed:
    """Ask for every text (round and round) and every image. Raises ProgramFailed."""
    with _server() as client:
        _ask_text(client, texts[0])  # the first of a kind also loads what the others find loaded
        _ask_image(client, images[0])
        pool.read(images[0], 1)
        texts_ms = tuple(_ask_text(client, text) for text in islice(cycle(texts), _TEXTS))
        return ApiSpeed(
            texts_ms, tuple(ImageTime(_ask_image(client, one), _read_ms(pool, one)) for one in images)
        )


def _ask_text(client: httpx.Client, text: str) -> float:
    started = time.perf_counter()
    answer = client.post("/v1/classifications", json={"text": text})
    return _ended(answer, started)


def _ask_image(client: httpx.Client, image: Path) -> float:
    content = image.read_bytes()
    started = time.perf_counter()
    answer = client.post("/v1/classifications", files={"file": (image.name, content)})
    return _ended(answer, started)


def _ended(answer: httpx.Response, started: float) -> float:
    ms = 1000 * (time.perf_counter() - started)
    if answer.status_code != httpx.codes.OK:
        raise ProgramFailed(f"/v1/classifications: {answer.status_code} {answer.text[:200]}")
    return ms


def _read_ms(pool: PagePool, image: Path) -> float:
    """As the API does it: looked at, then read."""
    started = time.perf_counter()
    pool.inspect(image)
    pool.read(image, 1)
    return 1000 * (time.perf_counter() - started)


@contextmanager
def _server() -> Iterator[httpx.Client]:
    """A server process of its own with an empty data folder; it is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="sohoa-bench-") as scratch:
        said = Path(scratch) / "said.txt"
        with said.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "api", "up", "--port", "0", "--data", str(Path(scratch) / "data")],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=_ROOT,
                start_new_session=True,
            )
        try:
            url, token = _told(process, said)
            headers = {"Authorization": f"Bearer {token}"}
            with httpx.Client(
                base_url=url, headers=headers, timeout=_ANSWER_TIMEOUT_S, trust_env=False
            ) as client:
                yield client
        except httpx.HTTPError as error:
            raise ProgramFailed(f"sohoa up: {error}") from error
        finally:
            _stop(process)


def _told(process: subprocess.Popen[bytes], said: Path) -> tuple[str, str]:
    """The address and the token that the server tells when it is ready."""
    end = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < end and process.poll() is None:
        lines = said.read_text(encoding="utf-8").splitlines()
        addresses = [line.split()[1] for line in lines if line.startswith(_ADDRESS)]
        files = [line.split(_TOKEN_FILE)[1] for line in lines if _TOKEN_FILE in line]
        if addresses and files:
            return addresses[0], Path(files[0]).read_text(encoding="utf-8").strip()
        time.sleep(0.1)
    words = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise ProgramFailed(f"sohoa up: không khởi động được / did not start ({' '.join(words[-1:])})")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(30)
    with suppress(ProcessLookupError):  # the whole group is gone already
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

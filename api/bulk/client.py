"""Sends one file until the service has it, or says why it will not take it."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.bulk.receipts import Receipt

CHUNK_BYTES = 1024 * 1024
REFUSED_STATUSES = (401, 403)
RETRIED_STATUSES = (408, 425, 429, 500, 502, 503, 504)


class NotAccepted(Exception):
    """The service refused the file, or could not take it after the last try."""


class NothingAccepted(Exception):
    """No other file would fare better: nobody answers there, or the token is no good."""


@dataclass(frozen=True)
class Patience:
    """How often to try, and how long to wait first; the wait doubles up to a minute."""

    tries: int = 8
    first_wait_s: float = 1.0
    sleep: Callable[[float], None] = time.sleep

    def wait(self, attempt: int, told_s: float | None) -> None:
        """Wait after the given attempt (from 0), as long as the service told us to when it did."""
        wait_s = told_s if told_s is not None else self.first_wait_s * 2**attempt
        self.sleep(min(60.0, max(0.0, wait_s)))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


class BulkClient:
    """Talks to one service with one token."""

    def __init__(self, to: str, token: str, patience: Patience, timeout_s: float = 120.0) -> None:
        self._to = to.rstrip("/")
        self._patience = patience
        self._http = httpx.Client(
            base_url=self._to, headers={"Authorization": f"Bearer {token}"}, timeout=timeout_s
        )

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def send(self, path: Path, sha256: str, case_code: str | None) -> Receipt:
        """The receipt for the file. A repeated try cannot store it twice.

        Raises NotAccepted or NothingAccepted.
        """
        last, told_s, answered = "", None, False
        for attempt in range(self._patience.tries):
            if attempt:
                self._patience.wait(attempt - 1, told_s)
            try:
                answer = self._post(path, sha256, case_code)
            except httpx.TransportError as error:
                last, told_s = f"không kết nối được / cannot reach {self._to}: {type(error).__name__}", None
                continue
            answered = True
            if answer.is_success:
                return self._receipt(answer, path, sha256, case_code)
            last, told_s = _problem(answer), _retry_after(answer)
            if answer.status_code in REFUSED_STATUSES:
                raise NothingAccepted(last)
            if answer.status_code not in RETRIED_STATUSES:
                break
        raise NotAccepted(last) if answered else NothingAccepted(last)

    def _post(self, path: Path, sha256: str, case_code: str | None) -> httpx.Response:
        with path.open("rb") as file:
            return self._http.post(
                "/v1/scans",
                data={"case_code": case_code} if case_code else {},
                files={"file": (shown_name(path.name), file)},
                headers={"Idempotency-Key": f"{sha256}-{case_code or 'none'}"},
            )

    def _receipt(self, answer: httpx.Response, path: Path, sha256: str, case_code: str | None) -> Receipt:
        try:
            told = answer.json()
            scan_id, number, theirs = str(told["id"]), str(told["receipt"]), told["sha256"]
        except (ValueError, KeyError, TypeError):
            raise NothingAccepted(
                f"{self._to} không phải máy chủ Sohoa; hãy kiểm tra --to / is no Sohoa server; check --to"
            ) from None
        if theirs != sha256:
            raise NotAccepted(
                "tệp bị thay đổi trên đường truyền; hãy gửi lại / the file changed on its way; send again"
            )
        size = path.stat().st_size
        return Receipt(self._to, shown_name(str(path)), sha256, size, case_code, scan_id, number)


def shown_name(name: str) -> str:
    """The name as text: bytes that are no UTF-8, as old archives leave them, become question marks."""
    return name.encode("utf-8", errors="replace").decode("utf-8")


def _problem(answer: httpx.Response) -> str:
    try:
        told = answer.json()
        return f"{answer.status_code} {told['detail']}"
    except (ValueError, KeyError, TypeError):
        return f"HTTP {answer.status_code}"


def _retry_after(answer: httpx.Response) -> float | None:
    try:
        return float(answer.headers["Retry-After"])
    except (KeyError, ValueError):
        return None

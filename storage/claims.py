"""The arithmetic of claims: who works on a row, until when, and what a failed attempt leads to."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Claim:
    """A worker's right to work on rows: its name, how long it holds, and how many tries a row gets."""

    worker: str
    hold: timedelta
    max_attempts: int

    def ends(self, now: datetime) -> datetime:
        """When the row becomes free again if the worker is never heard of."""
        return now + self.hold


def retry_at(now: datetime, attempts: int, base: timedelta) -> datetime:
    """When to try again after the given number of attempts: the wait doubles each time."""
    return now + base * float(2 ** max(0, attempts - 1))

"""The steps that a message can ask for. A message carries a step and one id, nothing else."""

from enum import StrEnum
from typing import Protocol


class Step(StrEnum):
    """`open` a received scan, `read` a page, `file` a scan whose pages are settled."""

    OPEN = "open"
    READ = "read"
    FILE = "file"


class Outbox(Protocol):
    """Sends messages. Losing one is harmless: the sweep sends it again."""

    def send(self, step: Step, subject_id: str) -> None:
        """Ask for the step on the scan or page. Raises BrokerUnavailable."""
        ...

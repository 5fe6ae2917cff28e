"""What is put on record about a candidate, and what promotion judges it by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from classify.training.comparison import FieldChange


@dataclass(frozen=True)
class Record:
    """The candidate, what it was made of, and how it did beside the model that served then.

    `catalogue` and `fingerprint` are fingerprints, `compared_with` is the serving model's name.
    """

    fingerprint: str
    catalogue: str
    compared_with: str
    sources: Mapping[str, int]
    frozen: Sequence[FieldChange]
    recent: Sequence[FieldChange]
    created: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def name(self) -> str:
        """When it was made, and its fingerprint."""
        return f"{self.created:%Y%m%d-%H%M%S}-{self.fingerprint}"

    def to_json(self) -> dict[str, object]:
        """The record as the manifest keeps it."""
        return {
            "name": self.name,
            "created": self.created.isoformat(timespec="seconds"),
            "fingerprint": self.fingerprint,
            "catalogue": self.catalogue,
            "compared_with": self.compared_with,
            "sources": dict(self.sources),
            "frozen": [change.to_json() for change in self.frozen],
            "recent": [change.to_json() for change in self.recent],
        }

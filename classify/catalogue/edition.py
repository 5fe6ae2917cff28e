"""Which list of procedures stands in a file: where it is from, by which decision, and from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of the list; `number` counts the imports of this installation, 0 is the built-in list.

    `valid_from` and `valid_to` are ISO dates, both inclusive; an empty `valid_to` is an open end.
    `imported` is the UTC time of the import, empty for the built-in list.
    """

    number: int = 0
    source: str = ""
    decision: str = ""
    valid_from: str = ""
    valid_to: str = ""
    imported: str = ""

    def to_json(self) -> dict[str, object]:
        """The edition as the first line of a file of procedures."""
        return {
            "edition": self.number,
            "source": self.source,
            "decision": self.decision,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "imported": self.imported,
        }


def edition_from_json(row: Mapping[str, object]) -> Edition:
    """The edition that `Edition.to_json` wrote; KeyError or ValueError for anything else."""
    return Edition(
        number=int(str(row["edition"])),
        source=str(row["source"]),
        decision=str(row["decision"]),
        valid_from=str(row["valid_from"]),
        valid_to=str(row["valid_to"]),
        imported=str(row["imported"]),
    )

"""Which case a paper belongs to: decided from the codes that came with it, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from storage.states import WaitingReason


class Evidence(StrEnum):
    """Where a dossier code came from, in the order in which it is trusted."""

    UPLOAD = "upload"
    COVER = "cover"
    TEXT = "text"
    QR = "qr"
    SLIP = "slip"
    """A slip that lay beside the paper: shown to a person, and never enough to attach."""


@dataclass(frozen=True)
class FoundCode:
    """A dossier code, where it was found, and as what it was read."""

    code: str
    by: Evidence
    page: int | None = None
    raw: str | None = None

    def to_json(self) -> dict[str, object]:
        """The evidence as it is stored with an attachment."""
        return {"code": self.code, "by": self.by.value, "page": self.page, "raw": self.raw}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "FoundCode":
        """The code that `to_json` wrote."""
        page, raw = stored.get("page"), stored.get("raw")
        return cls(
            code=str(stored["code"]),
            by=Evidence(str(stored["by"])),
            page=page if isinstance(page, int) else None,
            raw=None if raw is None else str(raw),
        )


@dataclass(frozen=True)
class Decision:
    """The case that the paper claims, or why it claims none."""

    claimed: FoundCode | None
    reason: WaitingReason | None
    others: tuple[FoundCode, ...] = ()

    def to_json(self) -> dict[str, object]:
        """What is stored with the document: the claim, and every other code that was seen."""
        claim = {} if self.claimed is None else self.claimed.to_json()
        return {**claim, "others": [other.to_json() for other in self.others]}


def decide(told: FoundCode | None, found: Sequence[FoundCode]) -> Decision:
    """What the sender or a cover sheet told holds unless the paper itself names only other cases; then a
    person decides.

    Without such a word, the paper's own codes hold if they agree: those printed before those in QR codes. A
    paper in the wrong case is worse than a paper that waits.
    """
    ordered = sorted(found, key=lambda code: list(Evidence).index(code.by))
    distinct = list(dict.fromkeys(code.code for code in ordered))
    if told is not None:
        disagrees = bool(distinct) and told.code not in distinct
        return Decision(told, WaitingReason.CODES_DISAGREE if disagrees else None, tuple(ordered))
    if not distinct:
        return Decision(None, WaitingReason.NO_CODE)
    if len(distinct) > 1:
        return Decision(None, WaitingReason.SEVERAL_CODES, tuple(ordered))
    return Decision(ordered[0], None, tuple(ordered[1:]))

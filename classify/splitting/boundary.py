"""A place between two pages, and whether a new paper begins there."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`cut`: a new paper begins; `joined`: the paper goes on; `undecided`: a person must say."""

    CUT = "cut"
    JOINED = "joined"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Boundary:
    """The place before page `page` (2 and up, as the pages are numbered in their file).

    `confidence` is the probability, 0..1, that a new paper begins with that page; `reasons` are in
    Vietnamese, for an officer, the weightiest first.
    """

    page: int
    confidence: float
    reasons: tuple[str, ...]
    verdict: Verdict

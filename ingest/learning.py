"""Papers to learn from: those whose field an officer named or confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from storage.database import Database
from storage.verdicts import JudgedPaper

_ONE_IN = 5
RECENT = 500
"""How many of the papers that were kept back a shadow run looks at, the latest word first."""


@dataclass(frozen=True)
class ConfirmedPapers:
    """The confirmed papers, parted for good: a paper that is judged on is never learned from."""

    learned_from: Sequence[JudgedPaper]
    judged_on: Sequence[JudgedPaper]


def confirmed_papers(database: Database) -> ConfirmedPapers:
    """All papers that officers judged, one in five of them kept back by its id."""
    with database.reading() as work:
        papers = work.verdicts.papers()
    kept_back = [paper for paper in papers if is_kept_back(paper.document_id)]
    return ConfirmedPapers(
        learned_from=[paper for paper in papers if not is_kept_back(paper.document_id)],
        judged_on=kept_back[:RECENT],
    )


def is_kept_back(document_id: str) -> bool:
    """Whether the paper is for judging alone: decided by its id, so that no later run decides otherwise."""
    return sha256(document_id.encode()).digest()[0] % _ONE_IN == 0

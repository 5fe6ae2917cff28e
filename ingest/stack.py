"""The papers of one scan side by side: which case each belongs to, when they lay in one stack.

Three words may name a case: the sender's, for the whole scan; a cover sheet's, for the papers behind it
up to the next such sheet; and what a paper itself bears, for that paper alone. A one-stop slip is a
paper like the others: some desks lay it on top of its dossier and some below, so its code attaches
nothing but itself, and is only shown beside its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classify.paper_type import PaperType
from ingest.attachment import Decision, Evidence, FoundCode, decide
from storage.states import WaitingReason


@dataclass(frozen=True)
class Claimant:
    """One paper of the stack: the codes that it bears itself, and whether a person must say where it ends."""

    own: tuple[FoundCode, ...]
    paper_type: PaperType
    is_doubtful: bool = False

    @property
    def is_cover(self) -> bool:
        """Whether the papers behind it are its own."""
        return self.paper_type is PaperType.COVER_SHEET


def decide_all(given: str | None, papers: Sequence[Claimant]) -> list[Decision]:
    """The decision for each paper, in page order; `given` is the sender's code."""
    told = _told(given, papers)
    return [
        _cautious(paper, told[place], _is_contested(told[place], told, papers), _slip_beside(place, papers))
        for place, paper in enumerate(papers)
    ]


def _told(given: str | None, papers: Sequence[Claimant]) -> list[tuple[FoundCode, ...]]:
    """What the sender and the nearest sheet before each paper say."""
    sender = () if given is None else (FoundCode(given, Evidence.UPLOAD),)
    cover: tuple[FoundCode, ...] = ()
    told = []
    for paper in papers:
        told.append(sender if paper.is_cover else (*sender, *cover))
        if paper.is_cover:
            cover = tuple(replace(code, by=Evidence.COVER) for code in paper.own)
    return told


def _cautious(
    paper: Claimant, told: tuple[FoundCode, ...], is_contested: bool, beside: tuple[FoundCode, ...]
) -> Decision:
    if len({code.code for code in told}) > 1:
        return Decision(told[0], WaitingReason.CODES_DISAGREE, (*told[1:], *paper.own))
    decision = decide(told[0] if told else None, paper.own)
    if decision.claimed is None:
        return replace(decision, others=(*decision.others, *beside))
    if is_contested and not paper.own and decision.reason is None:
        return replace(decision, reason=WaitingReason.CODES_DISAGREE)
    return _unless_doubtful(paper, decision)


def _unless_doubtful(paper: Claimant, decision: Decision) -> Decision:
    """Of a run of pages that may be two papers, the code on one says nothing about the other."""
    claimed = decision.claimed
    if not paper.is_doubtful or claimed is None or decision.reason is not None:
        return decision
    is_told = claimed.by in (Evidence.UPLOAD, Evidence.COVER)
    if is_told and all(code.code == claimed.code for code in paper.own):
        return decision
    return replace(decision, reason=WaitingReason.BOUNDARY_UNDECIDED)


def _is_contested(
    mine: tuple[FoundCode, ...], told: Sequence[tuple[FoundCode, ...]], papers: Sequence[Claimant]
) -> bool:
    """Whether another paper that was told the same names only other cases: then something was mixed up."""
    if not mine:
        return False
    return any(
        paper.own and theirs == mine and all(code.code != mine[0].code for code in paper.own)
        for paper, theirs in zip(papers, told, strict=True)
    )


def _slip_beside(place: int, papers: Sequence[Claimant]) -> tuple[FoundCode, ...]:
    """The codes of the nearest slip before the paper, else of the nearest behind it."""
    for paper in (*reversed(papers[:place]), *papers[place + 1 :]):
        if paper.paper_type is PaperType.ONE_STOP_SLIP and paper.own:
            return tuple(replace(code, by=Evidence.SLIP) for code in paper.own)
    return ()

"""The extraction benchmark as a Markdown section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.calibration import expected_error, reliability, share_right
from bench.markdown import percent, table
from bench.value_score import KindScore, Outcome, ScoredValue, by_kind, counted, judged
from demo.sheet import Manner

_SURE = 0.9
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
_MOST_NAMED = 40
_EXPLAINED = (
    "Exact: the value in its normal form, letter for letter, case aside. Made up: given where the paper"
    " shows none of its kind, as a share of the values given. Printed: set in type, also one digit to a box,"
    " or in a code; what a pen font filled in stands apart. The pages are drawn, scanned by the"
    " office recipe and read by this program's reader; the perfect text is what stands on them, line by"
    " line, without codes and without places, so that two people side by side cannot be told apart there."
)


@dataclass(frozen=True, slots=True)
class ExtractRun:
    """The values of all papers: of the pages as they were read, and of their perfect text."""

    papers: int
    pages: int
    read: tuple[ScoredValue, ...]
    perfect: tuple[ScoredValue, ...]


def section(command: str, seeds: str, machine: str, run: ExtractRun) -> str:
    """The section of `docs/`: the sums, each kind of value, the calibration, and what went wrong."""
    printed = _printed(run.read)
    parts = [
        "## Extraction",
        f"`{command}`, {run.papers} papers of {run.pages} pages, seeds {seeds}.\n{machine}.",
        _sums(printed, _printed(run.perfect)),
        _kinds(printed, _printed(run.perfect)),
        _by_hand(run.read),
        _reliability(run.read),
        _faults(printed),
        _EXPLAINED,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _printed(values: Sequence[ScoredValue]) -> list[ScoredValue]:
    """All but what a pen font wrote; a number in boxes under a name of its own."""
    return [
        replace(one, name=f"{one.name} in boxes") if one.manner is Manner.BOXES else one
        for one in values
        if one.manner is not Manner.HAND
    ]


def _sums(read: Sequence[ScoredValue], perfect: Sequence[ScoredValue]) -> str:
    ours, theirs = counted("read", read), counted("perfect", perfect)
    sure = [one for one in judged(read) if one.confidence >= _SURE]
    rows = [
        ("printed values exact", percent(ours.share_exact), percent(theirs.share_exact), "95 %"),
        ("made up, of values given", percent(ours.share_made_up), percent(theirs.share_made_up), "1 %"),
        (f"given at {_SURE:g} or surer: right", percent(share_right(sure)), "–", "90 %"),
        ("ECE", f"{expected_error(judged(read)):.3f}", "–", "–"),
    ]
    return table(("figure", "pages read", "perfect text", "goal"), rows)


def _kinds(read: Sequence[ScoredValue], perfect: Sequence[ScoredValue]) -> str:
    on_text = {one.name: one for one in by_kind(perfect)}
    rows = [(*_counts(one), *_on_text(on_text.get(one.name))) for one in by_kind(read)]
    head = ("printed value", "shown", "exact", "missed", "wrong", "made up", "share exact")
    return table((*head, "exact on perfect text", "made up there"), rows)


def _counts(one: KindScore) -> tuple[str, ...]:
    counts = (one.shown, one.exact, one.missed, one.wrong, one.made_up)
    return (one.name, *map(str, counts), percent(one.share_exact))


def _on_text(one: KindScore | None) -> tuple[str, str]:
    return ("–", "–") if one is None else (percent(one.share_exact), str(one.made_up))


def _by_hand(read: Sequence[ScoredValue]) -> str:
    rows = [_counts(score) for score in by_kind([one for one in read if one.manner is Manner.HAND])]
    return table(("value by hand", "shown", "exact", "missed", "wrong", "made up", "share exact"), rows)


def _reliability(read: Sequence[ScoredValue]) -> str:
    rows = [
        (f"from {one.low:g}", str(one.count), percent(one.confidence), percent(one.share_right))
        for one in reliability(judged(read), _BINS)
    ]
    return table(("confidence of a value", "values", "mean confidence", "right"), rows)


def _faults(read: Sequence[ScoredValue]) -> str:
    """Where printed values went wrong, to be looked at again with the same seed."""
    faults = [one for one in read if one.outcome is not Outcome.EXACT]
    rows = [
        (one.place, one.name, one.outcome.value, "–" if one.confidence is None else f"{one.confidence:.2f}")
        for one in faults[:_MOST_NAMED]
    ]
    return table(("paper", "value", "outcome", "confidence"), rows) if rows else ""

"""What a new national list changes, decided before anything is written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from classify.catalogue.records import ProcedureRecord

Fact = Callable[[ProcedureRecord], object]

_FACTS: Mapping[str, Fact] = {
    "name": lambda one: one.name,
    "field": lambda one: one.field,
    "levels": lambda one: ", ".join(one.levels),
    "ministry": lambda one: one.ministry,
    "decision": lambda one: one.decision,
    "valid_to": lambda one: one.valid_to,
    "components": lambda one: {(item.name, item.originals, item.copies) for item in one.components},
    "results": lambda one: {(item.code or "", item.name) for item in one.results},
    "forms": lambda one: {(item.code or "", item.title) for item in one.forms},
}
"""What is compared. Where a record is from and since when is not: every import would change it."""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One fact before and after; for a list of papers, how many went and how many came."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A procedure that stays and says something else."""

    procedure: ProcedureRecord
    facts: tuple[ChangedFact, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Every procedure that the new list touches, by what happens to it.

    `kept_local` names the local additions that stand over what the national list says; `unchanged` counts.
    """

    added: tuple[ProcedureRecord, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[ProcedureRecord, ...]
    kept_local: tuple[ProcedureRecord, ...]
    unchanged: int

    @property
    def is_nothing(self) -> bool:
        """Whether the national list stays as it is."""
        return not (self.added or self.changed or self.withdrawn)


def changes(
    serving: Mapping[str, ProcedureRecord],
    fresh: Mapping[str, ProcedureRecord],
    local: Mapping[str, ProcedureRecord],
    withdrawn_codes: Collection[str],
    last_day: str,
) -> Changes:
    """Compare what is served with what the new list says; both carry the forms that we know.

    `withdrawn_codes` are served procedures that end on `last_day` (ISO), because the new list omits them.
    """
    compared = {code: _facts(serving[code], one) for code, one in fresh.items() if code in serving}
    return Changes(
        added=tuple(one for code, one in fresh.items() if code not in serving),
        changed=tuple(Change(fresh[code], facts) for code, facts in compared.items() if facts),
        withdrawn=tuple(replace(serving[code], valid_to=last_day) for code in sorted(withdrawn_codes)),
        kept_local=tuple(local.values()),
        unchanged=sum(not facts for facts in compared.values()),
    )


def _facts(before: ProcedureRecord, after: ProcedureRecord) -> tuple[ChangedFact, ...]:
    return tuple(
        ChangedFact(name, *_told(fact(before), fact(after)))
        for name, fact in _FACTS.items()
        if fact(before) != fact(after)
    )


def _told(before: object, after: object) -> tuple[str, str]:
    if isinstance(before, set) and isinstance(after, set):
        return f"-{len(before - after)}", f"+{len(after - before)}"
    return str(before), str(after)

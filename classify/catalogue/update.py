"""Import of the national list: planned first, shown, then applied all at once or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from classify.catalogue import versions
from classify.catalogue.catalogue import LOCAL_FILE, OVERLAY_FILE, national, read_built_in, with_known_forms
from classify.catalogue.changes import Changes, changes
from classify.catalogue.edition import Edition
from classify.catalogue.list_file import ProcedureList, read_list_if_there
from classify.catalogue.national_list import Rejection, read_national_list
from classify.catalogue.records import ProcedureRecord


class NoSuchPeriod(ValueError):
    """The list would end before it begins; the message says so."""


class ListMoved(Exception):
    """Somebody else renewed the list after the plan was made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What the person who imports a list says about it: it does not say so itself.

    With `is_extract` the file does not name all procedures of its ministries, so nothing is withdrawn.
    """

    source: str
    decision: str
    valid_from: date
    valid_to: date | None
    is_extract: bool

    def __post_init__(self) -> None:
        """Raises NoSuchPeriod."""
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise NoSuchPeriod(
                f"ngày hết hiệu lực {self.valid_to} trước ngày có hiệu lực {self.valid_from}; hãy sửa lại / "
                f"the list would end on {self.valid_to}, before it begins; correct the dates"
            )


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do to the list of number `serving`; nothing is written yet."""

    overlay_dir: Path
    serving: int
    edition: Edition
    changes: Changes
    rejected: tuple[Rejection, ...]
    procedures: Mapping[str, ProcedureRecord]

    def apply(self) -> None:
        """Put the new list in place and keep the one before. Raises ListMoved or OSError."""
        with versions.renewing(self.overlay_dir):
            if self._is_overtaken():
                raise ListMoved(
                    "danh mục vừa được người khác thay; hãy xem lại khác biệt / "
                    "somebody else has just renewed the list; look at the difference again"
                )
            versions.replace_with(self.overlay_dir / OVERLAY_FILE, self.edition, self.procedures.values())

    def _is_overtaken(self) -> bool:
        is_numbered_anew = versions.newest(self.overlay_dir) + 1 != self.edition.number
        return is_numbered_anew or versions.serving(self.overlay_dir) != self.serving


def plan_import(file: Path, overlay_dir: Path, facts: ListFacts) -> Plan:
    """What the import of `file` (JSONL, plain or gzip) would change. Raises UnreadableList.

    A procedure of a ministry that the file speaks of is withdrawn when the file leaves it out: it ends on the
    day before the list begins, and stays known for old cases. Local additions are not touched.
    """
    imported = read_list_if_there(overlay_dir / OVERLAY_FILE)
    local = read_list_if_there(overlay_dir / LOCAL_FILE)
    built_in = read_built_in()
    serving = national(built_in, imported)
    accepted, rejected = read_national_list(file, facts.source, _first_day(facts, built_in, imported))
    fresh = {code: _fresh(one, built_in, serving) for code, one in accepted.items()}
    last_day = (facts.valid_from - timedelta(days=1)).isoformat()
    found = changes(serving, fresh, local.procedures, _withdrawn(serving, fresh, facts), last_day)
    return Plan(
        overlay_dir=overlay_dir,
        serving=imported.edition.number,
        edition=_edition(facts, overlay_dir),
        changes=found,
        rejected=rejected,
        procedures=_after(imported, found),
    )


def _fresh(
    one: ProcedureRecord, built_in: ProcedureList, serving: Mapping[str, ProcedureRecord]
) -> ProcedureRecord:
    """The new record with the forms that we know; a procedure that goes on began when it began."""
    known = serving.get(one.code)
    record = with_known_forms(one, built_in.procedures.get(one.code))
    return record if known is None else replace(record, valid_from=known.valid_from)


def _withdrawn(
    serving: Mapping[str, ProcedureRecord], fresh: Mapping[str, ProcedureRecord], facts: ListFacts
) -> set[str]:
    if facts.is_extract:
        return set()
    ministries = {one.ministry for one in fresh.values()} - {""}
    return {
        code
        for code, one in serving.items()
        if code not in fresh and one.ministry in ministries and not one.valid_to
    }


def _after(imported: ProcedureList, found: Changes) -> dict[str, ProcedureRecord]:
    """What the file of imported procedures will hold: what did not change stays as it stands."""
    touched = (*found.added, *(change.procedure for change in found.changed), *found.withdrawn)
    return {**imported.procedures, **{one.code: one for one in touched}}


def _first_day(facts: ListFacts, built_in: ProcedureList, imported: ProcedureList) -> str:
    """Since when a procedure holds that no list had: of the first whole list this says nothing."""
    told = facts.valid_from.isoformat()
    return told if imported.procedures else min(told, built_in.edition.valid_from)


def _edition(facts: ListFacts, overlay_dir: Path) -> Edition:
    return Edition(
        number=versions.newest(overlay_dir) + 1,
        source=facts.source,
        decision=facts.decision,
        valid_from=facts.valid_from.isoformat(),
        valid_to=facts.valid_to.isoformat() if facts.valid_to else "",
        imported=datetime.now(UTC).isoformat(timespec="seconds"),
    )

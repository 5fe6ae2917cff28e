"""`sohoa catalogue diff` and `import`: what a new national list changes, and putting it in place."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from classify.catalogue import Change, Changes, ListFacts, Plan, ProcedureRecord, plan_import

RESTART = (
    "Máy chủ và tiến trình xử lý dùng danh mục này từ lần khởi động sau. / "
    "Servers and workers use this list from their next start."
)
_MOST_SHOWN = 20
_NOTHING_WRITTEN = (
    "Chưa ghi gì; thêm --apply để áp dụng. / Nothing was written; add --apply to put the list in place."
)
_NOTHING_TO_DO = "Danh mục đang dùng đã như vậy. / The list that is served says the same already."
_YES = {"c", "có", "co", "y", "yes"}


def add_arguments(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `diff FILE` and `import FILE`."""
    look = actions.add_parser("diff", help="danh mục mới khác gì / what a new national list would change")
    bring = actions.add_parser("import", help="nhập danh mục quốc gia / import the national list")
    for parser in (look, bring):
        _add_facts(parser)
    bring.add_argument(
        "--apply",
        action="store_true",
        help="áp dụng không hỏi lại / put it in place without asking (needed in scripts)",
    )


def _add_facts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON lines, also .gz")
    parser.add_argument(
        "--source", default="national list", help="nguồn của danh mục / where the list is from"
    )
    parser.add_argument("--decision", default="", help="số quyết định công bố / number of the decision")
    parser.add_argument(
        "--valid-from",
        type=date.fromisoformat,
        default=datetime.now(UTC).date(),
        metavar="DATE",
        help="ngày có hiệu lực, YYYY-MM-DD / first day in force (default: today)",
    )
    parser.add_argument(
        "--valid-to",
        type=date.fromisoformat,
        metavar="DATE",
        help="ngày hết hiệu lực, nếu biết / last day, if known",
    )
    parser.add_argument(
        "--extract",
        action="store_true",
        help="tệp chỉ là một phần: không bãi bỏ thủ tục nào / only a part of the list: nothing is withdrawn",
    )


def show(args: argparse.Namespace, folder: Path) -> int:
    """Say what the file would change; nothing is written."""
    plan = _planned(args, folder)
    print("\n".join(_told(plan)))
    return 0


def bring(args: argparse.Namespace, folder: Path) -> int:
    """Say what the file changes, and put it in place when `--apply` or the person asked says so."""
    plan = _planned(args, folder)
    print("\n".join(_told(plan)))
    if plan.changes.is_nothing:
        print(_NOTHING_TO_DO)
    elif args.apply or _is_wanted():
        plan.apply()
        print(f"Đã áp dụng, bản số / in place, version {plan.edition.number}. {RESTART}")
    else:
        print(_NOTHING_WRITTEN)
    return 0


def _planned(args: argparse.Namespace, folder: Path) -> Plan:
    facts = ListFacts(args.source, args.decision, args.valid_from, args.valid_to, args.extract)
    plan = plan_import(args.file, folder, facts)
    lines = [f"{args.file.name}, dòng / line {one.line}: {one.reason}" for one in plan.rejected]
    for line in _shortened(lines):
        print(line, file=sys.stderr)
    return plan


def _is_wanted() -> bool:
    """What the person at the terminal says; a script is not asked."""
    if not sys.stdin.isatty():
        return False
    return input("Áp dụng? / Apply? [c/K, y/N] ").strip().lower() in _YES


def _told(plan: Plan) -> Iterator[str]:
    found = plan.changes
    yield from _section("Thêm / added", [_named(one) for one in found.added])
    yield from _section("Thay đổi / changed", [_changed(one) for one in found.changed])
    ended = [f"{_named(one)} (đến / until {one.valid_to})" for one in found.withdrawn]
    yield from _section("Bãi bỏ / withdrawn", ended)
    yield from _section("Giữ bản địa phương / kept local", [_named(one) for one in found.kept_local])
    yield _summary(found, len(plan.rejected))


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in _shortened(lines))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    """At most so many lines that a person can read them on one screen."""
    yield from lines[:_MOST_SHOWN]
    hidden = len(lines) - _MOST_SHOWN
    if hidden > 0:
        yield f"… và {hidden} dòng khác / and {hidden} more"


def _summary(found: Changes, rejected: int) -> str:
    return (
        f"thêm mới / added {len(found.added)}, thay đổi / changed {len(found.changed)}, "
        f"bãi bỏ / withdrawn {len(found.withdrawn)}, "
        f"giữ bản địa phương / kept local {len(found.kept_local)}, "
        f"không đổi / unchanged {found.unchanged}, bị loại / rejected {rejected}"
    )


def _changed(change: Change) -> str:
    facts = "; ".join(f"{one.name}: {one.before or '–'} -> {one.after or '–'}" for one in change.facts)
    return f"{_named(change.procedure)}: {facts}"


def _named(one: ProcedureRecord) -> str:
    return f"{one.code} {one.name}"

"""`sohoa catalogue add` and `remove`: procedures of this province beside the national list."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from api.catalogue_import import RESTART
from classify.catalogue import Catalogue, ComponentRecord, FormRecord, ProcedureRecord, local
from classify.catalogue.component_names import paper_of_component
from classify.grammars.procedure_code import parse_procedure_code


def add_arguments(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `add CODE` and `remove CODE`."""
    adding = actions.add_parser("add", help="thêm thủ tục của địa phương / add a procedure of your own")
    adding.add_argument("code", metavar="CODE", help="1.001193")
    adding.add_argument("--name", required=True, help="tên thủ tục / name of the procedure")
    adding.add_argument("--field", required=True, metavar="SLUG", help="sohoa catalogue list")
    adding.add_argument("--level", action="append", default=[], help="Cấp tỉnh, Cấp xã … (repeatable)")
    adding.add_argument("--decision", default="", help="số quyết định / number of the decision")
    adding.add_argument(
        "--form",
        action="append",
        default=[],
        metavar="TITLE[=CODE]",
        help="tiêu đề in trên mẫu, và mã mẫu / printed title of a form, and its code (repeatable)",
    )
    adding.add_argument(
        "--component", action="append", default=[], metavar="NAME", help="thành phần hồ sơ (repeatable)"
    )
    adding.add_argument(
        "--valid-from",
        type=date.fromisoformat,
        default=datetime.now(UTC).date(),
        metavar="DATE",
        help="ngày có hiệu lực / first day (default: today)",
    )
    adding.add_argument("--valid-to", type=date.fromisoformat, metavar="DATE", help="ngày cuối / last day")
    removing = actions.add_parser("remove", help="bỏ thủ tục đã thêm / take an addition out again")
    removing.add_argument("code", metavar="CODE")


def add(args: argparse.Namespace, folder: Path) -> int:
    """Keep the procedure beside the national list. Raises ValueError."""
    is_new = local.add(folder, _record(args, Catalogue.load(folder)))
    print(f"{'Đã thêm / added' if is_new else 'Đã thay / replaced'}: {args.code} {args.name}. {RESTART}")
    return 0


def remove(args: argparse.Namespace, folder: Path) -> int:
    """Take the addition out. Raises ValueError when there is none."""
    if not local.remove(folder, args.code):
        raise ValueError(
            f"{args.code}: không phải thủ tục đã thêm; thủ tục quốc gia không bỏ được / "
            "is no addition of yours; a national procedure cannot be removed"
        )
    print(f"Đã bỏ / removed: {args.code}. {RESTART}")
    return 0


def no_field(slug: str) -> str:
    """What is said of a slug that our list does not have."""
    return f"không có lĩnh vực / there is no field {slug!r}; xem / see: sohoa catalogue list"


def _record(args: argparse.Namespace, catalogue: Catalogue) -> ProcedureRecord:
    if parse_procedure_code(args.code) != args.code:
        raise ValueError(f"{args.code}: mã thủ tục có dạng / a procedure code looks like 1.001193")
    if catalogue.field(args.field) is None:
        raise ValueError(no_field(args.field))
    return ProcedureRecord(
        code=args.code,
        name=args.name,
        field=args.field,
        levels=tuple(args.level),
        ministry="",
        components=tuple(
            ComponentRecord(name, originals=1, copies=0, required=True, paper=paper_of_component(name))
            for name in args.component
        ),
        results=(),
        forms=tuple(_form(text) for text in args.form),
        decision=args.decision,
        source=local.SOURCE,
        valid_from=args.valid_from.isoformat(),
        valid_to=args.valid_to.isoformat() if args.valid_to else "",
    )


def _form(text: str) -> FormRecord:
    title, _, code = text.partition("=")
    return FormRecord(title.strip().upper(), code.strip() or None)

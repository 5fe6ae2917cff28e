"""`sohoa catalogue`: the list of procedures: look at it, renew it, add to it, and put an old one back."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from api import catalogue_import, catalogue_local
from classify.catalogue import Catalogue, ListMoved, NoSuchVersion, UnreadableList, versions
from classify.settings import ClassifySettings

_OVERLAY = "catalogue"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and what each takes."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("SOHOA_DATA", "data")),
        help="thư mục dữ liệu / data folder (default: data, or $SOHOA_DATA)",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(_ACTIONS))
    catalogue_import.add_arguments(actions)
    catalogue_local.add_arguments(actions)
    actions.add_parser("versions", help="các bản đã dùng / the lists that are and were served")
    restore = actions.add_parser("restore", help="dùng lại một bản trước / serve an earlier list again")
    restore.add_argument(
        "number", type=int, metavar="N", help="số bản; 0 = kèm chương trình / the built-in list"
    )
    show = actions.add_parser("list", help="liệt kê lĩnh vực và thủ tục / list fields and procedures")
    show.add_argument("--field", metavar="SLUG", help="chỉ một lĩnh vực / the procedures of one field")


def run(args: argparse.Namespace) -> int:
    """Carry out the action; 0 done, 1 failed."""
    folder = overlay_dir(args.data, ClassifySettings())
    try:
        return _ACTIONS[args.action](args, folder)
    except (UnreadableList, ListMoved, NoSuchVersion, ValueError, OSError) as error:
        print(f"sohoa catalogue: {error}", file=sys.stderr)
        return 1


def overlay_dir(data: Path, settings: ClassifySettings) -> Path:
    """Where the imported list lies: `SOHOA_CATALOGUE_DIR`, or `catalogue` in the data folder."""
    return settings.catalogue_dir or data / _OVERLAY


def _versions(_args: argparse.Namespace, folder: Path) -> int:
    for one in versions.versions(folder):
        edition = one.edition
        until = edition.valid_to or "…"
        served = "đang dùng / served" if one.is_serving else ""
        told = (edition.number, edition.source, edition.decision or "–", f"{edition.valid_from} – {until}")
        print(*told, one.procedures, edition.imported or "kèm chương trình / built in", served, sep="\t")
    return 0


def _restore(args: argparse.Namespace, folder: Path) -> int:
    edition = versions.restore(folder, args.number)
    print(
        f"Đang dùng bản / now serving version {edition.number}: {edition.source} {edition.decision}".rstrip(),
        catalogue_import.RESTART,
        sep="\n",
    )
    return 0


def _list(args: argparse.Namespace, folder: Path) -> int:
    catalogue, today = Catalogue.load(folder), datetime.now(UTC).date()
    if args.field is None:
        for field in catalogue.fields():
            print(f"{field.slug}\t{len(catalogue.procedures(field.slug))}\t{field.name}")
        return 0
    if catalogue.field(args.field) is None:
        raise ValueError(catalogue_local.no_field(args.field))
    _list_field(catalogue, args.field, today)
    return 0


def _list_field(catalogue: Catalogue, slug: str, today: date) -> None:
    for one in catalogue.procedures(slug):
        ended = "" if catalogue.is_in_force(one, today) else f"\t{one.valid_from} – {one.valid_to or '…'}"
        print(f"{one.code}\t{', '.join(one.levels)}\t{one.name}{ended}")


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Path], int]] = {
    "diff": catalogue_import.show,
    "import": catalogue_import.bring,
    "versions": _versions,
    "restore": _restore,
    "add": catalogue_local.add,
    "remove": catalogue_local.remove,
    "list": _list,
}

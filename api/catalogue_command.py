"""`sohoa catalogue`: bring in the national list of procedures, and list what may be answered."""

import argparse
import os
import sys
from pathlib import Path

from classify.catalogue import Catalogue, ImportReport, UnreadableList, import_national_list
from classify.settings import ClassifySettings

_OVERLAY = "catalogue"
_MOST_REJECTIONS_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `catalogue import FILE` and `catalogue list`."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("SOHOA_DATA", "data")),
        help="thư mục dữ liệu / data folder (default: data, or $SOHOA_DATA)",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="import|list")
    bring = actions.add_parser("import", help="nhập danh mục quốc gia / import the national list")
    bring.add_argument("file", type=Path, metavar="FILE", help="JSON lines, also .gz")
    show = actions.add_parser("list", help="liệt kê lĩnh vực và thủ tục / list fields and procedures")
    show.add_argument("--field", metavar="SLUG", help="chỉ một lĩnh vực / the procedures of one field")


def run(args: argparse.Namespace) -> int:
    """Carry out the action; 0 done, 1 failed."""
    folder = overlay_dir(args.data, ClassifySettings())
    if args.action == "import":
        return _import(args.file, folder)
    return _list(Catalogue.load(folder), args.field)


def overlay_dir(data: Path, settings: ClassifySettings) -> Path:
    """Where the imported list lies: `SOHOA_CATALOGUE_DIR`, or `catalogue` in the data folder."""
    return settings.catalogue_dir or data / _OVERLAY


def _import(file: Path, folder: Path) -> int:
    try:
        report = import_national_list(file, folder)
    except (UnreadableList, OSError) as error:
        print(f"sohoa catalogue: {error}", file=sys.stderr)
        return 1
    _say_rejected(file, report)
    print(
        f"Đã nhập / imported {file.name}: thêm mới / added {report.added}, "
        f"cập nhật / updated {report.updated}, không đổi / unchanged {report.unchanged}, "
        f"bị loại / rejected {len(report.rejected)}"
    )
    return 0


def _say_rejected(file: Path, report: ImportReport) -> None:
    for rejection in report.rejected[:_MOST_REJECTIONS_SHOWN]:
        print(f"{file.name}, dòng / line {rejection.line}: {rejection.reason}", file=sys.stderr)
    hidden = len(report.rejected) - _MOST_REJECTIONS_SHOWN
    if hidden > 0:
        print(f"{file.name}: và {hidden} dòng khác / and {hidden} more lines", file=sys.stderr)


def _list(catalogue: Catalogue, slug: str | None) -> int:
    if slug is None:
        for field in catalogue.fields():
            print(f"{field.slug}\t{len(catalogue.procedures(field.slug))}\t{field.name}")
        return 0
    if catalogue.field(slug) is None:
        print(
            f"sohoa catalogue: không có lĩnh vực / there is no field {slug!r}; "
            "xem / see: sohoa catalogue list",
            file=sys.stderr,
        )
        return 1
    for procedure in catalogue.procedures(slug):
        print(f"{procedure.code}\t{', '.join(procedure.levels)}\t{procedure.name}")
    return 0

"""`./sohoa office`: the offices that exist."""

import argparse
import re
import sys

from api.administration import administer
from api.deployment import add_data_argument
from storage.database import Database

SLUG = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`put SLUG NAME` or `list`."""
    add_data_argument(parser)
    verbs = parser.add_subparsers(dest="verb", required=True)
    put = verbs.add_parser("put", help="thêm hoặc đổi tên / add or rename")
    put.add_argument("slug")
    put.add_argument("name")
    verbs.add_parser("list", help="liệt kê / list")


def run(args: argparse.Namespace) -> int:
    """Add, rename or list offices."""
    if args.verb == "put" and not SLUG.fullmatch(args.slug):
        print(
            "sohoa office: mã đơn vị gồm a-z, 0-9, '.', '-' / a slug is a-z, 0-9, '.', '-'", file=sys.stderr
        )
        return 2
    return administer("office", _do, args)


def _do(database: Database, args: argparse.Namespace) -> None:
    with database.work() as work:
        if args.verb == "put":
            work.offices.put(args.slug, args.name)
        for office in work.offices.all():
            print(f"{office.slug:<16}  {office.name}")

"""`./sohoa token`: issue, list and revoke bearer tokens."""

import argparse
import sys

from api.administration import administer
from api.deployment import add_data_argument
from storage.database import Database
from storage.states import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`issue`, `list` or `revoke`."""
    add_data_argument(parser)
    verbs = parser.add_subparsers(dest="verb", required=True)
    issue = verbs.add_parser("issue", help="cấp thẻ mới / issue a token")
    issue.add_argument("--role", required=True, choices=[role.value for role in Role])
    issue.add_argument("--office", help="đơn vị / office (desk and postal tokens need one)")
    issue.add_argument("--label", required=True, help="thẻ này của ai / whose token it is")
    verbs.add_parser("list", help="liệt kê / list")
    revoke = verbs.add_parser("revoke", help="thu hồi / revoke")
    revoke.add_argument("id")


def run(args: argparse.Namespace) -> int:
    """Do the verb; a token's secret is printed once, alone on standard output."""
    return administer("token", {"issue": _issue, "list": _list, "revoke": _revoke}[args.verb], args)


def _issue(database: Database, args: argparse.Namespace) -> None:
    with database.work() as work:
        if args.office is not None:
            work.offices.get(args.office)
        token, secret = work.tokens.issue(args.label, Role(args.role), args.office)
    print(f"Thẻ / token {token.id}; bí mật chỉ hiện một lần / the secret is shown once:", file=sys.stderr)
    print(secret)


def _list(database: Database, _args: argparse.Namespace) -> None:
    with database.reading() as work:
        for token in work.tokens.all():
            state = f"revoked {token.revoked_at:%Y-%m-%d}" if token.revoked_at else "valid"
            print(
                f"{token.id}  {token.role.value:<10}  {token.office or '-':<12}  {state:<18}  {token.label}"
            )


def _revoke(database: Database, args: argparse.Namespace) -> None:
    with database.work() as work:
        work.tokens.revoke(args.id)

"""What the commands of an administrator share: a current database, and errors in one line."""

import argparse
import sys
from collections.abc import Callable

from api.deployment import settings_for
from ingest.founding import found_offices
from storage.database import Database, open_database
from storage.errors import StorageError
from storage.schema import upgrade


def administer(
    command: str, do: Callable[[Database, argparse.Namespace], None], args: argparse.Namespace
) -> int:
    """Do it on the deployment's database; 0, or 1 with one clear line on standard error."""
    try:
        database = open_database(settings_for(args.data).database)
        try:
            upgrade(database)
            found_offices(database)
            do(database, args)
        finally:
            database.close()
    except (StorageError, OSError) as error:
        print(f"sohoa {command}: {error}", file=sys.stderr)
        return 1
    return 0

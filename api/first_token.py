"""The first token: without it nobody could sign in to a new installation."""

from pathlib import Path

from storage.database import Database
from storage.states import Role

FILE_NAME = "admin-token.txt"


def first_token(database: Database, data: Path) -> Path | None:
    """Issue an admin token when there is no token at all; the file (readable by its owner) that holds it."""
    with database.work() as work:
        if work.tokens.all():
            return None
        _, secret = work.tokens.issue("first administrator", Role.ADMIN, None)
        file = data / FILE_NAME
        write_secret(file, secret + "\n")
    return file


def write_secret(file: Path, content: str) -> None:
    """Write a file that only its owner can read, from its first byte on; whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(file.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(file)

"""`demo.json`: where the demonstration runs, with which tokens and cases, and whether it is finished."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from api.first_token import write_secret
from storage.database import Database
from storage.states import Role

FILE_NAME = "demo.json"
OFFICE = "trung-tam"


@dataclass(frozen=True)
class DemoRecord:
    """The content of `demo.json`: tokens by role; cases by code."""

    url: str
    tokens: Mapping[str, str]
    cases: tuple[str, ...]
    finished: bool

    def write(self, folder: Path) -> None:
        """Replace the file whole; only its owner may read it, because it holds tokens."""
        write_secret(folder / FILE_NAME, json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n")


def tokens_of_last_time(folder: Path, database: Database) -> dict[str, str]:
    """The tokens of an earlier start that still hold, so that a restart invalidates nobody's sign-in."""
    try:
        known = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))["tokens"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    with database.reading() as work:
        return {
            role: secret
            for role, secret in known.items()
            if isinstance(secret, str) and work.tokens.holder_of(secret) is not None
        }


def tokens_for(folder: Path, database: Database) -> dict[str, str]:
    """One working token a role; those of an earlier start are kept."""
    tokens = tokens_of_last_time(folder, database)
    with database.work() as work:
        for role in Role:
            if role.value not in tokens:
                office = OFFICE if role in (Role.DESK, Role.POSTAL) else None
                tokens[role.value] = work.tokens.issue(f"demo {role.value}", role, office)[1]
    return tokens

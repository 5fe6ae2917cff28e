"""Long lists shown in portions: where the next portion starts."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

PORTION = 50
"""Rows of one portion."""

Row = TypeVar("Row")


def portion(rows: Sequence[Row], size: int = PORTION) -> tuple[list[Row], bool]:
    """The rows to show out of `size` + 1 that were asked for, and whether more follow."""
    return list(rows[:size]), len(rows) > size


def address(path: str, **query: object) -> str:
    """A path of ours with its query; values that are None or empty are left out."""
    told = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(told)}" if told else path

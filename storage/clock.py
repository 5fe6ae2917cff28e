"""The one clock of the database rows."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC, with its zone."""
    return datetime.now(UTC)

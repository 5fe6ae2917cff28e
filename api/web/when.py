"""Moments as a person in Vietnam reads them."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Fixed on purpose: the country has one zone without summer time, and slim images carry no zone files."""


def moment(at: datetime) -> str:
    """Day and minute, such as 23/11/2026 09:05."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def day(iso: str) -> str:
    """A date stored as 2026-11-23 in the way it is written here; other text unchanged."""
    try:
        return f"{datetime.strptime(iso, '%Y-%m-%d').replace(tzinfo=VIETNAM):%d/%m/%Y}"
    except ValueError:
        return iso

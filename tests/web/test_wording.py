"""Every state and type has its Vietnamese name, and numbers and moments are written as they are here."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum

import pytest

from api.web import when, wording
from classify.paper_type import PaperType
from storage.states import CaseState, Channel, DocumentState, Role, ScanState, WaitingReason


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Role, wording.ROLES),
        (PaperType, wording.PAPER_TYPES),
        (ScanState, wording.SCAN_STATES),
        (DocumentState, wording.DOCUMENT_STATES),
        (CaseState, wording.CASE_STATES),
        (Channel, wording.CHANNELS),
        (WaitingReason, wording.WAITING_REASONS),
    ],
)
def test_everything_that_can_be_shown_has_a_name(kind: type[StrEnum], names: Mapping[StrEnum, str]) -> None:
    assert set(names) == set(kind)


def test_a_machine_is_never_wholly_sure() -> None:
    assert wording.percent(0.9999) == wording.percent(1.0) == "99%"


def test_a_moment_is_told_in_the_time_of_vietnam() -> None:
    assert when.moment(datetime(2026, 11, 23, 18, 5, tzinfo=UTC)) == "24/11/2026 01:05"


def test_a_date_is_written_day_first() -> None:
    assert when.day("2026-11-05") == "05/11/2026"
    assert when.day("ngày 5") == "ngày 5"


def test_a_size_has_a_decimal_comma() -> None:
    assert wording.size(3 * 1024 * 1024 // 2) == "1,5 MB"
    assert wording.size(10) == "1 KB"

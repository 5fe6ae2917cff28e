"""The guide for operators names every setting there is, and none that is not."""

import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from api.http.settings import HttpSettings
from classify.settings import ClassifySettings
from ingest.settings import FlowSettings
from ocr.settings import ReadingSettings
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
KINDS: list[type[BaseSettings]] = [
    BlobSettings,
    ClassifySettings,
    DatabaseSettings,
    FlowSettings,
    HttpSettings,
    ReadingSettings,
]
OF_THE_COMMAND_LINE = {"SOHOA_DATA"}


def names_of(kind: type[BaseSettings]) -> set[str]:
    """The variables of one kind of settings."""
    return {f"SOHOA_{name.upper()}" for name in kind.model_fields}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_setting_is_in_the_guide(kind: type[BaseSettings]) -> None:
    assert {name for name in names_of(kind) if f"`{name}`" not in GUIDE} == set()


def test_the_guide_names_no_setting_that_does_not_exist() -> None:
    existing = set().union(*(names_of(kind) for kind in KINDS)) | OF_THE_COMMAND_LINE

    assert set(re.findall(r"`(SOHOA_[A-Z0-9_]+)`", GUIDE)) - existing == set()

"""Steps that are to be left out are named; a name that is no step is refused with those that are."""

import pytest
from pydantic import ValidationError

from ocr.settings import ReadingSettings
from ocr.steps import STEPS


def test_steps_are_left_out_by_a_list_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_WITHOUT_STEPS", "deskew, leaders,")

    assert ReadingSettings().without_steps == {"deskew", "leaders"}


def test_without_a_word_every_step_is_done() -> None:
    assert ReadingSettings().without_steps == frozenset()


def test_an_unknown_step_is_refused_with_the_names_of_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_WITHOUT_STEPS", "deskew,deskewing")

    with pytest.raises(ValidationError, match="no step deskewing") as refused:
        ReadingSettings()

    assert all(step in str(refused.value) for step in STEPS)


def test_settings_go_to_a_page_process_and_come_back() -> None:
    settings = ReadingSettings(without_steps=frozenset({"rules"}), engine="pytesseract")

    assert ReadingSettings.model_validate(settings.model_dump(mode="json")) == settings


def test_an_unknown_engine_is_refused_with_the_names_of_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_ENGINE", "abbyy")

    with pytest.raises(ValidationError, match="'tesserocr' or 'pytesseract'"):
        ReadingSettings()

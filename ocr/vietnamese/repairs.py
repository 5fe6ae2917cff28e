"""Repairs of a reading that a grammar, a check or a closed list proves, beside what the engine read."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ocr.page_reading import Word
from ocr.vietnamese import (
    calendar_days,
    document_numbers,
    labelled_numbers,
    personal_numbers,
    phrases,
    places,
    registry_codes,
    spelling,
    units,
)
from ocr.vietnamese.edits import Edit, edited, line_text

_REPAIRS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    phrases.repairs,
    places.repairs,
    spelling.repairs,  # before the numbers: a healed label announces its number
    personal_numbers.repairs,
    registry_codes.repairs,
    document_numbers.repairs,
    calendar_days.repairs,
    labelled_numbers.repairs,
    units.repairs,
)


def repaired(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with every proven repair, each repaired word with what was read as `raw`; others as they are.

    Words of a line stand together and share `line`. Texts come back in NFC, which is no repair: it changes
    no letter. A word joined from several has the box around them and the lowest of their confidences.
    """
    return tuple(
        word for _, line in groupby(words, key=lambda word: word.line) for word in _repaired_line(tuple(line))
    )


def _repaired_line(words: tuple[Word, ...]) -> tuple[Word, ...]:
    line = tuple(_in_nfc(word) for word in words)
    for repairs in _REPAIRS:
        line = edited(line, repairs(line_text(line)))
    return line


def _in_nfc(word: Word) -> Word:
    if unicodedata.is_normalized("NFC", word.text):
        return word
    return replace(word, text=unicodedata.normalize("NFC", word.text))

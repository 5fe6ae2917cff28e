"""What the engine's confidence is worth: of the words given 0.9, nine in ten are right."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from ocr.page_reading import Word, confidence_of
from ocr.vietnamese.syllables import share_of_syllables

_GIVEN = (0.0, 0.4, 0.6, 0.7, 0.8, 0.88, 0.9, 0.92, 0.95, 0.96, 0.97, 1.0)
_RIGHT = (0.2, 0.35, 0.52, 0.58, 0.68, 0.73, 0.82, 0.92, 0.955, 0.985, 0.997, 0.999)
"""The share of words that were right where the engine gave so much: measured on 14,000 words of the open
development pages and of official pages that were rendered; `./sohoa bench read` holds it to account."""
_NO_SYLLABLE = 0.6
"""Words of letters that are no Vietnamese syllable are right that much more seldom."""
_WORST_SHARE = 0.2


def calibrated(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words with the chance that each is right as its confidence."""
    return tuple(replace(word, confidence=chance_right(word.text, word.confidence)) for word in words)


def chance_right(text: str, given: float) -> float:
    """The chance in 0..1 that a word is right to which the engine gave a confidence."""
    chance = float(np.interp(given, _GIVEN, _RIGHT))
    return chance if share_of_syllables([text]) == 1 else _NO_SYLLABLE * chance


def page_confidence(words: Sequence[Word]) -> float:
    """Half the mean of a page's words, half that of its worst lines, a fifth of its letters; 0 without words.

    A plain mean would let a region that nobody can read hide behind the rest of the page.
    """
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    lines.sort(key=confidence_of)
    wanted = _WORST_SHARE * sum(len(word.text) for word in words)
    worst: list[Word] = []
    for line in lines:
        if worst and sum(len(word.text) for word in worst) >= wanted:
            break
        worst += line
    return (confidence_of(words) + confidence_of(worst)) / 2

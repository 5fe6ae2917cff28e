"""Printed labels and set phrases of a field, found in a text."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from classify.catalogue import Catalogue
from classify.folding import fold

_LONGEST_PHRASE_WORDS = 9


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase that stands in the text, with what it is worth for its field."""

    phrase: str
    weight: float


class PhraseIndex:
    """Phrases by their folded words; a phrase of several words that few fields use is worth most."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._fields: dict[str, dict[str, str]] = defaultdict(dict)
        for one in catalogue.fields():
            for phrase in catalogue.vocabulary(one.slug).phrases:
                self._fields[fold(phrase)][one.slug] = phrase
        number = max(len(catalogue.fields()), 1)
        self._worth = {
            folded: math.log(number / len(slugs)) * _length_worth(folded)
            for folded, slugs in self._fields.items()
        }

    def hits(self, text: str) -> dict[str, list[PhraseHit]]:
        """For each field, its phrases in the text, the most telling first, each counted with its repeats."""
        found = Counter(phrase for phrase in _runs_of_words(fold(text).split()) if phrase in self._fields)
        by_field: dict[str, list[PhraseHit]] = defaultdict(list)
        for folded, count in found.items():
            weight = self._worth[folded] * (1 + math.log(count))
            for slug, phrase in self._fields[folded].items():
                by_field[slug].append(PhraseHit(phrase, weight))
        for hits in by_field.values():
            hits.sort(key=lambda hit: -hit.weight)
        return dict(by_field)


def _length_worth(folded: str) -> float:
    """One folded syllable has lost its tone and is nearly worthless; three or more are a set phrase."""
    return {1: 0.15, 2: 0.7}.get(len(folded.split()), 1.0)


def _runs_of_words(words: list[str]) -> list[str]:
    return [
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(1, min(_LONGEST_PHRASE_WORDS, len(words) - start) + 1)
    ]

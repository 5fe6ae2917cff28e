"""Known titles of forms, certificates and slips, and which of them a printed title is."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz, process

from classify.catalogue import Catalogue
from classify.folding import fold, squeeze
from classify.paper_titles import head_of

_MIN_SCORE = 62.0
_CANDIDATES = 60
_FULL_SPECIFICITY = 18.0


@dataclass(slots=True)
class KnownTitle:
    """A title with the fields and procedures that use it; `specificity` 0..1, low for `QUYẾT ĐỊNH`."""

    text: str
    squeezed: str
    fields: set[str] = field(default_factory=set)
    procedures: set[str] = field(default_factory=set)
    specificity: float = 0.0


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A known title and how like the printed one it is, 0..1."""

    title: KnownTitle
    similarity: float


class TitleIndex:
    """All titles of the catalogue, comparable without spaces and tone marks."""

    def __init__(self, catalogue: Catalogue) -> None:
        known: dict[str, KnownTitle] = {}
        for text, slug, code in _titles(catalogue):
            squeezed = squeeze(text)
            entry = known.setdefault(squeezed, KnownTitle(text.upper(), squeezed))
            entry.fields.add(slug)
            if code is not None:
                entry.procedures.add(code)
        self._titles = list(known.values())
        self._choices = [title.squeezed for title in self._titles]
        self._weigh()

    def _weigh(self) -> None:
        used = Counter(pair for title in self._titles for pair in _pairs(title.text))
        total = len(self._titles)
        for title in self._titles:
            rarity = sum(math.log(total / used[pair]) for pair in _pairs(title.text))
            title.specificity = min(1.0, rarity / _FULL_SPECIFICITY) / math.sqrt(len(title.fields))

    def matches(self, printed: str) -> list[TitleMatch]:
        """Known titles like the printed one, most similar first."""
        squeezed = squeeze(printed)
        if len(squeezed) < 4:
            return []
        near = process.extract(
            squeezed, self._choices, scorer=fuzz.ratio, limit=_CANDIDATES, score_cutoff=_MIN_SCORE
        )
        return [TitleMatch(self._titles[index], score / 100) for _, score, index in near]


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(fold(text).split()))


def _titles(catalogue: Catalogue) -> Iterable[tuple[str, str, str | None]]:
    for one in catalogue.fields():
        for title in catalogue.vocabulary(one.slug).titles:
            yield title, one.slug, None
    for procedure in catalogue.procedures():
        for form in procedure.forms:
            yield form.title, procedure.field, procedure.code
        for result in procedure.results:
            if head_of(result.name) is not None:
                yield result.name, procedure.field, procedure.code

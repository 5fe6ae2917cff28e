"""Which field a text's words speak of: cosine against one weighted vector per label."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from classify.evidence.terms import terms_of


class WordModel:
    """Labels as vectors of terms, weighted by how few labels use a term (inverse document frequency)."""

    def __init__(self, texts: Mapping[str, Iterable[tuple[str, float]]]) -> None:
        """`texts` gives, for each label, its texts with their weights."""
        counts = {label: _weighted_counts(parts) for label, parts in texts.items()}
        used_by = Counter(term for terms in counts.values() for term in terms)
        self._idf = {term: math.log((len(counts) + 1) / (number + 0.5)) for term, number in used_by.items()}
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for label, terms in counts.items():
            weights = {term: math.log1p(count) * self._idf[term] for term, count in terms.items()}
            norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for term, weight in weights.items():
                self._postings[term].append((label, weight / norm))

    def scores(self, terms: Counter[str]) -> dict[str, float]:
        """The similarity of a text's terms to each label that shares one with it, 0..1."""
        weights = {
            term: (1 + math.log(count)) * self._idf[term]
            for term, count in terms.items()
            if term in self._idf
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        found: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for label, share in self._postings[term]:
                found[label] += share * weight / norm
        return dict(found)

    def coverage(self, terms: Counter[str]) -> dict[str, float]:
        """The share of the terms' weight that each label's own texts hold, 0..1.

        Unlike the cosine this does not punish a label for saying more than the text does.
        """
        weights = {term: self._idf.get(term, 0.0) for term in terms}
        whole = sum(weights.values()) or 1.0
        found: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for label, _ in self._postings.get(term, ()):
                found[label] += weight / whole
        return dict(found)


def _weighted_counts(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for text, weight in parts:
        for term, count in terms_of(text).items():
            counts[term] += count * weight
    return counts

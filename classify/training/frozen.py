"""Papers that every candidate is judged on: each known title, misread as a scanner would, always the same."""

from collections.abc import Iterator
from random import Random

from classify.catalogue import Catalogue
from classify.catalogue.records import Vocabulary
from classify.training.comparison import KnownPaper
from classify.training.held_out import page_text
from classify.training.noise import spoiled
from classify.training.samples import Sample

_SEED = 97
_NOISE = 0.3
_WORDS_ALONE = 8


def frozen_papers(catalogue: Catalogue) -> Iterator[KnownPaper]:
    """One badly read paper for each title of each field, and some that say hardly anything.

    The noise is none that a model learns from.
    """
    for record in catalogue.fields():
        draw = Random(f"{_SEED}/{record.slug}")  # noqa: S311 (a seed, no secret)
        words = catalogue.vocabulary(record.slug)
        for title in words.titles:
            yield _paper(record.slug, title, _some(words, 3, draw), draw)
        for _ in range(_WORDS_ALONE if words.phrases else 0):
            yield _paper(record.slug, "", _some(words, 2, draw), draw)


def _some(words: Vocabulary, number: int, draw: Random) -> str:
    return ", ".join(draw.sample(words.phrases, min(number, len(words.phrases))))


def _paper(slug: str, title: str, said: str, draw: Random) -> KnownPaper:
    sample = Sample(slug, spoiled(title, draw, _NOISE), spoiled(said, draw, _NOISE))
    return KnownPaper(slug, page_text(sample))

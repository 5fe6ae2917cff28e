"""Papers to learn from: what the catalogue says of each field, put as papers put it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from classify.catalogue import Catalogue
from classify.catalogue.records import ProcedureRecord
from classify.training.noise import spoiled

_PHRASES_A_PAPER = 7
_PAPERS_OF_WORDS = 12
_NOISES = (0.0, 0.06, 0.25)


@dataclass(frozen=True, slots=True)
class Sample:
    """One paper with its field; `title` is its heading, empty when only the body is known."""

    field: str
    title: str
    body: str


def of_catalogue(catalogue: Catalogue, draw: Random) -> Iterator[Sample]:
    """Clean and spoiled papers of every field, always in the same order."""
    for record in catalogue.fields():
        papers = [*_of_vocabulary(catalogue, record.slug, draw), *_of_procedures(catalogue, record.slug)]
        papers.append(Sample(record.slug, record.name, "; ".join(record.portal_names)))
        for paper in papers:
            yield from noisy(paper, draw)


def noisy(paper: Sample, draw: Random) -> Iterator[Sample]:
    """The paper as printed, as read from a good scan, and as read from a bad one."""
    for strength in _NOISES:
        yield Sample(paper.field, spoiled(paper.title, draw, strength), spoiled(paper.body, draw, strength))


def _of_vocabulary(catalogue: Catalogue, slug: str, draw: Random) -> Iterator[Sample]:
    words = catalogue.vocabulary(slug)
    for title in words.titles:
        yield Sample(slug, title, _some(words.phrases, draw))
    for _ in range(_PAPERS_OF_WORDS if words.phrases else 0):
        yield Sample(slug, "", _some(words.phrases, draw))


def _some(phrases: Sequence[str], draw: Random) -> str:
    return ", ".join(draw.sample(phrases, min(_PHRASES_A_PAPER, len(phrases))))


def _of_procedures(catalogue: Catalogue, slug: str) -> Iterator[Sample]:
    for procedure in catalogue.procedures(slug):
        yield Sample(slug, procedure.name, _papers_named(procedure))
        for form in procedure.forms:
            yield Sample(slug, form.title, procedure.name)
        for result in procedure.results:
            yield Sample(slug, result.name, "")


def _papers_named(procedure: ProcedureRecord) -> str:
    return "\n".join(component.name for component in procedure.components[:6])

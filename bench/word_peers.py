"""What others use to tell papers apart by their words, trained on our material."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from bench.label_score import Labelled
from bench.own_papers import to_learn_from
from bench.paper_set import LabelledPaper
from classify.catalogue import Catalogue

_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of the material with its label."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Peer:
    """An approach, trained for fields and for paper types; `rank` orders the labels of a text."""

    name: str
    fields: Callable[[str], tuple[str, ...]]
    kinds: Callable[[str], tuple[str, ...]]

    def answer(self, paper: LabelledPaper) -> Labelled:
        """What it says of the paper; it always answers, and has no confidence to give."""
        text = "\n".join(paper.pages)
        return Labelled(
            field=paper.field,
            kind=paper.kind,
            fields_answered=self.fields(text),
            confidence=1.0,
            abstained=False,
            kind_answered=self.kinds(text)[0],
        )


def trained(catalogue: Catalogue) -> list[Peer]:
    """Both approaches on the same material: the catalogue's texts and our generator's papers."""
    fields, kinds = field_samples(catalogue), kind_samples(catalogue)
    return [
        Peer(name, _ranking(make(), fields, scores), _ranking(make(), kinds, scores))
        for name, make, scores in (
            ("words and pairs, MLP (paperless-ngx)", _paperless, "predict_proba"),
            ("TF-IDF, linear SVM", _svm, "decision_function"),
        )
    ]


def field_samples(catalogue: Catalogue) -> list[Sample]:
    """Texts whose field is known: of the vocabulary, of every procedure, and whole papers."""
    found = []
    for field in catalogue.fields():
        words = catalogue.vocabulary(field.slug)
        found += [Sample(text, field.slug) for text in (field.name, *field.portal_names, *words.titles)]
        found.append(Sample("\n".join(words.phrases), field.slug))
    for one in catalogue.procedures():
        texts = [one.name, *(form.title for form in one.forms), *(result.name for result in one.results)]
        papers = [component.name for component in one.components]
        found.append(Sample("\n".join([*texts, *papers]), one.field))
    return found + [Sample("\n".join(own.paper.pages), own.paper.field) for own in to_learn_from()]


def kind_samples(catalogue: Catalogue) -> list[Sample]:
    """Texts whose paper type is known: names of components, titles of forms, and whole papers."""
    found = []
    for one in catalogue.procedures():
        found += [Sample(component.name, component.paper.value) for component in one.components]
        found += [Sample(form.title, "application") for form in one.forms]
    return found + [Sample("\n".join(own.paper.pages), own.paper.kind) for own in to_learn_from()]


def _paperless() -> Pipeline:
    """paperless-ngx, documents/classifier.py: counts of words and pairs, a perceptron with its tolerance."""
    return make_pipeline(
        CountVectorizer(analyzer="word", ngram_range=(1, 2), min_df=0.01, preprocessor=_plain),
        MLPClassifier(tol=0.01, random_state=0),
    )


def _svm() -> Pipeline:
    return make_pipeline(TfidfVectorizer(preprocessor=_plain), LinearSVC(random_state=0))


def _ranking(pipeline: Pipeline, samples: Sequence[Sample], scores: str) -> Callable[[str], tuple[str, ...]]:
    pipeline.fit([one.text for one in samples], [one.label for one in samples])

    def ranked(text: str) -> tuple[str, ...]:
        order = np.argsort(-np.asarray(getattr(pipeline, scores)([text])[0]))
        return tuple(str(pipeline.classes_[place]) for place in order)

    return ranked


def _plain(text: str) -> str:
    """Lower case, words alone, as paperless-ngx prepares a text."""
    return _NO_WORD.sub(" ", text.lower())

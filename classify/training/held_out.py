"""Papers that the classifier has not met: the catalogue without them, and what is then said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from classify.catalogue import Catalogue
from classify.catalogue.records import ProcedureRecord, Vocabulary
from classify.classifier import Classifier
from classify.evidence.scale import Calibration
from classify.page import Page
from classify.settings import ClassifySettings
from classify.training.fit import fit
from classify.training.noise import spoiled
from classify.training.samples import Sample, of_catalogue

FOLDS = 3
_JUDGED_FOLDS = 2
"""Two of the three parts are enough papers to calibrate on, and spare a third of the time."""
_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
_SEED = 11
_NOISE = 0.08


@dataclass(frozen=True, slots=True)
class Judgement:
    """The share of the best field before calibration, and whether it was right."""

    share: float
    is_right: bool


def judgements(catalogue: Catalogue, settings: ClassifySettings) -> list[Judgement]:
    """What is said of two thirds of the catalogue's titles by classifiers that never saw them."""
    return [one for fold in range(_JUDGED_FOLDS) for one in _of_fold(catalogue, settings, fold)]


def _of_fold(catalogue: Catalogue, settings: ClassifySettings, fold: int) -> Iterator[Judgement]:
    rest = _without(catalogue, fold)
    model = fit(list(of_catalogue(rest, Random(_SEED))), Calibration())  # noqa: S311 (a seed, no secret)
    classifier = Classifier(rest, settings, model)
    known = {title for _, title in _titles(rest)}
    for paper in _papers(catalogue, fold):
        if paper.title not in known:
            answer = classifier.classify([Page(1, page_text(paper))])
            best = answer.fields[0] if answer.fields else None
            yield Judgement(best.confidence, best.slug == paper.field) if best else Judgement(0.0, False)


def page_text(paper: Sample) -> str:
    """The paper as a page: the national name, the title, the address, the body."""
    return f"{_MOTTO}\n{paper.title}\nKính gửi: ……\n{paper.body}\n"


def _papers(catalogue: Catalogue, fold: int) -> Iterator[Sample]:
    """Each title as printed, with its procedure's papers below it, some of it misread."""
    draw = Random(_SEED + fold)  # noqa: S311 (a seed, no secret)
    for number, (slug, title) in enumerate(_titles(catalogue)):
        if number % FOLDS == fold:
            yield Sample(slug, spoiled(title, draw, _NOISE if number % 2 else 0.0), "")
    for number, one in enumerate(catalogue.procedures()):
        if number % FOLDS == fold:
            yield from _of_procedure(one)


def _of_procedure(one: ProcedureRecord) -> Iterator[Sample]:
    named = "\n".join(f"- {component.name}" for component in one.components)
    for form in one.forms[:1]:
        yield Sample(one.field, form.title.upper(), f"Giấy tờ nộp kèm theo:\n{named}")


def _titles(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [
        (one.slug, title) for one in catalogue.fields() for title in catalogue.vocabulary(one.slug).titles
    ]


def _without(catalogue: Catalogue, fold: int) -> Catalogue:
    kept = {pair for number, pair in enumerate(_titles(catalogue)) if number % FOLDS != fold}
    vocabulary = {}
    for one in catalogue.fields():
        words = catalogue.vocabulary(one.slug)
        titles = tuple(title for title in words.titles if (one.slug, title) in kept)
        vocabulary[one.slug] = Vocabulary(titles, words.form_codes, words.phrases)
    procedures = [one for number, one in enumerate(catalogue.procedures()) if number % FOLDS != fold]
    return Catalogue(catalogue.fields(), procedures, vocabulary)

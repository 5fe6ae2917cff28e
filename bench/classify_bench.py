"""`bench classify`: the texts of a set through the classifier that every door of this program uses."""

import time
from collections.abc import Sequence
from pathlib import Path

from bench import classify_report, machine, paper_set
from bench.classify_report import ClassifyRun
from bench.label_score import Labelled
from bench.paper_set import LabelledPaper
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.page import Page
from classify.settings import ClassifySettings


def measured(folder: Path) -> str:
    """The section of the report, with the built-in catalogue. Raises BadSet."""
    papers = paper_set.load(folder)
    settings = ClassifySettings()
    facts = machine.described(("rapidfuzz",))
    started = time.monotonic()
    catalogue = Catalogue.load()
    classifier = Classifier(catalogue, settings)
    start_s = time.monotonic() - started
    answers, times_ms = _classified(classifier, papers)
    known = {record.slug for record in catalogue.fields()}
    run = ClassifyRun(
        papers=answers,
        times_ms=times_ms,
        start_s=start_s,
        threshold=settings.abstain_below,
        version=classifier.version,
        unknown_fields=tuple(sorted({paper.field for paper in papers} - known)),
    )
    return classify_report.section(f"./sohoa bench classify --set {folder.resolve().name}", facts, run)


def _classified(
    classifier: Classifier, papers: Sequence[LabelledPaper]
) -> tuple[tuple[Labelled, ...], tuple[float, ...]]:
    answers, times_ms = [], []
    for paper in papers:
        started = time.monotonic()
        answers.append(_answer(classifier, paper))
        times_ms.append(1000 * (time.monotonic() - started))
    return tuple(answers), tuple(times_ms)


def _answer(classifier: Classifier, paper: LabelledPaper) -> Labelled:
    pages = [Page(number, text) for number, text in enumerate(paper.pages, start=1)]
    answer = classifier.classify(pages)
    return Labelled(
        field=paper.field,
        kind=paper.kind,
        fields_answered=tuple(field.slug for field in answer.fields),
        confidence=answer.fields[0].confidence if answer.fields else 0.0,
        abstained=answer.abstained,
        kind_answered=answer.paper.type.value,
    )

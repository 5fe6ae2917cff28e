"""What the classifier says of a labelled paper, beside its labels."""

from collections.abc import Sequence

from bench.label_score import Labelled
from bench.paper_set import LabelledPaper
from classify.answer import Answer
from classify.classifier import Classifier
from classify.page import Page


def of_text(classifier: Classifier, paper: LabelledPaper) -> Labelled:
    """The answer for the paper's own text."""
    pages = [Page(number, text) for number, text in enumerate(paper.pages, start=1)]
    return of_pages(classifier, paper, pages)


def of_pages(classifier: Classifier, paper: LabelledPaper, pages: Sequence[Page]) -> Labelled:
    """The answer for pages that show this paper."""
    return labelled(paper, classifier.classify(pages))


def labelled(paper: LabelledPaper, answer: Answer) -> Labelled:
    """The answer beside the paper's labels."""
    return Labelled(
        field=paper.field,
        kind=paper.kind,
        fields_answered=tuple(field.slug for field in answer.fields),
        confidence=answer.fields[0].confidence if answer.fields else 0.0,
        abstained=answer.abstained,
        kind_answered=answer.paper.type.value,
        procedure=paper.procedure,
        procedures_answered=tuple(one.code for one in answer.procedures),
        kind_confidence=answer.paper.confidence,
        procedure_confidence=answer.procedures[0].confidence if answer.procedures else 0.0,
    )

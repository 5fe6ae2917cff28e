"""Papers as the classifier learns and is judged: from the generator, and from officers."""

from classify.page import Page
from classify.reading import read_paper
from classify.settings import ClassifySettings
from classify.training.comparison import KnownPaper
from classify.training.samples import Sample
from demo.dossiers import DEFAULT_SEED, plan_dossiers
from demo.plan import DossierPlan, PaperPlan
from storage.verdicts import JudgedPaper

_SLIPS = "mot-cua"
_OF_THE_FIELD = ("application", "result")
"""Papers of a dossier that belong to its field; its certificates and attachments may be of any."""


def generated_samples() -> list[Sample]:
    """The invented papers of the demonstration whose field is certain."""
    return [
        _sample(field, "\f".join(sheet.text_truth for sheet in paper.sheets))
        for dossier in plan_dossiers(DEFAULT_SEED)
        for paper in dossier.papers
        if (field := _field_of(dossier, paper)) is not None
    ]


def sample_of(paper: JudgedPaper) -> Sample:
    """A confirmed paper to learn from."""
    return _sample(paper.field, paper.text)


def known_paper(paper: JudgedPaper) -> KnownPaper:
    """A confirmed paper to be judged on."""
    return KnownPaper(paper.field, paper.text)


def _sample(field: str, text: str) -> Sample:
    """Title and body as the classifier sees them; line breaks, which depend on fonts, left out."""
    pages = [Page(number, side) for number, side in enumerate(text.split("\f"), start=1)]
    paper = read_paper(pages, ClassifySettings().max_text_chars)
    return Sample(field, paper.heading.whole, " ".join(paper.body.split()))


def _field_of(dossier: DossierPlan, paper: PaperPlan) -> str | None:
    if paper.paper_type == "one_stop_slip":
        return _SLIPS
    return dossier.field if paper.paper_type in _OF_THE_FIELD else None

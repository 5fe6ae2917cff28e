"""Papers of our own generator: what the set has none of, and what the peers may learn from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.paper_set import LabelledPaper
from demo.dossiers import plan_dossiers
from demo.plan import DossierPlan, PaperPlan

LEARNING_SEEDS = tuple(range(101, 107))
"""Dossiers that the peers learn from."""

_MEASURED_SEEDS = (11, 12, 13)
"""Other dossiers, that are measured on."""

_KINDS = {"result": "certificate"}
"""A result of one case is a certificate in the next: the paper itself is the same."""

_FIELDS = {"one_stop_slip": "mot-cua", "identity": "can-cuoc"}


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper of the generator by the names of its dossier and of itself."""

    dossier: str
    name: str
    paper: LabelledPaper


def measured() -> list[OwnPaper]:
    """Papers to measure on."""
    return list(_of_seeds(_MEASURED_SEEDS))


def to_learn_from() -> list[OwnPaper]:
    """Papers to train a peer with."""
    return list(_of_seeds(LEARNING_SEEDS))


def applications(papers: Iterable[OwnPaper]) -> list[LabelledPaper]:
    """The forms that were filled in for a procedure: they alone belong to one for certain."""
    return [one.paper for one in papers if one.paper.procedure is not None]


def _of_seeds(seeds: Iterable[int]) -> Iterator[OwnPaper]:
    for seed in seeds:
        for dossier in plan_dossiers(seed):
            for plan in dossier.papers:
                yield OwnPaper(dossier.slug, plan.name, _labelled(dossier, plan))


def _labelled(dossier: DossierPlan, plan: PaperPlan) -> LabelledPaper:
    is_application = plan.paper_type == "application"
    return LabelledPaper(
        pages=tuple(sheet.text_truth for sheet in plan.sheets),
        field=_FIELDS.get(plan.paper_type, dossier.field),
        kind=_KINDS.get(plan.paper_type, plan.paper_type),
        title=plan.name,
        procedure=dossier.procedure_code if is_application else None,
    )

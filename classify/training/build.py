"""A model built whole: calibrated on held-out papers, then learned from all of them."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np
from sklearn.linear_model import LogisticRegression

from classify.catalogue import Catalogue
from classify.evidence.scale import Calibration
from classify.folding import toned_words
from classify.learned.model import Model
from classify.settings import ClassifySettings
from classify.training.fit import fit
from classify.training.held_out import Judgement, judgements
from classify.training.samples import Sample, noisy, of_catalogue

_SEED = 20261124
_PAPERS_WITH_WORD = 5
"""A word of confirmed papers that fewer of them hold is left out: names and places go with it."""


def build(
    catalogue: Catalogue, settings: ClassifySettings, generated: Sequence[Sample], confirmed: Sequence[Sample]
) -> Model:
    """The model of the catalogue, of invented papers and of papers that officers confirmed.

    Takes about a minute of one core; the same papers give the same model, bit for bit.
    """
    draw = Random(_SEED)  # noqa: S311 (a seed, no secret)
    samples = list(of_catalogue(catalogue, draw))
    known = {word for sample in samples for word in toned_words(f"{sample.title} {sample.body}")}
    for paper in (*generated, *without_rare_words(confirmed, known)):
        samples.extend(noisy(paper, draw))
    return fit(samples, calibration_of(judgements(catalogue, settings)))


def without_rare_words(papers: Sequence[Sample], known: set[str]) -> list[Sample]:
    """The papers with only those words that the catalogue or several of the papers use."""
    used = Counter(word for paper in papers for word in set(toned_words(f"{paper.title} {paper.body}")))
    kept = known | {word for word, number in used.items() if number >= _PAPERS_WITH_WORD}
    return [Sample(one.field, _only(one.title, kept), _only(one.body, kept)) for one in papers]


def calibration_of(found: Sequence[Judgement]) -> Calibration:
    """How far shares are to be believed, by logistic regression over their logits (Platt 1999)."""
    shares = np.clip([one.share for one in found], 1e-12, 1 - 1e-12)
    logits = np.log(shares / (1 - shares)).reshape(-1, 1)
    curve = LogisticRegression(C=10).fit(logits, [one.is_right for one in found])
    # Rounded, so that the last digits of another processor do not make another model.
    return Calibration(round(float(curve.coef_[0, 0]), 3), round(float(curve.intercept_[0]), 3))


def _only(text: str, kept: set[str]) -> str:
    return "\n".join(
        " ".join(word for word in line.split() if set(toned_words(word)) <= kept) for line in text.split("\n")
    )

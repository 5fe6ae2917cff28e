"""`bench classify`: the papers of a set through the classifier that every door of this program uses."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import (
    api_speed,
    classify_report,
    classify_tables,
    confusable,
    machine,
    own_papers,
    paper_set,
    printed,
)
from bench.api_speed import ApiSpeed
from bench.classified import of_pages, of_text
from bench.classify_report import ClassifyRun
from bench.label_score import Labelled
from bench.paper_set import LabelledPaper
from bench.printed import PrintedPaper
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.settings import ClassifySettings
from demo.containers import write_jpeg
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

_TIMED_IMAGES = 20


def measured(folder: Path, with_peers: bool) -> str:
    """The section of the report, with the built-in catalogue. Raises BadSet or ProgramFailed."""
    papers = paper_set.load(folder)
    facts = machine.described(("rapidfuzz",))
    started = time.monotonic()
    catalogue = Catalogue.load()
    classifier = Classifier(catalogue, ClassifySettings())
    start_s = time.monotonic() - started
    run = _run(catalogue, classifier, papers, start_s)
    on_pages = printed.on_pages(papers)
    with PagePool(ReadingSettings()) as pool:
        tiers = {tier: printed.read(papers, tier, pool) for tier in printed.TIERS}
        speed = _speed(papers, pool)
    media = {"text of the pages": [of_text(classifier, paper) for paper in on_pages]}
    media |= {
        f"{tier}, read": [of_pages(classifier, one.paper, one.read) for one in found]
        for tier, found in tiers.items()
    }
    own = own_papers.measured()
    confused = confusable.confusions(papers, own, catalogue, lambda paper: of_text(classifier, paper))
    applications = [of_text(classifier, paper) for paper in own_papers.applications(own)]
    more = [
        classify_tables.media(run.papers, media),
        classify_tables.procedures(run.papers, applications),
        classify_tables.pairs(confused),
        classify_tables.api(speed),
    ]
    if with_peers:
        more.append(_peers(catalogue, papers, tiers, run.papers, media))
    command = f"./sohoa bench classify --set {folder.resolve().name}{' --peers' if with_peers else ''}"
    return classify_report.section(command, facts, run, more)


def _run(
    catalogue: Catalogue, classifier: Classifier, papers: Sequence[LabelledPaper], start_s: float
) -> ClassifyRun:
    answers, times_ms = [], []
    for paper in papers:
        started = time.monotonic()
        answers.append(of_text(classifier, paper))
        times_ms.append(1000 * (time.monotonic() - started))
    known = {record.slug for record in catalogue.fields()}
    return ClassifyRun(
        papers=tuple(answers),
        times_ms=tuple(times_ms),
        start_s=start_s,
        threshold=ClassifySettings().abstain_below,
        version=classifier.version,
        unknown_fields=tuple(sorted({paper.field for paper in papers} - known)),
    )


def _speed(papers: Sequence[LabelledPaper], pool: PagePool) -> ApiSpeed:
    """The API asked for the set's texts, and for the first pages of some of them as images."""
    with tempfile.TemporaryDirectory(prefix="sohoa-bench-") as scratch:
        images = []
        for number, paper in enumerate(papers[:_TIMED_IMAGES]):
            images.append(Path(scratch) / f"{number}.jpg")
            write_jpeg(next(printed.images(paper, "office")), images[-1], printed.DPI)
        return api_speed.measure(["\f".join(paper.pages) for paper in papers], images, pool)


def _peers(
    catalogue: Catalogue,
    papers: Sequence[LabelledPaper],
    tiers: dict[str, list[PrintedPaper]],
    ours: Sequence[Labelled],
    our_media: dict[str, list[Labelled]],
) -> str:
    from bench import word_peers  # noqa: PLC0415 - scikit-learn takes seconds, and only this needs it

    answers = {"Sohoa": {"text": list(ours), **our_media}}
    for peer in word_peers.trained(catalogue):
        answers[peer.name] = {"text": [peer.answer(paper) for paper in papers]}
        for tier, found in tiers.items():
            answers[peer.name][f"{tier}, read"] = [peer.answer(one.as_text()) for one in found]
    return classify_tables.peers(answers)

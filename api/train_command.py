"""`sohoa classify train`: a candidate model, and how it does beside the one that serves."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from api.administration import administer
from api.deployment import add_data_argument
from api.label_settings import label_settings
from api.learning_papers import generated_samples, known_paper, sample_of
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.learned.model import Model
from classify.learned.shelf import Shelf
from classify.settings import ClassifySettings
from classify.training.build import build
from classify.training.comparison import FieldChange, compare, worsened
from classify.training.frozen import frozen_papers
from classify.training.record import Record
from ingest.learning import ConfirmedPapers, confirmed_papers
from storage.database import Database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--data`, and `--out` for the model that comes with the program."""
    add_data_argument(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.npz",
        help="chỉ danh mục và bộ sinh, ghi vào tệp: mô hình đi kèm chương trình / "
        "built-in catalogue and generator alone, into this file: the model that comes with the program",
    )


def run(args: argparse.Namespace) -> int:
    """Train; 0 done, 1 with one clear line."""
    if args.out is not None:
        return _write_shipped(args.out)
    try:
        return administer("classify train", _train, args)
    except ValueError as error:
        print(f"sohoa classify train: {error}", file=sys.stderr)
        return 1


def _write_shipped(path: Path) -> int:
    model = build(Catalogue.load(), ClassifySettings(), generated_samples(), [])
    try:
        path.write_bytes(model.to_bytes())
    except OSError as error:
        print(f"sohoa classify train: {path}: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{path}: {model.fingerprint()}")
    return 0


def _train(database: Database, args: argparse.Namespace) -> None:
    settings = label_settings(args.data)
    shelf = Shelf(settings.models_dir or args.data / "models")
    catalogue = Catalogue.load(settings.catalogue_dir)
    serving_name = shelf.pointer().serving
    serving = shelf.serving()
    papers = confirmed_papers(database)
    generated = generated_samples()
    model = build(catalogue, settings, generated, [sample_of(one) for one in papers.learned_from])
    frozen, recent = _compared(catalogue, settings, (serving, model), papers)
    sources = {
        "fields": len(catalogue.fields()),
        "procedures": len(catalogue.procedures()),
        "generated": len(generated),
        "confirmed": len(papers.learned_from),
        "confirmed_kept_back": len(papers.judged_on),
    }
    record = Record(model.fingerprint(), catalogue.fingerprint(), serving_name, sources, frozen, recent)
    name = record.name
    manifest = record.to_json()
    shelf.keep_candidate(name, model, manifest)
    print(_report(name, frozen, recent, settings.promote_margin))


def _compared(
    catalogue: Catalogue, settings: ClassifySettings, models: tuple[Model, Model], papers: ConfirmedPapers
) -> tuple[list[FieldChange], list[FieldChange]]:
    """The serving and the candidate model on the frozen papers, and on recent confirmed ones."""
    serving, candidate = (Classifier(catalogue, settings, model) for model in models)
    frozen = compare(serving, candidate, frozen_papers(catalogue))
    recent = compare(serving, candidate, map(known_paper, papers.judged_on))
    return frozen, recent


def _report(name: str, frozen: Sequence[FieldChange], recent: Sequence[FieldChange], margin: float) -> str:
    return "\n".join(
        [
            f"Mô hình ứng viên / candidate {name}",
            "",
            "Bộ cố định / frozen set",
            *_table(frozen, margin),
            "",
            "Giấy tờ vừa được xác nhận / recent confirmed papers (shadow run)",
            *(_table(recent, margin) or ["  chưa có / none yet"]),
        ]
    )


def _table(changes: Sequence[FieldChange], margin: float) -> list[str]:
    bad = {change.field for change in worsened(changes, margin)}
    rows = [
        f"  {one.field:<26} {one.papers:>5}  {one.serving_right / one.papers:>6.1%} -> "
        f"{one.candidate_right / one.papers:>6.1%}{'  KÉM HƠN / WORSE' if one.field in bad else ''}"
        for one in changes
    ]
    if changes:
        total = FieldChange(
            "tất cả / all",
            sum(one.papers for one in changes),
            sum(one.serving_right for one in changes),
            sum(one.candidate_right for one in changes),
        )
        rows.append(
            f"  {total.field:<26} {total.papers:>5}  {total.serving_right / total.papers:>6.1%} -> "
            f"{total.candidate_right / total.papers:>6.1%}"
        )
    return rows

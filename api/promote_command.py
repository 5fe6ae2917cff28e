"""`sohoa classify promote` and `sohoa classify rollback`: which model serves."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from api.deployment import add_data_argument
from api.label_settings import label_settings
from classify.catalogue import Catalogue
from classify.learned.model import UnreadableModel
from classify.learned.shelf import NothingToDo, Shelf
from classify.settings import ClassifySettings

RESTART = "Khởi động lại up, api và worker để dùng mô hình này / restart up, api and workers to serve it."


class Worse(Exception):
    """The candidate may not serve; the message names the fields, or says what is out of date."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--data`; which of the two it is stands in the program's name."""
    add_data_argument(parser)
    parser.set_defaults(is_rollback=parser.prog.endswith("rollback"))


def run(args: argparse.Namespace) -> int:
    """Promote or roll back; 0 done, 1 refused with one clear line and everything as it was."""
    name = "classify rollback" if args.is_rollback else "classify promote"
    settings = label_settings(args.data)
    shelf = Shelf(_folder(settings, args.data))
    try:
        if args.is_rollback:
            pointer = shelf.roll_back()
        else:
            _judge(shelf, settings)
            pointer = shelf.promote()
    except (NothingToDo, Worse, UnreadableModel, OSError, ValueError) as error:
        print(f"sohoa {name}: {error}", file=sys.stderr)
        return 1
    print(f"Đang dùng / serving: {pointer.serving}. {RESTART}")
    return 0


def _folder(settings: ClassifySettings, data: Path) -> Path:
    return settings.models_dir or data / "models"


def _judge(shelf: Shelf, settings: ClassifySettings) -> None:
    """Raise Worse when the candidate's own record speaks against it."""
    pointer = shelf.pointer()
    if pointer.candidate is None:
        return
    manifest = shelf.manifest(pointer.candidate)
    is_stale = (
        manifest.get("compared_with") != pointer.serving
        or manifest.get("catalogue") != Catalogue.load(settings.catalogue_dir).fingerprint()
    )
    if is_stale:
        raise Worse(
            "danh mục hoặc mô hình đang dùng đã đổi từ lần so sánh; hãy chạy lại `sohoa classify train` / "
            "catalogue or serving model changed since the comparison; run `sohoa classify train` again"
        )
    worse = [
        line for part in ("frozen", "recent") for line in _worse(manifest, part, settings.promote_margin)
    ]
    if worse:
        raise Worse(
            f"mô hình ứng viên kém hơn quá {settings.promote_margin:.0%} ở / the candidate is worse by more "
            f"than that in: {'; '.join(worse)}"
        )


def _worse(manifest: Mapping[str, object], part: str, margin: float) -> list[str]:
    """The fields of one part of the record that fall by more than the margin, with both shares."""
    lines = []
    for row in cast(list[Mapping[str, int | str]], manifest[part]):
        papers = int(row["papers"])
        before, after = int(row["serving_right"]) / papers, int(row["candidate_right"]) / papers
        if before - after > margin + 1e-9:
            lines.append(f"{row['field']} ({before:.0%} -> {after:.0%}, {papers} giấy tờ / papers)")
    return lines

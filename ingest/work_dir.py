"""The folder of working files: may be lost at any time, and must not keep pages of papers for ever."""

import shutil
import time
from pathlib import Path

ORIGINALS = "originals"
PAGES = "pages"


def make_ready(folder: Path, leftover_after_s: float) -> None:
    """Make the folder, and remove what killed processes left there longer ago than any step may take."""
    (folder / PAGES).mkdir(parents=True, exist_ok=True)
    oldest = time.time() - leftover_after_s
    lying = [*folder.iterdir(), *(folder / PAGES).iterdir()]
    for entry in lying:
        if entry.name not in (ORIGINALS, PAGES) and _changed_at(entry) < oldest:
            _remove(entry)


def _changed_at(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except FileNotFoundError:
        # Its owner, or another process that tidies up, was first.
        return time.time()


def _remove(entry: Path) -> None:
    if entry.is_dir():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)

"""`bench read`: the pages of a set, read by this program and, when asked, by others in the same run."""

import sys
from pathlib import Path

from bench import machine, page_set, read_report, readers
from bench.reading_run import ReadingRun, measure
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

_PACKAGES = ("pytesseract", "opencv-python-headless", "pillow")


def measured(folder: Path, with_peers: bool) -> str:
    """The section of the report. Names unread pages on standard error. Raises BadSet."""
    pages = page_set.load(folder)
    settings = ReadingSettings()
    side_by_side = PagePool(settings).size
    facts = f"{machine.described(_PACKAGES)}, Tesseract {machine.tesseract_version()}"
    facts += f", {side_by_side} pages at once"
    runs = [measure(readers.SOHOA, readers.sohoa(settings), pages, side_by_side)]
    if with_peers:
        runs.append(measure(readers.PLAIN, readers.plain_tesseract(settings), pages, side_by_side))
    for run in runs:
        _name_unread(run)
    peers = " --peers" if with_peers else ""
    return read_report.section(f"./sohoa bench read --set {folder.resolve().name}{peers}", facts, runs)


def _name_unread(run: ReadingRun) -> None:
    for result in run.results:
        if result.failure is not None:
            place = f"{result.page.tier}/{result.page.image.name}"
            print(f"{run.reader}: {place}: không đọc được / unread: {result.failure}", file=sys.stderr)

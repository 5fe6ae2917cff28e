"""`bench read`: the pages of a set, read by this program and, when asked, by others in the same run."""

import tempfile
from pathlib import Path

from bench import machine, page_file, page_set, read_report, readers, whole_file
from bench.ocrmypdf import OcrMyPdf
from bench.reading_run import measure, name_unread
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

_PACKAGES = ("tesserocr", "pytesseract", "opencv-python-headless", "pillow")


def measured(folder: Path, peer: OcrMyPdf | None) -> str:
    """The section of the report; with a `peer`, beside it and plain pytesseract.

    Names unread pages on standard error. Raises BadSet, or ProgramFailed.
    """
    pages = page_set.load(folder)
    settings = ReadingSettings()
    side_by_side = PagePool(settings).size
    facts = _facts(side_by_side, peer)
    with tempfile.TemporaryDirectory(prefix="sohoa-bench-") as scratch:
        file = page_file.assemble(pages, Path(scratch) / "pages.pdf")
        runs = [measure(readers.SOHOA, readers.sohoa(settings), pages, side_by_side)]
        if peer is not None:
            runs.append(measure(readers.PLAIN, readers.plain_tesseract(settings), pages, side_by_side))
        whole = whole_file.measure(pages, file, settings, side_by_side, peer)
    for run in (*runs, *whole.peers):
        name_unread(run)
    return read_report.section(_command(folder, peer), facts, runs, whole)


def _facts(side_by_side: int, peer: OcrMyPdf | None) -> str:
    programs = f"Tesseract {machine.tesseract_version()}"
    if peer is not None:
        programs += f", OCRmyPDF {peer.version}"
    return f"{machine.described(_PACKAGES)}, {programs}, {side_by_side} pages at once"


def _command(folder: Path, peer: OcrMyPdf | None) -> str:
    return f"./sohoa bench read --set {folder.resolve().name}{'' if peer is None else ' --peers'}"

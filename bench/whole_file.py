"""From one PDF of scanned pages to a searchable one: this program and its peers, each as a process."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from bench import effort, ocrmypdf, program, readers
from bench.answer import Answer
from bench.effort import Effort
from bench.errors import ProgramFailed
from bench.ocrmypdf import Mode, OcrMyPdf
from bench.page_file import PageFile
from bench.page_set import TruthPage
from bench.reading_run import PageResult, ReadingRun, scored, unread
from ocr.settings import ReadingSettings

_START_S, _PAGE_S = 120.0, 120.0
"""A whole run may take this long, and this long for each page."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """What the same file took: this program, and each peer, of which the texts are known too."""

    ours: Effort
    peers: tuple[ReadingRun, ...]


def measure(
    pages: Sequence[TruthPage],
    file: PageFile,
    settings: ReadingSettings,
    side_by_side: int,
    peer: OcrMyPdf | None,
) -> WholeFile:
    """Each once over the file, one after the other. Raises ProgramFailed."""
    ours = _ours(file)
    if peer is None:
        return WholeFile(ours, ())
    options = ("-l", settings.languages, "--jobs", str(side_by_side))
    return WholeFile(ours, tuple(_peer_run(peer, mode, options, pages, file) for mode in ocrmypdf.MODES))


def _ours(file: PageFile) -> Effort:
    """`sohoa read`, as an officer would start it; a page that fails fast must not count as speed."""
    out = file.path.with_name("sohoa.pdf")
    command = [sys.executable, "-P", "-m", "api", "read", str(file.path), "--pdf", str(out)]

    def read() -> None:
        ended = program.run(readers.SOHOA, command, _timeout_s(file))
        if ended.status != 0:
            raise ProgramFailed(
                f"sohoa read: hỏng với mã {ended.status} / ended with status {ended.status}"
                f" ({ended.last_words})"
            )

    _, took = effort.watched(readers.SOHOA, len(file.pages), read)
    _require_pages(readers.SOHOA, out, len(file.pages))
    return took


def _peer_run(
    peer: OcrMyPdf, mode: Mode, options: Sequence[str], pages: Sequence[TruthPage], file: PageFile
) -> ReadingRun:
    out = file.path.with_name("peer.pdf")
    texts, took = effort.watched(
        mode.name,
        len(file.pages),
        lambda: peer.read(mode, file.path, out, options, _timeout_s(file)),
    )
    _require_pages(mode.name, out, len(file.pages))
    if len(texts) != len(file.pages):
        raise ProgramFailed(
            f"{mode.name}: cho văn bản của {len(texts)} trang, cần {len(file.pages)}"
            f" / gave the text of {len(texts)} pages, not of {len(file.pages)}"
        )
    read = dict(zip(file.pages, texts, strict=True))
    return ReadingRun(tuple(_result(page, read, file) for page in pages), took)


def _result(page: TruthPage, read: dict[TruthPage, str], file: PageFile) -> PageResult:
    if page in file.left_out:
        return unread(page, file.left_out[page])
    return scored(page, Answer(read[page]))


def _timeout_s(file: PageFile) -> float:
    return _START_S + _PAGE_S * len(file.pages)


def _require_pages(name: str, out: Path, count: int) -> None:
    """Raise ProgramFailed unless there is a PDF of so many pages: speed without it would mean nothing."""
    try:
        with pikepdf.open(out) as pdf:
            found = len(pdf.pages)
    except (OSError, pikepdf.PdfError) as error:
        raise ProgramFailed(f"{name}: không cho PDF đọc được / gave no sound PDF ({error})") from error
    if found != count:
        raise ProgramFailed(
            f"{name}: PDF có {found} trang, cần {count} / its PDF has {found} pages, not {count}"
        )

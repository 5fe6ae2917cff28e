"""OCRmyPDF as a peer: a program in an environment of its own, which the launcher makes."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import program
from bench.errors import ProgramFailed

PROGRAM = Path(__file__).resolve().parents[1] / ".venv-peers" / "bin" / "ocrmypdf"
_TOOLS = ("gs", "unpaper")
"""What it starts, beside Tesseract, for PDF/A and for `--clean`."""
_VERSION_TIMEOUT_S = 60
_SKIPPED = re.compile(r"\[OCR skipped on page\(s\) (\d+)(?:-(\d+))?\]")


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to run it, and what it is called in the tables."""

    name: str
    options: tuple[str, ...] = ()


MODES = (Mode("OCRmyPDF"), Mode("OCRmyPDF cleaned", ("--deskew", "--clean", "--rotate-pages")))


@dataclass(frozen=True, slots=True)
class OcrMyPdf:
    """An installed OCRmyPDF."""

    program: Path
    version: str

    def read(
        self, mode: Mode, source: Path, out: Path, options: Sequence[str], timeout_s: float
    ) -> list[str]:
        """The text of each page of `source`, its searchable PDF at `out`. Raises ProgramFailed."""
        sidecar = out.with_suffix(".txt")
        command = [self.program, *options, *mode.options, "--sidecar", sidecar, source, out]
        ended = program.run(mode.name, [str(word) for word in command], timeout_s)
        if ended.status != 0:
            raise ProgramFailed(
                f"{mode.name}: hỏng với mã {ended.status} / ended with status {ended.status}"
                f" ({ended.last_words})"
            )
        try:
            return list(pages_of(sidecar.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ProgramFailed(f"{mode.name}: không cho văn bản / gave no text ({error})") from error


def installed(path: Path = PROGRAM, tools: Sequence[str] = _TOOLS) -> OcrMyPdf:
    """The OCRmyPDF that the launcher installed, with what it needs. Raises ProgramFailed."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    version = "" if missing else _version(path)
    if not version:
        raise ProgramFailed(
            f"OCRmyPDF: chưa cài đủ ({', '.join(missing) or path.name}); hãy chạy lệnh này qua ./sohoa"
            " / is not wholly installed: run this command through ./sohoa, which installs it"
        )
    return OcrMyPdf(path, version)


def pages_of(sidecar: str) -> Iterator[str]:
    """The pages of a sidecar, whose form feeds part them; one note may stand for several without text."""
    for part in sidecar.split("\f"):
        skipped = _SKIPPED.fullmatch(part.strip())
        if skipped is None:
            yield part
        else:
            first, last = int(skipped[1]), int(skipped[2] or skipped[1])
            yield from [""] * (last - first + 1)


def _version(path: Path) -> str:
    """What it answers when asked; nothing when it does not run."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=_VERSION_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.strip()

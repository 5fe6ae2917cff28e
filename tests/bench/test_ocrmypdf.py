"""OCRmyPDF is believed only where it did its work, and nothing of it is left when it did not."""

import os
import time
from pathlib import Path

import pytest

from bench.errors import ProgramFailed
from bench.ocrmypdf import MODES, Mode, installed, pages_of
from tests.bench import peers

MODE = Mode("a peer", ("--its-option",))


def read(folder: Path, body: str, timeout_s: float = 60) -> list[str]:
    """What a peer of this character makes of a file."""
    source = folder / "pages.pdf"
    source.write_bytes(b"%PDF")
    return peers.peer(folder, body).read(MODE, source, folder / "out.pdf", ["-l", "vie"], timeout_s)


def test_the_pages_are_parted_by_form_feeds(tmp_path: Path) -> None:
    assert read(tmp_path, peers.READS_ALL_AS.format(text="một\fhai\f")) == ["một", "hai", ""]


def test_it_is_called_with_the_options_of_all_and_of_its_mode(tmp_path: Path) -> None:
    body = "sidecar.write_text(' '.join(sys.argv[1:4]))"

    assert read(tmp_path, body) == ["-l vie --its-option"]


def test_the_cleaned_mode_is_the_one_of_the_goal() -> None:
    assert [mode.options for mode in MODES] == [(), ("--deskew", "--clean", "--rotate-pages")]


@pytest.mark.parametrize(
    ("sidecar", "pages"),
    [
        ("a\f[OCR skipped on page(s) 2]\fc", ["a", "", "c"]),
        ("[OCR skipped on page(s) 1-3]\fd", ["", "", "", "d"]),
        ("a [OCR skipped on page(s) 1] b", ["a [OCR skipped on page(s) 1] b"]),
        ("", [""]),
    ],
)
def test_a_note_of_skipped_pages_is_no_text(sidecar: str, pages: list[str]) -> None:
    assert list(pages_of(sidecar)) == pages


def test_a_crash_is_told_with_its_status_and_last_words(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match=r"a peer: .* status 15 \(the disk burns\)"):
        read(tmp_path, peers.CRASHES)


@pytest.mark.parametrize("body", [peers.WRITES_GARBAGE, peers.WRITES_NO_SIDECAR])
def test_garbage_or_nothing_in_place_of_text_is_a_failure(body: str, tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match="gave no text"):
        read(tmp_path, body)


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(ProgramFailed, match="not finished after 2 s"):
        read(tmp_path, peers.HANGS_WITH_A_CHILD, timeout_s=2)

    assert time.monotonic() - begin < 30
    child = int((tmp_path / "out.child").read_text(encoding="ascii"))
    assert _is_gone(child)


@pytest.mark.parametrize("body", ["import sys; sys.exit(1)", "print()"])
def test_one_that_does_not_tell_its_version_is_not_installed(body: str, tmp_path: Path) -> None:
    program = tmp_path / "ocrmypdf"
    program.write_text(f"#!/usr/bin/env python3\n{body}\n", encoding="utf-8")
    program.chmod(0o755)

    with pytest.raises(ProgramFailed, match=r"\(ocrmypdf\).*through \./sohoa"):
        installed(program, tools=())


def test_a_program_that_it_needs_and_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match=r"\(no-such-tool\)"):
        installed(tmp_path / "ocrmypdf", tools=("sh", "no-such-tool"))


def _is_gone(pid: int) -> bool:
    """Whether a killed process has ended, or is about to be collected by whoever inherited it."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False

"""What a measurement was made on, in words that fit any machine: no paths and no names of hosts."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytesseract

_ROOT = Path(__file__).resolve().parents[1]
_GIB = 1024**3


def described(packages: tuple[str, ...]) -> str:
    """One line: cores, memory, load, system, and the versions of what was measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{len(os.sched_getaffinity(0))} cores ({_processor()}), {_memory_gib():.0f} GiB of memory,"
        f" load {os.getloadavg()[0]:.1f} at the start; {platform.system()},"
        f" Python {platform.python_version()}, {versions}; source {source_version()}"
    )


def tesseract_version() -> str:
    """The engine that answers to `tesseract`."""
    return str(pytesseract.get_tesseract_version())


def source_version() -> str:
    """The commit that was measured, marked `-dirty` when the tree held more; else that it is unknown."""
    try:
        answer = subprocess.run(
            ["git", "-C", str(_ROOT), "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"],
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return "of an unknown commit"
    return answer.stdout.strip()


def _memory_gib() -> float:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / _GIB


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()

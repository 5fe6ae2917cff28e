"""The lists that were served before: kept, listed, and put back."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from classify.catalogue.catalogue import OVERLAY_FILE, national, read_built_in
from classify.catalogue.edition import Edition
from classify.catalogue.list_file import read_list, read_list_if_there, write_list
from classify.catalogue.records import ProcedureRecord

_FOLDER, _LOCK = "versions", ".lock"
BUILT_IN = 0
"""The number of the list that comes with the program."""


class NoSuchVersion(Exception):
    """There is no list of that number; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Version:
    """A list that is or was served, with the built-in procedures that it does not replace."""

    edition: Edition
    procedures: int
    is_serving: bool


def versions(overlay_dir: Path) -> list[Version]:
    """All lists, the oldest first; the built-in one is number 0."""
    served, built_in = serving(overlay_dir), read_built_in()
    lists = [built_in, *(read_list(path) for _, path in sorted(_kept(overlay_dir).items()))]
    return [Version(one.edition, len(national(built_in, one)), one.edition.number == served) for one in lists]


@contextmanager
def renewing(overlay_dir: Path) -> Iterator[None]:
    """Hold the lists while the block renews them; others who want to, wait. Raises OSError."""
    overlay_dir.mkdir(parents=True, exist_ok=True)
    with (overlay_dir / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # freed when the process ends, however it ends
        yield


def newest(overlay_dir: Path) -> int:
    """The highest number that was ever given."""
    return max([BUILT_IN, *_kept(overlay_dir)])


def replace_with(target: Path, edition: Edition, records: Iterable[ProcedureRecord]) -> None:
    """Keep the new list under its number, and serve it."""
    kept = _path(target.parent, edition.number)
    write_list(kept, edition, records)
    _serve(kept, target)


def restore(overlay_dir: Path, number: int) -> Edition:
    """Serve the list of that number again; local additions stay. Raises NoSuchVersion or OSError."""
    with renewing(overlay_dir):
        return _restored(overlay_dir, number)


def serving(overlay_dir: Path) -> int:
    """The number of the list that is served now."""
    return read_list_if_there(overlay_dir / OVERLAY_FILE).edition.number


def _restored(overlay_dir: Path, number: int) -> Edition:
    target = overlay_dir / OVERLAY_FILE
    if number == BUILT_IN:
        target.unlink(missing_ok=True)
        return read_built_in().edition
    kept = _kept(overlay_dir)
    if number not in kept:
        known = ", ".join(str(one) for one in sorted({BUILT_IN, *kept}))
        raise NoSuchVersion(f"không có bản / there is no version {number}; có / there are: {known}")
    edition = read_list(kept[number]).edition
    _serve(kept[number], target)
    return edition


def _serve(kept: Path, target: Path) -> None:
    temporary = target.with_name(f".{target.stem}-{os.getpid()}")
    shutil.copyfile(kept, temporary)
    temporary.replace(target)


def _path(overlay_dir: Path, number: int) -> Path:
    return overlay_dir / _FOLDER / f"{number:04d}.jsonl"


def _kept(overlay_dir: Path) -> dict[int, Path]:
    folder = overlay_dir / _FOLDER
    return {int(path.stem): path for path in folder.glob("[0-9]*.jsonl") if path.stem.isdecimal()}

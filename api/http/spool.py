"""A received file on disk: counted and hashed while it is written, gone when its request ends."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from api.http.around.body_limit import file_too_large

PREFIX = "upload-"
"""No upload lasts this long: an older file is what a killed process left behind."""


@dataclass(frozen=True)
class SpooledFile:
    """A file as it was received."""

    path: Path
    filename: str
    sha256: str
    size_bytes: int


class Spool:
    """Writes one file; refuses it as soon as it is larger than `limit_bytes`."""

    def __init__(self, path: Path, file: IO[bytes], filename: str, limit_bytes: int) -> None:
        self._path = path
        self._file = file
        self._filename = filename
        self._limit_bytes = limit_bytes
        self._digest = hashlib.sha256()
        self._size_bytes = 0

    def write(self, piece: bytes) -> None:
        """Take the next bytes. Raises Problem too_many_bytes, or OSError when the disk is full."""
        self._size_bytes += len(piece)
        if self._size_bytes > self._limit_bytes:
            raise file_too_large(self._limit_bytes)
        self._digest.update(piece)
        self._file.write(piece)

    def finish(self) -> SpooledFile:
        """The whole file, ready to be read by others."""
        self._file.flush()
        return SpooledFile(self._path, self._filename, self._digest.hexdigest(), self._size_bytes)


@contextmanager
def spool_file(folder: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file in `folder` that is gone when the block ends."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=PREFIX) as file:
        yield Path(file.name), file.file


def has_room(folder: Path, wanted_bytes: int, reserve_bytes: int) -> bool:
    """Whether the disk can take so many bytes and keep the reserve."""
    return shutil.disk_usage(folder).free >= wanted_bytes + reserve_bytes

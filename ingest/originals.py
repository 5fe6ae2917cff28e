"""Originals at hand: verified local copies of the scans whose pages are being read."""

import os
import threading
import uuid
from pathlib import Path

from storage.blobs.store import BlobStore


class Originals:
    """Fetches each original once per process and keeps the last ones used.

    Fetching (and hashing) a 100-page scan again for each of its pages would cost more than reading it.
    """

    def __init__(self, blobs: BlobStore, folder: Path, limit_bytes: int) -> None:
        self._blobs = blobs
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._fetching: dict[str, threading.Lock] = {}

    def path_of(self, sha256: str) -> Path:
        """A local file with exactly these bytes. Raises what the blob store raises."""
        path = self._folder / sha256
        with self._lock:
            turn = self._fetching.setdefault(sha256, threading.Lock())
        with turn:
            if not _is_at_hand(path):
                self._folder.mkdir(parents=True, exist_ok=True)
                self._make_room()
                self._fetch(sha256, path)
        return path

    def _fetch(self, sha256: str, path: Path) -> None:
        # Other processes share the folder, and any may die half-way: the name is given to whole files only.
        part = self._folder / f"{sha256}.{uuid.uuid4().hex}.part"
        try:
            self._blobs.fetch(sha256, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self) -> None:
        # A file that a page process has open lives on until it is closed; one that a page needs next is
        # fetched again.
        with self._lock:
            kept = sorted(_facts_of(file) for file in self._folder.iterdir())
            total = sum(size_bytes for _, size_bytes, _ in kept)
            while kept and total > self._limit_bytes:
                _, size_bytes, oldest = kept.pop(0)
                total -= size_bytes
                oldest.unlink(missing_ok=True)


def _is_at_hand(path: Path) -> bool:
    """Whether the file is there; its last use is now. Touching it would make an evicted file anew, empty."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _facts_of(file: Path) -> tuple[float, int, Path]:
    """Last use, size and place; a file that another process takes away at this moment has no size."""
    try:
        facts = file.stat()
    except FileNotFoundError:
        return 0.0, 0, file
    return facts.st_mtime, facts.st_size, file

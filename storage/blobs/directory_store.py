"""Blobs as files in a directory: one machine, no server."""

import errno
import fcntl
import hashlib
import io
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from storage.blobs.digest import chunks, digest_of, shelf, verified
from storage.blobs.errors import BlobMissing, StoreFull, StoreUnavailable

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def create_exclusively(path: Path) -> int:
    """Create a file that did not exist, for this process alone to write; return its descriptor."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o440)


class DirectoryBlobStore:
    """Keeps each blob as `root/ab/cd/abcd…`; a file has that name only when it is whole and on disk."""

    def __init__(self, root: Path, create: Callable[[Path], int] = create_exclusively) -> None:
        self._root = root
        self._incoming = root / "incoming"
        self._create = create

    def put(self, path: Path) -> str:
        """See BlobStore."""
        with path.open("rb") as source:
            return self._keep(source)

    def put_bytes(self, data: bytes) -> str:
        """See BlobStore."""
        return self._keep(io.BytesIO(data))

    def fetch(self, key: str, to: Path) -> None:
        """See BlobStore."""
        with self._opened(key) as blob:
            try:
                with to.open("wb") as target:
                    target.writelines(verified(key, self._pieces(blob)))
            except BaseException:
                to.unlink(missing_ok=True)
                raise

    def read(self, key: str) -> bytes:
        """See BlobStore."""
        with self._opened(key) as blob:
            return b"".join(verified(key, self._pieces(blob)))

    def has(self, key: str) -> bool:
        """See BlobStore."""
        with self._translated():
            return (self._root / shelf(key)).exists()

    def check(self) -> None:
        """See BlobStore. Also removes what writers that died have left behind."""
        with self._translated():
            self._make_durable(self._incoming)
            self._sweep()
            with self._temporary() as (_, file):
                file.write(b"writable")
                file.flush()
                os.fsync(file.fileno())

    def _keep(self, source: BinaryIO) -> str:
        with self._translated():
            self._make_durable(self._incoming)
            with self._temporary() as (name, file):
                key = self._copied(source, file)
                if not self._holds(key):
                    self._shelve(name, key)
                self._sync_shelf(key)
        return key

    def _copied(self, source: BinaryIO, file: BinaryIO) -> str:
        digest = hashlib.sha256()
        for chunk in chunks(source):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        return digest.hexdigest()

    def _shelve(self, name: Path, key: str) -> None:
        """Give a whole file its final name; a damaged file of that name is replaced."""
        place = self._root / shelf(key)
        self._make_durable(place.parent)
        name.rename(place)

    def _sync_shelf(self, key: str) -> None:
        """Make the name durable, also when another writer gave it and may not have come so far."""
        place = self._root / shelf(key)
        for folder in (place.parent, place.parent.parent, self._root):
            _sync_folder(folder)

    def _holds(self, key: str) -> bool:
        try:
            with (self._root / shelf(key)).open("rb") as blob:
                return digest_of(blob) == key
        except FileNotFoundError:
            return False

    @contextmanager
    def _temporary(self) -> Iterator[tuple[Path, BinaryIO]]:
        """Open a new file that is locked while its writer lives and gone when the block ends."""
        name, descriptor = self._locked()
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield name, file
        finally:
            name.unlink(missing_ok=True)

    def _locked(self) -> tuple[Path, int]:
        while True:
            name = self._incoming / f"{uuid.uuid4().hex}.part"
            descriptor = self._create(name)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.fstat(descriptor).st_nlink:
                return name, descriptor
            os.close(descriptor)  # a sweep came between the creation and the lock, and took it for dead

    def _sweep(self) -> None:
        """Remove the files whose writers died: a living writer holds the lock of its own."""
        for leftover in self._incoming.glob("*.part"):
            with suppress(FileNotFoundError, BlockingIOError), leftover.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                leftover.unlink()

    def _make_durable(self, folder: Path) -> None:
        """Make a folder with its parents so that they survive a power cut."""
        if folder.is_dir():
            return
        self._make_durable(folder.parent)
        folder.mkdir(mode=0o750, exist_ok=True)
        _sync_folder(folder.parent)

    @contextmanager
    def _opened(self, key: str) -> Iterator[BinaryIO]:
        place = self._root / shelf(key)
        with self._translated():
            try:
                blob = place.open("rb")
            except FileNotFoundError as error:
                raise BlobMissing(key) from error
        with blob:
            yield blob

    def _pieces(self, blob: BinaryIO) -> Iterator[bytes]:
        with self._translated():
            yield from chunks(blob)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise StoreFull(str(self._root)) from error
            raise StoreUnavailable(
                f"Không dùng được thư mục {self._root} (SOHOA_BLOBS_URL): {error.strerror}.",
                f"The directory {self._root} (SOHOA_BLOBS_URL) cannot be used: {error.strerror}.",
            ) from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

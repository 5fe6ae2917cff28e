"""Originals at hand: whole or not there, also for processes that share the folder or die in it."""

import hashlib
import threading
from pathlib import Path

import pytest

from ingest.originals import Originals
from storage.blobs.directory_store import DirectoryBlobStore
from storage.blobs.errors import StoreUnavailable

CONTENT = b"an original" * 1000
KEY = hashlib.sha256(CONTENT).hexdigest()
OTHER = b"another original" * 1000
ROOMY = 10**9


class SlowStore(DirectoryBlobStore):
    """Writes half of a blob, and the rest when it is told to."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.half_written = threading.Event()
        self.go_on = threading.Event()

    def fetch(self, key: str, to: Path) -> None:
        """Half, a long wait, the whole."""
        to.write_bytes(CONTENT[: len(CONTENT) // 2])
        self.half_written.set()
        assert self.go_on.wait(10)
        super().fetch(key, to)


class DyingStore(DirectoryBlobStore):
    """Leaves half of a blob behind, as a process that is killed while it fetches."""

    def fetch(self, key: str, to: Path) -> None:  # noqa: ARG002 (the port's signature)
        """Half, then nothing more."""
        to.write_bytes(CONTENT[: len(CONTENT) // 2])
        raise StoreUnavailable("đứt", "cut")


@pytest.fixture
def store(tmp_path: Path) -> DirectoryBlobStore:
    kept = DirectoryBlobStore(tmp_path / "blobs")
    assert kept.put_bytes(CONTENT) == KEY
    return kept


def test_a_process_beside_never_sees_half_an_original(store: DirectoryBlobStore, tmp_path: Path) -> None:
    slow = SlowStore(tmp_path / "blobs")
    fetching = threading.Thread(target=Originals(slow, tmp_path / "work", ROOMY).path_of, args=(KEY,))
    fetching.start()
    assert slow.half_written.wait(10)

    beside = Originals(store, tmp_path / "work", ROOMY).path_of(KEY).read_bytes()

    slow.go_on.set()
    fetching.join(10)
    assert beside == CONTENT


def test_what_a_killed_process_left_half_fetched_is_not_taken_for_an_original(
    store: DirectoryBlobStore, tmp_path: Path
) -> None:
    with pytest.raises(StoreUnavailable):
        Originals(DyingStore(tmp_path / "blobs"), tmp_path / "work", ROOMY).path_of(KEY)

    path = Originals(store, tmp_path / "work", ROOMY).path_of(KEY)

    assert path.read_bytes() == CONTENT


def test_an_original_that_another_process_evicts_is_fetched_again_and_never_empty(
    store: DirectoryBlobStore, tmp_path: Path
) -> None:
    originals = Originals(store, tmp_path / "work", ROOMY)
    is_over = threading.Event()

    def evict() -> None:
        while not is_over.is_set():
            (tmp_path / "work" / KEY).unlink(missing_ok=True)

    evicting = threading.Thread(target=evict)
    evicting.start()
    seen = [_content_if_there(originals.path_of(KEY)) for _ in range(300)]
    is_over.set()
    evicting.join()

    assert set(seen) <= {CONTENT, None}
    assert originals.path_of(KEY).read_bytes() == CONTENT


def _content_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def test_the_oldest_originals_make_room(store: DirectoryBlobStore, tmp_path: Path) -> None:
    other = store.put_bytes(OTHER)
    originals = Originals(store, tmp_path / "work", limit_bytes=len(CONTENT) // 2)
    first = originals.path_of(KEY)

    originals.path_of(other)

    assert not first.exists()


def test_a_folder_that_was_cleaned_away_is_made_again(store: DirectoryBlobStore, tmp_path: Path) -> None:
    originals = Originals(store, tmp_path / "work", ROOMY)
    originals.path_of(KEY).unlink()
    (tmp_path / "work").rmdir()

    assert originals.path_of(KEY).read_bytes() == CONTENT

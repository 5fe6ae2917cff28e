"""The directory store under damage, death and a full disk."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage.blobs.directory_store import DirectoryBlobStore
from storage.blobs.errors import BlobCorrupt, StoreFull, StoreUnavailable

REPOSITORY = Path(__file__).parents[2]
WORDS = "Giấy biên nhận hồ sơ".encode()
KEY = hashlib.sha256(WORDS).hexdigest()

PUT_FROM_A_PIPE = """
import sys
from pathlib import Path
from storage.blobs.directory_store import DirectoryBlobStore
DirectoryBlobStore(Path(sys.argv[1])).put(Path(sys.argv[2]))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the store."""
    return tmp_path / "blobs"


@pytest.fixture
def store(root: Path) -> DirectoryBlobStore:
    """An empty directory store."""
    return DirectoryBlobStore(root)


def test_damaged_bytes_are_never_handed_out(store: DirectoryBlobStore, root: Path, tmp_path: Path) -> None:
    store.put_bytes(WORDS)
    _damage(root)

    with pytest.raises(BlobCorrupt, match=KEY):
        store.read(KEY)
    with pytest.raises(BlobCorrupt, match=KEY):
        store.fetch(KEY, tmp_path / "copy")

    assert not (tmp_path / "copy").exists()


def test_putting_the_bytes_again_heals_a_damaged_blob(store: DirectoryBlobStore, root: Path) -> None:
    store.put_bytes(WORDS)
    _damage(root)

    store.put_bytes(WORDS)

    assert store.read(KEY) == WORDS


def test_a_second_put_does_not_write_the_file_again(store: DirectoryBlobStore, root: Path) -> None:
    store.put_bytes(WORDS)
    before = _blob_file(root).stat()

    store.put_bytes(WORDS)

    after = _blob_file(root).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_blobs_are_kept_read_only_in_folders_of_two_levels(store: DirectoryBlobStore, root: Path) -> None:
    store.put_bytes(WORDS)

    assert _blob_file(root) == root / KEY[:2] / KEY[2:4] / KEY
    assert _blob_file(root).stat().st_mode & 0o222 == 0


def test_a_writer_killed_in_the_middle_leaves_nothing_visible(
    store: DirectoryBlobStore, root: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", PUT_FROM_A_PIPE, str(root), str(pipe)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    with pipe.open("wb") as scan:
        scan.write(b"half a scan " * 200_000)
        writer.kill()
        writer.wait(timeout=10)
    assert [path.parent.name for path in _files(root)] == ["incoming"]

    store.check()

    assert _files(root) == []


def test_a_check_does_not_disturb_a_writer_at_work(
    store: DirectoryBlobStore, root: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    keys: list[str] = []
    writer = threading.Thread(target=lambda: keys.append(store.put(pipe)))
    writer.start()
    with pipe.open("wb") as scan:
        scan.write(WORDS)
        scan.flush()
        DirectoryBlobStore(root).check()
    writer.join(timeout=10)

    assert keys == [KEY]
    assert store.read(KEY) == WORDS


def test_a_full_disk_is_named_and_leaves_nothing(root: Path) -> None:
    full = DirectoryBlobStore(root, create=_on_a_full_disk)

    with pytest.raises(StoreFull, match="SOHOA_BLOBS_URL"):
        full.put_bytes(WORDS)
    with pytest.raises(StoreFull):
        full.check()

    assert _files(root) == []
    assert not full.has(KEY)


def test_reading_goes_on_while_the_disk_is_full(store: DirectoryBlobStore, root: Path) -> None:
    store.put_bytes(WORDS)

    assert DirectoryBlobStore(root, create=_on_a_full_disk).read(KEY) == WORDS


def test_a_place_that_cannot_be_a_folder_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    store = DirectoryBlobStore(tmp_path / "file" / "blobs")

    for use in (store.check, lambda: store.put_bytes(WORDS), lambda: store.read(KEY)):
        with pytest.raises(StoreUnavailable, match="SOHOA_BLOBS_URL"):
            use()


def _on_a_full_disk(path: Path) -> int:
    """Open a file whose every write the kernel refuses for want of space."""
    path.touch()
    return os.open("/dev/full", os.O_WRONLY)


def _damage(root: Path) -> None:
    blob = _blob_file(root)
    blob.chmod(0o640)
    blob.write_bytes(b"X" + blob.read_bytes()[1:])


def _blob_file(root: Path) -> Path:
    [blob] = _files(root)
    return blob


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]

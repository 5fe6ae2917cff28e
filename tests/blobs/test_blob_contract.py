"""What every store promises, asked of every store, the S3 one on a real server."""

import hashlib
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from storage.blobs.errors import BlobMissing
from storage.blobs.open import open_blobs
from storage.blobs.settings import BlobSettings
from storage.blobs.store import BlobStore
from tests.servers.s3_ceph import S3Access

WORDS = "Cộng hòa xã hội chủ nghĩa Việt Nam".encode()
KEY = hashlib.sha256(WORDS).hexdigest()
NOWHERE = "0" * 64
THREE_PARTS = (b"0123456789abcdef" * 4096) * 560  # 35 MiB: three parts of an S3 upload


@pytest.fixture(params=["directory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    """An empty store of each kind."""
    if request.param == "directory":
        return open_blobs(BlobSettings(blobs_url=(tmp_path / "blobs").as_uri()))
    access: S3Access = request.getfixturevalue("s3_server")
    return open_blobs(
        BlobSettings(
            blobs_url=f"s3://{access.endpoint}/contract-{uuid.uuid4().hex}?secure=false",
            s3_access_key=access.access_key,
            s3_secret_key=SecretStr(access.secret_key),
        )
    )


def test_bytes_come_back_as_they_were_put(store: BlobStore) -> None:
    assert store.put_bytes(WORDS) == KEY

    assert store.read(KEY) == WORDS


@pytest.mark.parametrize("data", [b"", WORDS, THREE_PARTS], ids=["empty", "small", "in parts"])
def test_a_file_comes_back_as_it_was_put(store: BlobStore, tmp_path: Path, data: bytes) -> None:
    scan, copy = tmp_path / "scan", tmp_path / "copy"
    scan.write_bytes(data)

    key = store.put(scan)
    store.fetch(key, copy)

    assert key == hashlib.sha256(data).hexdigest()
    assert copy.read_bytes() == data


def test_the_key_of_a_file_is_the_key_of_its_bytes(store: BlobStore, tmp_path: Path) -> None:
    scan = tmp_path / "scan"
    scan.write_bytes(WORDS)

    assert store.put(scan) == store.put_bytes(WORDS)


def test_a_second_put_of_the_same_bytes_gives_the_same_key(store: BlobStore) -> None:
    assert store.put_bytes(WORDS) == store.put_bytes(WORDS)

    assert store.read(KEY) == WORDS


def test_a_store_knows_what_it_has(store: BlobStore) -> None:
    store.put_bytes(WORDS)

    assert store.has(KEY)
    assert not store.has(NOWHERE)


def test_what_was_never_put_is_missing_and_leaves_no_file(store: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(BlobMissing, match=NOWHERE):
        store.read(NOWHERE)
    with pytest.raises(BlobMissing, match=NOWHERE):
        store.fetch(NOWHERE, tmp_path / "copy")

    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("key", ["", "../../etc/passwd", KEY.upper(), KEY[:-1], KEY + "\n"])
def test_a_key_that_is_no_digest_never_reaches_the_store(store: BlobStore, tmp_path: Path, key: str) -> None:
    uses: list[Callable[[], object]] = [
        lambda: store.read(key),
        lambda: store.has(key),
        lambda: store.fetch(key, tmp_path / "copy"),
    ]
    for use in uses:
        with pytest.raises(ValueError, match="no blob key"):
            use()


def test_a_file_that_is_not_there_is_the_callers_error(store: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.put(tmp_path / "nothing")


def test_many_writers_of_the_same_bytes_all_succeed(store: BlobStore) -> None:
    data = WORDS * 20_000
    start = threading.Barrier(4)

    def put() -> str:
        start.wait(timeout=10)
        return store.put_bytes(data)

    with ThreadPoolExecutor(4) as writers:
        keys = {future.result() for future in [writers.submit(put) for _ in range(4)]}

    assert keys == {hashlib.sha256(data).hexdigest()}
    assert store.read(keys.pop()) == data


def test_a_sound_store_passes_its_check_twice(store: BlobStore) -> None:
    store.check()
    store.check()

    assert store.put_bytes(WORDS) == KEY

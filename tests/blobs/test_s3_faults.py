"""The S3 store under damage, wrong keys, and servers that are away, silent or broken."""

import hashlib
import io
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from minio import Minio

from storage.blobs.errors import BlobCorrupt, StoreFull, StoreUnavailable
from storage.blobs.minio_store import MinioBlobStore
from tests.servers.process import free_ports
from tests.servers.s3_ceph import S3Access

WORDS = "Quyết định công nhận".encode()
KEY = hashlib.sha256(WORDS).hexdigest()
OBJECT = f"{KEY[:2]}/{KEY[2:4]}/{KEY}"
FULL = b"<Error><Code>XMinioStorageFull</Code><Message>no room</Message></Error>"


@pytest.fixture
def bucket() -> str:
    """A bucket name of its own for each test."""
    return f"faults-{uuid.uuid4().hex}"


@pytest.fixture
def store(s3_server: S3Access, bucket: str) -> MinioBlobStore:
    """An empty store on the real server."""
    return _store(s3_server.endpoint, s3_server.secret_key, bucket)


@pytest.fixture
def client(s3_server: S3Access) -> Minio:
    """The vendor's own client, to look behind the store's back."""
    return Minio(s3_server.endpoint, s3_server.access_key, s3_server.secret_key, secure=False)


def test_damaged_bytes_are_never_handed_out(
    store: MinioBlobStore, client: Minio, bucket: str, tmp_path: Path
) -> None:
    store.put_bytes(WORDS)
    _damage(client, bucket)

    with pytest.raises(BlobCorrupt, match=KEY):
        store.read(KEY)
    with pytest.raises(BlobCorrupt, match=KEY):
        store.fetch(KEY, tmp_path / "copy")

    assert not (tmp_path / "copy").exists()


def test_putting_the_bytes_again_heals_a_damaged_blob(
    store: MinioBlobStore, client: Minio, bucket: str
) -> None:
    store.put_bytes(WORDS)
    _damage(client, bucket)

    store.put_bytes(WORDS)

    assert store.read(KEY) == WORDS


def test_a_second_put_does_not_write_the_object_again(
    store: MinioBlobStore, client: Minio, bucket: str
) -> None:
    store.put_bytes(WORDS)
    before = client.stat_object(bucket, OBJECT).last_modified
    time.sleep(1.1)  # the server's clock shows whole seconds

    store.put_bytes(WORDS)

    assert client.stat_object(bucket, OBJECT).last_modified == before


def test_an_object_says_its_own_digest(store: MinioBlobStore, client: Minio, bucket: str) -> None:
    store.put_bytes(WORDS)

    metadata = client.stat_object(bucket, OBJECT).metadata or {}
    assert {name.lower(): value for name, value in metadata.items()}["x-amz-meta-sha256"] == KEY


def test_a_check_makes_the_bucket_and_leaves_nothing_in_it(
    store: MinioBlobStore, client: Minio, bucket: str
) -> None:
    store.check()

    assert client.bucket_exists(bucket)
    assert list(client.list_objects(bucket, recursive=True)) == []


def test_a_bucket_that_goes_away_is_unavailable_until_the_next_check(
    store: MinioBlobStore, client: Minio, bucket: str
) -> None:
    store.check()
    client.remove_bucket(bucket)
    with pytest.raises(StoreUnavailable, match="NoSuchBucket"):
        store.put_bytes(WORDS)

    store.check()

    assert store.put_bytes(WORDS) == KEY


def test_a_wrong_secret_is_unavailable_and_names_the_setting(s3_server: S3Access, bucket: str) -> None:
    store = _store(s3_server.endpoint, "not-the-secret", bucket)

    for use in (store.check, lambda: store.put_bytes(WORDS), lambda: store.read(KEY), lambda: store.has(KEY)):
        with pytest.raises(StoreUnavailable, match="SOHOA_S3_SECRET_KEY") as caught:
            use()
        assert "not-the-secret" not in str(caught.value)


def test_a_server_that_is_down_is_unavailable_at_once(bucket: str) -> None:
    [port] = free_ports(1)
    store = _store(f"127.0.0.1:{port}", "secret", bucket, timeout_s=1)

    with _at_most(2):
        for use in (store.check, lambda: store.put_bytes(WORDS), lambda: store.read(KEY)):
            with pytest.raises(StoreUnavailable, match="does not answer"):
                use()


def test_a_silent_server_is_unavailable_within_the_time_limit(bucket: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = _store(f"127.0.0.1:{silent.getsockname()[1]}", "secret", bucket, timeout_s=0.5)

        with _at_most(3), pytest.raises(StoreUnavailable, match="does not answer"):
            store.read(KEY)  # two attempts
        with _at_most(1.5), pytest.raises(StoreUnavailable, match="does not answer"):
            store.check()  # one


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (507, FULL, StoreFull),
        (503, b"<html>busy</html>", StoreUnavailable),
        (500, b"<Error><unclosed", StoreUnavailable),
        (403, b"\xff\xfe not even text", StoreUnavailable),
    ],
)
def test_a_broken_answer_is_told_in_our_words(
    bucket: str, status: int, body: bytes, expected: type[StoreUnavailable]
) -> None:
    with _server_that_says(status, body) as port:
        store = _store(f"127.0.0.1:{port}", "secret", bucket, timeout_s=1)

        with pytest.raises(StoreUnavailable) as caught:
            store.read(KEY)

    assert type(caught.value) is expected


def _store(endpoint: str, secret: str, bucket: str, timeout_s: float = 10) -> MinioBlobStore:
    return MinioBlobStore(
        endpoint=endpoint,
        bucket=bucket,
        access_key="sohoa-access",
        secret_key=secret,
        is_secure=False,
        region="us-east-1",
        timeout_s=timeout_s,
        attempts=2,
        check_timeout_s=timeout_s,
    )


def _damage(client: Minio, bucket: str) -> None:
    client.put_object(bucket, OBJECT, io.BytesIO(b"X" + WORDS[1:]), len(WORDS))


@contextmanager
def _at_most(limit_s: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < limit_s


@contextmanager
def _server_that_says(status: int, body: bytes) -> Iterator[int]:
    """Answer every HEAD with 200 and every other request with this status and body."""
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    answer = b"HTTP/1.1 %d X\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n" % (status, len(body))
    answer += b"Connection: close\r\n\r\n" + body
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, head, answer), daemon=True).start()
        yield int(server.getsockname()[1])
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, head: bytes, answer: bytes) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.sendall(head if connection.recv(65536).startswith(b"HEAD") else answer)

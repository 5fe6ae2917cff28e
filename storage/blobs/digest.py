"""Keys are SHA-256 digests: computed, checked and compared in this one place."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from storage.blobs.errors import BlobCorrupt

CHUNK_BYTES = 1 << 20
_KEY = re.compile(r"[0-9a-f]{64}")


def checked_key(key: str) -> str:
    """Return `key` if it is a SHA-256 in lower-case hex, else raise ValueError.

    Nothing else may reach a file name or an object name: `../` would leave the store.
    """
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no blob key: 64 lower-case hex digits were expected")
    return key


def shelf(key: str) -> str:
    """Name the place of a blob: two levels of 256 folders, the same in a directory and in a bucket."""
    return f"{key[:2]}/{key[2:4]}/{checked_key(key)}"


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """Yield what is left of a file in pieces of CHUNK_BYTES."""
    while chunk := file.read(CHUNK_BYTES):
        yield chunk


def digest_of(file: BinaryIO) -> str:
    """Return the key that these bytes have."""
    digest = hashlib.sha256()
    for chunk in chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def verified(key: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces; after the last one raise BlobCorrupt if together they are not `key`."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != key:
        raise BlobCorrupt(key, digest.hexdigest())

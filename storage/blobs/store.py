"""The port: what the rest of the program may ask of a store of bytes."""

from pathlib import Path
from typing import Protocol


class BlobStore(Protocol):
    """Keeps bytes under their own SHA-256 (64 lower-case hex digits), unchanged for ever.

    Every method may raise StoreUnavailable. A key that is no SHA-256 is a ValueError: keys come
    only from `put` and `put_bytes`. Safe to call from many threads and processes at once.
    """

    def put(self, path: Path) -> str:
        """Keep the bytes of a local file and return their key, once they are durable.

        Bytes that are already kept are verified, not written again; a damaged copy is replaced.
        Raises StoreFull. A `path` that cannot be opened is an OSError.
        """

    def put_bytes(self, data: bytes) -> str:
        """Keep these bytes and return their key; the same promise as `put`."""

    def fetch(self, key: str, to: Path) -> None:
        """Copy the blob to the local file `to`, verifying it on the way.

        Raises BlobMissing or BlobCorrupt, and then `to` does not exist. A `to` that cannot be
        written is an OSError.
        """

    def read(self, key: str) -> bytes:
        """Return the verified bytes. Raises BlobMissing or BlobCorrupt."""

    def has(self, key: str) -> bool:
        """Say whether something is kept under this key, without reading it."""

    def check(self) -> None:
        """Return when the store can be reached and written to; raise StoreUnavailable otherwise."""

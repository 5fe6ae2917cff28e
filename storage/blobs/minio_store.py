"""Blobs as objects of an S3 server, spoken to through the minio SDK. The only module that knows it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.response import BaseHTTPResponse

from storage.blobs.digest import CHUNK_BYTES, digest_of, shelf, verified
from storage.blobs.errors import BlobCorrupt, BlobError, BlobMissing, StoreFull, StoreUnavailable

PART_BYTES = 16 << 20  # the SDK holds one part in memory; larger files are sent in several

_MISSING = {"NoSuchKey"}
_NO_ROOM = {"XMinioStorageFull", "QuotaExceeded", "InsufficientCapacity"}
_REFUSED = {"AccessDenied", "SignatureDoesNotMatch", "InvalidAccessKeyId"}
_MADE_BY_ANOTHER = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}
_FOREIGN = (MinioException, HTTPError, OSError, UnicodeDecodeError, ParseError)


class MinioBlobStore:
    """Keeps each blob as the object `ab/cd/abcd…` of one bucket, which is made when it is missing."""

    def __init__(  # noqa: PLR0913 - these facts name an S3 server, all by keyword
        self,
        *,
        endpoint: str,
        bucket: str,
        access_key: str,
        secret_key: str,
        is_secure: bool,
        region: str,
        timeout_s: float,
        attempts: int,
        check_timeout_s: float,
    ) -> None:
        self._bucket = bucket
        self._store = f"s3://{endpoint}/{bucket}"
        self._has_bucket = False

        def client(timeout_s: float, attempts: int) -> Minio:
            pool = _pool(timeout_s, attempts)
            return Minio(endpoint, access_key, secret_key, secure=is_secure, region=region, http_client=pool)

        self._client = client(timeout_s, attempts)
        # Whoever asks whether we are ready does not wait for the patience of a worker.
        self._prober = client(check_timeout_s, attempts=1)

    def put(self, path: Path) -> str:
        """See BlobStore."""
        with path.open("rb") as source:
            return self._keep(source)

    def put_bytes(self, data: bytes) -> str:
        """See BlobStore."""
        return self._keep(io.BytesIO(data))

    def fetch(self, key: str, to: Path) -> None:
        """See BlobStore."""
        with self._opened(key) as pieces:
            try:
                with to.open("wb") as target:
                    target.writelines(verified(key, pieces))
            except BaseException:
                to.unlink(missing_ok=True)
                raise

    def read(self, key: str) -> bytes:
        """See BlobStore."""
        with self._opened(key) as pieces:
            return b"".join(verified(key, pieces))

    def has(self, key: str) -> bool:
        """See BlobStore."""
        name = shelf(key)
        try:
            with self._translated(key):
                self._make_bucket(self._client)
                self._client.stat_object(self._bucket, name)
        except BlobMissing:
            return False
        return True

    def check(self) -> None:
        """See BlobStore. Begins an upload and gives it up, so that nothing is left, not even a version."""
        with self._translated():
            self._has_bucket = False
            self._make_bucket(self._prober)
            # The SDK has no public call that asks for permission to write without writing.
            upload = self._prober._create_multipart_upload(self._bucket, "readiness", {})
            self._prober._abort_multipart_upload(self._bucket, "readiness", upload)

    def _keep(self, source: BinaryIO) -> str:
        key = digest_of(source)
        length = source.tell()
        if not self._holds(key):
            source.seek(0)
            with self._translated(key):
                self._send(key, source, length)
        return key

    def _holds(self, key: str) -> bool:
        """Read and verify what is kept under this key; a damaged object counts as none."""
        try:
            if not self.has(key):
                return False
            with self._opened(key) as pieces:
                for _ in verified(key, pieces):
                    pass
        except (BlobMissing, BlobCorrupt):
            return False
        return True

    def _send(self, key: str, source: BinaryIO, length: int) -> None:
        self._make_bucket(self._client)
        self._client.put_object(
            self._bucket,
            shelf(key),
            source,
            length,
            metadata={"sha256": key},
            part_size=PART_BYTES,
            num_parallel_uploads=1,
        )

    def _make_bucket(self, client: Minio) -> None:
        if self._has_bucket:
            return
        if not client.bucket_exists(self._bucket):
            try:
                client.make_bucket(self._bucket)
            except S3Error as error:
                if error.code not in _MADE_BY_ANOTHER:
                    raise
        self._has_bucket = True

    @contextmanager
    def _opened(self, key: str) -> Iterator[Iterator[bytes]]:
        name = shelf(key)
        with self._translated(key):
            self._make_bucket(self._client)
            response = self._client.get_object(self._bucket, name)
        try:
            yield self._pieces(key, response)
        finally:
            response.close()
            response.release_conn()

    def _pieces(self, key: str, response: BaseHTTPResponse) -> Iterator[bytes]:
        with self._translated(key):
            yield from response.stream(CHUNK_BYTES)

    @contextmanager
    def _translated(self, key: str = "") -> Iterator[None]:
        try:
            yield
        except _FOREIGN as error:
            raise self._in_our_words(error, key) from error

    def _in_our_words(self, error: Exception, key: str) -> BlobError:
        code = str(error.code) if isinstance(error, S3Error) else ""
        if code in _MISSING:
            return BlobMissing(key)
        if code in _NO_ROOM:
            return StoreFull(self._store)
        if code in _REFUSED:
            return StoreUnavailable(
                f"Kho {self._store} từ chối khóa truy cập ({code}). "
                "Hãy kiểm tra SOHOA_S3_ACCESS_KEY và SOHOA_S3_SECRET_KEY.",
                f"The store {self._store} refused our keys ({code}). "
                "Check SOHOA_S3_ACCESS_KEY and SOHOA_S3_SECRET_KEY.",
            )
        reason = code or type(_cause_of(error)).__name__
        return StoreUnavailable(
            f"Kho {self._store} (SOHOA_BLOBS_URL) không trả lời ({reason}). Hãy kiểm tra máy chủ S3.",
            f"The store {self._store} (SOHOA_BLOBS_URL) does not answer ({reason}). Check the S3 server.",
        )


def _cause_of(error: Exception) -> Exception:
    """Return what made urllib3 give up, which tells more than that it gave up."""
    return error.reason if isinstance(error, MaxRetryError) and error.reason else error


def _pool(timeout_s: float, attempts: int) -> urllib3.PoolManager:
    """Return connections on which no single wait is longer than `timeout_s`, tried `attempts` times."""
    return urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=timeout_s, read=timeout_s),
        maxsize=32,
        cert_reqs="CERT_REQUIRED",
        retries=urllib3.Retry(
            total=attempts - 1,
            backoff_factor=0.2,
            backoff_max=2,
            status_forcelist=[500, 502, 503, 504],
            respect_retry_after_header=False,  # the server must not choose how long a worker sleeps
        ),
    )

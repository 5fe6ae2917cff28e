"""Chooses the store that SOHOA_BLOBS_URL names."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from storage.blobs.directory_store import DirectoryBlobStore
from storage.blobs.errors import BlobsUrlInvalid
from storage.blobs.minio_store import MinioBlobStore
from storage.blobs.settings import BlobSettings
from storage.blobs.store import BlobStore

_YES_NO = {"true": True, "false": False}


@dataclass(frozen=True)
class Bucket:
    """The parts of an `s3://` URL."""

    endpoint: str
    name: str
    is_secure: bool
    region: str


def open_blobs(settings: BlobSettings) -> BlobStore:
    """Return the store of `settings.blobs_url`, without touching it yet: `check()` does that.

    Raises BlobsUrlInvalid for a URL that names no store.
    """
    url = urlsplit(settings.blobs_url)
    if url.scheme == "file":
        return DirectoryBlobStore(directory_of(url))
    if url.scheme == "s3":
        return _open_bucket(bucket_of(url), settings)
    raise BlobsUrlInvalid(
        f"SOHOA_BLOBS_URL is {settings.blobs_url!r}: write file:///folder or s3://host:port/bucket"
    )


def directory_of(url: SplitResult) -> Path:
    """Return the absolute folder of a `file:` URL. Raises BlobsUrlInvalid."""
    path = Path(unquote(url.path))
    if url.netloc not in {"", "localhost"} or not path.is_absolute() or path == Path("/"):
        raise BlobsUrlInvalid(
            f"SOHOA_BLOBS_URL is {url.geturl()!r}: write three slashes, then the folder, as in "
            "file:///var/lib/sohoa/blobs"
        )
    return path


def bucket_of(url: SplitResult) -> Bucket:
    """Return the endpoint and bucket of an `s3:` URL. Raises BlobsUrlInvalid."""
    options = {"secure": "true", "region": "us-east-1"} | dict(parse_qsl(url.query))
    bucket = url.path.strip("/")
    if not url.hostname or not bucket or "/" in bucket or "@" in url.netloc:
        raise BlobsUrlInvalid("SOHOA_BLOBS_URL must look like s3://host:port/bucket, with no key in it")
    if options.keys() - {"secure", "region"} or options["secure"] not in _YES_NO:
        raise BlobsUrlInvalid("SOHOA_BLOBS_URL takes secure=true or secure=false, and region=NAME")
    return Bucket(url.netloc, bucket, _YES_NO[options["secure"]], options["region"])


def _open_bucket(bucket: Bucket, settings: BlobSettings) -> BlobStore:
    secret = settings.s3_secret_key.get_secret_value()
    if not settings.s3_access_key or not secret:
        raise BlobsUrlInvalid("An s3:// store needs SOHOA_S3_ACCESS_KEY and SOHOA_S3_SECRET_KEY (or …_FILE)")
    return MinioBlobStore(
        endpoint=bucket.endpoint,
        bucket=bucket.name,
        access_key=settings.s3_access_key,
        secret_key=secret,
        is_secure=bucket.is_secure,
        region=bucket.region,
        timeout_s=settings.s3_timeout_s,
        attempts=settings.s3_attempts,
        check_timeout_s=settings.s3_check_timeout_s,
    )

"""Where blobs are kept, as the environment says."""

from pathlib import Path

from pydantic import Field, SecretStr

from storage.secret_files import EnvironmentSettings


def _beside_the_caller() -> str:
    return (Path.cwd() / "data" / "blobs").as_uri()


class BlobSettings(EnvironmentSettings):
    """SOHOA_BLOBS_URL and the keys that it needs.

    Each setting is also read from the file named by `<SETTING>_FILE`, so that secrets can stay out
    of the environment. Setting both is an error: one of them would be silently ignored.
    """

    blobs_url: str = Field(default_factory=_beside_the_caller)
    """`file:///folder` or `s3://host:port/bucket?secure=false&region=us-east-1`."""
    s3_access_key: str = ""
    s3_secret_key: SecretStr = SecretStr("")
    s3_timeout_s: float = Field(default=15.0, gt=0)
    """Longest wait for a connection and for each next piece of an answer."""
    s3_attempts: int = Field(default=3, ge=1)
    """How often one request is sent before the server counts as unavailable."""
    s3_check_timeout_s: float = Field(default=3.0, gt=0)
    """The same wait for `check()`, which sends each request once: readiness must be told soon."""

"""What a deployment may choose about the HTTP interface."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from classify.settings import ClassifySettings
from ocr.settings import ReadingSettings


class HttpSettings(BaseSettings):
    """Limits of the HTTP interface, from `SOHOA_*` variables; each carries its unit."""

    model_config = SettingsConfigDict(env_prefix="SOHOA_", frozen=True, extra="ignore")

    max_bytes: int = Field(default=ReadingSettings.model_fields["max_bytes"].default, gt=0)
    """The largest file that is taken: the reader's own setting, so that the two cannot disagree."""

    max_json_bytes: int = Field(default=1024 * 1024, gt=0)
    """The largest body of a request that carries no file."""

    max_text_chars: int = Field(default=ClassifySettings.model_fields["max_text_chars"].default, gt=0)
    """The longest text that POST /v1/classifications takes: as much as the classifier looks at."""

    spool_reserve_bytes: int = Field(default=256 * 1024 * 1024, ge=0)
    """Free space that must remain on the disk of `SOHOA_WORK_DIR` after a file was received."""

    upload_idle_s: float = Field(default=60.0, gt=0)
    """How long a sender may be silent in the middle of a file."""

    retry_after_s: int = Field(default=5, gt=0)
    """What a caller is told to wait when a store is away."""

    classify_pages: int = Field(default=5, ge=1)
    """How many pages of a file POST /v1/classifications reads, as `classify` on the command line does: what a
    paper is stands on its first ones."""

"""What a deployment may choose about reading; every limit carries its unit."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ReadingSettings(BaseSettings):
    """Limits and choices of the reader, from ``SOHOA_*`` environment variables.

    The limits exist because the files come from anybody: a 40-byte header can ask for
    terabytes of pixels.
    """

    model_config = SettingsConfigDict(env_prefix="SOHOA_", frozen=True, extra="ignore")

    max_bytes: int = Field(default=200 * 1024 * 1024, gt=0)
    max_pages: int = Field(default=2000, gt=0)
    max_pixels: int = Field(default=150_000_000, gt=0)
    """Pixels of one page image as it is stored, before anything is decoded."""

    reading_dpi: int = Field(default=300, ge=100, le=600)
    languages: str = Field(default="vie", pattern=r"^[A-Za-z_]+(\+[A-Za-z_]+)*$")

    page_timeout_s: float = Field(default=120, gt=0)
    inspect_timeout_s: float = Field(default=30, gt=0)
    document_timeout_s: float = Field(default=600, gt=0)
    """Longest time for writing the searchable PDF of one document."""
    page_memory_mb: int = Field(default=900, ge=256)
    """Address space that a page process, and each program it starts, may use beyond its start."""

    processes: int = Field(default=0, ge=0)
    """Page processes working at once; 0 takes one for each CPU this process may use."""

    pages_dir: Path | None = None
    """Where a page lies while Tesseract reads it; None takes the system's folder for temporary files."""

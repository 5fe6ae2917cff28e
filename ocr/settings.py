"""What a deployment may choose about reading; every limit carries its unit."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ocr.steps import STEPS


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
    without_steps: Annotated[frozenset[str], NoDecode] = frozenset()
    """Steps of preparation that are left out, for measuring what each is worth."""
    engine: Literal["tesserocr", "pytesseract"] = "tesserocr"
    """How Tesseract is driven: in the page process (fast), or as a program of its own for each page."""
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

    @field_validator("without_steps", mode="before")
    @classmethod
    def _step_names(cls, value: object) -> object:
        """Names from a comma-separated list. Raises ValueError for a name that is no step."""
        names = [name.strip() for name in value.split(",")] if isinstance(value, str) else value
        if not isinstance(names, list | tuple | set | frozenset):
            return value
        steps = frozenset(str(name) for name in names if name)
        if unknown := steps - set(STEPS):
            raise ValueError(f"no step {', '.join(sorted(unknown))}; the steps are {', '.join(STEPS)}")
        return steps

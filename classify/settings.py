"""Settings of the classifier, read from `SOHOA_*` environment variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ClassifySettings(BaseSettings):
    """Limits and thresholds; `SOHOA_ABSTAIN_BELOW=0.6` sets `abstain_below`, and so on."""

    model_config = SettingsConfigDict(env_prefix="SOHOA_", frozen=True)

    catalogue_dir: Path | None = None
    """Folder of the imported national list; None means the built-in catalogue alone."""

    models_dir: Path | None = None
    """Folder of the models trained here; None means the one that comes with the program."""

    abstain_below: float = Field(default=0.95, ge=0, le=1)
    """A field below this confidence is a guess, and a person decides.

    From here on 98 % of the fields were right on titles that the classifier had never met.
    """

    promote_margin: float = Field(default=0.05, ge=0, le=1)
    """By how much the share of right answers may fall in any one field before `classify promote` refuses."""

    max_text_chars: int = Field(default=200_000, gt=0)
    """Characters of one paper that are looked at; what follows cannot change what the paper is."""

    classify_pages: int = Field(default=5, gt=0)
    """Pages of a scan that are read to classify it: what a paper is stands on its first ones."""

    max_answers: int = Field(default=5, gt=0)
    """How many fields and how many procedures an answer lists at most."""

    cut_from: float = Field(default=0.98, gt=0.5, le=1)
    """From this confidence on, a new paper of a scan is cut off without a person; 1 leaves all to persons."""

    join_up_to: float = Field(default=0.03, ge=0, lt=0.5)
    """Up to this confidence, pages stay together without a person; between the two, a person decides.

    Measured by `./sohoa bench split`; a wrong join may carry a paper into another's case.
    """

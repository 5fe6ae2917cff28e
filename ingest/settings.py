"""How the flow behaves: the broker, the patience, and where working files lie."""

import tempfile
from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr

from storage.secret_files import EnvironmentSettings


class FlowSettings(EnvironmentSettings):
    """Settings of the flow from received to attached, from `SOHOA_*` variables or `…_FILE`."""

    broker_url: SecretStr = SecretStr("stub://")
    """`stub://` (threads of this process), `amqp://user:password@host`, `redis://host`."""

    page_attempts: int = Field(default=3, ge=1)
    """How often a page is tried before it is set aside."""

    step_attempts: int = Field(default=5, ge=1)
    """How often a scan's opening or filing is tried before the scan fails."""

    page_hold_s: float = Field(default=300.0, gt=0)
    """How long a claimed page stays its worker's when nothing is heard; more than a page may take."""

    step_hold_s: float = Field(default=900.0, gt=0)
    """The same for opening and filing a scan."""

    retry_pause_s: float = Field(default=5.0, ge=0)
    """The first wait after bad luck; it doubles with each attempt."""

    resend_after_s: float = Field(default=120.0, gt=0)
    """When a message that nobody acted on is sent again."""

    sweep_every_s: float = Field(default=2.0, gt=0)
    """How often the sweep looks for what is due."""

    sweep_batch: int = Field(default=500, ge=1)
    """How many rows of a kind one sweep sends at most."""

    work_dir: Path = Field(default_factory=lambda: Path(tempfile.gettempdir()) / "sohoa")
    """Where originals are kept at hand while their pages are read; may be lost at any time."""

    originals_bytes: int = Field(default=2 * 1024**3, gt=0)
    """How much of `work_dir` the originals at hand may fill."""

    default_office: str = "trung-tam"
    """The office of a scan whose sender is bound to none and names none."""

    @property
    def page_hold(self) -> timedelta:
        """`page_hold_s` as a span of time."""
        return timedelta(seconds=self.page_hold_s)

    @property
    def step_hold(self) -> timedelta:
        """`step_hold_s` as a span of time."""
        return timedelta(seconds=self.step_hold_s)

    @property
    def retry_pause(self) -> timedelta:
        """`retry_pause_s` as a span of time."""
        return timedelta(seconds=self.retry_pause_s)

    @property
    def resend_after(self) -> timedelta:
        """`resend_after_s` as a span of time."""
        return timedelta(seconds=self.resend_after_s)

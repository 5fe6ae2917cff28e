"""The collaborators of the flow, built in one place (`ingest.wiring`) and passed to every step."""

from dataclasses import dataclass

from classify.catalogue.catalogue import Catalogue
from classify.classifier import Classifier
from classify.splitting.splitter import Splitter
from ingest.originals import Originals
from ingest.settings import FlowSettings
from ingest.steps import Outbox
from ocr.pool import PagePool
from storage.blobs.store import BlobStore
from storage.claims import Claim
from storage.database import Database


@dataclass(frozen=True)
class Service:
    """Everything that a step may need. `worker` names this process in claims."""

    worker: str
    settings: FlowSettings
    database: Database
    blobs: BlobStore
    originals: Originals
    outbox: Outbox
    pool: PagePool
    """Page processes that read."""
    inspector: PagePool
    """A page process of its own for looking at arrivals, so that reception never waits for reading."""
    catalogue: Catalogue
    classifier: Classifier
    splitter: Splitter

    @property
    def page_claim(self) -> Claim:
        """How this process claims pages."""
        return Claim(self.worker, self.settings.page_hold, self.settings.page_attempts)

    @property
    def step_claim(self) -> Claim:
        """How this process claims the opening and filing of scans."""
        return Claim(self.worker, self.settings.step_hold, self.settings.step_attempts)

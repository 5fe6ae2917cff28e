"""Builds the service: the one place that knows which adapter stands behind which port."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import dramatiq

from classify.catalogue.catalogue import Catalogue
from classify.classifier import Classifier
from classify.learned.shelf import serving_model
from classify.settings import ClassifySettings
from classify.splitting.splitter import Splitter
from ingest.originals import Originals
from ingest.queue.actors import DramatiqOutbox
from ingest.queue.broker import open_broker
from ingest.service import Service
from ingest.settings import FlowSettings
from ingest.work_dir import ORIGINALS, PAGES, make_ready
from ocr.pool import PagePool
from ocr.settings import ReadingSettings
from storage.blobs.open import open_blobs
from storage.blobs.settings import BlobSettings
from storage.database import open_database
from storage.schema import upgrade
from storage.settings import DatabaseSettings

LEFTOVER_AFTER_S = 24 * 3600.0
"""Longer than any upload, page or filing takes."""


@dataclass(frozen=True)
class Settings:
    """All settings of a process, each read from the environment unless given."""

    flow: FlowSettings = field(default_factory=FlowSettings)
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    blobs: BlobSettings = field(default_factory=BlobSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    classify: ClassifySettings = field(default_factory=ClassifySettings)


@dataclass(frozen=True)
class Opened:
    """A service and the broker that its workers consume from."""

    service: Service
    broker: dramatiq.Broker


@dataclass(frozen=True)
class Labels:
    """The catalogue, and the classifier that answers from it."""

    catalogue: Catalogue
    classifier: Classifier


def load_labels(settings: ClassifySettings) -> Labels:
    """The built-in catalogue with what was imported over it, and the classifier with the serving model."""
    catalogue = Catalogue.load(settings.catalogue_dir)
    return Labels(catalogue, Classifier(catalogue, settings, serving_model(settings.models_dir)))


@contextmanager
def open_service(settings: Settings, labels: Labels | None = None) -> Iterator[Opened]:
    """A service ready for work, its schema current; everything is closed when the block ends.

    `labels` shares what is loaded already, instead of loading the settings' own.
    """
    with ExitStack() as closing:
        database = open_database(settings.database)
        closing.callback(database.close)
        upgrade(database)
        blobs = open_blobs(settings.blobs)
        broker = open_broker(settings.flow.broker_url.get_secret_value())
        closing.callback(broker.close)
        labels = labels or load_labels(settings.classify)
        work_dir = settings.flow.work_dir
        make_ready(work_dir, leftover_after_s=LEFTOVER_AFTER_S)
        reading = settings.reading.model_copy(update={"pages_dir": work_dir / PAGES})
        one_process = reading.model_copy(update={"processes": 1})
        service = Service(
            worker=f"{os.getpid()}-{secrets.token_hex(8)}",
            settings=settings.flow,
            database=database,
            blobs=blobs,
            originals=Originals(blobs, work_dir / ORIGINALS, settings.flow.originals_bytes),
            outbox=DramatiqOutbox(broker),
            pool=closing.enter_context(PagePool(reading)),
            inspector=closing.enter_context(PagePool(one_process)),
            catalogue=labels.catalogue,
            classifier=labels.classifier,
            splitter=Splitter(settings.classify),
        )
        yield Opened(service, broker)

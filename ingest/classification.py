"""The classifier's answer to somebody's text or file, of which nothing is kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from classify.answer import Answer
from classify.page import Page
from ingest.conversions import to_page
from ingest.service import Service

PAGE_BREAK = "\f"


@dataclass(frozen=True)
class Classification:
    """What the paper was taken for, by which classifier, and how many of its pages were looked at."""

    answer: Answer
    classifier: str
    pages: int
    pages_read: int


def classify_text(service: Service, text: str, on: date | None = None) -> Classification:
    """The answer for a text; form feeds part its pages. `on` is the paper's day, None means today."""
    pages = [Page(number, part) for number, part in enumerate(text.split(PAGE_BREAK), start=1)]
    return _classified(service, pages, len(pages), on)


def classify_file(service: Service, path: Path, most_pages: int, on: date | None = None) -> Classification:
    """The answer for a file of which at most the first `most_pages` are read; `on` as for a text.

    Raises UnreadableScan or PageFailed: an answer from some of the pages asked for could be a wrong one.
    """
    facts = service.inspector.inspect(path)
    numbers = range(1, min(facts.page_count, most_pages) + 1)
    read = partial(service.pool.read, path, image_out=None)
    with ThreadPoolExecutor(len(numbers)) as threads:
        readings = list(threads.map(read, numbers))
    return _classified(service, [to_page(reading) for reading in readings], facts.page_count, on)


def _classified(service: Service, pages: list[Page], page_count: int, on: date | None) -> Classification:
    answer = service.classifier.classify(pages, on)
    return Classification(answer, service.classifier.version, page_count, len(pages))

"""Reading a page: claimed, read in a page process, its blobs stored, its row kept."""

import json
import logging
import tempfile
import time
from pathlib import Path

from ingest.opening import file_if_settled
from ingest.outage import is_outage
from ingest.service import Service
from ocr.errors import PageFailed, UnreadableScan
from ocr.page_reading import PageReading
from storage.blobs.errors import BlobError
from storage.pages import PageResult

log = logging.getLogger(__name__)


def read_page(service: Service, page_id: str) -> None:
    """Read one page if nobody else does; whatever happens, the page is settled or due again."""
    with service.database.work() as work:
        page = work.pages.claim(page_id, service.page_claim)
        scan_id = work.pages.get(page_id).scan_id
        sha256 = work.scans.get(scan_id).sha256
    if page is not None:
        _attempt(service, page_id, sha256, page.number)
    file_if_settled(service, scan_id)


def _attempt(service: Service, page_id: str, sha256: str, number: int) -> None:
    began = time.monotonic()
    try:
        result = _read(service, sha256, number)
    except UnreadableScan as error:
        _set_aside(service, page_id, error.code, error.detail_vi)
    except PageFailed as error:
        _give_back(service, page_id, error.code, error.detail)
    except (BlobError, OSError) as error:
        _give_back(service, page_id, "storage_unavailable", str(error), counts=not is_outage(error))
    except Exception:
        # Our own bug must cost this page only, and must be seen: the traceback goes to the log.
        log.exception("page.bug", extra={"page": page_id})
        _give_back(service, page_id, "internal_error", "see the log of the worker")
    else:
        with service.database.work() as work:
            kept = work.pages.keep(page_id, service.worker, result)
        ms = round((time.monotonic() - began) * 1000)
        log.info("page.read", extra={"page": page_id, "ms": ms, "kept": kept})


def _read(service: Service, sha256: str, number: int) -> PageResult:
    original = service.originals.path_of(sha256)
    with tempfile.TemporaryDirectory(dir=service.settings.work_dir) as folder:
        image = Path(folder) / "page.jpg"
        reading = service.pool.read(original, number, image)
        image_key = service.blobs.put(image)
    reading_key = service.blobs.put_bytes(json.dumps(reading.to_json(), ensure_ascii=False).encode())
    return _result(reading, reading_key, image_key)


def _result(reading: PageReading, reading_key: str, image_key: str) -> PageResult:
    return PageResult(
        width_px=reading.width_px,
        height_px=reading.height_px,
        is_blank=reading.is_blank,
        confidence=reading.confidence,
        source=reading.source,
        # A layer of a PDF may hold it, and PostgreSQL refuses it as text.
        text=reading.text.replace("\0", ""),
        reading_key=reading_key,
        image_key=image_key,
    )


def _set_aside(service: Service, page_id: str, code: str, detail: str) -> None:
    with service.database.work() as work:
        page = work.pages.held_by(page_id, service.worker)
        if page is None:
            return
        work.pages.set_aside(page, code, detail)
    log.warning("page.set_aside", extra={"page": page_id, "code": code})


def _give_back(service: Service, page_id: str, code: str, detail: str, *, counts: bool = True) -> None:
    with service.database.work() as work:
        page = work.pages.held_by(page_id, service.worker)
        if page is None:
            return
        if not counts:
            work.pages.forgive(page)
        work.pages.give_back(page, service.page_claim, code, detail, service.settings.retry_pause)
    log.warning("page.given_back", extra={"page": page_id, "code": code})

"""An office to test with: a real service on real files, and papers in one call."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

from demo.fonts import Face, at_size
from ingest.filing import file_scan
from ingest.opening import open_scan
from ingest.page_step import read_page
from ingest.reception import Arrival, Received, receive
from ingest.service import Service
from ingest.steps import Step
from storage.database import Database
from storage.scope import Scope
from storage.states import Role, ScanState
from storage.tables import Document, Scan

CODE = "H49.61-261123-0007"
OTHER_CODE = "H49.61-261123-0008"

BIRTH_LINES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: Ủy ban nhân dân phường Giả Định",
)


@dataclass
class Messages:
    """An outbox that keeps what was sent, for tests that deliver by hand."""

    sent: list[tuple[Step, str]] = field(default_factory=list)

    def send(self, step: Step, subject_id: str) -> None:
        """Keep the message."""
        self.sent.append((step, subject_id))

    def take(self) -> list[tuple[Step, str]]:
        """What was sent since the last taking."""
        taken, self.sent = self.sent, []
        return taken


@dataclass(frozen=True)
class OfficeAtWork:
    """A service whose messages are delivered by hand, and a desk token in it."""

    service: Service
    messages: Messages
    scope: Scope
    folder: Path

    @property
    def database(self) -> Database:
        """The service's database."""
        return self.service.database

    def bring(self, path: Path, case_code: str | None = None, key: str | None = None) -> Received:
        """Hand a file in."""
        content = path.read_bytes()
        arrival = Arrival(
            path=path,
            filename=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            case_code=case_code,
            idempotency_key=key,
        )
        return receive(self.service, self.scope, arrival)

    def deliver(self, step: Step, subject_id: str) -> None:
        """Do what one message asks for."""
        {Step.OPEN: open_scan, Step.READ: read_page, Step.FILE: file_scan}[step](self.service, subject_id)

    def deliver_all(self, times: int = 1) -> int:
        """Deliver every message, each the given number of times, until none is left; how many."""
        count = 0
        while batch := self.messages.take():
            for step, subject_id in batch:
                for _ in range(times):
                    self.deliver(step, subject_id)
                    count += 1
        return count

    def scan(self, scan_id: str) -> Scan:
        """The scan's row."""
        with self.database.reading() as work:
            return work.scans.get(scan_id)

    def documents(self, scan_id: str) -> list[Document]:
        """The documents found in the scan."""
        with self.database.reading() as work:
            return [work.documents.get(one) for one in work.scans.progress(scan_id).documents]

    def wait_for(self, scan_id: str, states: Sequence[ScanState], timeout_s: float = 90.0) -> ScanState:
        """The state that the scan reaches, when real workers are at work."""
        end = time.monotonic() + timeout_s
        while (state := self.scan(scan_id).state) not in states:
            if time.monotonic() > end:
                raise TimeoutError(f"scan {scan_id} is still {state}")
            time.sleep(0.2)
        return state


def page_image(lines: Sequence[str], path: Path) -> Path:
    """A small page with these printed lines; no lines give a blank page."""
    image = Image.new("L", (1240, 620), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((80, 60 + 90 * number), line, font=at_size(Face(), 40), fill=0)
    image.save(path, dpi=(200, 200))
    return path


def several_pages(pages: Sequence[Sequence[str]], path: Path) -> Path:
    """A TIFF with one page for each list of lines."""
    images = [Image.open(page_image(lines, path.with_suffix(f".{n}.png"))) for n, lines in enumerate(pages)]
    images[0].save(path, save_all=True, append_images=images[1:], dpi=(200, 200), compression="tiff_lzw")
    return path


def token_scope(database: Database, role: Role, office: str | None) -> Scope:
    """A fresh token's scope."""
    with database.work() as work:
        token, _ = work.tokens.issue(f"test {role}", role, office)
    return Scope(token.id, role, office)

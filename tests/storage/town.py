"""A small town to test with: two offices, and rows in one call."""

from dataclasses import dataclass

from storage import clock
from storage.database import Database
from storage.ids import new_id
from storage.states import Channel, DocumentState, ScanState
from storage.tables import Document, Scan


@dataclass(frozen=True)
class Town:
    """Two offices and a token in each."""

    database: Database
    ha_long_desk: str
    mong_cai_desk: str

    def scan(self, office: str = "ha-long", pages: int = 2, case_code: str | None = None) -> str:
        """A received scan of the office; its id."""
        scan_id, now = new_id(), clock.now()
        token = self.ha_long_desk if office == "ha-long" else self.mong_cai_desk
        row = Scan(
            id=scan_id,
            receipt=f"SH-{scan_id[-12:]}",
            dedupe_key=f"{office}/{scan_id}/",
            sha256="0" * 64,
            size_bytes=10,
            kind="pdf",
            media_type="application/pdf",
            filename="a.pdf",
            office=office,
            channel=Channel.DESK,
            case_code=case_code,
            uploaded_by=token,
            state=ScanState.RECEIVED,
            page_count=pages,
            due_at=now,
            received_at=now,
        )
        with self.database.work() as work:
            work.scans.add(row)
        return scan_id

    def document(self, scan_id: str, text: str = "") -> str:
        """A filed, unattached document of the scan; its id."""
        document_id, now = new_id(), clock.now()
        row = Document(
            id=document_id,
            scan_id=scan_id,
            state=DocumentState.UNATTACHED,
            claim={},
            page_count=1,
            first_page=1,
            last_page=1,
            paper_type="application",
            paper_confidence=0.9,
            fields=[],
            procedures=[],
            extracted={},
            abstained=False,
            classifier="test",
            title="",
            confidence=0.9,
            pdf_key="0" * 64,
            created_at=now,
            updated_at=now,
        )
        with self.database.work() as work:
            work.documents.file(row, [])
            work.search.index(document_id, text)
        return document_id

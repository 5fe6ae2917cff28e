"""The demonstration from the first dossier to the table."""

import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

from api.rehearsal.record import DemoRecord, tokens_for
from api.rehearsal.sending import DemoFailed, Sender, Sent
from api.rehearsal.table import Row, table
from demo.dossiers import Dossier, write_dossiers
from storage.database import Database

log = logging.getLogger(__name__)

FINAL_STATES = ("done", "review", "failed")
ASK_EVERY_S = 1.0
WAITING = "(chờ gắn / unattached)"


class Rehearsal:
    """Makes the dossiers, sends them, waits, and prints what became of them."""

    def __init__(self, database: Database, data: Path, url: str) -> None:
        self._database = database
        self._data = data
        self._url = url

    def run(self) -> None:
        """Run the demonstration; a failure is one clear line, and `finished` stays false."""
        try:
            self._run()
        except (DemoFailed, httpx.HTTPError, OSError) as error:
            print(f"Trình diễn dừng giữa chừng / the demonstration stopped: {error}", file=sys.stderr)
        except Exception:
            log.exception("demo.bug")

    def _run(self) -> None:
        began = time.monotonic()
        tokens = tokens_for(self._data, self._database)
        DemoRecord(self._url, tokens, (), finished=False).write(self._data)
        say("Đang tạo hồ sơ giả định / making invented dossiers …")
        dossiers = write_dossiers(self._data / "demo")
        cases = tuple(dossier.case_code for dossier in dossiers if dossier.case_code)
        DemoRecord(self._url, tokens, cases, finished=False).write(self._data)
        with (
            Sender.open(self._url, tokens["integrator"]) as integrator,
            Sender.open(self._url, tokens["admin"]) as watcher,
        ):
            sent = send_all(integrator, dossiers)
            rows = watch(watcher, sent)
        DemoRecord(self._url, tokens, cases, finished=True).write(self._data)
        say(f"\n{table(rows)}\n")
        say(f"Xong sau {time.monotonic() - began:.0f} giây; thẻ đăng nhập trong {self._data / 'demo.json'}")
        say(f"Finished; open {self._url} and sign in with a token of demo.json. Ctrl+C stops.")


def say(line: str) -> None:
    """One line to the terminal, at once."""
    print(line, flush=True)


def send_all(sender: Sender, dossiers: Sequence[Dossier]) -> list[Sent]:
    """Create every case, then upload every paper."""
    sent: list[Sent] = []
    for dossier in dossiers:
        if dossier.case_code:
            sender.put_case(dossier)
        sent += [sender.send(dossier, paper) for paper in dossier.papers]
        name = dossier.case_code or WAITING
        say(f"Đã gửi / sent  {name}  {len(dossier.papers)} tệp / files")
    return sent


def watch(sender: Sender, sent: Sequence[Sent]) -> list[Row]:
    """Ask until every scan came to its end; a line of progress whenever something moved."""
    began = time.monotonic()
    finished_at: dict[str, float] = {}
    scans: dict[str, dict[str, object]] = {}
    shown = -1
    while len(finished_at) < len({one.scan_id for one in sent}):
        for one in sent:
            if one.scan_id in finished_at:
                continue
            scan = scans[one.scan_id] = sender.scan(one.scan_id)
            if scan["state"] in FINAL_STATES:
                finished_at[one.scan_id] = time.monotonic() - began
        done = sum(_number(scan["pages_done"]) for scan in scans.values())
        if done != shown:
            total = sum(one.paper.pages for one in sent)
            say(f"Đã đọc / read  {done}/{total} trang / pages, {len(finished_at)}/{len(sent)} tệp / files")
            shown = done
        time.sleep(ASK_EVERY_S)
    return summary(sender, sent, scans, finished_at)


def summary(
    sender: Sender,
    sent: Sequence[Sent],
    scans: dict[str, dict[str, object]],
    finished_at: dict[str, float],
) -> list[Row]:
    """One row a case, as the service itself tells it."""
    documents: dict[str, list[dict[str, object]]] = {}
    seconds: dict[str, float] = {}
    for one in sent:
        for document_id in _list(scans[one.scan_id]["documents"]):
            document = sender.document(str(document_id))
            case = str(document.get("case") or WAITING)
            documents.setdefault(case, []).append(document)
            seconds[case] = max(seconds.get(case, 0.0), finished_at[one.scan_id])
    return [_row(case, found, seconds[case]) for case, found in documents.items()]


def _row(case: str, documents: list[dict[str, object]], seconds: float) -> Row:
    """The case as its application form tells it; slips and copies have fields of their own."""
    forms = [document for document in documents if _paper_type(document) == "application"]
    speaking = max(forms or documents, key=lambda document: _confidence(_first(document, "fields")))
    field = _first(speaking, "fields")
    return Row(
        case=case,
        documents=len(documents),
        field=str(field.get("slug", "–")),
        procedure=str(_first(speaking, "procedures").get("code", "–")),
        confidence=_confidence(field),
        pages=sum(_number(document["pages"]) for document in documents),
        seconds=seconds,
    )


def _paper_type(document: dict[str, object]) -> str:
    paper = document.get("paper")
    return str(paper.get("type")) if isinstance(paper, dict) else ""


def _first(document: dict[str, object], name: str) -> dict[str, object]:
    answers = _list(document.get(name))
    first = answers[0] if answers else None
    return first if isinstance(first, dict) else {}


def _confidence(answer: dict[str, object]) -> float:
    value = answer.get("confidence", 0.0)
    return float(value) if isinstance(value, int | float) else 0.0


def _number(value: object) -> int:
    if isinstance(value, list):
        return len(value)
    return int(value) if isinstance(value, int) else 0


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []

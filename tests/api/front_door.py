"""A served interface to test with: a real service on real files behind a real server on a free port."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn

from ingest.filing import file_scan
from ingest.opening import open_scan
from ingest.page_step import read_page
from ingest.service import Service
from ingest.steps import Step
from storage.states import Role
from storage.tables import AuditEntry
from tests.ingest.office import Messages

PROBLEM_TYPE = "application/problem+json"

PEOPLE: Mapping[str, tuple[Role, str | None]] = {
    "admin": (Role.ADMIN, None),
    "desk": (Role.DESK, "ha-long"),
    "other_desk": (Role.DESK, "mong-cai"),
    "postal": (Role.POSTAL, "ha-long"),
    "other_postal": (Role.POSTAL, "ha-long"),
    "integrator": (Role.INTEGRATOR, None),
    "bound_integrator": (Role.INTEGRATOR, "mong-cai"),
}


@dataclass(frozen=True)
class FrontDoor:
    """The interface as people reach it, and the messages that the test delivers by hand."""

    http: httpx.Client
    service: Service
    messages: Messages
    secrets: Mapping[str, str]
    token_ids: Mapping[str, str]

    def ask(self, who: str | None, method: str, path: str, **sent: object) -> httpx.Response:
        """One request as one of PEOPLE, or without a token."""
        headers = dict(sent.pop("headers", {}))  # type: ignore[call-overload]  # httpx takes headers in many shapes
        if who is not None:
            headers["Authorization"] = f"Bearer {self.secrets[who]}"
        return self.http.request(method, path, headers=headers, **sent)  # type: ignore[arg-type]  # the tests pass what httpx.request takes

    def send(self, who: str, path: Path, key: str | None = None, **form: str) -> httpx.Response:
        """Upload a file."""
        headers = {"Idempotency-Key": key} if key else {}
        files = {"file": (path.name, path.read_bytes())}
        return self.ask(who, "POST", "/v1/scans", data=form, files=files, headers=headers)

    def deliver_all(self) -> None:
        """Do what every message asks for, until none is left."""
        steps: dict[Step, Callable[[Service, str], None]] = {
            Step.OPEN: open_scan,
            Step.READ: read_page,
            Step.FILE: file_scan,
        }
        while batch := self.messages.take():
            for step, subject_id in batch:
                steps[step](self.service, subject_id)

    def file(self, who: str, path: Path, **form: str) -> str:
        """Upload a file and have it read; the id of the document found in it."""
        scan = self.send(who, path, **form).json()
        self.deliver_all()
        [document_id] = self.ask("admin", "GET", f"/v1/scans/{scan['id']}").json()["documents"]
        return str(document_id)

    def audit(self, subject: str, subject_id: str) -> list[AuditEntry]:
        """The entries about one thing."""
        with self.service.database.reading() as work:
            return list(work.audit.of(subject, subject_id))


@contextmanager
def client_of(url: str) -> Iterator[httpx.Client]:
    """A client of this server, closed when the block ends."""
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as http:
        yield http


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    """The answer is this problem, whole and in both languages; its members."""
    assert answer.headers["content-type"] == PROBLEM_TYPE, answer.text
    told: dict[str, object] = json.loads(answer.content)
    assert (answer.status_code, told["code"]) == (status, code), told
    assert told["status"] == status
    assert {"type", "title", "status", "detail", "code"} <= told.keys()
    assert told["detail"] == f"{told['detail_vi']} / {told['detail_en']}"
    assert told["request_id"] == answer.headers["x-request-id"]
    return told


@contextmanager
def served(app: object) -> Iterator[str]:
    """The address of a server in front of the application, while the block runs."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")  # type: ignore[arg-type]  # starlette types its app more narrowly than uvicorn
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        # The socket listens before the server answers: the first request simply waits for it.
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def issue_tokens(service: Service) -> tuple[dict[str, str], dict[str, str]]:
    """A token for each of PEOPLE: secrets and ids by name."""
    with service.database.work() as work:
        issued = {name: work.tokens.issue(name, role, office) for name, (role, office) in PEOPLE.items()}
        return (
            {name: secret for name, (_, secret) in issued.items()},
            {name: token.id for name, (token, _) in issued.items()},
        )

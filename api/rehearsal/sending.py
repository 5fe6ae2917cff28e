"""Sends the invented dossiers through the HTTP interface and asks how far they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from demo.dossiers import Dossier, Paper

TIMEOUT_S = 60.0


class DemoFailed(Exception):
    """The interface gave an answer that ends the demonstration."""


@dataclass(frozen=True)
class Sent:
    """A paper that was accepted."""

    dossier: Dossier
    paper: Paper
    scan_id: str


class Sender:
    """A client with one token, as an integrator or a post office would write it."""

    def __init__(self, url: str, token: str) -> None:
        self._client = httpx.Client(
            base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT_S
        )

    @classmethod
    @contextmanager
    def open(cls, url: str, token: str) -> Iterator["Sender"]:
        """A sender whose connections are closed when the block ends."""
        sender = cls(url, token)
        with sender._client:
            yield sender

    def put_case(self, dossier: Dossier) -> None:
        """Tell the service of the case."""
        told = {
            "procedure": {"code": dossier.procedure_code},
            "applicant": dossier.applicant,
            "office": dossier.office,
        }
        self._checked(self._client.put(f"/v1/cases/{dossier.case_code}", json=told))

    def send(self, dossier: Dossier, paper: Paper) -> Sent:
        """Upload one file; the key makes a repeated demonstration send nothing twice."""
        form = {"office": dossier.office, "channel": "post"}
        if dossier.attach_by == "upload" and dossier.case_code:
            form["case_code"] = dossier.case_code
        with paper.path.open("rb") as file:
            answer = self._client.post(
                "/v1/scans",
                data=form,
                files={"file": (paper.path.name, file)},
                headers={"Idempotency-Key": _key(paper.path)},
            )
        return Sent(dossier, paper, str(self._checked(answer)["id"]))

    def scan(self, scan_id: str) -> dict[str, object]:
        """The scan's present state."""
        return self._checked(self._client.get(f"/v1/scans/{scan_id}"))

    def document(self, document_id: str) -> dict[str, object]:
        """What was made of a paper."""
        return self._checked(self._client.get(f"/v1/documents/{document_id}"))

    def _checked(self, answer: httpx.Response) -> dict[str, object]:
        if answer.is_error:
            raise DemoFailed(f"{answer.request.method} {answer.request.url.path}: {answer.text}")
        content = answer.json()
        if not isinstance(content, dict):
            raise DemoFailed(f"{answer.request.url.path} did not answer with an object")
        return content


def _key(path: Path) -> str:
    return f"demo-{path.parent.name}-{path.name}"

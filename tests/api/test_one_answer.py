"""The command line, the interface and the pipeline give one answer for one paper."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from api import __main__ as command_line
from demo.born_digital import write_born_digital
from demo.containers import write_pdf
from demo.dossiers import page_images
from demo.plan import PaperPlan
from demo.stories import civil
from tests.api.front_door import FrontDoor

PARTS = ("fields", "procedures", "extracted", "abstained")


def paper() -> PaperPlan:
    """A filled form of the demonstration."""
    return next(one for one in civil.birth(7).papers if one.paper_type == "application")


def born_digital(path: Path) -> None:
    write_born_digital(paper().sheets, path)


def scanned(path: Path) -> None:
    write_pdf(page_images(paper(), "7"), path, paper().dpi)


def as_bytes(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


@pytest.mark.parametrize("made", [born_digital, scanned])
def test_three_doors_give_one_answer(
    made: Callable[[Path], None],
    door: FrontDoor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "a.pdf"
    made(path)
    monkeypatch.setenv("SOHOA_PROCESSES", "1")

    command_line.main(["classify", "--json", "--data", str(tmp_path / "data"), str(path)])
    by_command = json.loads(capsys.readouterr().out)
    files = {"file": ("a.pdf", path.read_bytes())}
    by_api = door.ask("integrator", "POST", "/v1/classifications", files=files).json()
    by_pipeline = door.ask("admin", "GET", f"/v1/documents/{door.file('desk', path)}").json()

    for part in PARTS:
        assert as_bytes(by_command[part]) == as_bytes(by_api[part]) == as_bytes(by_pipeline[part]), part
    kinds = [{name: told["paper"][name] for name in ("type", "confidence")} for told in (by_command, by_api)]
    assert as_bytes(by_command["paper"]) == as_bytes(by_api["paper"])
    assert as_bytes(kinds[0]) == as_bytes(kinds[1]) == as_bytes(by_pipeline["paper"])
    assert by_command["fields"][0]["slug"] == "ho-tich"
    assert by_command["extracted"]


def test_a_text_gets_the_same_answer_from_the_command_and_the_interface(
    door: FrontDoor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\f".join(sheet.text_truth for sheet in paper().sheets)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    command_line.main(["classify", "--json", "--data", str(tmp_path / "data"), str(tmp_path / "a.txt")])
    by_command = json.loads(capsys.readouterr().out)
    by_api = door.ask("integrator", "POST", "/v1/classifications", json={"text": text}).json()

    for part in (*PARTS, "paper"):
        assert as_bytes(by_command[part]) == as_bytes(by_api[part]), part

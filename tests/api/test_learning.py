"""From an officer's word to the model that serves: over HTTP and through the command line."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from api import __main__ as command_line
from api.deployment import settings_for
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.learned.model import Model, shipped
from classify.learned.shelf import SHIPPED, Shelf
from classify.page import Page
from classify.settings import ClassifySettings
from classify.training.comparison import compare
from classify.training.frozen import frozen_papers
from classify.training.record import Record
from ingest.learning import is_kept_back
from ingest.wiring import load_labels
from storage import clock
from storage.database import open_database
from storage.ids import new_id
from storage.schema import upgrade
from storage.states import PageState, Role
from storage.tables import Office, Verdict
from storage.tables import Page as PageRow
from tests.api.front_door import FrontDoor
from tests.ingest.office import several_pages
from tests.storage.town import Town

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LOCAL_FORM = f"{MOTTO}PHIẾU GIỮ CHỖ VỈA HÈ\nXin giữ chỗ vỉa hè trước cửa hàng vào buổi chợ phiên"


class TestTheOfficersWord:
    """What is kept of a confirmation and of a correction."""

    @pytest.fixture(scope="class")
    @classmethod
    def paper(cls, door: FrontDoor, tmp_path_factory: pytest.TempPathFactory) -> str:
        """A paper that the machine knows; its id."""
        lines = ["TỜ KHAI ĐĂNG KÝ KHAI SINH", "Kính gửi: Ủy ban nhân dân xã"]
        return door.file("desk", several_pages([lines], tmp_path_factory.mktemp("paper") / "a.tif"))

    def test_a_confirmation_is_one_word_and_is_kept_with_who_and_when(
        self, door: FrontDoor, paper: str
    ) -> None:
        begun = clock.now()

        told = door.ask("desk", "PATCH", f"/v1/documents/{paper}", json={"confirmed": True}).json()

        assert told["fields"] == [{"slug": "ho-tich", "confidence": 1.0, "reasons": ["Cán bộ xác nhận"]}]
        with door.service.database.reading() as work:
            verdict = work.verdicts.of(paper)[-1]
        assert (verdict.is_confirmation, verdict.field, verdict.paper_type) == (
            True,
            "ho-tich",
            "application",
        )
        assert verdict.given_by == door.token_ids["desk"]
        assert begun <= verdict.given_at <= clock.now()
        assert verdict.classifier == door.service.classifier.version
        assert [one.action for one in door.audit("document", paper)][-1] == "document.confirmed"

    def test_a_correction_is_kept_beside_what_stood_there(self, door: FrontDoor, paper: str) -> None:
        door.ask("desk", "PATCH", f"/v1/documents/{paper}", json={"procedure": "1.012784"})

        with door.service.database.reading() as work:
            verdict = work.verdicts.of(paper)[-1]
        assert (verdict.is_confirmation, verdict.field, verdict.answered_field) == (
            False,
            "dat-dai",
            "ho-tich",
        )
        assert verdict.procedure_code == "1.012784"
        assert verdict.paper_type is None

    def test_a_corrected_value_says_nothing_of_the_field(self, door: FrontDoor, paper: str) -> None:
        with door.service.database.reading() as work:
            before = len(work.verdicts.of(paper))

        door.ask("desk", "PATCH", f"/v1/documents/{paper}", json={"extracted": {"subject": "S"}})

        with door.service.database.reading() as work:
            assert len(work.verdicts.of(paper)) == before


class Deployment:
    """A data folder, and the command line on it."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self.shelf = Shelf(data / "models")
        self._capsys = capsys

    def run(self, *words: str) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of `sohoa classify …`."""
        status = command_line.main(["classify", *words, "--data", str(self.data)])
        told = self._capsys.readouterr()
        return status, told.out, told.err


@pytest.fixture
def deployment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Deployment:
    """An empty deployment."""
    for name in ("SOHOA_MODELS_DIR", "SOHOA_CATALOGUE_DIR", "SOHOA_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return Deployment(tmp_path / "data", capsys)


def confirm_local_forms(data: Path, number: int) -> tuple[int, int]:
    """Papers of a form that only this office has, each confirmed; how many are learned, and kept back."""
    data.mkdir()
    database = open_database(settings_for(data).database)
    upgrade(database)
    with database.work() as work:
        work.session.add(Office(slug="ha-long", name="Hạ Long"))
        work.session.flush()
        token, _ = work.tokens.issue("test", Role.DESK, "ha-long")
    town = Town(database, token.id, token.id)
    ids = [town.document(town.scan(pages=1)) for _ in range(number)]
    with database.work() as work:
        for document_id in ids:
            scan_id = work.documents.get(document_id).scan_id
            work.session.add(page_row(document_id, scan_id))
            work.verdicts.record(word_on(document_id, token.id))
    database.close()
    kept_back = sum(map(is_kept_back, ids))
    return number - kept_back, kept_back


def page_row(document_id: str, scan_id: str) -> PageRow:
    return PageRow(
        id=new_id(),
        scan_id=scan_id,
        number=1,
        state=PageState.READ,
        due_at=clock.now(),
        document_id=document_id,
        position=1,
        text=f"{LOCAL_FORM}\nNgười xin: Bùi Xuất Hiếm, số 022199000011",
    )


def word_on(document_id: str, token_id: str) -> Verdict:
    return Verdict(
        id=new_id(),
        document_id=document_id,
        given_by=token_id,
        given_at=clock.now(),
        is_confirmation=False,
        field="luu-thong-hang-hoa",
        classifier="test",
        answered_type="other",
    )


@pytest.mark.timeout(600)
def test_a_model_is_trained_promoted_answers_at_every_door_and_is_rolled_back(
    deployment: Deployment, tmp_path: Path
) -> None:
    learned_from, kept_back = confirm_local_forms(deployment.data, 40)
    paper = tmp_path / "phieu.txt"
    paper.write_text(LOCAL_FORM, encoding="utf-8")
    before = Classifier(Catalogue.load(), ClassifySettings()).classify([Page(1, LOCAL_FORM)])

    status, report, _ = deployment.run("train")

    assert status == 0
    assert "Bộ cố định / frozen set" in report
    assert f"luu-thong-hang-hoa {'':<8}{kept_back:>5}" in report.split("shadow run")[1]
    candidate = deployment.shelf.pointer().candidate
    assert candidate is not None
    manifest = deployment.shelf.manifest(candidate)
    sources = manifest["sources"]
    assert isinstance(sources, dict)
    assert (sources["confirmed"], sources["confirmed_kept_back"]) == (learned_from, kept_back)
    assert "Hiếm" not in json.dumps(manifest, ensure_ascii=False)
    assert deployment.shelf.serving().fingerprint() == shipped().fingerprint()

    assert deployment.run("promote")[0] == 0

    status, told, _ = deployment.run(str(paper), "--json")
    labels = load_labels(settings_for(deployment.data).classify)
    by_service = labels.classifier.classify([Page(1, LOCAL_FORM)])
    assert json.loads(told) == {"source": str(paper), **by_service.to_json()}
    assert by_service.fields[0].slug == "luu-thong-hang-hoa"
    assert share_of(by_service.to_json()) > share_of(before.to_json())
    assert labels.classifier.version.endswith(candidate.rsplit("-", 1)[1])

    assert deployment.run("rollback")[0] == 0
    assert (
        load_labels(settings_for(deployment.data).classify).classifier.classify([Page(1, LOCAL_FORM)])
        == before
    )


def share_of(answer: dict[str, object]) -> float:
    """The confidence of the local form's field in an answer, 0 when it is not listed."""
    fields = answer["fields"]
    assert isinstance(fields, list)
    return next((one["confidence"] for one in fields if one["slug"] == "luu-thong-hang-hoa"), 0.0)


def candidate_on(shelf: Shelf, model: Model, compared_with: str = SHIPPED) -> None:
    """A candidate with the record that an honest comparison gives it."""
    catalogue, settings = Catalogue.load(), ClassifySettings()
    papers = [paper for paper in frozen_papers(catalogue) if paper.field in ("y-te", "thue")]
    serving, candidate = (Classifier(catalogue, settings, one) for one in (shipped(), model))
    changes = compare(serving, candidate, papers)
    record = Record(model.fingerprint(), catalogue.fingerprint(), compared_with, {}, changes, [])
    shelf.keep_candidate(record.name, model, record.to_json())


def forgetful() -> Model:
    """A model that takes every paper for a question of tax."""
    model = shipped()
    offsets = np.full(len(model.labels), -9, np.float32)
    offsets[model.labels.index("thue")] = 9
    return dataclasses.replace(model, weights=np.zeros_like(model.weights), offsets=offsets)


def test_a_candidate_that_is_worse_in_one_field_is_refused_and_the_field_named(
    deployment: Deployment,
) -> None:
    candidate_on(deployment.shelf, forgetful())

    status, _, error = deployment.run("promote")

    assert status == 1
    assert "worse by more than that in: y-te (" in error
    assert "thue (" not in error
    assert deployment.shelf.pointer().serving == SHIPPED


def test_a_comparison_with_another_model_does_not_count(deployment: Deployment) -> None:
    candidate_on(deployment.shelf, shipped(), compared_with="some-other")

    status, _, error = deployment.run("promote")

    assert status == 1
    assert "train" in error


@pytest.mark.parametrize("verb", ["promote", "rollback"])
def test_with_nothing_to_do_one_line_says_so(deployment: Deployment, verb: str) -> None:
    status, _, error = deployment.run(verb)

    assert status == 1
    assert len(error.splitlines()) == 1


def test_a_damaged_serving_model_stops_the_start_with_one_line(
    deployment: Deployment, tmp_path: Path
) -> None:
    candidate_on(deployment.shelf, shipped())
    assert deployment.run("promote")[0] == 0
    [model] = (deployment.data / "models").glob("*/model.npz")
    model.write_bytes(model.read_bytes()[:1000])
    (tmp_path / "a.txt").write_text(LOCAL_FORM, encoding="utf-8")

    status, _, error = deployment.run(str(tmp_path / "a.txt"))

    assert status == 1
    assert "rollback" in error
    assert deployment.run("rollback")[0] == 0
    assert deployment.run(str(tmp_path / "a.txt"))[0] == 0


@pytest.mark.timeout(600)
def test_the_shipped_model_is_what_the_repository_makes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "model.npz"

    assert command_line.main(["classify", "train", "--out", str(made)]) == 0

    assert made.read_bytes() == shipped().to_bytes()
    assert shipped().fingerprint() in capsys.readouterr().out

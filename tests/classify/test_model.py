"""The learned model: what it is made of, how it is kept, and what it may not overrule."""

import dataclasses
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.learned.features import vector_of
from classify.learned.model import Model, UnreadableModel, load, shipped
from classify.learned.shelf import SHIPPED, NothingToDo, Shelf
from classify.page import Page
from classify.settings import ClassifySettings
from classify.training.build import without_rare_words
from classify.training.samples import Sample

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
CATALOGUE = Catalogue.load()


def in_love_with(label: str) -> Model:
    """A model that answers one field whatever it reads."""
    model = shipped()
    offsets = np.full(len(model.labels), -9, np.float32)
    offsets[model.labels.index(label)] = 9
    return dataclasses.replace(model, weights=np.zeros_like(model.weights), offsets=offsets)


def test_a_model_that_is_kept_and_loaded_gives_the_same_bytes(tmp_path: Path) -> None:
    kept = tmp_path / "model.npz"
    kept.write_bytes(shipped().to_bytes())

    assert load(kept).to_bytes() == shipped().to_bytes()
    assert load(kept).fingerprint() == shipped().fingerprint()


def test_the_shipped_model_is_small_and_knows_every_field() -> None:
    assert len(shipped().to_bytes()) < 2 * 1024 * 1024
    assert set(shipped().labels) == {one.slug for one in CATALOGUE.fields()}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a model",
        shipped().to_bytes()[:3000],
        pickle.dumps({"weights": 1}),
        shipped().to_bytes()[50:],
    ],
    ids=["empty", "garbage", "truncated", "pickle", "headless"],
)
def test_a_damaged_model_is_named_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "model.npz"
    damaged.write_bytes(content)

    with pytest.raises(UnreadableModel, match=r"model\.npz.*rollback"):
        load(damaged)


def test_a_missing_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableModel, match=r"model\.npz: không đọc được.*rollback.*train"):
        load(tmp_path / "model.npz")


def test_a_model_of_another_shape_is_refused(tmp_path: Path) -> None:
    narrow = dataclasses.replace(shipped(), weights=shipped().weights[:, :100])
    (tmp_path / "model.npz").write_bytes(narrow.to_bytes())

    with pytest.raises(UnreadableModel):
        load(tmp_path / "model.npz")


def test_numbers_leave_no_trace() -> None:
    first = vector_of("ĐƠN ĐỀ NGHỊ", "Số định danh cá nhân: 022199000011, ngày 5 tháng 3")
    second = vector_of("ĐƠN ĐỀ NGHỊ", "Số định danh cá nhân: 031088123456, ngày 28 tháng 11")

    assert np.array_equal(first, second)


def test_words_that_few_confirmed_papers_hold_are_not_learned() -> None:
    papers = [Sample("thue", "TỜ KHAI", f"người nộp thuế riêngbiệt{number}") for number in range(6)]

    kept = without_rare_words([*papers, Sample("thue", "", "Bùi Xuất Hiếm nộp thuế")], {"tờ", "khai"})

    assert kept[0].body == "người nộp thuế"
    assert kept[-1].body == "nộp thuế"
    assert kept[0].title == "TỜ KHAI"


def test_a_form_code_and_an_exact_title_stand_against_any_model() -> None:
    stubborn = Classifier(CATALOGUE, ClassifySettings(), in_love_with("thue"))

    by_code = stubborn.classify([Page(1, f"Mẫu CT01 ban hành kèm theo\n{MOTTO}TỜ KHAI\nKính gửi: …")])
    by_title = stubborn.classify([Page(1, f"{MOTTO}TỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: …")])

    assert by_code.fields[0].slug == "cu-tru"
    assert by_title.fields[0].slug == "ho-tich"


def test_the_model_says_which_words_it_went_by() -> None:
    text = f"{MOTTO}PHIẾU\nĐề nghị cấp chứng thư chữ ký số cho thuê bao, thiết bị lưu khóa bí mật"

    best = Classifier(CATALOGUE, ClassifySettings()).classify([Page(1, text)]).fields[0]

    assert best.slug == "buu-chinh-vien-thong"
    assert any(reason.startswith("Từ ngữ gần với lĩnh vực Bưu chính") for reason in best.reasons)


class TestShelf:
    """Which model serves."""

    @pytest.fixture
    def shelf(self, tmp_path: Path) -> Shelf:
        """A shelf with one candidate."""
        shelf = Shelf(tmp_path / "models")
        shelf.keep_candidate("new", in_love_with("thue"), {"name": "new"})
        return shelf

    def test_a_candidate_serves_nobody_before_it_is_promoted(self, shelf: Shelf) -> None:
        assert shelf.serving().fingerprint() == shipped().fingerprint()

        shelf.promote()

        assert shelf.serving().fingerprint() == in_love_with("thue").fingerprint()

    def test_rolling_back_goes_to_the_one_before(self, shelf: Shelf) -> None:
        shelf.promote()

        assert shelf.roll_back().serving == SHIPPED
        assert shelf.serving().fingerprint() == shipped().fingerprint()
        with pytest.raises(NothingToDo):
            shelf.roll_back()

    def test_without_a_candidate_there_is_nothing_to_promote(self, tmp_path: Path) -> None:
        with pytest.raises(NothingToDo, match="train"):
            Shelf(tmp_path).promote()

    def test_a_damaged_candidate_is_not_promoted(self, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "models" / "new" / "model.npz").write_bytes(b"half")

        with pytest.raises(UnreadableModel):
            shelf.promote()

        assert shelf.pointer().serving == SHIPPED

    def test_a_damaged_pointer_says_what_to_do(self, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "models" / "serving.json").write_text('{"serving": ', encoding="utf-8")

        with pytest.raises(UnreadableModel, match=r"serving\.json"):
            shelf.serving()

    def test_a_kill_while_promoting_leaves_the_old_or_the_new_whole(
        self, shelf: Shelf, tmp_path: Path
    ) -> None:
        swap = (
            "import sys; from pathlib import Path; from classify.learned.shelf import Shelf\n"
            "shelf = Shelf(Path(sys.argv[1])); print('ready', flush=True)\n"
            "while True: shelf.promote(); shelf.roll_back()"
        )
        seen = set()
        for pause_s in (0.0, 0.003, 0.011, 0.02, 0.037):
            process = subprocess.Popen(
                [sys.executable, "-c", swap, str(tmp_path / "models")], stdout=subprocess.PIPE
            )
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(pause_s)
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()

            seen.add(shelf.pointer().serving)
            assert shelf.serving().labels == shipped().labels

        assert seen <= {SHIPPED, "new"}


def test_what_is_kept_is_plain_data(tmp_path: Path) -> None:
    Shelf(tmp_path).keep_candidate("one", shipped(), {"name": "one"})

    assert json.loads((tmp_path / "one" / "manifest.json").read_text()) == {"name": "one"}
    assert Shelf(tmp_path).manifest("one") == {"name": "one"}

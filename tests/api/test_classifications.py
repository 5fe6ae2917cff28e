"""Classification on the spot, and the catalogue that it answers from."""

import dataclasses
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from api.http.classifications import AT_ONCE
from classify.answer import Answer
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.page import Page
from ingest.wiring import Labels
from tests.api.conftest import OpenDoor
from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, page_image, several_pages


def test_a_text_is_classified_in_the_answer(door: FrontDoor) -> None:
    told = door.ask("integrator", "POST", "/v1/classifications", json={"text": "\n".join(BIRTH_LINES)}).json()

    assert told["paper"]["type"] == "application"
    assert told["fields"][0]["slug"] == "ho-tich"
    assert told["procedures"][0]["code"] == "1.001193"
    assert told["procedures"][0]["reasons"]
    assert told["abstained"] is False
    assert (told["pages"], told["pages_read"]) == (1, 1)
    assert told["classifier"]


def test_a_file_is_read_classified_and_not_kept(door: FrontDoor, tmp_path: Path) -> None:
    path = page_image(BIRTH_LINES, tmp_path / "a.png")

    answer = door.ask("desk", "POST", "/v1/classifications", files={"file": ("a.png", path.read_bytes())})

    told = answer.json()
    assert told["paper"]["type"] == "application"
    assert told["fields"][0]["slug"] == "ho-tich"
    assert door.ask("admin", "GET", "/v1/scans").json()["items"] == []
    assert list(door.service.settings.work_dir.glob("upload-*")) == []


def test_of_a_long_file_the_first_pages_are_read_and_the_answer_says_so(
    open_door: OpenDoor, tmp_path: Path
) -> None:
    door = open_door(classify_pages=2)
    path = several_pages([BIRTH_LINES, [], []], tmp_path / "a.tif")

    answer = door.ask("desk", "POST", "/v1/classifications", files={"file": ("a.tif", path.read_bytes())})

    assert (answer.json()["pages"], answer.json()["pages_read"]) == (3, 2)


def test_what_cannot_be_classified_is_refused(door: FrontDoor) -> None:
    path = "/v1/classifications"
    assert_problem(door.ask("desk", "POST", path, json={}), 422, "validation_failed")
    assert_problem(door.ask("desk", "POST", path, json={"text": ""}), 422, "empty_text")
    assert_problem(door.ask("desk", "POST", path, content=b"TO KHAI"), 415, "media_type_unsupported")
    files = {"file": ("a.docx", b"PK\x03\x04")}
    assert_problem(door.ask("desk", "POST", path, files=files), 415, "unknown_type")


def test_the_catalogue_lists_fields_and_procedures(door: FrontDoor) -> None:
    fields = door.ask("postal", "GET", "/v1/catalogue/fields").json()["items"]
    of_field = door.ask("postal", "GET", "/v1/catalogue/procedures?field=ho-tich&limit=200").json()["items"]

    assert {"slug", "name", "desk"} == fields[0].keys()
    assert len(fields) >= 40
    assert {one["field"] for one in of_field} == {"ho-tich"}
    assert "1.001193" in {one["code"] for one in of_field}


def test_the_catalogue_says_which_list_is_served_and_by_which_classifier(door: FrontDoor) -> None:
    told = door.ask("postal", "GET", "/v1/catalogue").json()

    assert (told["number"], told["valid_from"]) == (0, door.service.catalogue.edition.valid_from)
    assert told["source"]
    answer = door.ask("desk", "POST", "/v1/classifications", json={"text": "TỜ KHAI"}).json()
    assert told["classifier"] == answer["classifier"]


def test_procedures_are_listed_for_a_day_and_a_withdrawn_one_is_still_known(open_door: OpenDoor) -> None:
    door = open_door(lambda service: dataclasses.replace(service, catalogue=with_ended(service.catalogue)))

    def listed(day: str) -> set[str]:
        path = f"/v1/catalogue/procedures?field=ho-tich&limit=200{day}"
        return {one["code"] for one in door.ask("postal", "GET", path).json()["items"]}

    assert "1.001193" in listed("&on=2026-09-30")
    assert "1.001193" not in listed("&on=2026-10-01")
    assert door.ask("postal", "GET", "/v1/catalogue/procedures/1.001193").json()["valid_to"] == "2026-09-30"


def with_ended(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the registration of births withdrawn."""
    procedures = [
        dataclasses.replace(one, valid_to="2026-09-30") if one.code == "1.001193" else one
        for one in catalogue.procedures()
    ]
    return Catalogue(catalogue.fields(), procedures, {}, catalogue.edition, "2026-07-01")


def test_procedures_are_found_without_marks_and_by_code(door: FrontDoor) -> None:
    by_words = door.ask("postal", "GET", "/v1/catalogue/procedures?q=dang+ky+khai+sinh").json()["items"]
    by_code = door.ask("postal", "GET", "/v1/catalogue/procedures?q=1.001193").json()["items"]

    assert "1.001193" in {one["code"] for one in by_words}
    assert [one["code"] for one in by_code] == ["1.001193"]


def test_the_catalogue_is_given_part_by_part(door: FrontDoor) -> None:
    path = "/v1/catalogue/procedures?limit=200"
    seen: list[str] = []
    offset: str | None = "0"
    while offset is not None:
        part = door.ask("postal", "GET", f"{path}&offset={offset}").json()
        seen += [one["code"] for one in part["items"]]
        offset = part["next"]

    assert len(seen) == len(set(seen)) == len(door.service.catalogue.procedures())


def test_a_procedure_tells_what_it_asks_for(door: FrontDoor) -> None:
    told = door.ask("postal", "GET", "/v1/catalogue/procedures/1.001193").json()

    assert told["components"]
    assert {"name", "originals", "copies", "required", "paper"} == told["components"][0].keys()
    assert_problem(door.ask("postal", "GET", "/v1/catalogue/procedures/0"), 404, "not_found")


def test_offices_are_listed(door: FrontDoor) -> None:
    offices = door.ask("postal", "GET", "/v1/offices").json()["items"]

    assert {"slug": "ha-long", "name": "Chi nhánh Hạ Long"} in offices


class CountingClassifier:
    """Takes its time, and counts how many callers it has at once."""

    version = "counting"

    def __init__(self, real: Classifier) -> None:
        self._real = real
        self._lock = threading.Lock()
        self._present = 0
        self.most = 0

    def classify(self, pages: Sequence[Page], on: date | None = None) -> Answer:
        """The real answer, late."""
        with self._lock:
            self._present += 1
            self.most = max(self.most, self._present)
        time.sleep(0.1)
        with self._lock:
            self._present -= 1
        return self._real.classify(pages, on)


def test_a_rush_of_classifications_leaves_threads_for_everybody_else(
    open_door: OpenDoor, labels: Labels
) -> None:
    counting = CountingClassifier(labels.classifier)
    door = open_door(lambda service: dataclasses.replace(service, classifier=counting))

    def ask(_number: int) -> int:
        return door.ask("desk", "POST", "/v1/classifications", json={"text": "TỜ KHAI"}).status_code

    with ThreadPoolExecutor(3 * AT_ONCE) as threads:
        statuses = list(threads.map(ask, range(3 * AT_ONCE)))

    assert set(statuses) == {200}
    assert 1 < counting.most <= AT_ONCE

"""Cases over HTTP: told as often as one likes, held against their procedure, filled and emptied by hand."""

from pathlib import Path

import pytest

from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, page_image

PROCEDURE = "1.001193"


def code(number: int) -> str:
    """A dossier code that only one test uses."""
    return f"H49.61-261123-{number:04}"


def test_telling_a_case_twice_makes_one(door: FrontDoor) -> None:
    told = {"procedure": {"code": PROCEDURE, "name": "ignored"}, "applicant": "Nguyễn Thị Thử"}

    first = door.ask("desk", "PUT", f"/v1/cases/{code(1)}", json=told)
    second = door.ask("desk", "PUT", f"/v1/cases/{code(1)}", json=told)

    assert (first.status_code, second.status_code) == (201, 200)
    case = second.json()
    assert case == first.json()
    assert case["code"] == code(1)
    assert case["procedure"]["code"] == PROCEDURE
    assert "khai sinh" in case["procedure"]["name"].lower()
    assert (case["field"], case["office"], case["state"]) == ("ho-tich", "ha-long", "open")
    assert case["applicant"] == "Nguyễn Thị Thử"
    assert case["documents"] == []
    assert door.ask("desk", "GET", f"/v1/cases/{code(1).lower()}").json() == case


def test_what_is_left_out_stays_as_it_is(door: FrontDoor) -> None:
    path = f"/v1/cases/{code(2)}"
    door.ask("desk", "PUT", path, json={"procedure": PROCEDURE, "applicant": {"name": "A Thử"}})

    case = door.ask("desk", "PUT", path, json={"state": "closed"}).json()

    assert (case["state"], case["applicant"], case["procedure"]["code"]) == ("closed", "A Thử", PROCEDURE)


def test_a_case_without_a_procedure_says_that_its_list_is_not_known(door: FrontDoor) -> None:
    case = door.ask("desk", "PUT", f"/v1/cases/{code(3)}", json={"field": "ho-tich"}).json()

    assert case["procedure"] is None
    assert case["components"] == {"is_known": False, "present": [], "missing": [], "surplus": []}


@pytest.mark.parametrize(
    ("path", "told", "problem"),
    [
        (code(4), {"procedure": "9.999999"}, "procedure_unknown"),
        (code(4), {"field": "khong-co"}, "field_unknown"),
        (code(4), {"office": "khong-co"}, "office_unknown"),
        (code(4), {"state": "lost"}, "validation_failed"),
        (code(4), {"applicant": ""}, "validation_failed"),
        ("khong-phai-ma", {}, "case_code_invalid"),
    ],
)
def test_a_case_that_cannot_be_is_refused_and_not_made(
    door: FrontDoor, path: str, told: dict[str, object], problem: str
) -> None:
    assert_problem(door.ask("integrator", "PUT", f"/v1/cases/{path}", json=told), 422, problem)
    assert_problem(door.ask("integrator", "GET", f"/v1/cases/{path}"), 404, "not_found")


def test_components_are_present_missing_or_surplus(door: FrontDoor, tmp_path: Path) -> None:
    path = f"/v1/cases/{code(5)}"
    before = door.ask("desk", "PUT", path, json={"procedure": PROCEDURE}).json()["components"]
    form = door.file("desk", page_image(BIRTH_LINES, tmp_path / "a.png"), case_code=code(5))
    letter = door.file(
        "desk", page_image(["THƯ NGỎ", "Kính gửi ông bà"], tmp_path / "b.png"), case_code=code(5)
    )

    case = door.ask("desk", "GET", path).json()

    assert before["present"] == []
    assert before["missing"]
    assert [one["document"] for one in case["components"]["present"]] == [form]
    assert "khai sinh" in case["components"]["present"][0]["name"].lower()
    assert case["components"]["surplus"] == [letter]
    assert len(case["components"]["missing"]) == len(before["missing"]) - 1
    assert [one["id"] for one in case["documents"]] == [form, letter]
    assert case["documents"][0]["field"] == "ho-tich"


def test_a_paper_waits_for_its_case_and_is_attached_when_it_is_told(door: FrontDoor, tmp_path: Path) -> None:
    paper = door.file("desk", page_image(["Chờ hồ sơ"], tmp_path / "a.png"), case_code=code(6))
    waiting = door.ask("desk", "GET", f"/v1/documents/{paper}").json()

    case = door.ask("desk", "PUT", f"/v1/cases/{code(6)}", json={}).json()

    assert (waiting["state"], waiting["waiting_reason"]) == ("unattached", "case_unknown")
    assert [one["id"] for one in case["documents"]] == [paper]


class TestByHand:
    """Papers laid into cases and taken out by a person."""

    @pytest.fixture
    def paper(self, door: FrontDoor, tmp_path: Path) -> str:
        """A paper without a code; its id."""
        return door.file("desk", page_image([f"Giấy {tmp_path.name}"], tmp_path / "a.png"))

    def test_attaching_twice_is_attaching_once(self, door: FrontDoor, paper: str) -> None:
        door.ask("desk", "PUT", f"/v1/cases/{code(10)}", json={})
        path = f"/v1/cases/{code(10)}/documents/{paper}"

        first, second = door.ask("desk", "PUT", path), door.ask("desk", "PUT", path)

        assert (first.status_code, second.status_code) == (201, 200)
        assert second.json()["case"] == code(10)
        stays = door.ask("desk", "GET", f"/v1/documents/{paper}").json()["attachments"]
        assert [(stay["case"], stay["evidence"]["by"]) for stay in stays] == [(code(10), "person")]

    def test_a_paper_lies_in_one_case_at_a_time(self, door: FrontDoor, paper: str) -> None:
        for number in (11, 12):
            door.ask("desk", "PUT", f"/v1/cases/{code(number)}", json={})
        door.ask("desk", "PUT", f"/v1/cases/{code(11)}/documents/{paper}")

        answer = door.ask("desk", "PUT", f"/v1/cases/{code(12)}/documents/{paper}")

        assert_problem(answer, 409, "attached_elsewhere")

    @pytest.mark.parametrize(
        "way", [{"params": {"reason": "Nhầm hồ sơ"}}, {"json": {"reason": "Nhầm hồ sơ"}}]
    )
    def test_taking_out_needs_a_reason_which_the_audit_keeps(
        self, door: FrontDoor, paper: str, way: dict[str, object]
    ) -> None:
        door.ask("desk", "PUT", f"/v1/cases/{code(13)}", json={})
        path = f"/v1/cases/{code(13)}/documents/{paper}"
        door.ask("desk", "PUT", path)

        assert_problem(door.ask("desk", "DELETE", path), 422, "reason_needed")
        answer = door.ask("desk", "DELETE", path, **way)

        assert (answer.status_code, answer.content) == (204, b"")
        told = door.ask("desk", "GET", f"/v1/documents/{paper}").json()
        assert (told["state"], told["waiting_reason"]) == ("unattached", "detached")
        assert told["attachments"][0]["detach_reason"] == "Nhầm hồ sơ"
        [entry] = [one for one in door.audit("document", paper) if one.action == "document.detached"]
        assert (entry.actor, entry.detail["reason"]) == (door.token_ids["desk"], "Nhầm hồ sơ")
        assert_problem(door.ask("desk", "DELETE", path, **way), 404, "not_found")


def test_cases_are_found_by_a_part_of_their_code_or_applicant(door: FrontDoor) -> None:
    for number, name in ((21, "Trần Văn Mẫu"), (22, "Lê Thị Mẫu"), (23, "Phạm Văn Khác")):
        door.ask("desk", "PUT", f"/v1/cases/{code(number)}", json={"applicant": name})

    by_name = door.ask("desk", "GET", "/v1/cases", params={"q": "Mẫu"}).json()["items"]
    by_code = door.ask("desk", "GET", "/v1/cases", params={"q": "-0023"}).json()["items"]
    first = door.ask("desk", "GET", "/v1/cases", params={"q": "Mẫu", "limit": 1}).json()
    second = door.ask("desk", "GET", "/v1/cases", params={"q": "Mẫu", "limit": 1, "before": first["next"]})

    assert [one["code"] for one in by_name] == [code(22), code(21)]
    assert [one["applicant"] for one in by_code] == ["Phạm Văn Khác"]
    assert [one["code"] for one in second.json()["items"]] == [code(21)]


def test_opening_a_case_is_on_record(door: FrontDoor) -> None:
    door.ask("desk", "PUT", f"/v1/cases/{code(30)}", json={})
    door.ask("integrator", "GET", f"/v1/cases/{code(30)}")

    last = door.audit("case", code(30))[-1]

    assert (last.action, last.actor) == ("case.viewed", door.token_ids["integrator"])

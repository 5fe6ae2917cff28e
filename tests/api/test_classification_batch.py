"""Texts in batches, and what is told of texts and files that cannot be classified."""

import json
from pathlib import Path

import httpx
import pytest
from PIL import Image

from api.http.shapes.classification import MOST_TEXTS
from tests.api.conftest import OpenDoor
from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, page_image

ONE, BATCH = "/v1/classifications", "/v1/classifications/batch"
BIRTH = "\n".join(BIRTH_LINES)
LAND = "Mẫu số 18\nĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT\nThửa đất số: 7"


def items(door: FrontDoor, *texts: object) -> list[dict[str, object]]:
    answer = door.ask("integrator", "POST", BATCH, json={"texts": texts})
    assert answer.status_code == 200, answer.text
    told: list[dict[str, object]] = answer.json()["items"]
    return told


def test_a_batch_answers_each_text_as_if_it_came_alone(door: FrontDoor) -> None:
    told = items(door, {"id": "a", "text": BIRTH}, {"id": "b", "text": LAND})

    alone = [door.ask("integrator", "POST", ONE, json={"text": text}).json() for text in (BIRTH, LAND)]
    assert told == [{"id": "a", "answer": alone[0]}, {"id": "b", "answer": alone[1]}]


def test_a_bad_text_does_not_spoil_the_others(open_door: OpenDoor) -> None:
    door = open_door(max_text_chars=200)

    told = items(
        door,
        {"id": "good", "text": BIRTH},
        {"id": "empty", "text": " \n\f"},
        {"id": "long", "text": "a" * 201},
        {"id": "number", "text": 7},
        {"text": BIRTH},
        "not an object",
        {"id": "day", "text": BIRTH, "on": "23/11/2026"},
        {"id": "last", "text": LAND},
    )

    codes = [one["problem"]["code"] if "problem" in one else "answered" for one in told]  # type: ignore[index]  # a problem is an object
    wrong = ["validation_failed"] * 3
    assert codes == ["answered", "empty_text", "text_too_long", *wrong, "validation_failed", "answered"]
    assert [one["id"] for one in told] == ["good", "empty", "long", "number", None, None, "day", "last"]


def test_a_text_that_is_no_object_is_told_where(door: FrontDoor) -> None:
    answer = door.ask("integrator", "POST", BATCH, json={"texts": ["TỜ KHAI", None]})

    problems = [item["problem"] for item in answer.json()["items"]]
    assert [one["errors"][0]["where"] for one in problems] == ["texts", "texts"]
    assert problems[0]["detail_vi"] == "Hãy sửa các giá trị sau rồi gửi lại: texts."


def test_a_problem_in_a_batch_is_told_whole_and_without_the_text(door: FrontDoor) -> None:
    answer = door.ask("integrator", "POST", BATCH, json={"texts": [{"id": "a", "text": ["Nguyễn Thị Thử"]}]})

    [problem] = [one["problem"] for one in answer.json()["items"]]
    assert {"type", "title", "status", "detail", "code", "request_id"} <= problem.keys()
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["errors"][0]["where"] == "text"
    assert "Thử" not in answer.text


def test_a_hundred_texts_are_taken_and_one_more_is_not(door: FrontDoor) -> None:
    texts = [{"id": str(number), "text": "TỜ KHAI"} for number in range(MOST_TEXTS)]

    assert [one["id"] for one in items(door, *texts)] == [one["id"] for one in texts]

    answer = door.ask("integrator", "POST", BATCH, json={"texts": [*texts, texts[0]]})
    assert str(MOST_TEXTS) in str(assert_problem(answer, 422, "too_many_texts")["detail"])


@pytest.mark.parametrize("body", [{}, {"texts": []}, {"texts": "TỜ KHAI"}, []])
def test_a_batch_without_texts_is_refused(body: object, door: FrontDoor) -> None:
    assert_problem(door.ask("integrator", "POST", BATCH, json=body), 422, "validation_failed")


def test_a_batch_takes_json_alone_and_no_more_than_its_limit(open_door: OpenDoor) -> None:
    door = open_door(max_json_bytes=1000)

    form = door.ask("integrator", "POST", BATCH, files={"file": ("a.txt", b"TO KHAI")})
    large = door.ask("integrator", "POST", BATCH, json={"texts": [{"id": "a", "text": "a" * 1000}]})

    assert_problem(form, 415, "media_type_unsupported")
    assert_problem(large, 413, "body_too_large")


def test_who_may_not_classify_may_not_send_a_batch(door: FrontDoor) -> None:
    body = {"texts": [{"id": "a", "text": BIRTH}]}

    assert_problem(door.ask("postal", "POST", BATCH, json=body), 403, "verb_forbidden")
    assert_problem(door.ask(None, "POST", BATCH, json=body), 401, "token_missing")


def test_a_text_that_is_empty_or_too_long_is_told_with_its_limit(open_door: OpenDoor) -> None:
    door = open_door(max_text_chars=50)

    empty = door.ask("desk", "POST", ONE, json={"text": "  \n"})
    long = door.ask("desk", "POST", ONE, json={"text": "a" * 51})

    assert_problem(empty, 422, "empty_text")
    assert "SOHOA_MAX_TEXT_CHARS" in str(assert_problem(long, 422, "text_too_long")["detail"])


def test_a_file_that_is_too_large_or_cannot_be_read_is_told_so(open_door: OpenDoor, tmp_path: Path) -> None:
    door = open_door(max_bytes=20_000)
    png = page_image(BIRTH_LINES, tmp_path / "a.png").read_bytes()
    Image.effect_noise((200, 200), 90).save(tmp_path / "large.png")

    def sent(name: str, content: bytes) -> httpx.Response:
        return door.ask("desk", "POST", ONE, files={"file": (name, content)})

    cut = sent("cut.png", png[: len(png) // 2])
    large = sent("large.png", (tmp_path / "large.png").read_bytes())
    empty = sent("empty.png", b"")

    assert_problem(cut, 422, "damaged")
    assert_problem(large, 413, "too_many_bytes")
    assert_problem(empty, 422, "empty_file")


def test_the_day_of_a_paper_decides_which_procedures_are_answered(door: FrontDoor, tmp_path: Path) -> None:
    png = page_image(BIRTH_LINES, tmp_path / "a.png").read_bytes()

    text = door.ask("desk", "POST", f"{ONE}?on=2019-05-03", json={"text": BIRTH})
    file = door.ask("desk", "POST", f"{ONE}?on=2019-05-03", files={"file": ("a.png", png)})
    wrong = door.ask("desk", "POST", f"{ONE}?on=3.5.2019", json={"text": BIRTH})

    for answer in (text, file):
        assert answer.json()["procedures"][0]["code"] == "1.001193"
    assert assert_problem(wrong, 422, "validation_failed")["errors"][0]["where"] == "query.on"  # type: ignore[index]  # a list of wrong values


def test_every_request_and_answer_of_a_classification_has_an_example(door: FrontDoor) -> None:
    document = json.loads(door.ask(None, "GET", "/openapi.json").text)
    schemas, problems = document["components"]["schemas"], document["components"]["examples"]

    def shown(schema: dict[str, str]) -> object:
        named = schemas[schema["$ref"].rsplit("/", 1)[1]]
        return named.get("examples") or [
            one for part in named["properties"].values() for one in part.get("examples", [])
        ]

    for path in (ONE, BATCH):
        route = document["paths"][path]["post"]
        for body in route["requestBody"]["content"].values():
            assert shown(body["schema"])
        for answer in route["responses"].values():
            for body in answer["content"].values():
                named = body.get("examples", {})
                assert named or shown(body["schema"])
                assert all(one["$ref"].rsplit("/", 1)[1] in problems for one in named.values())

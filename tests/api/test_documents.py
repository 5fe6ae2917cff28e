"""A paper over HTTP: what it is, what it says, how it looks, and who looked."""

import json
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, CODE, several_pages


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of two pages, the second one blank."""
    return several_pages([BIRTH_LINES, []], tmp_path_factory.mktemp("paper") / "tờ khai.tif")


@pytest.fixture(scope="module")
def document(door: FrontDoor, file: Path) -> str:
    """The paper in its case; its id."""
    told = {"procedure": {"code": "1.001193"}, "applicant": {"name": "Người Giả Định"}}
    door.ask("desk", "PUT", f"/v1/cases/{CODE}", json=told)
    return door.file("desk", file, case_code=CODE)


def test_a_document_tells_what_it_is_and_why(door: FrontDoor, document: str) -> None:
    told = door.ask("desk", "GET", f"/v1/documents/{document}").json()

    assert (told["id"], told["case"], told["state"], told["waiting_reason"]) == (
        document,
        CODE,
        "attached",
        None,
    )
    assert told["paper"]["type"] == "application"
    assert told["fields"][0]["slug"] == "ho-tich"
    assert 0 <= told["fields"][0]["confidence"] <= 1
    assert told["procedures"][0]["code"] == "1.001193"
    assert told["procedures"][0]["reasons"]
    assert told["abstained"] is False
    assert "KHAI SINH" in told["title"]
    assert told["pages"] == 2
    assert [(page["number"], page["state"], page["is_blank"]) for page in told["page_list"]] == [
        (1, "read", False),
        (2, "read", True),
    ]
    assert told["page_list"][0]["confidence"] > 0.5
    assert told["attachments"][0]["evidence"]["by"] == "upload"
    assert told["claim"]["code"] == CODE


def test_its_scan_is_done_and_names_it(door: FrontDoor, document: str) -> None:
    scan_id = door.ask("desk", "GET", f"/v1/documents/{document}").json()["scan"]
    scan = door.ask("desk", "GET", f"/v1/scans/{scan_id}").json()

    assert (scan["state"], scan["pages"], scan["pages_done"], scan["pages_failed"]) == ("done", 2, 2, 0)
    assert scan["documents"] == [document]


def test_the_pdf_is_searchable(door: FrontDoor, document: str, tmp_path: Path) -> None:
    answer = door.ask("desk", "GET", f"/v1/documents/{document}/pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert f'filename="{document}.pdf"' in answer.headers["content-disposition"]
    (tmp_path / "a.pdf").write_bytes(answer.content)
    read = ["pdftotext", str(tmp_path / "a.pdf"), "-"]
    assert "KHAI SINH" in subprocess.run(read, check=True, capture_output=True, text=True).stdout


def test_a_part_of_the_pdf_can_be_had(door: FrontDoor, document: str) -> None:
    path = f"/v1/documents/{document}/pdf"

    part = door.ask("desk", "GET", path, headers={"Range": "bytes=0-4"})

    assert (part.status_code, part.content) == (206, b"%PDF-")
    # The last byte arrives a moment before the server is done with the file.
    end = time.monotonic() + 10
    while list(door.service.settings.work_dir.glob("answer-*")):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_original_is_what_was_sent_under_its_name(door: FrontDoor, document: str, file: Path) -> None:
    answer = door.ask("desk", "GET", f"/v1/documents/{document}/original")

    assert answer.content == file.read_bytes()
    assert answer.headers["content-type"] == "image/tiff"
    assert "filename*=UTF-8''t%E1%BB%9D%20khai.tiff" in answer.headers["content-disposition"]


def test_text_and_alto_hold_the_words_of_every_page(door: FrontDoor, document: str) -> None:
    text = door.ask("desk", "GET", f"/v1/documents/{document}/text")
    alto = door.ask("desk", "GET", f"/v1/documents/{document}/alto")

    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    first, second = text.text.split("\f")
    assert "TỜ KHAI ĐĂNG KÝ KHAI SINH" in first
    assert second == ""
    assert alto.headers["content-type"].startswith("application/xml")
    tree = ET.fromstring(alto.content)  # noqa: S314 (our own answer)
    assert len(tree.findall(".//{*}Page")) == 2
    assert "KHAI" in {word.get("CONTENT") for word in tree.findall(".//{*}String")}


def test_the_boxes_of_the_words_fit_the_page_image(door: FrontDoor, document: str, tmp_path: Path) -> None:
    image = door.ask("desk", "GET", f"/v1/documents/{document}/pages/1/image")
    words = door.ask("desk", "GET", f"/v1/documents/{document}/pages/1/words").json()

    assert image.headers["content-type"] == "image/jpeg"
    (tmp_path / "page.jpg").write_bytes(image.content)
    with Image.open(tmp_path / "page.jpg") as page:
        assert page.size == (words["width_px"], words["height_px"])
    assert {"words", "codes", "regions", "quality"} <= words.keys()
    assert {"text", "box", "confidence"} <= words["words"][0].keys()
    assert all(word["box"][2] <= words["width_px"] for word in words["words"])


def test_a_page_that_is_not_there_is_not_found(door: FrontDoor, document: str) -> None:
    assert_problem(door.ask("desk", "GET", f"/v1/documents/{document}/pages/3/image"), 404, "not_found")
    assert_problem(
        door.ask("desk", "GET", f"/v1/documents/{document}/pages/0/image"), 422, "validation_failed"
    )


@pytest.mark.parametrize("ending", ["pdf", "text", "alto", "original", "pages/1/image", "pages/1/words"])
def test_content_that_the_caller_has_is_not_sent_again_but_the_look_is_on_record(
    door: FrontDoor, document: str, ending: str
) -> None:
    path = f"/v1/documents/{document}/{ending}"
    tag = door.ask("desk", "GET", path).headers["etag"]
    before = len(door.audit("document", document))

    again = door.ask("desk", "GET", path, headers={"If-None-Match": tag})
    other = door.ask("desk", "GET", path, headers={"If-None-Match": '"other"'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert again.headers["cache-control"] == "private, no-cache"
    assert other.status_code == 200
    assert len(door.audit("document", document)) == before + 2


def test_every_look_leaves_one_entry_that_says_who_saw_what(door: FrontDoor, document: str) -> None:
    before = len(door.audit("document", document))
    for ending in ("", "/pdf", "/text", "/alto", "/original", "/pages/2/image", "/pages/2/words"):
        door.ask("integrator", "GET", f"/v1/documents/{document}{ending}")
    door.ask("other_desk", "GET", f"/v1/documents/{document}")

    entries = door.audit("document", document)[before:]

    assert [entry.action for entry in entries] == [
        "document.viewed",
        "document.pdf_read",
        "document.text_read",
        "document.alto_read",
        "document.original_read",
        "document.image_read",
        "document.words_read",
    ]
    assert {entry.actor for entry in entries} == {door.token_ids["integrator"]}
    assert entries[-1].detail == {"page": 2}


def test_a_paper_without_a_code_waits_in_the_list_with_its_reason(door: FrontDoor, tmp_path: Path) -> None:
    waiting = door.file("postal", several_pages([["Giấy không có mã"]], tmp_path / "a.tif"))

    listed = door.ask("desk", "GET", "/v1/documents?state=unattached").json()["items"]
    told = door.ask("desk", "GET", f"/v1/documents/{waiting}").json()

    assert [(one["id"], one["waiting_reason"]) for one in listed] == [(waiting, "no_code")]
    assert listed == door.ask("desk", "GET", "/v1/documents?waiting=true").json()["items"]
    assert "case" not in told
    assert told["attachments"] == []


def test_documents_are_listed_by_case_and_by_scan(door: FrontDoor, document: str) -> None:
    scan_id = door.ask("desk", "GET", f"/v1/documents/{document}").json()["scan"]
    for query in (f"case={CODE}", f"scan={scan_id}", f"case={CODE}&scan={scan_id}&state=attached"):
        listed = door.ask("desk", "GET", f"/v1/documents?{query}").json()
        assert [one["id"] for one in listed["items"]] == [document]
    assert door.ask("desk", "GET", "/v1/documents?scan=other").json() == {"items": [], "next": None}


class TestCorrections:
    """An officer's word against the machine's."""

    @pytest.fixture(scope="class")
    @classmethod
    def paper(cls, door: FrontDoor, tmp_path_factory: pytest.TempPathFactory) -> str:
        """A paper to correct; its id."""
        folder = tmp_path_factory.mktemp("paper")
        return door.file("desk", several_pages([["Giấy cần sửa"]], folder / "a.tif"))

    def test_the_officers_word_comes_first_and_the_machines_stays_in_the_audit(
        self, door: FrontDoor, paper: str
    ) -> None:
        before = door.ask("desk", "GET", f"/v1/documents/{paper}").json()
        correction = {
            "paper": {"type": "certificate"},
            "procedure": "1.001193",
            "extracted": {"document_number": {"value": "15/2026"}, "subject": "Giấy khai sinh"},
        }

        told = door.ask("desk", "PATCH", f"/v1/documents/{paper}", json=correction).json()

        assert told["paper"]["type"] == "certificate"
        assert told["fields"] == [{"slug": "ho-tich", "confidence": 1.0, "reasons": ["Cán bộ xác nhận"]}]
        assert told["procedures"][0]["code"] == "1.001193"
        assert told["extracted"]["document_number"]["value"] == "15/2026"
        assert told["corrected_by"] == door.token_ids["desk"]
        assert told["abstained"] is False
        assert told == {**door.ask("desk", "GET", f"/v1/documents/{paper}").json()}
        [entry] = [one for one in door.audit("document", paper) if one.action == "document.corrected"]
        assert json.dumps(entry.detail["before"]).count(before["paper"]["type"]) == 1
        assert "15/2026" not in json.dumps(entry.detail)

    def test_a_value_of_null_is_taken_away_and_the_rest_stays(self, door: FrontDoor, paper: str) -> None:
        path = f"/v1/documents/{paper}"
        door.ask("desk", "PATCH", path, json={"extracted": {"agency": "UBND", "subject": "S"}})

        told = door.ask("desk", "PATCH", path, json={"extracted": {"agency": None}}).json()

        assert "agency" not in told["extracted"]
        assert told["extracted"]["subject"]["value"] == "S"

    @pytest.mark.parametrize(
        ("correction", "code"),
        [
            ({}, "nothing_to_correct"),
            ({"procedure": "9.999999"}, "procedure_unknown"),
            ({"field": "khong-co"}, "field_unknown"),
            ({"paper": "novel"}, "validation_failed"),
            ({"extracted": {"Bad Name": "x"}}, "validation_failed"),
            ({"extracted": {"subject": "x" * 501}}, "validation_failed"),
        ],
    )
    def test_a_correction_that_cannot_be_is_refused(
        self, door: FrontDoor, paper: str, correction: dict[str, object], code: str
    ) -> None:
        before = door.ask("desk", "GET", f"/v1/documents/{paper}").json()

        assert_problem(door.ask("desk", "PATCH", f"/v1/documents/{paper}", json=correction), 422, code)

        assert door.ask("desk", "GET", f"/v1/documents/{paper}").json() == before

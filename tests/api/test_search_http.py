"""Search over HTTP: the place of the hit in the paper's own letters."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.snippets import AFTER_CHARS, BEFORE_CHARS, snippet_of
from storage.folding import fold
from tests.api.front_door import FrontDoor, assert_problem
from tests.ingest.office import several_pages


@pytest.fixture(scope="module")
def document(door: FrontDoor, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper whose words stand on its second page; its id."""
    pages = [["GIẤY XÁC NHẬN"], ["2", "kèm theo TỜ KHAI ĐĂNG KÝ KHAI SINH", "đã nộp tại Việt Nam"]]
    return door.file("postal", several_pages(pages, tmp_path_factory.mktemp("paper") / "a.tif"))


@pytest.mark.parametrize("query", ["khai sinh", "KHAI SINH", "đăng ký khai sin", "  khai,  sinh! "])
def test_words_are_found_with_and_without_marks(door: FrontDoor, document: str, query: str) -> None:
    [found] = door.ask("desk", "GET", "/v1/search", params={"q": query}).json()["items"]

    assert (found["id"], found["page"]) == (document, 2)
    assert "TỜ KHAI ĐĂNG KÝ KHAI SINH" in found["snippet"]
    words = [found["snippet"][start:end] for start, end in found["hits"]]
    assert {"KHAI", "SINH"} <= set(words)


def test_a_paper_must_hold_every_word(door: FrontDoor, document: str) -> None:
    [found] = door.ask("desk", "GET", "/v1/search?q=khai+sinh+nam").json()["items"]
    assert found["id"] == document
    assert door.ask("desk", "GET", "/v1/search?q=khai+sinh+xyz").json() == {"items": [], "next": None}


def test_a_query_without_words_finds_nothing_and_one_without_letters_is_refused(door: FrontDoor) -> None:
    assert door.ask("desk", "GET", "/v1/search?q=%21%21").json()["items"] == []
    assert_problem(door.ask("desk", "GET", "/v1/search"), 422, "validation_failed")
    assert_problem(door.ask("desk", "GET", "/v1/search?q="), 422, "validation_failed")


@pytest.mark.parametrize("query", ['"', "khai AND", "NEAR(a b)", "*", "a:b", "') --", "body : x"])
def test_no_query_is_a_command_to_the_index(door: FrontDoor, query: str) -> None:
    assert door.ask("desk", "GET", "/v1/search", params={"q": query}).status_code == 200


def test_a_search_is_on_record_by_what_it_showed_and_never_by_its_words(
    door: FrontDoor, document: str
) -> None:
    answer = door.ask("desk", "GET", "/v1/search?q=khai+sinh")

    [entry] = door.audit("search", answer.headers["x-request-id"])
    assert (entry.action, entry.actor) == ("documents.searched", door.token_ids["desk"])
    assert entry.detail == {"documents": [document]}


def test_results_come_part_by_part(door: FrontDoor, document: str, tmp_path: Path) -> None:
    other = door.file("desk", several_pages([["Khai sinh", "bản khác"]], tmp_path / "b.tif"))

    first = door.ask("desk", "GET", "/v1/search?q=khai+sinh&limit=1").json()
    second = door.ask("desk", "GET", f"/v1/search?q=khai+sinh&limit=1&offset={first['next']}").json()

    assert [one["id"] for one in first["items"] + second["items"]] == [other, document]
    assert second["next"] is None


WORDS = st.lists(st.sampled_from(["Đăng", "ký", "KHAI", "sinh", "12/2026", "–", "hộ tịch"]), max_size=60)


@given(WORDS, WORDS.map(" ".join))
def test_hits_are_words_of_the_query_in_a_snippet_of_bounded_length(words: list[str], query: str) -> None:
    text = " ".join(words)

    snippet = snippet_of([(1, text)], query)

    wanted = fold(query).split()
    if snippet is None:
        assert not wanted or not any(word in fold(text).split() for word in wanted)
        return
    assert snippet.text in text
    assert len(snippet.text) <= BEFORE_CHARS + AFTER_CHARS + 60
    assert snippet.hits
    for start, end in snippet.hits:
        assert fold(snippet.text[start:end]).startswith(tuple(wanted))


def test_marks_that_stand_apart_from_their_letters_do_not_break_a_word() -> None:
    snippet = snippet_of([(1, "Khai sinh ti\u0302\u0309nh")], "tinh")

    assert snippet is not None
    assert [snippet.text[start:end] for start, end in snippet.hits] == ["ti\u0302\u0309nh"]

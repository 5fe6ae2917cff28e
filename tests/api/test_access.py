"""Who may do what: every route with every role, and which rows each of them reaches."""

from collections.abc import Iterator

import pytest

from api.http.access import ALLOWED, Verb
from api.http.app import blank_app
from storage.states import Role
from tests.api.front_door import PEOPLE, FrontDoor, assert_problem
from tests.ingest.office import BIRTH_LINES, CODE, OTHER_CODE, page_image

ALL = frozenset(Role)
CASEWORK = ALL - {Role.POSTAL}
CORRECTING = frozenset({Role.ADMIN, Role.DESK})

REACH: dict[tuple[str, str], frozenset[Role]] = {
    ("POST", "/v1/scans"): ALL,
    ("GET", "/v1/scans"): ALL,
    ("GET", "/v1/scans/{scan_id}"): ALL,
    ("GET", "/v1/scans/{scan_id}/boundaries"): ALL,
    ("PUT", "/v1/scans/{scan_id}/boundaries/{page}"): CORRECTING,
    ("GET", "/v1/documents"): ALL,
    ("GET", "/v1/documents/{document_id}"): ALL,
    ("PATCH", "/v1/documents/{document_id}"): CORRECTING,
    ("GET", "/v1/documents/{document_id}/pdf"): ALL,
    ("GET", "/v1/documents/{document_id}/text"): ALL,
    ("GET", "/v1/documents/{document_id}/alto"): ALL,
    ("GET", "/v1/documents/{document_id}/original"): ALL,
    ("GET", "/v1/documents/{document_id}/pages/{number}/image"): ALL,
    ("GET", "/v1/documents/{document_id}/pages/{number}/words"): ALL,
    ("GET", "/v1/cases"): CASEWORK,
    ("PUT", "/v1/cases/{code}"): CASEWORK,
    ("GET", "/v1/cases/{code}"): CASEWORK,
    ("PUT", "/v1/cases/{code}/documents/{document_id}"): CASEWORK,
    ("DELETE", "/v1/cases/{code}/documents/{document_id}"): CASEWORK,
    ("POST", "/v1/classifications"): CASEWORK,
    ("POST", "/v1/classifications/batch"): CASEWORK,
    ("GET", "/v1/catalogue"): ALL,
    ("GET", "/v1/catalogue/fields"): ALL,
    ("GET", "/v1/catalogue/procedures"): ALL,
    ("GET", "/v1/catalogue/procedures/{code}"): ALL,
    ("GET", "/v1/offices"): ALL,
    ("GET", "/v1/search"): ALL,
}
"""Which roles each route lets through; what they then reach is a matter of rows."""

NOWHERE = {"document_id": "no-such", "scan_id": "no-such", "code": "no-such", "number": "1", "page": "2"}
BODIES: dict[tuple[str, str], dict[str, object]] = {
    ("PATCH", "/v1/documents/{document_id}"): {"json": {"field": "ho-tich"}},
    ("PUT", "/v1/cases/{code}"): {"json": {}},
    ("PUT", "/v1/scans/{scan_id}/boundaries/{page}"): {"json": {"cut": True}},
    ("POST", "/v1/classifications"): {"json": {"text": "TỜ KHAI"}},
    ("POST", "/v1/classifications/batch"): {"json": {"texts": [{"id": "a", "text": "TỜ KHAI"}]}},
    ("DELETE", "/v1/cases/{code}/documents/{document_id}"): {"params": {"reason": "thử"}},
    ("GET", "/v1/search"): {"params": {"q": "x"}},
}


def routes() -> Iterator[tuple[str, str]]:
    """Every method and path below /v1."""
    for path, methods in blank_app().openapi()["paths"].items():
        yield from ((method.upper(), path) for method in methods if path.startswith("/v1"))


def test_every_route_stands_in_the_table() -> None:
    assert set(routes()) == set(REACH)


def test_every_verb_is_held_by_somebody_besides_the_admin() -> None:
    assert ALLOWED[Role.ADMIN] == frozenset(Verb)
    assert ALLOWED[Role.DESK] | ALLOWED[Role.INTEGRATOR] == frozenset(Verb)


@pytest.mark.parametrize(("method", "path"), REACH)
def test_a_route_lets_through_exactly_the_roles_of_the_table(door: FrontDoor, method: str, path: str) -> None:
    let_through = set()
    for who in ("admin", "desk", "postal", "integrator"):
        answer = door.ask(who, method, path.format(**NOWHERE), **BODIES.get((method, path), {}))
        if answer.status_code == 403:
            assert_problem(answer, 403, "verb_forbidden")
        else:
            let_through.add(PEOPLE[who][0])
            assert answer.status_code < 500, answer.text

    assert let_through == REACH[method, path]


@pytest.mark.parametrize(("method", "path"), REACH)
def test_a_route_lets_nobody_through_without_a_token(door: FrontDoor, method: str, path: str) -> None:
    answer = door.ask(None, method, path.format(**NOWHERE), **BODIES.get((method, path), {}))

    assert_problem(answer, 401, "token_missing")
    assert answer.headers["www-authenticate"] == 'Bearer realm="sohoa"'


@pytest.mark.parametrize("told", ["Bearer sh_nothing", "Bearer", "Basic c29ob2E6eA=="])
def test_a_wrong_token_is_refused(door: FrontDoor, told: str) -> None:
    answer = door.ask(None, "GET", "/v1/scans", headers={"Authorization": told})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_revoked_token_ends_at_once(door: FrontDoor) -> None:
    with door.service.database.work() as work:
        token, secret = work.tokens.issue("short-lived", Role.DESK, "co-to")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert door.ask(None, "GET", "/v1/scans", headers=bearer).status_code == 200

    with door.service.database.work() as work:
        work.tokens.revoke(token.id)

    answer = door.ask(None, "GET", "/v1/scans", headers=bearer)
    assert_problem(answer, 401, "token_invalid")


def test_a_caller_without_a_token_is_refused_before_a_body_is_read(door: FrontDoor) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=b"}

    answer = door.ask(None, "POST", "/v1/scans", content=b"not a form at all", headers=kind)

    assert_problem(answer, 401, "token_missing")


@pytest.fixture(scope="module")
def document(door: FrontDoor, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper of Hạ Long in a case of Hạ Long, sent by one postal worker; its id."""
    door.ask("desk", "PUT", f"/v1/cases/{CODE}", json={"procedure": "1.001193"})
    page = page_image(BIRTH_LINES, tmp_path_factory.mktemp("paper") / "a.png")
    return door.file("postal", page, case_code=CODE)


class TestRows:
    """What each caller reaches of another's paper and case."""

    @pytest.mark.parametrize("ending", ["", "/pdf", "/text", "/alto", "/original", "/pages/1/image"])
    def test_a_paper_is_shown_to_its_sender_and_its_office_and_hidden_from_others(
        self, door: FrontDoor, document: str, ending: str
    ) -> None:
        status = {
            who: door.ask(who, "GET", f"/v1/documents/{document}{ending}").status_code for who in PEOPLE
        }

        assert status == {
            "admin": 200,
            "desk": 200,
            "other_desk": 404,
            "postal": 200,
            "other_postal": 404,
            "integrator": 200,
            "bound_integrator": 404,
        }

    @pytest.mark.parametrize("path", ["/v1/scans", "/v1/documents", "/v1/search?q=khai+sinh"])
    def test_lists_and_search_hold_only_what_may_be_seen(
        self, door: FrontDoor, document: str, path: str
    ) -> None:
        scan = door.ask("admin", "GET", f"/v1/documents/{document}").json()["scan"]
        seeing = {
            who
            for who in PEOPLE
            if {scan, document} & {one["id"] for one in door.ask(who, "GET", path).json()["items"]}
        }

        assert seeing == {"admin", "desk", "postal", "integrator"}

    def test_a_case_is_hidden_from_other_offices(self, door: FrontDoor, document: str) -> None:
        for method, path, sent in (
            ("GET", "", {}),
            ("PUT", "", {"json": {"applicant": "Ai Đó"}}),
            ("PUT", f"/documents/{document}", {}),
            ("DELETE", f"/documents/{document}", {"params": {"reason": "thử"}}),
        ):
            answer = door.ask("other_desk", method, f"/v1/cases/{CODE}{path}", **sent)
            assert_problem(answer, 404, "not_found")
        assert door.ask("other_desk", "GET", "/v1/cases").json()["items"] == []
        assert door.ask("desk", "GET", f"/v1/cases/{CODE}").json()["applicant"] is None

    def test_a_foreign_paper_can_be_neither_corrected_nor_taken(self, door: FrontDoor, document: str) -> None:
        mine = f"/v1/cases/{OTHER_CODE}"
        assert door.ask("other_desk", "PUT", mine, json={}).status_code == 201

        corrected = door.ask("other_desk", "PATCH", f"/v1/documents/{document}", json={"paper": "other"})
        taken = door.ask("other_desk", "PUT", f"{mine}/documents/{document}")

        assert_problem(corrected, 404, "not_found")
        assert_problem(taken, 404, "not_found")

    def test_a_bound_caller_cannot_move_a_case_to_another_office(self, door: FrontDoor) -> None:
        answer = door.ask("desk", "PUT", f"/v1/cases/{CODE}", json={"office": "mong-cai"})

        assert_problem(answer, 403, "office_forbidden")


class TestCookies:
    """The web pages' cookie: a browser sends it along by itself, so writes must be our own pages'."""

    def cookie(self, door: FrontDoor) -> dict[str, str]:
        """The header of a browser that signed in."""
        return {"Cookie": f"sohoa_token={door.secrets['desk']}"}

    def test_a_cookie_is_enough_for_reading(self, door: FrontDoor) -> None:
        assert door.ask(None, "GET", "/v1/scans", headers=self.cookie(door)).status_code == 200

    @pytest.mark.parametrize(
        "origin",
        [
            {},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
            {"Origin": "https://example.org"},
            {"Origin": "null"},
        ],
    )
    def test_a_write_that_another_site_may_have_caused_is_refused(
        self, door: FrontDoor, origin: dict[str, str]
    ) -> None:
        answer = door.ask(
            None, "PUT", "/v1/cases/H49.61-261123-0099", json={}, headers={**self.cookie(door), **origin}
        )

        assert_problem(answer, 403, "cross_site")

    def test_a_write_of_our_own_pages_goes_through(self, door: FrontDoor) -> None:
        own = f"{door.http.base_url}".rstrip("/")
        for number, origin in enumerate(({"Sec-Fetch-Site": "same-origin"}, {"Origin": own})):
            path = f"/v1/cases/H49.61-261123-010{number}"
            answer = door.ask(None, "PUT", path, json={}, headers={**self.cookie(door), **origin})
            assert answer.status_code == 201

    def test_a_header_needs_no_origin(self, door: FrontDoor) -> None:
        foreign = {**self.cookie(door), "Sec-Fetch-Site": "cross-site"}

        answer = door.ask("desk", "PUT", "/v1/cases/H49.61-261123-0102", json={}, headers=foreign)

        assert answer.status_code == 201

"""What the pages answer to browsers, seen without one."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.conftest import CASE, Site

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def desk(site: Site) -> Iterator[httpx.Client]:
    cookies = {"sohoa_token": site.secrets["desk"]}
    with httpx.Client(base_url=site.url, headers=BROWSER, cookies=cookies, trust_env=False) as client:
        yield client


def test_an_unknown_address_is_told_in_vietnamese(desk: httpx.Client) -> None:
    answer = desk.get("/khong-co")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Không có địa chỉ này" in answer.text


def test_programs_get_their_problems_as_json_whatever_they_accept(desk: httpx.Client) -> None:
    answer = desk.get("/v1/cases/H49.61-261123-9999")

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"


def test_a_form_from_another_site_changes_nothing(desk: httpx.Client) -> None:
    answer = desk.post(
        "/giay-to/bat-ky/gan", data={"case_code": CASE}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403
    assert "Yêu cầu đến từ một trang web khác" in answer.text


def test_another_site_cannot_sign_somebody_in(site: Site) -> None:
    form = {"token": site.secrets["desk"]}

    answer = httpx.post(f"{site.url}/dang-nhap", data=form, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_style_is_sent_once(desk: httpx.Client) -> None:
    first = desk.get("/tinh/base.css")

    again = desk.get("/tinh/base.css", headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, again.status_code) == (200, 304)


def test_papers_do_not_stay_in_the_cache_of_a_shared_computer(desk: httpx.Client) -> None:
    assert desk.get(f"/ho-so/{CASE}").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/ho-so/x%22%3E", "/giay-to/khong-co", "/ban-quet/khong-co"])
def test_what_does_not_exist_is_not_found(desk: httpx.Client, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_a_page_number_that_is_none_is_refused_politely(desk: httpx.Client, paper: str) -> None:
    assert desk.get(f"/giay-to/{paper}?trang=abc").status_code == 422
    assert desk.get(f"/giay-to/{paper}?trang=99").status_code == 404

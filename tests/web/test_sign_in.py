"""Signing in and out."""

import pytest

from api.web.sign_in import safe_next
from tests.web.person import Person


def test_a_page_leads_to_the_sign_in_and_back(person: Person) -> None:
    person.open("/ho-so?q=H49")
    assert person.path == "/dang-nhap"

    person.type("#token", person.secret_of("desk"))
    person.click("main button")

    person.wait(lambda: person.path == "/ho-so", "the list of cases")
    assert person.find("#q").get_attribute("value") == "H49"


def test_a_wrong_token_is_told_so_and_opens_nothing(person: Person) -> None:
    person.open("/dang-nhap")

    person.type("#token", "sh_khong-phai-ma")
    person.click("main button")

    person.wait_for_text("[role=alert]", "Mã truy cập sai hoặc đã bị thu hồi")
    person.open("/ho-so")
    assert person.path == "/dang-nhap"


def test_no_script_can_read_the_token(person: Person) -> None:
    person.sign_in("desk")

    cookie = person.browser.get_cookie("sohoa_token")

    assert cookie is not None
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert person.run("return document.cookie") == ""


def test_signing_out_closes_every_page(person: Person) -> None:
    person.sign_in("desk")

    person.click(".who button")

    person.wait(lambda: person.path == "/dang-nhap", "the sign-in")
    person.open("/ho-so")
    assert person.path == "/dang-nhap"


def test_postal_staff_see_sending_and_their_scans_only(person: Person) -> None:
    person.sign_in("postal")

    person.wait(lambda: person.path == "/nop", "the upload page")
    assert [item.text for item in person.all(".menu a")] == ["Nộp bản quét", "Bản quét"]
    person.open("/ho-so")
    assert person.text("h1") == "Không có quyền"


@pytest.mark.parametrize(
    "told", ["//other.example", "/\\other.example", "https://other.example", "", "/dang-nhap", "/a\nb"]
)
def test_a_sign_in_never_leads_to_another_site(told: str) -> None:
    assert safe_next(told) == "/"

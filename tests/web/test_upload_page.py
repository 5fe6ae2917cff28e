"""Sending scans from the browser."""

from pathlib import Path

import pytest

from tests.web.conftest import CASE, Site
from tests.web.papers import draw
from tests.web.person import Person

DROP = """
const kept = new DataTransfer();
kept.items.add(new File([arguments[0]], arguments[1]));
document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: kept, bubbles: true }));
"""


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    return draw(tmp_path / "phieu.tiff", ("GIẤY XÁC NHẬN", tmp_path.name))


def choose(person: Person, *paths: Path) -> None:
    person.find("#files").send_keys("\n".join(str(path) for path in paths))


def test_a_chosen_file_is_followed_from_sending_to_its_case(officer: Person, slip: Path) -> None:
    officer.open("/nop")
    officer.type("#case-code", CASE)

    choose(officer, slip)

    officer.wait_for_text("#sending", "Xem giấy tờ")
    assert "phieu.tiff" in officer.text("#sending")
    assert "Biên nhận SH-" in officer.text("#sending")
    assert officer.text("#totals") == "Đã nhận 1/1 tệp."
    officer.click(".sent-links a:last-child")
    officer.wait_for_text(".crumbs", CASE)


def test_the_same_file_sent_twice_has_one_receipt(officer: Person, slip: Path) -> None:
    officer.open("/nop")

    choose(officer, slip)
    officer.wait_for_text("#sending", "Biên nhận")
    choose(officer, slip)

    officer.wait(lambda: len(officer.all(".sent-links a.code")) == 2, "two receipts")
    assert len({link.text for link in officer.all(".sent-links a.code")}) == 1


def test_a_file_that_is_no_scan_is_refused_in_words(person: Person) -> None:
    person.sign_in("desk")
    person.open("/nop")

    person.run(DROP, "chỉ là chữ", "ghi-chu.pdf")

    person.wait_for_text("#sending", "hãy gửi bản quét PDF, TIFF, JPEG, PNG, WebP hoặc HEIC")
    assert person.find(".retry").is_displayed()


def test_an_ended_session_loses_no_file(person: Person, site: Site, slip: Path) -> None:
    person.sign_in("postal")
    person.open("/nop")
    person.browser.delete_all_cookies()
    choose(person, slip)
    person.wait_for_text("#sending", "Phiên làm việc đã hết")

    person.browser.add_cookie({"name": "sohoa_token", "value": site.secrets["postal"]})
    person.click(".retry")

    person.wait_for_text("#sending", "Xem giấy tờ")


def test_a_broken_line_is_waited_for(person: Person, slip: Path) -> None:
    person.sign_in("postal")
    person.open("/nop")
    person.browser.set_network_conditions(offline=True, latency=0, throughput=0)
    choose(person, slip)
    person.wait_for_text("#sending", "Mất kết nối trong khi gửi")

    person.browser.delete_network_conditions()

    person.wait_for_text("#sending", "Xem giấy tờ")


def test_postal_staff_find_their_receipt_again(person: Person, site: Site, slip: Path) -> None:
    site.send("postal", slip)
    person.sign_in("postal")

    person.open("/ban-quet")
    person.click("tbody th a")

    person.wait_for_text("h1", "Biên nhận SH-")
    assert "phieu.tiff" in person.text()
    assert "Giấy tờ tìm thấy" in person.text()
    person.click(".found a")
    person.wait_for_text("h1", "GIẤY XÁC NHẬN")
    assert person.all(".edit, .attach") == []
    assert person.complaints() == []


def test_postal_staff_do_not_see_the_scans_of_others(person: Person, site: Site, slip: Path) -> None:
    document_id = site.send("postal", slip)
    person.sign_in("other_postal")

    person.open("/ban-quet")
    assert person.text() == "Bản quét Những bản quét bạn đã nộp, mới nhất trước. Chưa có bản quét nào."
    person.open(f"/giay-to/{document_id}")
    assert person.text("h1") == "Không tìm thấy"

"""A paper on the screen: image, words, values, and what an officer does with it."""

from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.web.conftest import EMPTY_CASE, Site
from tests.web.papers import draw
from tests.web.person import Person


@pytest.fixture
def own_paper(site: Site, tmp_path: Path) -> str:
    """A paper without code that one test has to itself."""
    return site.send(
        "desk", draw(tmp_path / "giay.png", ("ĐƠN ĐỀ NGHỊ", f"Ngày 12 tháng 11, {tmp_path.name}"))
    )


def test_the_image_stands_beside_its_words(officer: Person, paper: str) -> None:
    officer.open(f"/giay-to/{paper}")

    officer.wait(lambda: officer.all("#text .w"), "words")
    assert "Ngô Xuân Thử" in officer.text("#text")
    image = officer.find("#paper img")
    officer.wait(lambda: officer.run("return arguments[0].naturalWidth > 0", image), "the image")
    assert len(officer.all("#marks rect")) == len(officer.all("#text .w"))


def test_a_word_under_the_pointer_is_marked_on_the_image(officer: Person, paper: str) -> None:
    officer.open(f"/giay-to/{paper}")
    officer.wait(lambda: officer.all("#text .w"), "words")

    ActionChains(officer.browser).move_to_element(officer.all("#text .w")[0]).perform()

    officer.wait(lambda: len(officer.all("#marks .is-on")) == 1, "one marked word")
    assert "CỘNG" in officer.text("#word-facts")


def test_a_value_is_shown_where_it_was_read(officer: Person, paper: str) -> None:
    officer.open(f"/giay-to/{paper}")
    officer.wait(lambda: officer.all("#text .w"), "words")

    officer.click('.value[href*="applicant_name"]')

    officer.wait(lambda: officer.all("#marks .value-mark"), "the mark")
    assert " ".join(word.text for word in officer.all("#text .is-value")) == "Ngô Xuân Thử"


def test_the_arrow_key_turns_the_page(officer: Person, paper: str) -> None:
    officer.open(f"/giay-to/{paper}")

    officer.find("body").send_keys(Keys.ARROW_RIGHT)

    officer.wait(lambda: "trang=2" in officer.browser.current_url, "page 2")
    officer.wait_for_text("#text", "trẻ sinh tại nhà")


def test_every_download_answers(officer: Person, paper: str) -> None:
    officer.open(f"/giay-to/{paper}")

    links = [str(link.get_attribute("href")) for link in officer.all(".downloads a")]

    assert [officer.status_of(link) for link in links] == [200, 200, 200]


def test_looking_leaves_an_entry_in_the_audit(officer: Person, site: Site, own_paper: str) -> None:
    officer.open(f"/giay-to/{own_paper}")

    with site.service.database.reading() as work:
        actions = [entry.action for entry in work.audit.of("document", own_paper)]
    assert "document.viewed" in actions


def test_a_waiting_paper_is_attached_by_code_and_taken_out_again(officer: Person, own_paper: str) -> None:
    officer.open(f"/giay-to/{own_paper}")
    assert "Chưa nằm trong hồ sơ nào." in officer.text(".waits")

    officer.type("#case-code", EMPTY_CASE)
    officer.click(".attach button")

    officer.wait_for_text("[role=status]", "Đã gắn giấy tờ vào hồ sơ.")
    assert EMPTY_CASE in officer.text(".crumbs")
    officer.click(".known > .edit:last-child > summary")
    officer.type("#ly-do", "Nhầm hồ sơ")
    officer.click("button.danger")
    officer.wait_for_text(".waits", "Đã được gỡ khỏi một hồ sơ")


def test_a_code_without_case_is_told_so(person: Person, own_paper: str) -> None:
    person.sign_in("desk")
    person.open(f"/giay-to/{own_paper}")

    person.type("#case-code", "H49.61-261123-9999")
    person.click(".attach button")

    person.wait_for_text("[role=alert]", "Không có hồ sơ H49.61-261123-9999")


def test_a_correction_is_the_officers_word(officer: Person, own_paper: str) -> None:
    officer.open(f"/giay-to/{own_paper}")
    officer.click(".edit > summary")

    officer.find("#loai").send_keys("Hợp đồng")
    officer.type("#thu-tuc", "1.001193")
    officer.click('button[value="sua"]')

    officer.wait_for_text("[role=status]", "Đã lưu chỗ sửa.")
    known = officer.text(".known")
    assert "Hợp đồng, giao dịch ✓ cán bộ" in known
    assert "Hộ tịch ✓ cán bộ" in known
    assert "Cán bộ đã xác nhận lúc" in known


def test_a_form_without_a_change_corrects_nothing(person: Person, own_paper: str) -> None:
    person.sign_in("desk")
    person.open(f"/giay-to/{own_paper}")
    person.click(".edit > summary")

    person.click('button[value="sua"]')

    person.wait_for_text("[role=alert]", "Chưa có ô nào được sửa.")


def test_a_phone_shows_everything_without_scrolling_sideways(officer: Person, paper: str) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    officer.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        for path in ("/ho-so", "/nop", "/cho-gan", "/ban-quet", f"/giay-to/{paper}"):
            officer.open(path)
            width = officer.run("return document.documentElement.scrollWidth")
            assert width == 390, path
    finally:
        officer.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

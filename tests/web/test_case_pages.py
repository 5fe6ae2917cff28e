"""The cases, what is in them, what waits, and the search."""

from tests.web.conftest import CASE, DISTANT_CASE, EMPTY_CASE
from tests.web.person import Person


def test_the_list_shows_the_cases_of_the_office(officer: Person, paper: str) -> None:
    assert paper

    officer.open("/ho-so")

    listed = officer.text("table")
    assert f"{CASE} Thủ tục đăng ký khai sinh Hộ tịch · 1.001193 Ngô Xuân Thử Chi nhánh Hạ Long" in listed
    assert EMPTY_CASE in listed
    assert DISTANT_CASE not in listed


def test_the_filter_finds_a_case_by_its_applicant(officer: Person) -> None:
    officer.open("/ho-so")

    officer.type("#q", "Trần Thị Mẫu")
    officer.click(".filter button")

    officer.wait(lambda: "q=" in officer.browser.current_url, "the filtered list")
    assert [row.text for row in officer.all("tbody th")] == [EMPTY_CASE]


def test_a_case_shows_its_papers_and_what_is_missing(officer: Person, paper: str) -> None:
    officer.open(f"/ho-so/{CASE}")

    assert officer.text(f'a.main-line[href="/giay-to/{paper}"]') == "TỜ KHAI ĐĂNG KÝ KHAI SINH"
    present = officer.text(".is-present")
    assert present.startswith("Có Tờ khai đăng ký khai sinh")
    assert officer.all(".is-missing") != []


def test_the_case_of_another_office_is_not_found(person: Person) -> None:
    person.sign_in("desk")

    person.open(f"/ho-so/{DISTANT_CASE}")

    assert person.text("h1") == "Không tìm thấy"


def test_a_paper_without_code_waits_with_its_reason(officer: Person, stray_paper: str) -> None:
    officer.open("/cho-gan")

    row = officer.text(f'tr:has(a[href="/giay-to/{stray_paper}"])')
    assert "Không có mã hồ sơ khi nộp, và không thấy mã nào trên giấy." in row


def test_the_search_needs_no_marks_and_shows_where_the_words_are(officer: Person, paper: str) -> None:
    officer.open("/tim-kiem")

    officer.type("#q", "ngo xuan thu")
    officer.click("form.search button")

    officer.wait(lambda: officer.all(".hits"), "hits")
    hit = officer.find(f'.hits li:has(a[href^="/giay-to/{paper}"])')
    marked = [mark.text for mark in hit.find_elements("css selector", "mark")]
    assert marked[-3:] == ["Ngô", "Xuân", "Thử"]


def test_words_that_stand_nowhere_are_told_so(officer: Person) -> None:
    officer.open("/tim-kiem?q=zzzz")

    assert "Không có giấy tờ nào chứa “zzzz”." in officer.text()


def test_what_a_citizen_wrote_is_shown_and_never_run(officer: Person) -> None:
    officer.open("/tim-kiem?q=%3Cscript%3Edocument.title%3D1%3C%2Fscript%3E")

    assert "<script>document.title=1</script>" in officer.text(".empty")
    assert officer.all("main script") == []


def test_every_page_forbids_what_it_does_not_bring_along(officer: Person) -> None:
    script = "return fetch('/ho-so').then((answer) => answer.headers.get('content-security-policy'))"

    policy = str(officer.run(script))

    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy

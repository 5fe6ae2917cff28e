"""The whole program as a person meets it: interface, pages and workers on a free port, and a browser."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from selenium import webdriver

from api.http.app import make_app
from api.http.settings import HttpSettings
from api.web.pages import add_pages
from ingest.cases import ToldCase, put_case
from ingest.founding import found_offices
from ingest.service import Service
from ingest.settings import FlowSettings
from ingest.wiring import Settings, open_service
from ingest.workers import working
from ocr.settings import ReadingSettings
from storage.blobs.settings import BlobSettings
from storage.scope import EVERYTHING
from storage.settings import DatabaseSettings
from tests.api.front_door import issue_tokens, served
from tests.web.papers import BACK, FRONT, draw
from tests.web.person import PATIENCE_S, Person, start_chromium

CASE = "H49.61-261123-0007"
EMPTY_CASE = "H49.61-261123-0008"
DISTANT_CASE = "H49.62-261123-0009"


@dataclass(frozen=True)
class Site:
    """A served program with three cases: one with a paper, an empty one, and one of another office."""

    url: str
    service: Service
    secrets: dict[str, str]

    def send(self, who: str, path: Path, **form: str) -> str:
        """Send a file as a program would, wait until it is read, and give the id of its document."""
        headers = {"Authorization": f"Bearer {self.secrets[who]}"}
        with httpx.Client(base_url=self.url, headers=headers, trust_env=False, timeout=60) as client:
            files = {"file": (path.name, path.read_bytes())}
            scan = client.post("/v1/scans", files=files, data=form).raise_for_status().json()
            give_up = time.monotonic() + PATIENCE_S
            while scan["state"] in ("received", "reading"):
                assert time.monotonic() < give_up, scan
                time.sleep(0.2)
                scan = client.get(f"/v1/scans/{scan['id']}").raise_for_status().json()
        [document_id] = scan["documents"]
        return str(document_id)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The program with its workers, running while the tests of the pages do."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings(
        flow=FlowSettings(work_dir=folder / "work"),
        database=DatabaseSettings(database_url=SecretStr(f"sqlite:///{folder / 'sohoa.db'}")),
        blobs=BlobSettings(blobs_url=(folder / "blobs").as_uri()),
        reading=ReadingSettings(processes=1),
    )
    with open_service(settings) as opened, working(opened, reading_threads=1):
        found_offices(opened.service.database)
        secrets, _ = issue_tokens(opened.service)
        _tell_cases(opened.service)
        app = make_app(opened.service, HttpSettings(spool_reserve_bytes=0))
        add_pages(app, opened.service)
        with served(app) as url:
            yield Site(url, opened.service, secrets)


def _tell_cases(service: Service) -> None:
    told = ToldCase(procedure_code="1.001193", applicant="Ngô Xuân Thử", office="ha-long")
    put_case(service, EVERYTHING, CASE, told)
    put_case(service, EVERYTHING, EMPTY_CASE, ToldCase(applicant="Trần Thị Mẫu", office="ha-long"))
    put_case(service, EVERYTHING, DISTANT_CASE, ToldCase(applicant="Lê Văn Xa", office="mong-cai"))


@pytest.fixture(scope="session")
def paper(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of a paper of two pages that lies in CASE."""
    path = draw(tmp_path_factory.mktemp("paper") / "to-khai.tiff", FRONT, BACK)
    return site.send("desk", path, case_code=CASE)


@pytest.fixture(scope="session")
def stray_paper(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of a paper that came without any code."""
    path = draw(tmp_path_factory.mktemp("stray") / "khong-ma.tiff", ("GIẤY ỦY QUYỀN", "Tôi là Hoàng Thị Mai"))
    return site.send("desk", path)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One browser for all tests."""
    browser = start_chromium(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()


@pytest.fixture
def person(chromium: webdriver.Chrome, site: Site) -> Iterator[Person]:
    """Somebody who is not signed in; afterwards nothing may have gone to another host."""
    # From a blank page, `delete_all_cookies` would delete those of no site.
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    somebody = Person(chromium, site.url, site.secrets)
    somebody.complaints()
    yield somebody
    chromium.get("about:blank")
    # The browser's own start page is chrome://…; what counts is what would go over a network.
    asked = [url for url in somebody.asked_for() if url.startswith(("http", "ws", "ftp"))]
    assert [url for url in asked if not url.startswith(site.url)] == []


@pytest.fixture
def officer(person: Person) -> Iterator[Person]:
    """A signed-in desk officer of Hạ Long; afterwards the browser must have nothing to complain about."""
    person.sign_in("desk")
    yield person
    assert person.complaints() == []

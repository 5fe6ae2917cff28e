"""A person at a browser: headless Chromium, driven as a person would, and watched while it works."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

T = TypeVar("T")

PATIENCE_S = 60.0
"""Longer than a small page takes to be read on two busy cores."""

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1366,900",
)


def start_chromium(profile: Path) -> webdriver.Chrome:
    """Debian's Chromium with a profile of its own; a machine without it fails the test."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.fail(
            "The web pages are tested in a real browser:"
            " apt-get install --no-install-recommends chromium chromium-driver"
        )
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, Driver(driver))


class Person:
    """Opens pages of one site, reads them, types and clicks."""

    def __init__(self, browser: webdriver.Chrome, url: str, secrets: dict[str, str]) -> None:
        self.browser = browser
        self.url = url
        self._secrets = secrets

    def open(self, path: str) -> None:
        """Go to a page of the site, and wait until its scripts have run.

        The browser may take the end of an earlier navigation (that of signing in) for the end of this one.
        """
        self.browser.get(self.url + path)
        self.wait(lambda: self.run("return document.readyState") == "complete", "the page to be whole")

    def sign_in(self, who: str) -> None:
        """Sign in with this person's token, through the form."""
        self.open("/dang-nhap")
        self.type("#token", self.secret_of(who))
        self.click("main button")
        self.wait(lambda: self.path != "/dang-nhap", "the sign-in to lead on")
        self.wait(lambda: self.run("return document.readyState") == "complete", "the next page to be whole")

    def secret_of(self, who: str) -> str:
        """This person's token."""
        return self._secrets[who]

    @property
    def path(self) -> str:
        """Where the browser is, without the host and the query."""
        return self.browser.current_url.removeprefix(self.url).partition("?")[0]

    def find(self, css: str) -> WebElement:
        """The first such element, as soon as it is there."""
        return self.wait(lambda: next(iter(self.all(css)), None), css)

    def all(self, css: str) -> list[WebElement]:
        """Every such element there is now."""
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str = "main") -> str:
        """What a person reads there, in one line."""
        return " ".join(self.find(css).text.split())

    def click(self, css: str) -> None:
        """Click the first such element."""
        self.find(css).click()

    def type(self, css: str, words: str) -> None:
        """Replace what stands in a field."""
        field = self.find(css)
        field.clear()
        field.send_keys(words)

    def run(self, script: str, *arguments: object) -> object:
        """What a script in the page gives back."""
        return self.browser.execute_script(script, *arguments)

    def wait_for_text(self, css: str, words: str) -> None:
        """Wait until a person reads these words there."""
        self.wait(lambda: words in self.text(css), f"{words!r} in {css}")

    def wait(self, condition: Callable[[], T | None], what: str) -> T:
        """Wait for something true, and give it; the failure says what was on the page instead."""

        def holds(_browser: webdriver.Chrome) -> T | Literal[False]:
            return condition() or False

        try:
            return WebDriverWait(self.browser, PATIENCE_S, 0.1).until(holds)
        except TimeoutException:
            seen = self.browser.find_element(By.TAG_NAME, "body").text
            pytest.fail(f"waited for {what}; {self.browser.current_url} shows: {seen}")

    def status_of(self, path: str) -> int:
        """The status that the page's own browser gets for an address, signed in as it is."""
        script = "return fetch(arguments[0]).then((answer) => answer.status)"
        return int(str(self.run(script, path)))

    def complaints(self) -> list[str]:
        """What the browser complained about since it was asked last."""
        return [str(one["message"]) for one in self.browser.get_log("browser") if one["level"] == "SEVERE"]  # type: ignore[no-untyped-call] # selenium leaves it bare

    def asked_for(self) -> list[str]:
        """Every address that was requested since it was asked last."""
        entries = self.browser.get_log("performance")  # type: ignore[no-untyped-call] # selenium leaves it bare
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        return [
            str(message["params"]["request"]["url"])
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

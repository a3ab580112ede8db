"""Real Chromium: started once, kept on this machine, and strict about whatever goes wrong on a page."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REQUIRED = "NASTAVNIK_BROWSER_TESTS"
"""Set to «required» where a missing browser is a failure: in continuous integration."""

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DEMO_SECONDS = 120


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as it is installed on this machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        told = "no Chromium on this machine; Debian and Ubuntu: apt-get install chromium"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(told)
        pytest.skip(told)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody with a browser window, and what went wrong in it.

    Attributes:
        page: The open page.
        troubles: Errors on the console, scripts that broke, refusals by the server, calls elsewhere.
    """

    page: Page
    context: BrowserContext
    troubles: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to an address."""
        self.page.goto(address)
        return self.page


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens windows: `visit(viewport={…}, has_touch=True, java_script_enabled=False)`."""
    opened: list[Visitor] = []

    def start(**options: Any) -> Visitor:
        context = chromium.new_context(locale="ru-RU", **options)
        visitor = Visitor(context.new_page(), context)
        _watch(visitor)
        opened.append(visitor)
        return visitor

    yield start
    for visitor in opened:
        visitor.context.close()
    assert [trouble for visitor in opened for trouble in visitor.troubles] == []


def _watch(visitor: Visitor) -> None:
    def keep_here(route: Route) -> None:
        if re.match(r"http://127\.0\.0\.1[:/]|data:", route.request.url):
            route.continue_()
        else:
            visitor.troubles.append(f"asked for {route.request.url}")
            route.abort()

    def hear(message: ConsoleMessage) -> None:
        # A refused form comes back with status 400, which Chromium notes as an error of loading.
        if message.type == "error" and "status of 400" not in message.text:
            visitor.troubles.append(message.text)

    visitor.context.route("**/*", keep_here)
    visitor.page.on("console", hear)
    visitor.page.on("pageerror", lambda error: visitor.troubles.append(str(error)))
    visitor.page.on("dialog", lambda dialog: visitor.troubles.append(f"dialog {dialog.message}"))
    visitor.page.on(
        "response",
        lambda reply: visitor.troubles.append(reply.url) if reply.status >= 500 else None,
    )


@dataclass(frozen=True)
class Story:
    """The played autumn, still being served."""

    base_url: str
    spreadsheet: str
    papers: dict[str, str]
    forms: dict[str, str]


@pytest.fixture(scope="session")
def story() -> Iterator[Story]:
    """`nastavnik demo --autumn` on a fixed day: the same people, decisions and papers every time."""
    command = [sys.executable, "-m", "demo", "--autumn"]
    variables = {**os.environ, "NASTAVNIK_TODAY": "2026-10-01", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as demo:
        try:
            said = ""
            for line in demo.stdout or ():
                said += line
                if " sync --config" in line:
                    break
            yield _told(said)
        finally:
            demo.terminate()
            demo.wait(DEMO_SECONDS)


def _told(said: str) -> Story:
    def address(name: str) -> str:
        match = re.search(rf"{name}:\s+(http\S+)", said)
        assert match, said
        return match[1]

    return Story(
        address("Все файлы").rstrip("/"),
        address("Таблица"),
        {name: address(name) for name in ("Соглашение", "Программа пары", "Приказ о закреплении")},
        {code: address(f"Анкета {code}") for code in ("Ф1", "Ф2", "Ф3")},
    )

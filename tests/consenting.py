"""A person who is asked by Google's page of consent, and answers it in a browser."""

import io
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup

from sync.cli.login import login
from sync.cli.output import Output

PERSON = "deputy@example.org"
_LINK = re.compile(r"^\s+(http://\S+)$", re.MULTILINE)


def consent(link: str, decision: str = "all") -> str:
    """Open the link, answer the page, and follow it back to the program; what the browser shows then."""
    with requests.Session() as browser:
        browser.trust_env = False
        page = browser.get(link, timeout=10)
        form = BeautifulSoup(page.text, "html.parser").form
        assert form is not None, page.text
        given = {
            str(field["name"]): str(field.get("value", ""))
            for field in form("input", type="hidden")
        }
        boxes = [str(box["value"]) for box in form("input", type="checkbox")]
        fields: dict[str, Any] = given | {"account": PERSON, "decision": decision}
        if decision == "continue":
            fields["scope"] = boxes
        return browser.post(
            urljoin(page.url, str(form.get("action", ""))), data=fields, timeout=10
        ).text


class Screen(io.StringIO):
    """A terminal on which a link appears, and somebody who opens it."""

    def __init__(self, answer: Callable[[str], Any]) -> None:
        super().__init__()
        self._answer = answer
        self.opened: list[threading.Thread] = []

    def write(self, text: str) -> int:
        """What is printed; a link is opened as soon as it stands there."""
        for link in _LINK.findall(text):
            thread = threading.Thread(target=self._answer, args=(link,), daemon=True)
            self.opened.append(thread)
            thread.start()
        return super().write(text)


def sign_in(
    folder: Path,
    environment: dict[str, str],
    client: Path | None = None,
    *,
    full: bool = False,
    answer: Callable[[str], Any] = consent,
) -> str:
    """``nastavnik login`` beside a configuration in that folder, answered by somebody; what it says."""
    said, screen = io.StringIO(), Screen(answer)
    output = Output(as_json=False, stdout=said, stderr=screen)
    try:
        code = login(
            folder / "organisation.yaml", output, client,
            full=full, browser=False, environment=environment,
        )  # fmt: skip
    finally:
        for thread in screen.opened:
            thread.join(10)
    assert code == 0
    return said.getvalue()

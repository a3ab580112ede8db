"""What ``nastavnik doctor`` says of each broken credential, word for word (``golden/``).

To write the files anew after a change of words: ``GOLDEN=write pytest tests/checkup/test_broken_credentials.py``,
and read the difference.
"""

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from broken import BROKEN, ROOT, Desk
from proxy_stand import REFUSALS, page_for_everything, proxy

from sync.cli import doctor
from sync.cli.output import Output

GOLDEN = Path(__file__).parent / "golden"
MINE = (
    "GOOGLE",
    "GCE",
    "CLOUD_RUN",
    "NASTAVNIK",
    "WORKSPACE",
    "HTTP",
    "http",
    "NO_PROXY",
    "no_proxy",
)


@pytest.fixture
def desk(
    emulator: str, robot: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    for name in list(os.environ):
        if name.startswith(MINE):
            monkeypatch.delenv(name)
    shutil.copy(ROOT / "config" / "organisation.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)  # so that no path is longer here than there
    yield Desk(tmp_path, emulator, robot)
    requests.put(
        f"{emulator}/_emulator/clock", json={"now": datetime.now(UTC).isoformat()}, timeout=10
    )


PROXIES = [*REFUSALS, "intercepting", "page_in_the_tunnel"]
LET_IN = {
    "open_to_others", "no_storage", "share_missing", "no_member_of_the_shared_drive", "reader_of_the_shared_drive",
    "whole_in_a_shared_drive", "folder_in_my_drive_for_a_service_account", "whole_login_with_an_application_in_testing",
    "whole_delegation_without_a_key",
}  # fmt: skip
"""With these Google lets the programme in; that it sees no spreadsheet is another matter."""


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda case: case.__name__)
def test_each_broken_credential_is_named_with_its_remedy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, break_it: Callable[[Desk], None]
) -> None:
    break_it(desk)

    said, code = told(desk, monkeypatch)

    assert code == 3, "also where the credentials are fine: there is no spreadsheet yet"
    assert ("[ошибка] Таблица" in said) == (break_it.__name__ in LET_IN)
    compare(break_it.__name__, said)


def test_a_proxy_that_answers_with_a_page_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page_for_everything() as stand:
        path = desk.file(desk.key | {"token_uri": f"{stand}/token"})
        desk.variables |= {
            "WORKSPACE_EMULATOR_URL": stand,
            "GOOGLE_APPLICATION_CREDENTIALS": path,
        }
        said, code = told(desk, monkeypatch, base_url=stand)

    assert code == 3
    compare("proxy_that_answers_html", said)


@pytest.mark.parametrize("manner", PROXIES)
def test_a_proxy_that_stands_in_the_way_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, manner: str
) -> None:
    path = desk.file(desk.key | {"token_uri": "https://oauth2.googleapis.com/token"})
    with proxy(manner) as address:
        desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=path, HTTPS_PROXY=address)
        said, code = told(desk, monkeypatch)

    assert code == 3
    compare(f"proxy_{manner}", said)


def told(desk: Desk, monkeypatch: pytest.MonkeyPatch, base_url: str = "") -> tuple[str, int]:
    """What doctor says, without what differs from one computer to the next, and its exit code."""
    for name, value in desk.variables.items():
        monkeypatch.setenv(name, value)
    if host := desk.variables.get("GCE_METADATA_HOST"):
        # google-auth reads it when it is loaded: another test of this process may have done that already.
        monkeypatch.setattr("google.auth.compute_engine._metadata._GCE_METADATA_HOST", host)
    said = io.StringIO()
    output = Output(as_json=False, stdout=said, stderr=io.StringIO())
    code = doctor.run(Path("organisation.yaml"), output)
    text = said.getvalue()
    secret = desk.key["private_key"].split("\n")[1]
    assert secret not in text
    assert "kurator@" not in text
    text = text.replace(base_url or desk.base_url, "http://127.0.0.1:PORT.")
    folder = desk.variables.get("NASTAVNIK_PARENT_FOLDER", "-" * 99)
    text = text.replace(folder, "0" * len(folder))
    text = re.sub(r"\b[\w-]{44}\b", "1" * 44, text)
    text = re.sub(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", "05.12.2026 12:00", text)
    begins = text.index("[ок] Доступ" if "[ок] Доступ" in text else "[ошибка] ")
    return text[begins : text.index("Персональные данные.")], code


def compare(name: str, said: str) -> None:
    """With the file of that name."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    names = {case.__name__ for case in BROKEN} | {"proxy_that_answers_html"}
    names |= {f"proxy_{manner}" for manner in PROXIES}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == names

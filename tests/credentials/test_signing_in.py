"""Signing in: whom we ask, what proves that the answer is ours, what is kept of it."""

import base64
import hashlib
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from sync.workspace.callback import DECLINED, DONE, Brought, understood, waiting
from sync.workspace.credential_files import Key, Token, UnfitFile
from sync.workspace.errors import NoCredentials, Refused
from sync.workspace.faults import Fault
from sync.workspace.oauth import (
    Attempt,
    Client,
    Granted,
    as_file,
    consent_url,
    exchange,
    new_attempt,
    read_client,
    revoke,
)

INSTALLED = {
    "client_id": "1-a.apps.googleusercontent.com",
    "client_secret": "GOCSPX-nobodys",
    "auth_uri": "https://accounts.google.com/o/oauth2/auth",
    "token_uri": "https://oauth2.googleapis.com/token",
    "redirect_uris": ["http://localhost"],
}
CLIENT = Client(
    *(str(INSTALLED[name]) for name in ("client_id", "client_secret", "auth_uri", "token_uri"))
)
FILE = "https://www.googleapis.com/auth/drive.file"
BACK = "http://127.0.0.1:5005"
ATTEMPT = Attempt("state-1", "verifier-1")


def test_a_client_is_read_from_googles_file_and_from_that_of_the_last_login() -> None:
    assert read_client("c.json", json.dumps({"installed": INSTALLED}), emulated=False) == CLIENT
    kept = as_file(CLIENT, Granted("1//r", (FILE,), None), datetime(2026, 11, 28, tzinfo=UTC))
    assert read_client("token.json", json.dumps(kept), emulated=False) == CLIENT


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no", "не JSON"),
        ("[]", "не файл клиента OAuth"),
        ("{}", "нет раздела installed"),
        ({"web": INSTALLED}, "для веб-сайта"),
        ({"type": "service_account", "client_id": "1"}, "ключ сервисного аккаунта"),
        ({"type": "authorized_user", "client_id": "1", "client_secret": "2"}, "нет поля auth_uri, token_uri"),
        ({"installed": INSTALLED | {"client_secret": ""}}, "нет поля client_secret"),
        ({"installed": INSTALLED | {"client_id": 5}}, "нет поля client_id"),
        ({"installed": INSTALLED | {"token_uri": "https://evil.example/token"}}, "не Google"),
        ({"installed": INSTALLED | {"auth_uri": "https://accounts.google.com.evil.example/"}}, "не Google"),
        ({"installed": INSTALLED | {"auth_uri": "http://127.0.0.1:1/auth"}}, "не Google"),
    ],
)  # fmt: skip
def test_what_is_no_client_for_a_program_is_named(content: Any, said: str) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(UnfitFile) as caught:
        read_client("c.json", text, emulated=False)

    assert said in caught.value.told
    assert caught.value.remedy
    assert "GOCSPX" not in str(caught.value)


def test_a_real_client_is_not_shown_to_an_emulator() -> None:
    with pytest.raises(UnfitFile, match="не эмулятора"):
        read_client("c.json", json.dumps({"installed": INSTALLED}), emulated=True)


def test_the_page_of_consent_is_asked_for_a_code_that_only_we_can_exchange() -> None:
    link = urlsplit(consent_url(CLIENT, BACK, [FILE], ATTEMPT))
    asked = {name: values[0] for name, values in parse_qs(link.query).items()}

    assert link.geturl().startswith(f"{INSTALLED['auth_uri']}?")
    digest = hashlib.sha256(b"verifier-1").digest()
    assert base64.urlsafe_b64decode(asked.pop("code_challenge") + "=") == digest
    assert asked == {
        "client_id": CLIENT.client_id,
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": FILE,
        "state": "state-1",
        "code_challenge_method": "S256",
        "access_type": "offline",
        "prompt": "consent",
    }
    assert "verifier-1" not in link.query


def test_nothing_secret_is_shown_where_a_value_is_printed() -> None:
    values = (CLIENT, ATTEMPT, Granted("1//r", (FILE,), None), Brought("code-1", ""))
    shown = repr((*values, Token({"refresh_token": "1//r"}), Key({"private_key": "PEM-1"})))
    for secret in ("GOCSPX", "verifier-1", "state-1", "1//r", "code-1", "PEM-1"):
        assert secret not in shown


def test_no_two_attempts_are_alike_and_the_verifier_is_as_long_as_it_must_be() -> None:
    one, other = new_attempt(), new_attempt()
    assert len({one.state, one.verifier, other.state, other.verifier}) == 4
    assert 43 <= len(one.verifier) <= 128


@pytest.mark.parametrize(
    ("path", "status", "answer"),
    [
        ("/?state=s&code=c", 200, Brought("c", "")),
        ("/?state=s&error=access_denied", 200, Brought("", "access_denied")),
        ("/?state=other&code=c", 400, None),
        ("/?code=c", 400, None),
        ("/?state=s", 400, None),
        ("/?state=%D1%8B&code=c", 400, None),
        ("/favicon.ico", 404, None),
        ("/", 404, None),
        ("/x?state=s&code=c", 404, None),
    ],
)
def test_only_an_answer_with_our_state_counts(
    path: str, status: int, answer: Brought | None
) -> None:
    assert understood(path, "s")[0] == status
    assert understood(path, "s")[2] == answer


def test_the_browser_brings_the_answer_and_reads_that_it_may_be_closed() -> None:
    with waiting("s") as server:
        foreign = requests.get(f"{server.redirect_uri}/?state=x&code=c", timeout=5)
        assert foreign.status_code == 400
        assert server.wait(0) is None
        page = requests.get(f"{server.redirect_uri}/?state=s&code=c", timeout=5)
        assert server.wait(5) == Brought("c", "")
    assert DONE in page.text
    assert "no-store" in page.headers["Cache-Control"]
    with pytest.raises(requests.ConnectionError):
        requests.get(server.redirect_uri, timeout=5)


def test_whoever_refuses_is_told_so() -> None:
    with waiting("s") as server:
        page = requests.get(f"{server.redirect_uri}/?state=s&error=access_denied", timeout=5)
        assert server.wait(5) == Brought("", "access_denied")
    assert DECLINED in page.text


class Google(requests.Session):
    """Answers each post with what is given, and keeps what was sent."""

    def __init__(self, status: int, content: Any) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._reply = requests.Response()
        self._reply.status_code = status
        text = content if isinstance(content, str) else json.dumps(content)
        self._reply._content = text.encode()

    def post(self, _url: Any, data: Any = None, **_: Any) -> requests.Response:  # type: ignore[override]  # what is not used is left out
        self.sent = data
        return self._reply


def test_a_code_becomes_a_token_that_says_when_it_ends() -> None:
    google = Google(200, {"access_token": "a", "refresh_token": "1//r", "scope": FILE,
                          "expires_in": 3599, "refresh_token_expires_in": 604799})  # fmt: skip
    granted = exchange(google, CLIENT, "code-1", BACK, ATTEMPT)

    assert google.sent["code_verifier"] == "verifier-1"
    assert google.sent["redirect_uri"] == BACK
    assert granted == Granted("1//r", (FILE,), 604799)
    kept = as_file(CLIENT, granted, datetime(2026, 11, 28, 12, tzinfo=UTC))
    assert kept["expires"] == "2026-12-05T11:59:59+00:00"
    assert kept["scopes"] == [FILE]
    assert "a" not in kept.values()


def test_an_answer_without_what_renews_access_is_no_access() -> None:
    with pytest.raises(NoCredentials, match="refresh_token"):
        exchange(Google(200, {"access_token": "a", "scope": FILE}), CLIENT, "c", BACK, ATTEMPT)


@pytest.mark.parametrize(
    ("status", "content", "fault"),
    [
        (401, {"error": "invalid_client", "error_description": "The provided client secret is invalid."}, Fault.CLIENT),
        (400, {"error": "invalid_grant", "error_description": "Bad Request"}, Fault.REVOKED),
        (200, "<html>Войдите в сеть</html>", Fault.PROXY_PAGE),
        (407, "<html></html>", Fault.PROXY_SIGN_IN),
        (503, "", Fault.OUTAGE),
    ],
)  # fmt: skip
def test_a_code_that_is_not_accepted_is_explained(status: int, content: Any, fault: Fault) -> None:
    with pytest.raises(Refused) as caught:
        exchange(Google(status, content), CLIENT, "c", BACK, ATTEMPT)

    assert caught.value.fault is fault


def test_what_was_revoked_already_may_be_revoked_again() -> None:
    assert revoke(Google(200, {}), "1//r")
    assert revoke(Google(200, ""), "1//r")
    assert not revoke(Google(400, {"error": "invalid_token"}), "1//r")
    with pytest.raises(Refused):
        revoke(Google(503, {}), "1//r")

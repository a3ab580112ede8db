"""Whatever stands in a file or comes from a server, the worst that happens is a sentence for people."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.checkup.person_token import token_checks
from sync.workspace.callback import understood
from sync.workspace.credential_files import Key, Token, UnfitFile, read_content
from sync.workspace.errors import WorkspaceError
from sync.workspace.oauth import Attempt, Client, as_file, exchange, read_client
from sync.workspace.token_refusals import error_info

NOW = datetime(2026, 11, 28, tzinfo=UTC)
GOOGLE = "https://oauth2.googleapis.com/token"
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def some(*names: str, **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of these fields, of whatever kind, and the fixed ones."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES)).map(lambda d: d | fixed)


FILES = st.one_of(
    VALUES,
    some("client_email", "private_key", "project_id", "client_id", "universe_domain",
         type="service_account", token_uri=GOOGLE),
    some("client_id", "client_secret", "refresh_token", "scopes", "expires", "token_uri", type="authorized_user"),
    some("installed", "web", "type"),
    some("client_id", "client_secret", "auth_uri", "token_uri").map(lambda d: {"installed": d}),
)  # fmt: skip
CLIENT = Client("1", "2", "https://accounts.google.com/o/oauth2/auth", GOOGLE)


@given(content=FILES)
def test_any_file_is_credentials_or_named_for_what_it_is(content: Any) -> None:
    text = json.dumps(content)
    with suppress(UnfitFile):
        found = read_content("f.json", text, "Возьмите другой.", emulated=False)
        assert isinstance(found, Key | Token)
        if isinstance(found, Token):
            assert list(token_checks(found, NOW))
    with suppress(UnfitFile):
        assert read_client("f.json", text, emulated=False).client_id


class Answering(requests.Session):
    def __init__(self, status: int, content: bytes) -> None:
        super().__init__()
        self._reply = requests.Response()
        self._reply.status_code = status
        self._reply._content = content

    def post(self, *_: Any, **__: Any) -> requests.Response:
        return self._reply


ANSWERS = VALUES | some(
    "refresh_token", "scope", "refresh_token_expires_in", "error", "error_description"
)


@given(status=st.sampled_from([200, 302, 400, 401, 403, 407, 500, 503]), answer=ANSWERS)
def test_any_answer_of_a_token_server_is_a_grant_or_a_sentence(status: int, answer: Any) -> None:
    google = Answering(status, json.dumps(answer).encode())
    with suppress(WorkspaceError):
        granted = exchange(google, CLIENT, "code", "http://127.0.0.1:1", Attempt("s", "v"))
        assert json.dumps(as_file(CLIENT, granted, NOW))


@settings(max_examples=40)
@given(path=st.text(max_size=20).map(lambda t: f"/?state=s&{t}") | st.text(max_size=10))
def test_any_request_to_the_loopback_address_is_answered(path: str) -> None:
    status, text, _ = understood(path, "s")
    assert status in {200, 400, 404}
    assert text


def test_a_grant_that_lives_for_ages_is_one_without_an_end() -> None:
    said = {"refresh_token": "r", "scope": "x", "refresh_token_expires_in": 10**15}
    google = Answering(200, json.dumps(said).encode())
    granted = exchange(google, CLIENT, "code", "http://127.0.0.1:1", Attempt("s", "v"))
    assert as_file(CLIENT, granted, NOW)["expires"] is None


@given(details=VALUES)
def test_any_details_have_a_reason_or_none(details: Any) -> None:
    assert isinstance(error_info({"details": details}), str)


@pytest.mark.parametrize(
    "expires", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "", None, 5]
)
def test_any_end_of_a_login_can_be_told(expires: object) -> None:
    assert list(token_checks(Token({"scopes": [], "expires": expires}), NOW))

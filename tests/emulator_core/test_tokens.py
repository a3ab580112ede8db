"""Who calls: bearers of the emulator, tokens of `/token`, and their end."""

from typing import Any

import pytest
import requests
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.credentials import Credentials

ABOUT = {"fields": "user/emailAddress"}


def whoami(emulator: str, authorization: str) -> requests.Response:
    """Ask Drive who calls."""
    headers = {"Authorization": authorization} if authorization else {}
    return requests.get(f"{emulator}/drive/v3/about", params=ABOUT, headers=headers, timeout=10)


def token(emulator: str, **form: str) -> requests.Response:
    """Ask for an access token."""
    return requests.post(f"{emulator}/token", data=form, timeout=10)


JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@pytest.mark.parametrize(
    ("authorization", "email"),
    [
        ("", "owner@example.org"),
        ("Bearer emulator:mentor@example.org", "mentor@example.org"),
        ("Bearer something", "owner@example.org"),
        ("Basic eDp5", "owner@example.org"),
    ],
)
def test_a_bearer_says_who_calls(emulator: str, authorization: str, email: str) -> None:
    assert whoami(emulator, authorization).json() == {"user": {"emailAddress": email}}


@pytest.mark.parametrize(
    ("form", "email"),
    [
        ({"grant_type": "refresh_token", "refresh_token": "any"}, "owner@example.org"),
        ({"grant_type": "refresh_token", "refresh_token": "emulator:deputy@example.org"}, "deputy@example.org"),
    ],
)  # fmt: skip
def test_a_grant_gives_a_token_for_whom_it_asks(
    emulator: str, form: dict[str, str], email: str
) -> None:
    granted = token(emulator, **form).json()
    assert granted["expires_in"] > 3000
    assert whoami(emulator, f"Bearer {granted['access_token']}").json() == {
        "user": {"emailAddress": email}
    }


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": JWT_BEARER, "assertion": "a.b"}, "invalid_grant"),
        ({"grant_type": JWT_BEARER, "assertion": "e30.e30.c2ln"}, "invalid_grant"),
        ({"grant_type": JWT_BEARER}, "invalid_grant"),
    ],
)
def test_a_bad_grant_is_refused_in_oauths_words(
    emulator: str, form: dict[str, str], error: str
) -> None:
    answer = token(emulator, **form)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_an_expired_token_is_401_in_the_style_of_each_family(emulator: str) -> None:
    bearer = f"Bearer {token(emulator, grant_type='refresh_token').json()['access_token']}"
    ended = requests.post(f"{emulator}/_emulator/tokens/expire", timeout=10).json()
    assert ended == {"expired": 1}
    drive = whoami(emulator, bearer)
    docs = requests.get(f"{emulator}/v1/documents/x", headers={"Authorization": bearer}, timeout=10)
    assert (drive.status_code, drive.json()["error"]["errors"][0]["reason"]) == (401, "authError")
    assert (docs.status_code, docs.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert token(emulator, grant_type="refresh_token").status_code == 200


def test_a_token_ends_by_the_clock(emulator: str) -> None:
    bearer = f"Bearer {token(emulator, grant_type='refresh_token').json()['access_token']}"
    requests.put(f"{emulator}/_emulator/clock", json={"now": "2099-01-01T00:00:00Z"}, timeout=10)
    assert whoami(emulator, bearer).status_code == 401


def test_a_revoked_grant_gives_no_more_tokens(emulator: str) -> None:
    requests.post(f"{emulator}/_emulator/tokens/expire", json={"refuse_new": True}, timeout=10)
    answer = token(emulator, grant_type="refresh_token")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_google_auth_learns_of_no_trust_boundary(emulator: str) -> None:
    url = f"{emulator}/v1/projects/-/serviceAccounts/robot@x.example/allowedLocations"
    assert requests.get(url, timeout=10).json() == {"locations": [], "encodedLocations": "0x0"}


def test_google_auth_refreshes_an_expired_token_by_itself(emulator: str) -> None:
    info: dict[str, Any] = {"refresh_token": "emulator:deputy@example.org", "client_id": "a"}
    info |= {"client_secret": "b", "token_uri": f"{emulator}/token"}
    untyped: Any = Credentials
    credentials = untyped(None, **info)
    with (
        requests.Session() as plain,
        AuthorizedSession(credentials, auth_request=Request(plain)) as session,
    ):
        url = f"{emulator}/drive/v3/about"
        for _ in range(2):
            told = session.get(url, params=ABOUT, timeout=10).json()
            assert told == {"user": {"emailAddress": "deputy@example.org"}}
            requests.post(f"{emulator}/_emulator/tokens/expire", timeout=10)
    counts = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()["counts"]
    assert counts == {"drive.about.get": 3, "oauth2.token": 2}

"""Questions that tests of identities put to the emulator."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import requests
from google.auth import crypt, jwt
from google.oauth2 import service_account

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE = "https://www.googleapis.com/auth/"
SHEETS, DRIVE, FILE = f"{GOOGLE}spreadsheets", f"{GOOGLE}drive", f"{GOOGLE}drive.file"
CLOUD = f"{GOOGLE}cloud-platform"
TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address


def control(emulator: str, verb: str, path: str, body: Any = None) -> Any:
    """What a control path answers; an error where it refuses."""
    answer = requests.request(verb, f"{emulator}/_emulator{path}", json=body, timeout=10)
    answer.raise_for_status()
    return answer.json()


def token(emulator: str, **form: str) -> requests.Response:
    """Ask for an access token."""
    return requests.post(f"{emulator}/token", data=form, timeout=10)


def refused(answer: requests.Response) -> tuple[int, str, str]:
    """Status, error word and description of a refusal in OAuth's way."""
    body = answer.json()
    return answer.status_code, body["error"], body["error_description"]


def assertion(key: dict[str, str], **claims: Any) -> str:
    """An assertion as google-auth signs it; a claim that is None is left out."""
    now = int(datetime.now(UTC).timestamp())
    usual = {
        "iss": key["client_email"],
        "scope": DRIVE,
        "aud": TOKEN_URL,
        "iat": now,
        "exp": now + 3600,
    }
    chosen = {name: value for name, value in (usual | claims).items() if value is not None}
    return str(jwt.encode(crypt.RSASigner.from_service_account_info(key), chosen).decode())


def from_key(key: dict[str, str], scopes: list[str]) -> Any:
    """The credentials that Google's library makes of a key file."""
    untyped: Any = service_account.Credentials
    return untyped.from_service_account_info(key, scopes=scopes)


def asked(emulator: str, key: dict[str, str], **claims: Any) -> requests.Response:
    """Ask for a token with an assertion."""
    return token(emulator, grant_type=JWT_BEARER, assertion=assertion(key, **claims))


def bearer(emulator: str, key: dict[str, str], scope: str) -> dict[str, str]:
    """The header of a token of these scopes."""
    granted = asked(emulator, key, scope=scope)
    assert granted.status_code == 200, granted.text
    return {"Authorization": f"Bearer {granted.json()['access_token']}"}


def whoami(emulator: str, headers: dict[str, str]) -> str:
    """Ask Drive who calls."""
    answer = requests.get(
        f"{emulator}/drive/v3/about",
        params={"fields": "user/emailAddress"},
        headers=headers,
        timeout=10,
    )
    answer.raise_for_status()
    return str(answer.json()["user"]["emailAddress"])


@contextmanager
def clock_moved(emulator: str, by: timedelta) -> Iterator[None]:
    """The emulator's clock is another for the length of a block."""
    control(emulator, "PUT", "/clock", {"now": (datetime.now(UTC) + by).isoformat()})
    yield
    control(emulator, "PUT", "/clock", {"now": datetime.now(UTC).isoformat()})


def log_text(emulator: str) -> str:
    """The whole request log as text."""
    return json.dumps(control(emulator, "GET", "/requests"))

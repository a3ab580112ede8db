"""A person's consent, step by step: the page, the code, the tokens, their end."""

import base64
import hashlib
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials
from identity_asking import (
    CLOUD,
    DRIVE,
    GOOGLE,
    SHEETS,
    clock_moved,
    control,
    refused,
    token,
    whoami,
)

BACK = "http://127.0.0.1:49152/"
VERIFIER = "a-secret-that-only-the-program-knows-0123456789"
DIGEST = hashlib.sha256(VERIFIER.encode()).digest()
CHALLENGE = base64.urlsafe_b64encode(DIGEST).decode().rstrip("=")
PERSON = "deputy@example.org"


class Program:
    """An installed program that asks somebody for access."""

    def __init__(self, emulator: str, publishing: str = "testing") -> None:
        file = control(emulator, "POST", "/oauth-clients", {"publishing": publishing})
        self.emulator, self.about = emulator, file["installed"]

    def link(self, **changed: str | None) -> str:
        """The address of the consent page."""
        query = {
            "client_id": self.about["client_id"],
            "redirect_uri": BACK,
            "response_type": "code",
            "scope": f"{DRIVE} {SHEETS}",
            "state": "s 1",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
        }
        kept = {name: value for name, value in (query | changed).items() if value is not None}
        return f"{self.about['auth_uri']}?{urlencode(kept)}"

    def sent_back(self, fields: dict[str, Any], **changed: str | None) -> dict[str, str]:
        """What comes back to the program when a person has answered."""
        answer = requests.post(self.link(**changed), data=fields, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        assert answer.headers["location"].startswith(BACK)
        return dict(parse_qsl(urlsplit(answer.headers["location"]).query))

    def code(self, **changed: str | None) -> str:
        """The code for a yes to everything."""
        return self.sent_back({"account": PERSON, "decision": "all"}, **changed)["code"]

    def exchange(self, code: str, **changed: str) -> requests.Response:
        """Ask for the tokens of a code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": self.about["client_id"],
            "client_secret": self.about["client_secret"],
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
        }
        return token(self.emulator, **(form | changed))

    def granted(self) -> dict[str, Any]:
        """The tokens for a yes to everything."""
        answer: dict[str, Any] = self.exchange(self.code()).json()
        return answer

    def refresh(self, refresh_token: str, **changed: str) -> requests.Response:
        """Ask for another access token."""
        form = {
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "client_id": self.about["client_id"],
            "client_secret": self.about["client_secret"],
        }
        return token(self.emulator, **(form | changed))


@pytest.fixture
def program(emulator: str) -> Program:
    """A program whose consent screen is in testing."""
    return Program(emulator)


def bearer(access_token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {access_token}"}


def test_the_page_names_what_is_asked_and_leaves_the_choice(program: Program) -> None:
    answer = requests.get(program.link(scope=f"openid {DRIVE} {SHEETS}"), timeout=10)
    boxes = BeautifulSoup(answer.text, "html.parser").find_all("input", type="checkbox")
    assert {(str(box["value"]), box.has_attr("checked")) for box in boxes} == {
        (DRIVE, False),
        (SHEETS, False),
    }
    assert "Просмотр, создание, изменение и удаление всех Ваших таблиц Google" in answer.text
    assert "закончится через 7 дней" in answer.text
    assert "http://127.0.0.1:*" in answer.headers["Content-Security-Policy"]


def test_a_yes_gives_a_code_and_the_code_tokens(emulator: str, program: Program) -> None:
    told = program.sent_back({"account": PERSON, "decision": "continue", "scope": [DRIVE]})
    assert (told["state"], told["scope"]) == ("s 1", DRIVE)
    tokens = program.exchange(told["code"]).json()
    assert (tokens["scope"], tokens["expires_in"]) == (DRIVE, 3599)
    assert (tokens["token_type"], tokens["refresh_token_expires_in"]) == ("Bearer", 604799)
    assert whoami(emulator, bearer(tokens["access_token"])) == PERSON
    sheet = requests.get(
        f"{emulator}/v4/spreadsheets/x", headers=bearer(tokens["access_token"]), timeout=10
    )
    assert sheet.status_code == 404  # Drive's own scope serves Sheets too


@pytest.mark.parametrize(
    "fields",
    [
        {"account": PERSON, "decision": "cancel", "scope": DRIVE},
        {"account": PERSON, "decision": "continue"},
        {"account": "", "decision": "all"},
    ],
)
def test_a_no_is_told_to_the_program(program: Program, fields: dict[str, str]) -> None:
    assert program.sent_back(fields) == {"error": "access_denied", "state": "s 1"}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"client_id": "none.apps.googleusercontent.com"}, "invalid_client"),
        ({"redirect_uri": "http://example.org/"}, "redirect_uri_mismatch"),
        ({"redirect_uri": "https://127.0.0.1/"}, "redirect_uri_mismatch"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": None}, "invalid_request"),
        ({"scope": f"{GOOGLE}sheets"}, "invalid_scope"),
        ({"code_challenge_method": "S1"}, "invalid_request"),
    ],
)
def test_a_wrong_link_is_an_error_page_and_leads_nowhere(
    program: Program, changed: dict[str, str | None], word: str
) -> None:
    for verb in ("GET", "POST"):
        answer = requests.request(
            verb, program.link(**changed), data={}, allow_redirects=False, timeout=10
        )
        assert answer.status_code in (400, 401)
        assert word in answer.text


@pytest.mark.parametrize(
    ("changed", "status", "error"),
    [
        ({"code": "4/none"}, 400, "invalid_grant"),
        ({"code_verifier": "another"}, 400, "invalid_grant"),
        ({"code_verifier": ""}, 400, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:1/"}, 400, "redirect_uri_mismatch"),
        ({"client_secret": "GOCSPX-x"}, 401, "invalid_client"),
        ({"client_id": "x"}, 401, "invalid_client"),
    ],
)
def test_a_code_is_for_the_program_that_asked(
    program: Program, changed: dict[str, str], status: int, error: str
) -> None:
    assert refused(program.exchange(**({"code": program.code()} | changed)))[:2] == (status, error)


def test_a_code_is_good_once_and_for_ten_minutes(emulator: str, program: Program) -> None:
    code = program.code()
    assert program.exchange(code).status_code == 200
    assert refused(program.exchange(code))[:2] == (400, "invalid_grant")
    late = program.code()
    with clock_moved(emulator, timedelta(minutes=11)):
        assert refused(program.exchange(late))[:2] == (400, "invalid_grant")


def test_consent_in_testing_ends_after_seven_days(emulator: str, program: Program) -> None:
    refresh = program.granted()["refresh_token"]
    with clock_moved(emulator, timedelta(days=6, hours=23)):
        assert program.refresh(refresh).json()["scope"] == f"{DRIVE} {SHEETS}"
    with clock_moved(emulator, timedelta(days=7, minutes=1)):
        assert refused(program.refresh(refresh)) == (
            400,
            "invalid_grant",
            "Token has been expired or revoked.",
        )


def test_consent_to_a_published_program_lasts(emulator: str) -> None:
    published = Program(emulator, "production")
    tokens = published.granted()
    assert "refresh_token_expires_in" not in tokens
    with clock_moved(emulator, timedelta(days=100)):
        assert published.refresh(tokens["refresh_token"]).status_code == 200


def test_consent_to_name_and_address_lasts_in_testing_too(program: Program) -> None:
    tokens = program.exchange(program.code(scope="openid email")).json()
    assert tokens["scope"] == "email openid"
    assert "refresh_token_expires_in" not in tokens


def test_a_part_of_what_was_allowed_can_be_asked_for_and_no_more(
    emulator: str, program: Program
) -> None:
    refresh = program.granted()["refresh_token"]
    part = program.refresh(refresh, scope=SHEETS).json()
    assert part["scope"] == SHEETS
    answer = requests.get(
        f"{emulator}/drive/v3/files", headers=bearer(part["access_token"]), timeout=10
    )
    assert answer.status_code == 403
    assert refused(program.refresh(refresh, scope=CLOUD))[:2] == (400, "invalid_scope")


def test_an_unknown_or_foreign_refresh_token_is_refused(emulator: str, program: Program) -> None:
    assert refused(program.refresh("1//none"))[:2] == (400, "invalid_grant")
    foreign = Program(emulator).granted()["refresh_token"]
    assert refused(program.refresh(foreign))[:2] == (401, "unauthorized_client")


def test_a_wrong_secret_and_a_deleted_client_are_named(emulator: str, program: Program) -> None:
    refresh = program.granted()["refresh_token"]
    wrong = program.refresh(refresh, client_secret="GOCSPX-old")  # noqa: S106 - nobody's
    assert refused(wrong) == (401, "invalid_client", "The provided client secret is invalid.")
    control(emulator, "DELETE", f"/oauth-clients/{program.about['client_id']}")
    gone = program.refresh(refresh)
    assert refused(gone) == (401, "invalid_client", "The OAuth client was not found.")


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_what_is_revoked_ends_with_all_that_came_from_it(
    emulator: str, program: Program, which: str
) -> None:
    tokens = program.granted()
    assert (
        requests.post(f"{emulator}/revoke", data={"token": tokens[which]}, timeout=10).json() == {}
    )
    about = requests.get(
        f"{emulator}/drive/v3/about?fields=user", headers=bearer(tokens["access_token"]), timeout=10
    )
    assert about.status_code == 401
    assert refused(program.refresh(tokens["refresh_token"]))[2].startswith("Token has been expired")
    again = requests.post(f"{emulator}/revoke", params={"token": tokens[which]}, timeout=10)
    assert refused(again) == (400, "invalid_token", "Token expired or revoked")
    log = str(control(emulator, "GET", "/requests"))
    assert "oauth2.revoke" in log
    assert not any(tokens[name] in log for name in ("access_token", "refresh_token"))


def test_of_too_many_consents_the_oldest_ends(program: Program) -> None:
    tokens = [program.granted()["refresh_token"] for _ in range(101)]
    assert program.refresh(tokens[0]).status_code == 400
    assert program.refresh(tokens[1]).status_code == 200


def test_googles_library_refreshes_by_itself_and_hears_of_the_end(
    emulator: str, program: Program, transport: Any
) -> None:
    tokens = program.granted()
    info = {name: program.about[name] for name in ("client_id", "client_secret", "token_uri")}
    untyped: Any = Credentials
    credentials = untyped(None, refresh_token=tokens["refresh_token"], scopes=[DRIVE], **info)
    credentials.refresh(transport)
    assert whoami(emulator, bearer(credentials.token)) == PERSON
    requests.post(f"{emulator}/revoke", data={"token": credentials.token}, timeout=10)
    with pytest.raises(RefreshError, match=r"invalid_grant: Token has been expired or revoked\."):
        credentials.refresh(transport)


def test_a_named_persons_refresh_token_still_works_with_any_client(
    emulator: str, program: Program
) -> None:
    granted = program.refresh("emulator:head@example.org").json()
    assert whoami(emulator, bearer(granted["access_token"])) == "head@example.org"
    assert program.refresh("emulator:head@example.org", client_secret="x").status_code == 401  # noqa: S106 - nobody's


def test_a_client_is_in_testing_or_in_production(emulator: str) -> None:
    url = f"{emulator}/_emulator/oauth-clients"
    assert requests.post(url, json={"publishing": "internal"}, timeout=10).status_code == 400
    assert requests.delete(f"{url}/none", timeout=10).status_code == 404

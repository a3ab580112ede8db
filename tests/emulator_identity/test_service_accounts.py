"""A service account's assertion is verified: signature, key, time, audience, scopes, delegation."""

import json
from datetime import timedelta
from typing import Any

import pytest
import requests
from google.auth.exceptions import RefreshError
from identities import ROBOT
from identity_asking import (
    CLOUD,
    DRIVE,
    JWT_BEARER,
    SHEETS,
    TOKEN_URL,
    asked,
    assertion,
    bearer,
    clock_moved,
    control,
    from_key,
    log_text,
    refused,
    token,
    whoami,
)

HEAD = "head@example.org"
TIME = "Token must be a short-lived token (60 minutes) and in a reasonable timeframe"


def test_a_key_file_has_what_googles_has(emulator: str, robot: dict[str, str]) -> None:
    assert robot["type"] == "service_account"
    assert robot["project_id"] == "sad-5"
    assert robot["client_email"] == ROBOT
    assert robot["token_uri"] == f"{emulator}/token"
    assert len(robot["private_key_id"]) == 40
    assert robot["client_id"].isdigit()
    assert robot["private_key"].startswith("-----BEGIN PRIVATE KEY-----\n")


def test_googles_library_gets_a_token_with_a_key_file(
    emulator: str, robot: dict[str, str], transport: Any
) -> None:
    credentials = from_key(robot, [DRIVE])
    credentials.refresh(transport)
    assert whoami(emulator, {"Authorization": f"Bearer {credentials.token}"}) == ROBOT


@pytest.mark.parametrize("aud", [TOKEN_URL, "https://accounts.google.com/o/oauth2/token"])
def test_googles_own_addresses_are_right_audiences(
    emulator: str, robot: dict[str, str], aud: str
) -> None:
    assert asked(emulator, robot, aud=aud).json()["expires_in"] == 3599


def test_an_unknown_account_is_not_found(emulator: str, robot: dict[str, str]) -> None:
    answer = asked(emulator, robot, iss="other@sad-5.iam.gserviceaccount.com")
    assert refused(answer) == (400, "invalid_grant", "Invalid grant: account not found")


def test_a_deleted_account_is_not_found(emulator: str, robot: dict[str, str]) -> None:
    control(emulator, "DELETE", f"/service-accounts/{ROBOT}")
    assert refused(asked(emulator, robot))[2] == "Invalid grant: account not found"


def test_a_deleted_key_signs_no_more_but_another_does(emulator: str, robot: dict[str, str]) -> None:
    other = control(emulator, "POST", "/service-accounts", {"email": ROBOT})
    control(emulator, "DELETE", f"/service-accounts/{ROBOT}/keys/{robot['private_key_id']}")
    assert refused(asked(emulator, robot)) == (400, "invalid_grant", "Invalid JWT Signature.")
    assert asked(emulator, other).status_code == 200


def test_a_changed_claim_breaks_the_signature(emulator: str, robot: dict[str, str]) -> None:
    header, _, signature = assertion(robot).split(".")
    _, claims, _ = assertion(robot, scope=CLOUD).split(".")
    answer = token(emulator, grant_type=JWT_BEARER, assertion=f"{header}.{claims}.{signature}")
    assert refused(answer) == (400, "invalid_grant", "Invalid JWT Signature.")


@pytest.mark.parametrize("minutes", [-70, 70])
def test_a_clock_off_by_an_hour_is_named(
    emulator: str, robot: dict[str, str], minutes: int
) -> None:
    with clock_moved(emulator, timedelta(minutes=minutes)):
        status, error, said = refused(asked(emulator, robot))
    assert (status, error) == (400, "invalid_grant")
    assert TIME in said


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        ({"exp": 2**40}, "invalid_grant"),
        ({"iat": None}, "invalid_grant"),
        ({"exp": "soon"}, "invalid_grant"),
        ({"aud": "https://example.org/token"}, "invalid_grant"),
        ({"scope": None}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"scope": "https://www.googleapis.com/auth/sheets"}, "invalid_scope"),
    ],
)
def test_what_an_assertion_may_not_say(
    emulator: str, robot: dict[str, str], claims: dict[str, Any], error: str
) -> None:
    assert refused(asked(emulator, robot, **claims))[:2] == (400, error)


def test_nobody_acts_as_a_person_without_delegation(emulator: str, robot: dict[str, str]) -> None:
    status, error, said = refused(asked(emulator, robot, sub=HEAD))
    assert (status, error) == (401, "unauthorized_client")
    assert said.startswith("Client is unauthorized to retrieve access tokens using this method")


def test_delegation_is_for_the_scopes_it_names_and_the_domain(
    emulator: str, robot: dict[str, str], transport: Any
) -> None:
    control(emulator, "PUT", "/delegations", {ROBOT: [DRIVE, SHEETS]})
    credentials = from_key(robot, [DRIVE])
    as_head = credentials.with_subject(HEAD)
    as_head.refresh(transport)
    assert whoami(emulator, {"Authorization": f"Bearer {as_head.token}"}) == HEAD
    assert asked(emulator, robot, sub=HEAD, scope=f"{DRIVE} {CLOUD}").status_code == 401
    assert asked(emulator, robot, sub="x@other.example").status_code == 401


def test_googles_library_hears_why(robot: dict[str, str], transport: Any) -> None:
    credentials = from_key(robot, [DRIVE])
    with pytest.raises(RefreshError, match="unauthorized_client: Client is unauthorized"):
        credentials.with_subject(HEAD).refresh(transport)


def test_the_log_names_calls_and_no_one(emulator: str, robot: dict[str, str]) -> None:
    headers = bearer(emulator, robot, DRIVE)
    text = log_text(emulator)
    assert json.loads(text)["counts"] == {"oauth2.token": 1}
    for secret in (ROBOT, headers["Authorization"].split()[1]):
        assert secret not in text


def test_accounts_are_part_of_the_memory(emulator: str, robot: dict[str, str]) -> None:
    state = control(emulator, "GET", "/state")
    assert "PRIVATE KEY" not in json.dumps(state)
    control(emulator, "POST", "/reset")
    assert asked(emulator, robot).status_code == 400
    control(emulator, "PUT", "/state", state)
    assert asked(emulator, robot).status_code == 200


@pytest.mark.parametrize(
    ("verb", "path", "body", "status"),
    [
        ("POST", "/service-accounts", {"email": "head@example.org"}, 400),
        ("POST", "/service-accounts", {}, 400),
        ("DELETE", "/service-accounts/none@x.iam.gserviceaccount.com", None, 404),
        ("DELETE", f"/service-accounts/{ROBOT}/keys/none", None, 404),
        ("PUT", "/delegations", {ROBOT: "drive"}, 400),
        ("PUT", "/metadata", {"email": ROBOT, "honours_scopes": "yes"}, 400),
    ],
)
def test_a_wrong_control_request_is_refused(
    emulator: str, verb: str, path: str, body: Any, status: int
) -> None:
    answer = requests.request(verb, f"{emulator}/_emulator{path}", json=body, timeout=10)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]

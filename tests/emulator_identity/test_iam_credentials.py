"""IAM signs for an account without its key, where the account may create tokens of itself."""

import base64
import json
from typing import Any

import pytest
import requests
from google.auth import iam, impersonated_credentials, jwt
from google.auth.exceptions import RefreshError
from google.oauth2 import service_account
from identities import ROBOT
from identity_asking import (
    CLOUD,
    DRIVE,
    JWT_BEARER,
    SHEETS,
    bearer,
    control,
    from_key,
    log_text,
    token,
    whoami,
)

HEAD = "head@example.org"
ACCOUNT = f"/v1/projects/-/serviceAccounts/{ROBOT}"
AUDIENCE = "https://oauth2.googleapis.com/token"


@pytest.fixture
def creator(emulator: str, robot: dict[str, str]) -> dict[str, str]:
    """A service account that may create tokens of itself, and act for people with Drive."""
    control(emulator, "PUT", "/token-creators", {ROBOT: True})
    control(emulator, "PUT", "/delegations", {ROBOT: [DRIVE]})
    return robot


def impersonated(key: dict[str, str], **options: Any) -> Any:
    untyped: Any = impersonated_credentials.Credentials
    source = from_key(key, [CLOUD])
    return untyped(source, target_principal=ROBOT, target_scopes=[DRIVE], **options)


def post(emulator: str, key: dict[str, str], method: str, body: Any) -> requests.Response:
    url = f"{emulator}{ACCOUNT}:{method}"
    return requests.post(url, json=body, headers=bearer(emulator, key, CLOUD), timeout=10)


def test_delegation_without_a_key_by_sign_jwt(
    emulator: str, creator: dict[str, str], transport: Any
) -> None:
    credentials = impersonated(creator, subject=HEAD)
    credentials.refresh(transport)
    assert whoami(emulator, {"Authorization": f"Bearer {credentials.token}"}) == HEAD
    text = log_text(emulator)
    assert json.loads(text)["counts"]["iamcredentials.signJwt"] == 1
    assert ROBOT not in text
    assert HEAD not in text


def test_delegation_without_a_key_by_sign_blob(
    emulator: str, creator: dict[str, str], transport: Any
) -> None:
    signer = iam.Signer(transport, from_key(creator, [CLOUD]), ROBOT)
    untyped: Any = service_account.Credentials
    credentials = untyped(signer, ROBOT, f"{emulator}/token", scopes=[DRIVE], subject=HEAD)
    credentials.refresh(transport)
    assert whoami(emulator, {"Authorization": f"Bearer {credentials.token}"}) == HEAD


def test_a_token_of_the_account_itself(
    emulator: str, creator: dict[str, str], transport: Any
) -> None:
    credentials = impersonated(creator)
    credentials.refresh(transport)
    assert whoami(emulator, {"Authorization": f"Bearer {credentials.token}"}) == ROBOT


def test_without_the_role_nothing_is_signed(
    emulator: str, robot: dict[str, str], transport: Any
) -> None:
    with pytest.raises(RefreshError, match=r"iam\.serviceAccounts\.signJwt"):
        impersonated(robot, subject=HEAD).refresh(transport)
    with pytest.raises(RefreshError, match=r"iam\.serviceAccounts\.getAccessToken"):
        impersonated(robot).refresh(transport)
    answer = post(emulator, robot, "signJwt", {"payload": "{}"})
    error = answer.json()["error"]
    assert (answer.status_code, error["status"]) == (403, "PERMISSION_DENIED")
    said = "Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist)."
    assert error["message"] == said
    assert error["details"][0]["reason"] == "IAM_PERMISSION_DENIED"


def test_an_unknown_account_is_not_found_and_anothers_is_denied(
    emulator: str, creator: dict[str, str]
) -> None:
    headers = bearer(emulator, creator, CLOUD)
    other = "other@sad-5.iam.gserviceaccount.com"
    url = f"{emulator}/v1/projects/-/serviceAccounts/{other}:signJwt"
    assert requests.post(url, json={}, headers=headers, timeout=10).status_code == 404
    control(emulator, "POST", "/service-accounts", {"email": other})
    control(emulator, "PUT", "/token-creators", {ROBOT: True, other: True})
    assert requests.post(url, json={}, headers=headers, timeout=10).status_code == 403
    assert requests.post(url, json={}, timeout=10).status_code == 403


def test_a_token_of_other_scopes_and_an_api_that_is_off_are_named(
    emulator: str, creator: dict[str, str]
) -> None:
    url = f"{emulator}{ACCOUNT}:signJwt"
    headers = bearer(emulator, creator, SHEETS)
    answer = requests.post(url, json={"payload": "{}"}, headers=headers, timeout=10)
    assert answer.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    control(emulator, "PUT", "/apis", {"iamcredentials": False})
    said = post(emulator, creator, "signJwt", {"payload": "{}"}).json()["error"]["message"]
    assert said.startswith("IAM Service Account Credentials API has not been used in project")


def test_what_is_signed_is_what_was_sent(emulator: str, creator: dict[str, str]) -> None:
    claims = {"iss": ROBOT, "scope": DRIVE, "aud": AUDIENCE}
    answer = post(emulator, creator, "signJwt", {"payload": json.dumps(claims)}).json()
    header, payload, *_ = jwt._unverified_decode(answer["signedJwt"])
    assert (header["alg"], header["kid"], payload) == ("RS256", answer["keyId"], claims)
    # It is signed well, but names no time.
    refused = token(emulator, grant_type=JWT_BEARER, assertion=answer["signedJwt"]).json()
    assert "Check your iat and exp values" in refused["error_description"]


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("signJwt", {}),
        ("signJwt", {"payload": "not json"}),
        ("signJwt", {"payload": '{"exp": 99999999999}'}),
        ("signBlob", {"payload": "!"}),
        ("signBlob", []),
        ("generateAccessToken", {"scope": []}),
        ("generateAccessToken", {"scope": [DRIVE], "lifetime": "7200s"}),
        ("generateAccessToken", {"scope": [DRIVE], "lifetime": "soon"}),
        ("generateAccessToken", {"scope": ["sheets"]}),
    ],
)
def test_what_cannot_be_signed_is_refused(
    emulator: str, creator: dict[str, str], method: str, body: Any
) -> None:
    answer = post(emulator, creator, method, body)
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_a_blobs_signature_is_base64_and_a_failure_can_be_planned(
    emulator: str, creator: dict[str, str]
) -> None:
    plan = {"method": "iamcredentials.signBlob", "instructions": ["return-503"]}
    control(emulator, "POST", "/faults", plan)
    payload = {"payload": base64.b64encode("слово".encode()).decode()}
    refused = post(emulator, creator, "signBlob", payload)
    assert (refused.status_code, refused.json()["error"]["status"]) == (503, "UNAVAILABLE")
    signed = post(emulator, creator, "signBlob", payload).json()["signedBlob"]
    assert len(base64.b64decode(signed, validate=True)) == 256


def test_what_iam_has_and_the_emulator_has_not_is_404(
    emulator: str, creator: dict[str, str]
) -> None:
    assert post(emulator, creator, "generateIdToken", {}).status_code == 404

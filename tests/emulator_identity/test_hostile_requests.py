"""Whatever is sent to the end points of identities is refused, never a failure of the server."""

import base64
import json
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st
from identities import ROBOT
from identity_asking import DRIVE, JWT_BEARER, asked, control, log_text, token

from emulator.identity import accounts, assertions
from emulator.identity.refusals import GrantError
from emulator.world import World

DEEP = "[" * 100_000
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
NAMES = st.sampled_from(["iss", "sub", "aud", "iat", "exp", "scope", "alg", "kid"])
PARTS = st.dictionaries(NAMES, VALUES | st.just(ROBOT) | st.just("RS256"))


@pytest.fixture(scope="module")
def world() -> World:
    """A world with one account."""
    made = World()
    accounts.add_key(made, ROBOT)
    return made


@settings(deadline=None)
@given(header=PARTS, claims=PARTS)
def test_no_assertion_breaks_the_check(
    world: World, header: dict[str, Any], claims: dict[str, Any]
) -> None:
    parts = (json.dumps(part).encode() for part in (header, claims | {"iss": ROBOT}))
    with pytest.raises(GrantError):
        assertions.check(world, ".".join([*map(assertions.encode, parts), "c2ln"]))


@settings(deadline=None)
@given(text=st.text() | st.binary().map(lambda raw: base64.b64encode(raw).decode() + ".e30.e30"))
def test_no_text_breaks_the_check(world: World, text: str) -> None:
    with pytest.raises(GrantError):
        assertions.check(world, text)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": ["https://oauth2.googleapis.com/token"]},
        {"aud": {}},
        {"iat": -(10**400)},
        {"exp": 10**400},
        {"exp": float("inf")},
        {"iat": True},
        {"scope": [DRIVE]},
        {"sub": {"a": 1}},
    ],
)
def test_what_is_signed_can_still_be_nonsense(
    emulator: str, robot: dict[str, str], claims: dict[str, Any]
) -> None:
    answer = asked(emulator, robot, **claims)
    assert answer.status_code in (400, 401)
    assert answer.json()["error"]


def test_a_deep_assertion_is_refused(emulator: str) -> None:
    deep = assertions.encode(DEEP.encode())
    answer = token(emulator, grant_type=JWT_BEARER, assertion=f"{deep}.{deep}.x")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "http://[",
        "http://localhost@evil.example/",
        "http://evil.example\\@localhost/",
        "javascript:alert(1)//localhost",
        "http://localhost.evil.example/",
    ],
)
def test_a_person_is_sent_to_this_machine_only(emulator: str, uri: str) -> None:
    client = control(emulator, "POST", "/oauth-clients")["installed"]
    query = {"client_id": client["client_id"], "redirect_uri": uri, "scope": DRIVE}
    answer = requests.post(
        client["auth_uri"],
        params=query | {"response_type": "code"},
        data={"account": "a@example.org", "decision": "all"},
        allow_redirects=False,
        timeout=10,
    )
    assert answer.status_code == 400
    assert "redirect_uri_mismatch" in answer.text


def test_a_state_comes_back_as_it_was_and_breaks_no_header(emulator: str) -> None:
    client = control(emulator, "POST", "/oauth-clients")["installed"]
    query = {"client_id": client["client_id"], "redirect_uri": "http://localhost/", "scope": DRIVE}
    answer = requests.post(
        client["auth_uri"],
        params=query | {"response_type": "code", "state": "a\r\nX-Evil: 1&code=b"},
        data={"decision": "cancel"},
        allow_redirects=False,
        timeout=10,
    )
    assert "X-Evil" not in answer.headers
    assert answer.headers["location"].endswith(
        "state=a%0D%0AX-Evil%3A+1%26code%3Db&error=access_denied"
    )


def test_the_log_shows_no_path_that_the_metadata_server_does_not_have(emulator: str) -> None:
    control(emulator, "PUT", "/metadata", {"email": ROBOT})
    for path in ("head@example.org", "instance/service-accounts/a@b/email", "project/a@b"):
        url = f"{emulator}/computeMetadata/v1/{path}"
        answer = requests.get(url, headers={"Metadata-Flavor": "Google"}, timeout=10)
        assert answer.status_code == 404
    assert "@" not in log_text(emulator)


@pytest.mark.parametrize("body", [b"\xff\xfe", DEEP.encode(), b"null", b"[1]", b""])
def test_a_strange_body_for_iam_is_refused(
    emulator: str, robot: dict[str, str], body: bytes
) -> None:
    control(emulator, "PUT", "/token-creators", {ROBOT: True})
    granted = asked(emulator, robot, scope="https://www.googleapis.com/auth/iam").json()
    answer = requests.post(
        f"{emulator}/v1/projects/-/serviceAccounts/{ROBOT}:signJwt",
        data=body,
        headers={"Authorization": f"Bearer {granted['access_token']}"},
        timeout=10,
    )
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")

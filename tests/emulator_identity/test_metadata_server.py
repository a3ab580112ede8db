"""The metadata server of Cloud Run and of virtual machines, asked by Google's own library."""

from typing import Any

import google.auth
import pytest
import requests
from google.auth.compute_engine import _metadata
from google.auth.exceptions import DefaultCredentialsError, RefreshError
from identities import ROBOT
from identity_asking import CLOUD, DRIVE, control, log_text, whoami

from emulator.identity.names import IDENTITY_METHODS

ACCOUNT = "/computeMetadata/v1/instance/service-accounts/default"
FLAVOR = {"Metadata-Flavor": "Google"}


@pytest.fixture(autouse=True)
def on_the_emulator(emulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library reads one of the two variables when it is imported."""
    host = emulator.removeprefix("http://")
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", "/nowhere")
    monkeypatch.setenv("GCE_METADATA_IP", host)
    monkeypatch.setattr(_metadata, "_GCE_METADATA_HOST", host)


def default(**options: Any) -> tuple[Any, Any]:
    """What a program calls that takes its credentials from where it runs."""
    found: tuple[Any, Any] = google.auth.default(**options)
    return found


def settle(emulator: str, *, honours_scopes: bool = True) -> None:
    control(emulator, "PUT", "/metadata", {"email": ROBOT, "honours_scopes": honours_scopes})


def test_the_library_finds_its_identity_and_no_key_is_needed(emulator: str, transport: Any) -> None:
    settle(emulator)
    credentials, project = default(scopes=[DRIVE], request=transport)
    credentials.refresh(transport)
    assert project == "sad-5"
    assert credentials.service_account_email == ROBOT
    assert credentials.universe_domain == "googleapis.com"
    assert whoami(emulator, {"Authorization": f"Bearer {credentials.token}"}) == ROBOT
    assert ROBOT not in log_text(emulator)
    assert credentials.token not in log_text(emulator)
    assert control(emulator, "GET", "/requests")["counts"]["metadata.token"] == 1


@pytest.mark.parametrize(("honours", "scope"), [(True, DRIVE), (False, CLOUD)])
def test_a_virtual_machine_ignores_the_scopes_that_are_asked_for(
    emulator: str, honours: bool, scope: str
) -> None:
    settle(emulator, honours_scopes=honours)
    url = f"{emulator}{ACCOUNT}/token"
    granted = requests.get(url, params={"scopes": DRIVE}, headers=FLAVOR, timeout=10).json()
    kept = control(emulator, "GET", "/state")["collections"]["tokens"][granted["access_token"]]
    assert kept["scopes"] == [scope]
    assert (granted["expires_in"], granted["token_type"]) == (3599, "Bearer")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{ACCOUNT}/email", ROBOT),
        (f"{ACCOUNT}/scopes", f"{CLOUD}\n"),
        ("/computeMetadata/v1/project/project-id", "sad-5"),
        ("/computeMetadata/v1/universe/universe-domain", "googleapis.com"),
        (f"/computeMetadata/v1/instance/service-accounts/{ROBOT}/email", ROBOT),
        ("/", "computeMetadata/\n"),
    ],
)
def test_what_it_tells(emulator: str, path: str, text: str) -> None:
    settle(emulator)
    answer = requests.get(f"{emulator}{path}", headers=FLAVOR, timeout=10)
    assert (answer.status_code, answer.text) == (200, text)
    assert answer.headers["Metadata-Flavor"] == "Google"


def test_without_its_header_it_tells_nothing_and_the_start_page_is_a_page(emulator: str) -> None:
    settle(emulator)
    assert requests.get(f"{emulator}{ACCOUNT}/token", timeout=10).status_code == 403
    assert "text/html" in requests.get(f"{emulator}/", timeout=10).headers["content-type"]


def test_what_it_does_not_know_is_404(emulator: str) -> None:
    settle(emulator)
    for path in (f"{ACCOUNT}/identity", "/computeMetadata/v1/instance/service-accounts/x@y/token"):
        assert requests.get(f"{emulator}{path}", headers=FLAVOR, timeout=10).status_code == 404
    assert "x@y" not in log_text(emulator)


def test_before_it_is_set_up_there_is_none(emulator: str, transport: Any) -> None:
    assert not _metadata.ping(transport, retry_count=1)
    with pytest.raises(DefaultCredentialsError):
        google.auth.default(request=transport)


def test_a_deleted_account_gets_no_token(emulator: str, transport: Any) -> None:
    settle(emulator)
    credentials, _ = default(scopes=[DRIVE], request=transport)
    control(emulator, "DELETE", f"/service-accounts/{ROBOT}")
    with pytest.raises(RefreshError):
        credentials.refresh(transport)


@pytest.mark.parametrize("name", sorted(IDENTITY_METHODS))
def test_a_failure_can_be_planned_for_every_name_of_the_log(emulator: str, name: str) -> None:
    plan = {"method": name, "instructions": ["return-503"]}
    assert control(emulator, "POST", "/faults", plan)["completed"] is False


def test_a_planned_failure_strikes_a_token_of_the_metadata_server_once(emulator: str) -> None:
    settle(emulator)
    plan = {"method": "metadata.token", "instructions": ["return-503"]}
    control(emulator, "POST", "/faults", plan)
    url = f"{emulator}{ACCOUNT}/token"
    told = [requests.get(url, headers=FLAVOR, timeout=10).status_code for _ in range(2)]
    assert told == [503, 200]

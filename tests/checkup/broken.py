"""Each way in which credentials are broken, made so; whole ones for comparison."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from consenting import sign_in
from identities import ROBOT

ROOT = Path(__file__).parents[2]
GOOGLE = "https://www.googleapis.com/auth/"
SHEETS = f"{GOOGLE}spreadsheets"


@dataclass
class Desk:
    """Where a person stands who asks ``doctor``.

    Attributes:
        folder: With the configuration.
        base_url: The emulator.
        key: A whole key file of a service account there.
    """

    folder: Path
    base_url: str
    key: dict[str, str]
    variables: dict[str, str] = field(default_factory=dict)

    def control(self, verb: str, path: str, body: Any = None) -> Any:
        """Set up the emulator."""
        answer = requests.request(verb, f"{self.base_url}/_emulator{path}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def file(self, content: Any, name: str = "key.json") -> str:
        """Write a private file; its path."""
        path = self.folder / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        return name

    def on_google(self, **variables: str) -> None:
        """No emulator: what is wrong is found before anything is sent."""
        self.variables |= variables

    def on_emulator(self, **variables: str) -> None:
        """The emulator in Google's place."""
        self.variables |= {"WORKSPACE_EMULATOR_URL": self.base_url, **variables}

    def with_key(self, **variables: str) -> None:
        """The whole key, on the emulator."""
        path = self.file(self.key)
        self.on_emulator(GOOGLE_APPLICATION_CREDENTIALS=path, **variables)

    def as_machine(self, **variables: str) -> None:
        """A job of Cloud Run whose metadata server is the emulator."""
        host = urlsplit(self.base_url).netloc
        self.on_emulator(
            CLOUD_RUN_JOB="nastavnik", GCE_METADATA_HOST=host, GCE_METADATA_IP=host, **variables
        )


def nothing(desk: Desk) -> None:
    desk.on_google()


def file_absent(desk: Desk) -> None:
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS="absent.json")


def not_json(desk: Desk) -> None:
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=desk.file("это не JSON"))


def oauth_client_in_its_place(desk: Desk) -> None:
    client = {"installed": {"client_id": "1", "client_secret": "GOCSPX-2"}}
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=desk.file(client))


def missing_field(desk: Desk) -> None:
    content = {name: value for name, value in desk.key.items() if name != "private_key"}
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=desk.file(content))


def sample_file(desk: Desk) -> None:
    example = (ROOT / "credentials.example.json").read_text(encoding="utf-8")
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=desk.file(example))


def damaged_private_key(desk: Desk) -> None:
    content = desk.key | {
        "private_key": desk.key["private_key"][:200],
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=desk.file(content))


def open_to_others(desk: Desk) -> None:
    desk.with_key()
    (desk.folder / "key.json").chmod(0o644)


def real_key_beside_an_emulator(desk: Desk) -> None:
    content = desk.key | {"token_uri": "https://oauth2.googleapis.com/token"}
    desk.on_emulator(GOOGLE_APPLICATION_CREDENTIALS=desk.file(content))


def deleted_account(desk: Desk) -> None:
    desk.with_key()
    desk.control("DELETE", f"/service-accounts/{ROBOT}")


def deleted_key(desk: Desk) -> None:
    desk.with_key()
    desk.control("DELETE", f"/service-accounts/{ROBOT}/keys/{desk.key['private_key_id']}")


def clock_off_an_hour(desk: Desk) -> None:
    desk.with_key()
    moved = datetime.now(UTC) + timedelta(hours=1, minutes=1)
    desk.control("PUT", "/clock", {"now": moved.isoformat()})


def api_disabled(desk: Desk) -> None:
    desk.with_key()
    desk.control("PUT", "/apis", {"sheets": False})


def drive_api_disabled(desk: Desk) -> None:
    desk.with_key()
    desk.control("PUT", "/apis", {"drive": False})


def share_missing(desk: Desk) -> None:
    made = requests.post(f"{desk.base_url}/v4/spreadsheets", json={}, timeout=10).json()
    desk.with_key(NASTAVNIK_SPREADSHEET_ID=made["spreadsheetId"])


def no_storage(desk: Desk) -> None:
    desk.with_key()


def shared_drive(desk: Desk, role: str) -> None:
    """A shared drive is where files are made; there the service account has a role, or none («»)."""
    url = f"{desk.base_url}/drive/v3"
    drive = requests.post(f"{url}/drives?requestId=1", json={"name": "Сад"}, timeout=10).json()[
        "id"
    ]
    if role:
        member = {"type": "user", "role": role, "emailAddress": ROBOT}
        permissions = f"{url}/files/{drive}/permissions?supportsAllDrives=true"
        requests.post(permissions, json=member, timeout=10).raise_for_status()
    desk.with_key(NASTAVNIK_PARENT_FOLDER=drive)


def no_member_of_the_shared_drive(desk: Desk) -> None:
    shared_drive(desk, "")


def reader_of_the_shared_drive(desk: Desk) -> None:
    shared_drive(desk, "reader")


def whole_in_a_shared_drive(desk: Desk) -> None:
    shared_drive(desk, "fileOrganizer")


def folder_in_my_drive_for_a_service_account(desk: Desk) -> None:
    body = {"name": "Сад", "mimeType": "application/vnd.google-apps.folder"}
    folder = requests.post(f"{desk.base_url}/drive/v3/files", json=body, timeout=10).json()["id"]
    member = {"type": "user", "role": "writer", "emailAddress": ROBOT}
    permissions = f"{desk.base_url}/drive/v3/files/{folder}/permissions"
    requests.post(permissions, json=member, timeout=10).raise_for_status()
    desk.with_key(NASTAVNIK_PARENT_FOLDER=folder)


def scopes_unticked(desk: Desk) -> None:
    token = {
        "type": "authorized_user", "client_id": "1", "client_secret": "2", "refresh_token": "3",
        "token_uri": f"{desk.base_url}/token", "scopes": [SHEETS],
    }  # fmt: skip
    desk.file(token, "token.json")
    desk.on_emulator()


def signed_in(desk: Desk) -> dict[str, Any]:
    """A person has signed in, with an application in testing; the token's file."""
    client = desk.control("POST", "/oauth-clients", {"publishing": "testing"})
    (desk.folder / "client.json").write_text(json.dumps(client), encoding="utf-8")
    environment = {"WORKSPACE_EMULATOR_URL": desk.base_url}
    sign_in(desk.folder, environment, desk.folder / "client.json")
    desk.on_emulator()
    content: dict[str, Any] = json.loads((desk.folder / "token.json").read_text(encoding="utf-8"))
    return content


def whole_login_with_an_application_in_testing(desk: Desk) -> None:
    signed_in(desk)


def revoked_token_of_a_person(desk: Desk) -> None:
    token = signed_in(desk)["refresh_token"]
    requests.post(f"{desk.base_url}/revoke", data={"token": token}, timeout=10)


def expired_token_of_an_application_in_testing(desk: Desk) -> None:
    content = signed_in(desk)
    later = datetime.now(UTC) + timedelta(days=7, minutes=1)
    desk.control("PUT", "/clock", {"now": later.isoformat()})
    ended = datetime.now(UTC) - timedelta(minutes=1)  # a week later by this computer's clock too
    desk.file(content | {"expires": ended.isoformat()}, "token.json")


def replaced_client_secret(desk: Desk) -> None:
    desk.file(signed_in(desk) | {"client_secret": "GOCSPX-old"}, "token.json")


def deleted_client(desk: Desk) -> None:
    desk.control("DELETE", f"/oauth-clients/{signed_in(desk)['client_id']}")


def delegation_not_authorised(desk: Desk) -> None:
    desk.with_key(NASTAVNIK_SUBJECT="kurator@example.org")


def keyless(desk: Desk, *, may_sign: bool = True) -> None:
    """A job that works in a person's name without a key."""
    desk.control("PUT", "/metadata", {"email": ROBOT, "honours_scopes": True})
    desk.control("PUT", "/token-creators", {ROBOT: may_sign})
    desk.as_machine(NASTAVNIK_SUBJECT="kurator@example.org")


def token_creator_missing(desk: Desk) -> None:
    keyless(desk, may_sign=False)


def delegation_not_authorised_without_a_key(desk: Desk) -> None:
    keyless(desk)


def whole_delegation_without_a_key(desk: Desk) -> None:
    desk.control("PUT", "/delegations", {ROBOT: [f"{GOOGLE}drive.readonly"]})
    keyless(desk)


def metadata_server_absent(desk: Desk) -> None:
    desk.on_google(CLOUD_RUN_JOB="nastavnik", GCE_METADATA_HOST="127.0.0.1:9")


def virtual_machine_without_scopes(desk: Desk) -> None:
    desk.control("PUT", "/metadata", {"email": ROBOT, "honours_scopes": False})
    desk.as_machine()


def proxy_absent(desk: Desk) -> None:
    content = desk.key | {"token_uri": "https://oauth2.googleapis.com/token"}
    path = desk.file(content)
    desk.on_google(GOOGLE_APPLICATION_CREDENTIALS=path, HTTPS_PROXY="http://127.0.0.1:9")


def proxy_without_a_host(desk: Desk) -> None:
    proxy_absent(desk)
    desk.variables["HTTPS_PROXY"] = "nonsense:::"


def proxy_of_another_kind(desk: Desk) -> None:
    proxy_absent(desk)
    desk.variables["HTTPS_PROXY"] = "socks5://127.0.0.1:9"


def subject_that_is_no_address(desk: Desk) -> None:
    desk.with_key(NASTAVNIK_SUBJECT="nobody")


def spoilt_token_beside_an_emulator(desk: Desk) -> None:
    desk.file("hello", "token.json")
    desk.on_emulator()


BROKEN: list[Callable[[Desk], None]] = [
    nothing, file_absent, not_json, oauth_client_in_its_place, missing_field, sample_file, damaged_private_key,
    open_to_others, real_key_beside_an_emulator, deleted_account, deleted_key, clock_off_an_hour, api_disabled,
    drive_api_disabled, share_missing, no_storage, no_member_of_the_shared_drive, reader_of_the_shared_drive, whole_in_a_shared_drive,
    folder_in_my_drive_for_a_service_account, scopes_unticked, whole_login_with_an_application_in_testing,
    revoked_token_of_a_person, expired_token_of_an_application_in_testing,
    replaced_client_secret, deleted_client, delegation_not_authorised,
    token_creator_missing, delegation_not_authorised_without_a_key, whole_delegation_without_a_key,
    metadata_server_absent, virtual_machine_without_scopes, proxy_absent,
    proxy_without_a_host, proxy_of_another_kind, subject_that_is_no_address, spoilt_token_beside_an_emulator,
]  # fmt: skip

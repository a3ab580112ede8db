"""From the choice to credentials: whose they are, what they may, and what is said where there are none."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
from google.auth.exceptions import RefreshError, TransportError

from sync.workspace.credentials import open_credentials
from sync.workspace.errors import NoCredentials, Refused, Unreachable
from sync.workspace.faults import Fault
from sync.workspace.identity import Identity, Kind
from sync.workspace.metadata import Machine, ask_metadata
from sync.workspace.scopes import PREFIX, SCOPES
from sync.workspace.sources import KEY_VARIABLE, Place, Source
from sync.workspace.token_refusals import no_token

OWN = f"{PREFIX}drive.file"
ROBOT = "nastavnik@sad-5.iam.gserviceaccount.com"


def token(folder: Path, **more: Any) -> Source:
    content = {
        "type": "authorized_user",
        "client_id": "1",
        "client_secret": "2",
        "refresh_token": "3",
    }
    path = folder / "token.json"
    path.write_text(json.dumps(content | more), encoding="utf-8")
    return Source(Place.FILE, path)


def opened(source: Source, command: str = "sync", **variables: str) -> tuple[Any, Identity]:
    return open_credentials(source, SCOPES[command], variables, emulated=False)


def test_a_persons_credentials_ask_for_nothing_but_what_was_granted(tmp_path: Path) -> None:
    for scopes in ([OWN], OWN, None):
        more = {"scopes": scopes} if scopes else {}
        credentials, identity = opened(token(tmp_path, **more))

        assert credentials.scopes is None, "a renewal that asks for scopes may be refused for them"
        assert credentials.refresh_token == "3"  # noqa: S105 - nobody's
        assert identity == Identity(Kind.PERSON, "", (OWN,) if scopes else None)


def test_a_command_that_needs_more_than_was_granted_says_so_at_once(tmp_path: Path) -> None:
    source = token(tmp_path, scopes=[f"{PREFIX}drive.readonly"])

    assert opened(source, "doctor")[1].kind is Kind.PERSON
    with pytest.raises(NoCredentials, match=r"нет forms\.responses\.readonly.*login --full"):
        opened(source, "plan")


def test_nobody_works_in_the_name_of_another_but_a_service_account(tmp_path: Path) -> None:
    path = token(tmp_path, scopes=[OWN]).path
    with pytest.raises(NoCredentials, match="NASTAVNIK_SUBJECT"):
        opened(Source(Place.FILE, path, KEY_VARIABLE, "kurator@sad.example"))


def test_where_there_is_nothing_the_ways_in_are_named() -> None:
    with pytest.raises(NoCredentials) as caught:
        opened(Source(Place.NOWHERE))
    for way in ("nastavnik login", "GOOGLE_APPLICATION_CREDENTIALS", "nastavnik demo"):
        assert way in str(caught.value)


def test_a_token_of_an_emulator_is_not_taken_to_google(tmp_path: Path) -> None:
    with pytest.raises(NoCredentials, match="не в Google"):
        opened(token(tmp_path, token_uri="http://127.0.0.1:9/token"))  # noqa: S106 - an address


@contextmanager
def metadata(status: int, content: str, flavour: str = "Google") -> Iterator[dict[str, str]]:
    """A metadata server that gives one answer; the variables that lead there."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Metadata-Flavor") == "Google"
            body = content.encode()
            self.send_response(status if asked else 403)
            self.send_header("Metadata-Flavor", flavour)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield {
            "GCE_METADATA_HOST": f"127.0.0.1:{server.server_address[1]}",
            "http_proxy": "http://127.0.0.1:9",
        }
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_machine_says_whose_identity_it_has() -> None:
    said = json.dumps({"email": ROBOT, "scopes": ["a", "b"], "aliases": ["default"]})
    with metadata(200, said) as variables:
        assert ask_metadata(variables) == Machine(ROBOT, ("a", "b"))


@pytest.mark.parametrize(
    ("status", "content", "flavour", "said"),
    [
        (404, "", "Google", "не назначен сервисный аккаунт"),
        (200, "[]", "Google", "не отвечает"),
        (200, "<html>", "Google", "не отвечает"),
        (200, "{}", "nobody", "не отвечает"),
        (503, "", "Google", "не отвечает"),
    ],
)
def test_a_machine_without_an_identity_is_told_apart_from_no_such_machine(
    status: int, content: str, flavour: str, said: str
) -> None:
    with metadata(status, content, flavour) as variables, pytest.raises(NoCredentials, match=said):
        ask_metadata(variables, lambda _: None)


def test_no_metadata_server_is_found_out_soon() -> None:
    slept: list[float] = []
    with pytest.raises(NoCredentials, match=r"GCE_METADATA_HOST.*127\.0\.0\.1:9"):
        ask_metadata({"GCE_METADATA_HOST": "127.0.0.1:9", "CLOUD_RUN_JOB": "x"}, slept.append)
    assert len(slept) == 2


OAUTH = {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
IAM = {
    "error": {
        "code": 403, "message": "IAM Service Account Credentials API has not been used", "status": "PERMISSION_DENIED",
        "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"}],
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("error", "status", "fault"),
    [
        (RefreshError("invalid_grant: …", OAUTH), 400, Fault.KEY_GONE),
        (RefreshError("Unable to acquire impersonated credentials", json.dumps(IAM)), 403, Fault.API_OFF),
        (RefreshError("<html>"), 403, Fault.PROXY_PAGE),
        (RefreshError("gone wrong"), 500, Fault.OUTAGE),
        (RefreshError({"error": "internal_failure"}, {"error": "internal_failure"}), 503, Fault.OUTAGE),
        (RefreshError("No access token in response.", {"x": 1}), 200, Fault.OUTAGE),
        (RefreshError("No access token in response.", []), 0, Fault.OUTAGE),
        (RefreshError(), 0, Fault.OUTAGE),
    ],
)  # fmt: skip
def test_what_google_auth_raises_is_taken_apart(
    error: RefreshError, status: int, fault: Fault
) -> None:
    refused = no_token(error, "drive.files.list", status, Kind.KEY)

    assert isinstance(refused, Refused)
    assert refused.fault is fault


def test_no_network_on_the_way_to_a_token_is_no_refusal() -> None:
    lost = TransportError("…")
    lost.__cause__ = requests.ConnectionError("…")

    for error in (lost, RefreshError(lost)):
        silence = no_token(error, "drive.files.list", 0, None)
        assert isinstance(silence, Unreachable)
        assert "Нет связи с Google" in str(silence)


def test_a_file_that_notepad_saved_with_a_mark_is_read(tmp_path: Path) -> None:
    source = token(tmp_path, scopes=[OWN])
    assert source.path is not None
    source.path.write_bytes(b"\xef\xbb\xbf" + source.path.read_bytes())

    assert opened(source)[1].kind is Kind.PERSON


@pytest.mark.parametrize("subject", ["nobody", "@sad.example", "kurator@"])
def test_in_whose_name_to_work_is_an_address_or_nothing_is_asked(subject: str) -> None:
    """Nobody answers there: the refusal comes before the machine is asked for its identity."""
    nowhere = {"GCE_METADATA_HOST": "127.0.0.1:9"}
    with pytest.raises(NoCredentials, match=r"NASTAVNIK_SUBJECT — не адрес"):
        opened(Source(Place.MACHINE, subject=subject), "sync", **nowhere)


def test_who_lacks_rights_is_not_sent_for_all_files_where_fewer_suffice(tmp_path: Path) -> None:
    source = token(tmp_path, scopes=["openid"])
    with pytest.raises(NoCredentials, match=r"nastavnik login \(если таблицу создала не"):
        opened(source)

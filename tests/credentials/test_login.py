"""``nastavnik login`` and ``logout`` with a person who answers the page of consent, on the emulator."""

import io
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from consenting import PERSON, consent, sign_in
from office import Office

from sync.cli.login import LIMIT_SECONDS, logout
from sync.cli.output import Output
from sync.refusals import WrongUse
from sync.workspace.account import ask_account
from sync.workspace.callback import Waiting
from sync.workspace.endpoint import EndpointError
from sync.workspace.errors import NoCredentials, Refused
from sync.workspace.faults import Fault
from sync.workspace.gateway import open_workspace
from sync.workspace.scopes import FULL, OWN
from sync.workspace.sources import Place, Source


@pytest.fixture
def client(emulator: str, tmp_path: Path) -> Path:
    return new_client(emulator, tmp_path, "testing")


def new_client(emulator: str, folder: Path, publishing: str) -> Path:
    made = requests.post(
        f"{emulator}/_emulator/oauth-clients", json={"publishing": publishing}, timeout=10
    )
    path = folder / f"{publishing}.json"
    path.write_text(made.text, encoding="utf-8")
    return path


def at(emulator: str) -> dict[str, str]:
    return {"WORKSPACE_EMULATOR_URL": emulator}


def renewed(emulator: str, content: dict[str, Any]) -> requests.Response:
    names = ("client_id", "client_secret", "refresh_token")
    form = {"grant_type": "refresh_token"} | {name: content[name] for name in names}
    return requests.post(f"{emulator}/token", data=form, timeout=10)


def kept(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "token.json").read_text(encoding="utf-8"))
    return content


def test_what_a_person_grants_is_kept_for_its_owner_alone(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        said = sign_in(tmp_path, at(emulator), client)
    finally:
        os.umask(before)

    content = kept(tmp_path)
    assert stat.S_IMODE((tmp_path / "token.json").stat().st_mode) == 0o600
    assert content["scopes"] == [OWN]
    assert renewed(emulator, content).json()["scope"] == OWN
    left = datetime.fromisoformat(content["expires"]) - datetime.now(UTC)
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert "через 7 дн." in said
    assert "drive.file" in said
    assert content["refresh_token"] not in said
    assert not list(tmp_path.glob("*.tmp"))


def test_a_published_application_needs_no_renewal_and_full_rights_are_asked_for_expressly(
    emulator: str, tmp_path: Path
) -> None:
    said = sign_in(tmp_path, at(emulator), new_client(emulator, tmp_path, "production"), full=True)

    assert kept(tmp_path)["scopes"] == [FULL]
    assert kept(tmp_path)["expires"] is None
    assert "7 дн." not in said


def test_the_next_login_needs_no_client_file(emulator: str, client: Path, tmp_path: Path) -> None:
    sign_in(tmp_path, at(emulator), client)
    first = kept(tmp_path)
    client.unlink()

    sign_in(tmp_path, at(emulator))

    assert kept(tmp_path)["client_id"] == first["client_id"]
    assert kept(tmp_path)["refresh_token"] != first["refresh_token"]


def test_whoever_declines_leaves_nothing_behind(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    with pytest.raises(NoCredentials, match="нажата отмена"):
        sign_in(tmp_path, at(emulator), client, answer=lambda link: consent(link, "cancel"))

    assert not (tmp_path / "token.json").exists()


def test_a_login_that_fails_leaves_the_earlier_one_as_it_was(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    sign_in(tmp_path, at(emulator), client)
    before = (tmp_path / "token.json").read_bytes()
    spoilt = json.loads(client.read_text(encoding="utf-8"))
    spoilt["installed"]["client_secret"] = "GOCSPX-another"  # noqa: S105 - nobody's
    client.write_text(json.dumps(spoilt), encoding="utf-8")

    with pytest.raises(Refused) as caught:
        sign_in(tmp_path, at(emulator), client)

    assert caught.value.fault is Fault.CLIENT
    assert (tmp_path / "token.json").read_bytes() == before


def test_nobody_comes_in_time(
    emulator: str, client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LIMIT_SECONDS == 300
    monkeypatch.setattr("sync.cli.login.LIMIT_SECONDS", 0.3)
    with pytest.raises(NoCredentials, match="За 5 минут"):
        sign_in(tmp_path, at(emulator), client, answer=lambda _: None)


def test_ctrl_c_leaves_neither_a_file_nor_a_server(
    emulator: str, client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited_at: list[str] = []

    def interrupted(server: Waiting, _seconds: float) -> None:
        waited_at.append(server.redirect_uri)
        raise KeyboardInterrupt

    monkeypatch.setattr(Waiting, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        sign_in(tmp_path, at(emulator), client, answer=lambda _: None)

    assert not (tmp_path / "token.json").exists()
    with pytest.raises(requests.ConnectionError):
        requests.get(waited_at[0], timeout=5)


def test_without_a_client_file_it_is_said_where_one_comes_from(
    emulator: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongUse, match="Приложение для ПК"):
        sign_in(tmp_path, at(emulator))
    with pytest.raises(WrongUse, match="не читается"):
        sign_in(tmp_path, at(emulator), tmp_path / "none.json")


def test_a_real_login_is_never_overwritten_by_one_to_an_emulator(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    real = {"type": "authorized_user", "token_uri": "https://oauth2.googleapis.com/token"}
    (tmp_path / "token.json").write_text(json.dumps(real), encoding="utf-8")
    with pytest.raises(EndpointError, match="настоящий ключ"):
        sign_in(tmp_path, at(emulator), client)
    with pytest.raises(EndpointError, match="настоящий ключ"):
        leave(tmp_path, at(emulator))
    assert kept(tmp_path) == real


def leave(folder: Path, environment: dict[str, str]) -> str:
    said = io.StringIO()
    output = Output(as_json=False, stdout=said, stderr=io.StringIO())
    assert logout(folder / "organisation.yaml", output, environment) == 0
    return said.getvalue()


def test_logging_out_revokes_what_was_granted_and_deletes_the_file(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    sign_in(tmp_path, at(emulator), client)
    content = kept(tmp_path)

    assert "доступ отозван" in leave(tmp_path, at(emulator))

    assert not (tmp_path / "token.json").exists()
    assert renewed(emulator, content).json()["error"] == "invalid_grant"
    assert "нет" in leave(tmp_path, at(emulator))


@pytest.mark.parametrize("content", ["", "hello", "{}", '{"token_uri": "http://127.0.0.1:9"}'])
@pytest.mark.parametrize("is_emulated", [True, False])
def test_a_spoilt_file_is_deleted_and_nobody_says_that_its_grant_has_ended(
    emulator: str, tmp_path: Path, content: str, is_emulated: bool
) -> None:
    (tmp_path / "token.json").write_text(content, encoding="utf-8")

    said = " ".join(leave(tmp_path, at(emulator) if is_emulated else {}).split())

    assert not (tmp_path / "token.json").exists()
    assert "Файл удалён" in said
    assert "не отозван" in said
    assert "myaccount.google.com/connections" in said


def test_a_grant_that_has_ended_already_is_told_so(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    sign_in(tmp_path, at(emulator), client)
    form = {"token": kept(tmp_path)["refresh_token"]}
    requests.post(f"{emulator}/revoke", data=form, timeout=10).raise_for_status()

    assert "уже не действовал" in leave(tmp_path, at(emulator))


def test_a_file_that_stays_is_told_and_no_traceback(tmp_path: Path) -> None:
    """A mounted secret can't be deleted; a folder of that name is as stubborn, whoever runs the test."""
    (tmp_path / "token.json").mkdir()
    output = Output(as_json=False, stdout=io.StringIO(), stderr=io.StringIO())

    with pytest.raises(WrongUse, match=r"не отозван.*Удалите файл сами"):
        logout(tmp_path / "organisation.yaml", output, {})


def test_an_access_token_that_ends_on_the_way_is_renewed_unnoticed(
    emulator: str, client: Path, tmp_path: Path
) -> None:
    sign_in(tmp_path, at(emulator), client)
    source = Source(Place.FILE, tmp_path / "token.json")
    workspace = open_workspace(emulator, scopes=(OWN,), source=source)
    assert ask_account(workspace.transport).address == PERSON

    requests.post(f"{emulator}/_emulator/tokens/expire", timeout=10).raise_for_status()

    assert ask_account(workspace.transport).address == PERSON


@pytest.mark.journey
def test_files_of_the_programme_alone_are_enough_for_a_set_up_of_ones_own(
    empty_office: Office, tmp_path: Path
) -> None:
    emulator = empty_office.base_url
    sign_in(empty_office.folder, at(emulator), new_client(emulator, tmp_path, "production"))

    secrets = [kept(empty_office.folder)[name] for name in ("refresh_token", "client_secret")]
    for command in ("init", "sync", "status"):
        answered = empty_office.run(command, NASTAVNIK_LOG="debug")
        assert answered.code == 0, answered.said
        assert not [secret for secret in secrets if secret in f"{answered.said}{answered.value}"]
    checks = empty_office.run("doctor").value["checks"]
    assert {check["state"] for check in checks} <= {"ok", "warning"}
    assert any("только файлы, созданные программой" in check["text"] for check in checks)

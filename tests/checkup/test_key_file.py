"""Broken key files: each is named for what it is, and nothing of its content is repeated."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sync.checkup.check import Check, State
from sync.checkup.key_file import credential_file
from sync.workspace.sources import KEY_VARIABLE, Place, Source

EXAMPLE = Path(__file__).parents[2] / "credentials.example.json"


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The example with a key of its own in it."""
    pem = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    content: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    named = {"project_id": "sad-5", "client_email": "nastavnik@sad-5.iam.gserviceaccount.com"}
    cert = "https://www.googleapis.com/robot/v1/metadata/x509/x"
    return content | named | {"private_key": pem.decode(), "client_x509_cert_url": cert}


def checked(path: Path, *, emulated: bool = False) -> Check:
    return credential_file(Source(Place.FILE, path, KEY_VARIABLE), emulated=emulated)[1]


def written(folder: Path, content: object) -> Path:
    path = folder / "key.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_whole_key_is_fine_but_for_who_may_read_it(whole: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path, whole)

    assert checked(path).state is State.OK
    path.chmod(0o644)
    assert checked(path).state is State.WARNING
    assert checked(path).remedy == f"Закройте его: chmod 600 {path}"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "external_account"}, "поле type должно быть service_account"),
        ({"installed": {"client_id": "x"}}, "клиент OAuth"),
        ({"web": {"client_id": "x"}}, "клиент OAuth"),
        ({"client_email": ""}, "нет поля client_email"),
        ({"private_key": None, "project_id": None}, "нет поля private_key, project_id"),
        ({"private_key": "-----BEGIN PRIVATE KEY-----\nTWFj\n-----END PRIVATE KEY-----\n"}, "повреждён"),
        ({"token_uri": "http://evil.example/token"}, "ключ отправлялся бы не в Google"),
        ({"token_uri": "http://127.0.0.1:8787/token"}, "ключ отправлялся бы не в Google"),
        ({"project_id": "your-project-id"}, "образец"),
        ({"type": "authorized_user"}, "нет поля client_secret, refresh_token"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_key_is_said_and_nothing_of_it_shown(
    whole: dict[str, Any], tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    check = checked(written(tmp_path, whole | change))

    assert check.state is State.ERROR
    assert said in check.text
    assert check.remedy
    for secret in ("PRIVATE KEY", "TWFj", "gserviceaccount"):
        assert secret not in check.text + check.remedy


def test_a_secret_mounted_in_a_job_is_readable_for_all_and_there_is_nobody_else(
    whole: dict[str, Any], tmp_path: Path
) -> None:
    path = written(tmp_path, whole)
    path.chmod(0o444)
    source = Source(Place.FILE, path, KEY_VARIABLE)
    assert credential_file(source, emulated=False, alone=True)[1].state is State.OK


def test_beside_an_emulator_only_what_goes_to_this_machine_is_fine(
    whole: dict[str, Any], tmp_path: Path
) -> None:
    assert checked(written(tmp_path, whole), emulated=True).state is State.ERROR
    local = whole | {"token_uri": "http://127.0.0.1:8787/token"}
    assert checked(written(tmp_path, local), emulated=True).state is State.OK


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"text"', "\x00", "[1e999]", "[" * 100_000]
)
def test_what_is_no_key_at_all_is_said(tmp_path: Path, text: str) -> None:
    assert checked(written(tmp_path, text)).state is State.ERROR


def test_the_example_itself_is_recognised() -> None:
    assert "образец" in checked(EXAMPLE).text


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "нет." in checked(tmp_path / "none.json").text
    assert "не читается" in checked(tmp_path).text
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    assert "не читается" in checked(tmp_path / "binary").text

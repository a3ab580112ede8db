"""Broken key files: each is named for what it is, and nothing of its content is repeated."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sync.checkup.check import State
from sync.checkup.key_file import key_content, key_file

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


def test_a_whole_key_is_fine_but_for_who_may_read_it(whole: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_text(json.dumps(whole), encoding="utf-8")

    path.chmod(0o644)
    assert key_file(path).state is State.WARNING
    assert key_file(path).remedy == f"Закройте его: chmod 600 {path}"
    path.chmod(0o600)
    assert key_file(path).state is State.OK


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "authorized_user"}, "ключ человека (authorized_user)"),
        ({"type": "external_account"}, "поле type должно быть service_account"),
        ({"installed": {"client_id": "x"}}, "клиент OAuth"),
        ({"client_email": ""}, "нет поля client_email"),
        ({"private_key": None, "project_id": None}, "нет поля private_key, project_id"),
        ({"private_key": "-----BEGIN PRIVATE KEY-----\nTWFj\n-----END PRIVATE KEY-----\n"}, "повреждён"),
        ({"token_uri": "http://evil.example/token"}, "ключ отправлялся бы не в Google"),
        ({"project_id": "your-project-id"}, "образец"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_key_is_said_and_nothing_of_it_shown(
    whole: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    check = key_content("key.json", json.dumps(whole | change))

    assert check is not None
    assert check.state is State.ERROR
    assert said in check.text
    assert check.remedy
    for secret in ("PRIVATE KEY", "TWFj", "gserviceaccount"):
        assert secret not in check.text + check.remedy


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "\x00"])
def test_what_is_no_key_at_all_is_said(text: str) -> None:
    check = key_content("key.json", text)

    assert check is not None
    assert check.state is State.ERROR


def test_the_example_itself_is_recognised() -> None:
    check = key_content("credentials.example.json", EXAMPLE.read_text(encoding="utf-8"))

    assert check is not None
    assert "образец" in check.text


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "нет." in key_file(tmp_path / "none.json").text
    assert "не читается" in key_file(tmp_path).text
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    assert "не читается" in key_file(tmp_path / "binary").text

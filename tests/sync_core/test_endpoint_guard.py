"""The emulator is used only on this machine, and never together with real credentials."""

import json
from pathlib import Path

import pytest

from sync.workspace.endpoint import EndpointError, emulator_url


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8787", "http://localhost:1/", "http://[::1]:9", "http://127.9.9.9:80"]
)
def test_loopback_is_accepted(url: str) -> None:
    assert emulator_url({"WORKSPACE_EMULATOR_URL": url}) == url.rstrip("/")


def test_without_the_variable_it_is_google() -> None:
    assert emulator_url({}) == ""


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://sheets.googleapis.com",
        "http://10.0.0.5:8787",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org:80",
        "ftp://127.0.0.1",
        "127.0.0.1:8787",
        "http://127.0.0.1@example.org/",
        "https://127.0.0.1:8787",
        "http://127.0.0.1:8787/v4",
        "http://127.0.0.1:abc",
        "http://127.0.0.1:99999",
    ],
)
def test_anything_else_is_refused_with_a_remedy(url: str) -> None:
    with pytest.raises(EndpointError, match="Укажите адрес вида http"):
        emulator_url({"WORKSPACE_EMULATOR_URL": url})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"token_uri": "https://oauth2.googleapis.com/token"}', "настоящих ключей"),
        ('{"type": "authorized_user"}', "настоящих ключей"),
        ("not json", "повреждён"),
        ("", "пуст"),
        ("{}", "не файл доступа"),
        ("[]", "не файл доступа"),
    ],
)
def test_real_or_spoilt_credentials_beside_the_emulator_are_refused_for_what_they_are(
    tmp_path: Path, content: str, said: str
) -> None:
    key = tmp_path / "key.json"
    key.write_text(content)

    with pytest.raises(EndpointError, match=said):
        emulator_url(
            {
                "WORKSPACE_EMULATOR_URL": "http://127.0.0.1:1",
                "GOOGLE_APPLICATION_CREDENTIALS": str(key),
            }
        )


def test_credentials_of_the_emulator_itself_are_accepted(tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"token_uri": "http://127.0.0.1:8787/token"}))

    assert emulator_url(
        {
            "WORKSPACE_EMULATOR_URL": "http://127.0.0.1:8787",
            "GOOGLE_APPLICATION_CREDENTIALS": str(key),
        }
    )


def test_a_foreign_metadata_server_is_refused() -> None:
    with pytest.raises(EndpointError, match="GCE_METADATA_HOST"):
        emulator_url(
            {"WORKSPACE_EMULATOR_URL": "http://127.0.0.1:1", "GCE_METADATA_HOST": "169.254.169.254"}
        )

"""The key file of a service account: is it there, is it the right kind, is it whole; pure but for reading it."""

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.checkup.check import Check, error, ok, warning
from sync.workspace.keys import key_opens

NAME = "Ключ доступа"
FIELDS = ("client_email", "token_uri", "private_key", "project_id")
GOOGLE_TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, not a secret
_FRESH = (
    "Возьмите файл ключа заново: Google Cloud → IAM → Сервисные аккаунты → Ключи → Добавить ключ → JSON, и укажите "
    "путь к нему в GOOGLE_APPLICATION_CREDENTIALS."
)


def key_file(path: Path) -> Check:
    """Check the file that GOOGLE_APPLICATION_CREDENTIALS names."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return error(
            NAME,
            f"Файла {path} нет.",
            "Проверьте путь в GOOGLE_APPLICATION_CREDENTIALS или положите файл туда.",
        )
    except (OSError, UnicodeDecodeError) as fault:
        return error(NAME, f"Файл {path} не читается ({type(fault).__name__}).", _FRESH)
    return key_content(str(path), text) or _access(path)


def key_content(path: str, text: str) -> Check | None:
    """What is wrong with the content of a key file; None where nothing is.

    Args:
        path: As people know the file.
        text: Its content; never repeated in what is said.
    """
    try:
        content = json.loads(text)
    except ValueError:
        return error(NAME, f"{path} — не JSON: файл повреждён или это другой файл.", _FRESH)
    if not isinstance(content, dict):
        return error(NAME, f"{path} — не ключ сервисного аккаунта.", _FRESH)
    return _kind(path, content) or _fields(path, content)


def _kind(path: str, content: Mapping[str, Any]) -> Check | None:
    if "installed" in content or "web" in content:
        told = f"{path} — это клиент OAuth, а не ключ сервисного аккаунта."
        return error(NAME, told, _FRESH)
    kind = content.get("type")
    if kind == "authorized_user":
        told = f"{path} — ключ человека (authorized_user), а не сервисного аккаунта."
        return error(NAME, told, _FRESH)
    if kind != "service_account":
        told = f"{path}: поле type должно быть service_account."
        return error(NAME, told, _FRESH)
    return None


def _fields(path: str, content: Mapping[str, Any]) -> Check | None:
    missing = [field for field in FIELDS if not content.get(field)]
    if missing:
        return error(NAME, f"{path}: нет поля {', '.join(missing)}.", _FRESH)
    if "REPLACE_WITH" in str(content["private_key"]) or "your-project-id" in str(content):
        told = f"{path} — образец: вместо ключа в нём заготовки."
        return error(NAME, told, _FRESH)
    if content["token_uri"] != GOOGLE_TOKEN_URI:
        told = f"{path}: ключ отправлялся бы не в Google (token_uri)."
        return error(
            NAME, told, f"Верните token_uri: {GOOGLE_TOKEN_URI} — или возьмите файл заново."
        )
    if not key_opens(content):
        told = f"{path}: закрытый ключ (private_key) повреждён: его не удаётся прочитать."
        return error(NAME, told, _FRESH)
    return None


def _access(path: Path) -> Check:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        told = f"Ключ {path} могут прочитать другие пользователи этого компьютера."
        return warning(NAME, told, f"Закройте его: chmod 600 {path}")
    return ok(NAME, f"Ключ сервисного аккаунта {path} цел.")

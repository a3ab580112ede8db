"""Files with credentials: a service account's key, or the token of a person; each fault of a file with its remedy."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.workspace.endpoint import is_loopback
from sync.workspace.keys import key_opens
from sync.workspace.sources import KEY_VARIABLE, TOKEN_VARIABLE, Source

KEY_FIELDS = ("client_email", "token_uri", "private_key", "project_id")
TOKEN_FIELDS = ("client_id", "client_secret", "refresh_token")
GOOGLE_TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, not a secret
_GOOGLES = {GOOGLE_TOKEN_URI, "https://accounts.google.com/o/oauth2/token"}

FRESH_KEY = (
    "Возьмите файл ключа заново: Google Cloud → IAM и администрирование → Сервисные аккаунты → Ключи → Добавить ключ → "
    f"JSON, и укажите путь к нему в {KEY_VARIABLE}."
)
FRESH_TOKEN = "Войдите заново: nastavnik login."  # noqa: S105 - words


class UnfitFile(Exception):
    """A file holds no credentials that can be used.

    Attributes:
        told: What is wrong, in Russian; repeats nothing of the file's content.
        remedy: What to do.
    """

    def __init__(self, told: str, remedy: str) -> None:
        super().__init__(f"{told} {remedy}")
        self.told = told
        self.remedy = remedy


@dataclass(frozen=True)
class Key:
    """A service account's key: what its file says."""

    content: Mapping[str, Any] = field(repr=False)

    @property
    def account(self) -> str:
        """The service account's address."""
        return str(self.content["client_email"])


@dataclass(frozen=True)
class Token:
    """A person's token: what its file says."""

    content: Mapping[str, Any] = field(repr=False)

    @property
    def granted(self) -> tuple[str, ...] | None:
        """The scopes that were granted; None where the file (of ``gcloud``, for example) doesn't say."""
        scopes = self.content.get("scopes")
        listed = scopes.split() if isinstance(scopes, str) else scopes
        return tuple(map(str, listed)) if isinstance(listed, list) else None

    @property
    def token_uri(self) -> str:
        """Where the token is exchanged."""
        return str(self.content.get("token_uri") or GOOGLE_TOKEN_URI)


def read_file(source: Source, *, emulated: bool) -> Key | Token:
    """The credentials in a source's file.

    Args:
        source: Of the place ``FILE``.
        emulated: Whether they will be used on an emulator.

    Raises:
        UnfitFile: They can't be used.
    """
    path = source.path or Path()
    fresh = FRESH_KEY if source.named_by == KEY_VARIABLE else FRESH_TOKEN
    try:
        text = path.read_text(
            encoding="utf-8-sig"
        )  # Notepad on Windows may begin a file with a mark
    except FileNotFoundError:
        variable = source.named_by or TOKEN_VARIABLE
        remedy = f"Проверьте путь в {variable} или положите файл туда."
        raise UnfitFile(f"Файла {path} нет.", remedy) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise UnfitFile(f"Файл {path} не читается ({type(fault).__name__}).", fresh) from fault
    return read_content(str(path), text, fresh, emulated=emulated)


def read_content(path: str, text: str, fresh: str, *, emulated: bool) -> Key | Token:
    """The credentials in a text.

    Args:
        path: As people know the file.
        text: Its content.
        fresh: What to do about a file that is none.
        emulated: Whether the credentials will be used on an emulator.

    Raises:
        UnfitFile: They can't be used.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise UnfitFile(f"{path} — не JSON: файл повреждён или это другой файл.", fresh) from None
    if not isinstance(content, dict):
        raise UnfitFile(f"{path} — не файл доступа к Google.", fresh)
    if "installed" in content or "web" in content:
        raise UnfitFile(
            f"{path} — это клиент OAuth: он не открывает доступа, а только позволяет войти.",
            f"Войдите с ним: nastavnik login --client {path}, а переменную {KEY_VARIABLE} уберите.",
        )
    kind = content.get("type")
    if kind == "service_account":
        return _key(path, content, emulated=emulated)
    if kind == "authorized_user":
        return _token(path, content, emulated=emulated)
    told = (
        f"{path}: поле type должно быть service_account (ключ) или authorized_user (вход человека)."
    )
    raise UnfitFile(told, fresh)


def _key(path: str, content: Mapping[str, Any], *, emulated: bool) -> Key:
    _require(path, content, KEY_FIELDS, FRESH_KEY)
    if "REPLACE_WITH" in str(content["private_key"]) or "your-project-id" in str(content):
        raise UnfitFile(f"{path} — образец: вместо ключа в нём заготовки.", FRESH_KEY)
    if not goes_right(str(content["token_uri"]), emulated=emulated):
        told = f"{path}: ключ отправлялся бы не в Google (token_uri)."
        remedy = f"Верните token_uri: {GOOGLE_TOKEN_URI} — или возьмите файл заново."
        raise UnfitFile(told, remedy)
    if not key_opens(content):
        told = f"{path}: закрытый ключ (private_key) повреждён: его не удаётся прочитать."
        raise UnfitFile(told, FRESH_KEY)
    return Key(content)


def _token(path: str, content: Mapping[str, Any], *, emulated: bool) -> Token:
    _require(path, content, TOKEN_FIELDS, FRESH_TOKEN)
    token = Token(content)
    if not goes_right(token.token_uri, emulated=emulated):
        told = f"{path}: вход сделан не в Google, а в эмулятор или на другой сервер (token_uri)."
        raise UnfitFile(told, FRESH_TOKEN)
    return token


def _require(path: str, content: Mapping[str, Any], names: tuple[str, ...], fresh: str) -> None:
    missing = [name for name in names if not (isinstance(content.get(name), str) and content[name])]
    if missing:
        raise UnfitFile(f"{path}: нет поля {', '.join(missing)}.", fresh)


def goes_right(token_uri: str, *, emulated: bool) -> bool:
    """Whether credentials would be sent where they belong."""
    return is_loopback(token_uri) if emulated else token_uri in _GOOGLES

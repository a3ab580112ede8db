"""Signing in as a person: OAuth 2.0 for installed programs, with a loopback address and PKCE.

RFC 8252 (native programs), RFC 7636 (PKCE, S256), RFC 6749 (codes and tokens), and Google's page
developers.google.com/identity/protocols/oauth2/native-app. Only this module knows what the parts are called.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from sync.workspace.credential_files import UnfitFile, goes_right
from sync.workspace.endpoint import is_loopback
from sync.workspace.errors import NoCredentials, Refused
from sync.workspace.faults import HTML, NOT_JSON, TOKEN
from sync.workspace.identity import Kind
from sync.workspace.silence import unanswered

REVOKE = "https://oauth2.googleapis.com/revoke"
SECONDS = 30.0
_AGES = 10 * 365 * 86_400
"""Seconds after which an end is none."""
_CONSENT_HOST = "accounts.google.com"
_FIELDS = ("client_id", "client_secret", "auth_uri", "token_uri")
FRESH_CLIENT = (
    "Скачайте файл клиента: Google Cloud → Google Auth Platform → Клиенты → Создать клиент → тип «Приложение для ПК» → "
    "Скачать JSON (docs/credentials.md)."
)


@dataclass(frozen=True)
class Client:
    """An OAuth client of the type «desktop app»: whom people permit something.

    Attributes:
        client_id: Its id.
        client_secret: Its secret, which isn't one for programs on people's own computers (RFC 8252, section 8.5).
        auth_uri: The page of consent.
        token_uri: Where codes are exchanged.
    """

    client_id: str
    client_secret: str = field(repr=False)
    auth_uri: str
    token_uri: str


@dataclass(frozen=True)
class Granted:
    """What a person has granted.

    Attributes:
        refresh_token: Renews access until it is revoked.
        scopes: What was really granted: people may untick some of what was asked for.
        seconds: How long the refresh token lives; None where nothing ends it.
    """

    refresh_token: str = field(repr=False)
    scopes: tuple[str, ...]
    seconds: int | None


def read_client(path: str, text: str, *, emulated: bool) -> Client:
    """The client in a file.

    Args:
        path: As people know the file.
        text: Its content.
        emulated: Whether it belongs to an emulator.

    Raises:
        UnfitFile: It holds none that can be used.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise UnfitFile(f"{path} — не JSON: это не файл клиента OAuth.", FRESH_CLIENT) from None
    if not isinstance(content, dict):
        raise UnfitFile(f"{path} — не файл клиента OAuth.", FRESH_CLIENT)
    if "web" in content:
        told = f"{path} — клиент для веб-сайта: с ним нельзя войти из программы на компьютере."
        raise UnfitFile(told, FRESH_CLIENT)
    if content.get("type") == "service_account":
        told = f"{path} — ключ сервисного аккаунта: с ним не входят."
        raise UnfitFile(
            told, "Укажите его в GOOGLE_APPLICATION_CREDENTIALS или скачайте файл клиента OAuth."
        )
    # A file that an earlier login made names its client too, so that nobody need look for the other one.
    inner = content if content.get("type") == "authorized_user" else content.get("installed")
    if not isinstance(inner, dict):
        raise UnfitFile(
            f"{path} — не файл клиента OAuth: в нём нет раздела installed.", FRESH_CLIENT
        )
    missing = [name for name in _FIELDS if not isinstance(inner.get(name), str) or not inner[name]]
    if missing:
        raise UnfitFile(f"{path}: нет поля {', '.join(missing)}.", FRESH_CLIENT)
    client = Client(*(inner[name] for name in _FIELDS))
    if not (
        goes_right(client.token_uri, emulated=emulated)
        and _is_page(client.auth_uri, emulated=emulated)
    ):
        whose = "эмулятора" if emulated else "Google"
        told = f"{path}: адреса входа (auth_uri, token_uri) — не {whose}."
        raise UnfitFile(told, FRESH_CLIENT)
    return client


def _is_page(uri: str, *, emulated: bool) -> bool:
    if emulated:
        return is_loopback(uri)
    return uri.startswith(f"https://{_CONSENT_HOST}/") and urlsplit(uri).hostname == _CONSENT_HOST


@dataclass(frozen=True)
class Attempt:
    """What proves that an answer belongs to a question: kept here, shown to nobody but Google.

    Attributes:
        state: Comes back with the answer.
        verifier: Shown when the code is exchanged; only its hash is shown before.
    """

    state: str = field(repr=False)
    verifier: str = field(repr=False)

    @property
    def challenge(self) -> str:
        """The verifier's hash (RFC 7636, section 4.2, S256)."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def new_attempt() -> Attempt:
    """An attempt that nobody can guess."""
    return Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(64))


def consent_url(client: Client, redirect_uri: str, scopes: Sequence[str], attempt: Attempt) -> str:
    """The page on which a person consents.

    Consent is asked for each time: without it Google gives a refresh token only at the first.
    """
    asked = {
        "client_id": client.client_id,
        "redirect_uri": redirect_uri,
        "response_type": "code",
        "scope": " ".join(scopes),
        "state": attempt.state,
        "code_challenge": attempt.challenge,
        "code_challenge_method": "S256",
        "access_type": "offline",
        "prompt": "consent",
    }
    return f"{client.auth_uri}?{urlencode(asked)}"


def exchange(
    session: requests.Session, client: Client, code: str, redirect_uri: str, attempt: Attempt
) -> Granted:
    """What was granted, for the code that the browser brought.

    Raises:
        Refused: Google doesn't accept the code or the client.
        Unreachable: No answer came.
        NoCredentials: The answer lacks what access can be renewed with.
    """
    form = {
        "grant_type": "authorization_code",
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "code": code,
        "code_verifier": attempt.verifier,
        "redirect_uri": redirect_uri,
    }
    said = _posted(session, client.token_uri, form)
    refresh = said.get("refresh_token")
    if not isinstance(refresh, str) or not refresh:
        raise NoCredentials(
            "Google не выдал того, чем доступ продлевается (refresh_token). Отзовите прежний доступ программы на "
            "myaccount.google.com/connections и войдите ещё раз."
        )
    ends = str(said.get("refresh_token_expires_in", ""))
    seconds = int(ends) if ends.isascii() and ends.isdecimal() else 0
    return Granted(
        refresh_token=refresh,
        scopes=tuple(str(said.get("scope", "")).split()),
        seconds=seconds if 0 < seconds < _AGES else None,
    )


def revoke(session: requests.Session, refresh_token: str) -> bool:
    """Take the grant back; False where it was revoked or had ended already.

    Raises:
        Refused: Google doesn't do it.
        Unreachable: No answer came.
    """
    try:
        _posted(session, REVOKE, {"token": refresh_token})
    except Refused as refusal:
        if refusal.code == 400:
            return False
        raise
    return True


def as_file(client: Client, granted: Granted, now: datetime) -> Mapping[str, Any]:
    """A token file's content, in the form that Google's own libraries read too."""
    ends = now + timedelta(seconds=granted.seconds) if granted.seconds else None
    return {
        "type": "authorized_user",
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "auth_uri": client.auth_uri,
        "token_uri": client.token_uri,
        "refresh_token": granted.refresh_token,
        "scopes": list(granted.scopes),
        "made": now.isoformat(timespec="seconds"),
        "expires": ends.isoformat(timespec="seconds") if ends else None,
    }


def _posted(session: requests.Session, url: str, form: Mapping[str, str]) -> Mapping[str, Any]:
    try:
        reply = session.post(url, data=form, timeout=SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        raise unanswered(error, TOKEN) from error
    try:
        said = reply.json()
    except ValueError:
        said = None
    if not isinstance(said, dict):
        if reply.ok and not reply.content.strip():
            return {}
        page = HTML if reply.content.lstrip()[:1] == b"<" else NOT_JSON
        raise Refused(TOKEN, reply.status_code, page, "", kind=Kind.PERSON)
    if not reply.ok:
        words = str(said.get("error", "")), str(said.get("error_description", ""))
        raise Refused(TOKEN, reply.status_code, *words, kind=Kind.PERSON)
    return said

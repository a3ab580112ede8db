"""``nastavnik login`` and ``nastavnik logout``: a person lets the programme work in their name, and ends that."""

import json
import os
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sync.cli.output import Output
from sync.places import beside, write_private
from sync.refusals import WrongUse
from sync.settings import default_config
from sync.workspace.callback import Brought, waiting
from sync.workspace.credential_files import UnfitFile
from sync.workspace.endpoint import NotCredentials, emulator_url, is_loopback, refuse_real_file
from sync.workspace.errors import NoCredentials
from sync.workspace.oauth import (
    Client,
    Granted,
    as_file,
    consent_url,
    exchange,
    new_attempt,
    read_client,
    revoke,
)
from sync.workspace.scopes import FULL, OWN, PREFIX
from sync.workspace.session import plain_session
from sync.workspace.sources import KEY_VARIABLE, TOKEN_FILE, TOKEN_VARIABLE, Place, Source

LIMIT_SECONDS = 300.0
CLIENT_FILE = "client_secret.json"

_WHY_OWN = "Программа попросит доступ только к файлам, которые создаст сама (drive.file)."
_WHY_FULL = (
    "Программа попросит доступ ко всем файлам Вашего Диска (drive): так она увидит таблицу и шаблоны, созданные не ею. "
    "Если всё создала программа, хватит nastavnik login без --full."
)
_TESTING = (
    "Приложение в режиме «Тестирование»: через {days} дн. вход придётся повторить. Чтобы он не кончался, опубликуйте "
    "приложение: Google Cloud → Google Auth Platform → Аудитория → Опубликовать приложение (docs/credentials.md) — и "
    "войдите ещё раз."
)
_OVERRIDDEN = f"Внимание: задана переменная {KEY_VARIABLE}, и команды будут работать с её файлом, а не от Вашего имени. Уберите её."
_NOT_REVOKED = "В Google доступ не отозван и, возможно, ещё действует: отзовите его сами на myaccount.google.com/connections."
_ERRORS = {
    "access_denied": (
        "Доступ не дан: на странице Google нажата отмена, или Вашего адреса нет среди тестовых пользователей приложения. "
        "Повторите nastavnik login и нажмите «Продолжить»."
    ),
    "admin_policy_enforced": (
        "Администратор организации не разрешает этому приложению входить. Попросите его разрешить клиент OAuth."
    ),
    "org_internal": "Приложение открыто только для своей организации. Войдите с адресом этой организации.",
}


def login(
    config: Path | None,
    output: Output,
    client_file: Path | None,
    *,
    full: bool,
    browser: bool,
    environment: Mapping[str, str] = os.environ,
) -> int:
    """Ask a person for consent in the browser, and keep what they granted.

    Raises:
        WrongUse: There is no client to sign in with, or its file is unfit.
        NoCredentials: Consent was not given, or not to what is needed.
        WorkspaceError: Google refused or could not be reached.
    """
    emulator = emulator_url(environment)
    path = token_path(config, environment)
    if emulator and path.exists():
        refuse_real_file(Source(Place.FILE, path))
    client = _client(client_file, path, emulated=bool(emulator))
    scope = FULL if full else OWN
    attempt = new_attempt()
    output.progress(_WHY_FULL if full else _WHY_OWN)
    with waiting(attempt.state) as answer, plain_session(emulator) as session:
        link = consent_url(client, answer.redirect_uri, [scope], attempt)
        _show(output, link, browser=browser)
        code = _code(answer.wait(LIMIT_SECONDS))
        granted = exchange(session, client, code, answer.redirect_uri, attempt)
        if scope not in granted.scopes:
            revoke(session, granted.refresh_token)
            raise NoCredentials(
                "Право на файлы Диска не дано: на странице Google снята его галочка. Повторите nastavnik login и оставьте её."
            )
    content = as_file(client, granted, datetime.now(UTC))
    _write(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    value = {"token": str(path), "scopes": list(granted.scopes), "expires": content["expires"]}
    output.result(value, _told(path, granted, environment))
    return 0


def logout(config: Path | None, output: Output, environment: Mapping[str, str] = os.environ) -> int:
    """Revoke what was granted and delete its file.

    Raises:
        WorkspaceError: Google could not be told; the file stays, so that it can be tried again.
        WrongUse: The file can't be read or deleted.
    """
    emulator = emulator_url(environment)
    path = token_path(config, environment)
    if not path.exists():
        output.result({"token": str(path), "revoked": False}, [f"Входа нет: файла {path} нет."])
        return 0
    if emulator:
        with suppress(NotCredentials):  # what is spoilt may go
            refuse_real_file(Source(Place.FILE, path))
    if (kept := _refresh_token(path)) is None:
        _delete(path, _NOT_REVOKED)
        told = f"Файл {path} пуст или повреждён: доступа из него не прочесть. Файл удалён. {_NOT_REVOKED}"
        output.result({"token": str(path), "revoked": False}, [told])
        return 0
    refresh, whose = kept
    revoked = False
    # What an emulator gave out, Google has never heard of.
    if bool(emulator) == is_loopback(whose):
        with plain_session(emulator) as session:
            revoked = revoke(session, refresh)
    _delete(path, "Google по нему доступа больше не даст.")
    how = "доступ отозван" if revoked else "доступ уже не действовал"
    output.result(
        {"token": str(path), "revoked": revoked}, [f"Вы вышли: {how}, файл {path} удалён."]
    )
    return 0


def _delete(path: Path, standing: str) -> None:
    try:
        path.unlink()
    except OSError as fault:
        raise WrongUse(
            f"Файл {path} не удалить ({type(fault).__name__}). {standing} Удалите файл сами."
        ) from fault


def token_path(config: Path | None, environment: Mapping[str, str]) -> Path:
    """Where the token file of a configuration lies."""
    named = environment.get(TOKEN_VARIABLE, "")
    return Path(named) if named else beside(config or default_config(), TOKEN_FILE)


def _client(named: Path | None, token: Path, *, emulated: bool) -> Client:
    """The client that is named, or the one of the last login, or the one that lies beside the token's file."""
    known = (token, token.with_name(CLIENT_FILE))
    path = named or next((path for path in known if path.exists()), None)
    if path is None:
        raise WrongUse(
            "Чтобы войти, нужен файл клиента OAuth — он один на учреждение. Создайте его: Google Cloud → Google Auth "
            "Platform → Клиенты → Создать клиент → тип «Приложение для ПК» → Скачать JSON; затем: nastavnik login --client "
            "ФАЙЛ. По шагам — docs/credentials.md."
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        told = f"Файл клиента {path} не читается ({type(fault).__name__}). Проверьте имя файла."
        raise WrongUse(told) from fault
    try:
        return read_client(str(path), text, emulated=emulated)
    except UnfitFile as fault:
        raise WrongUse(str(fault)) from fault


def _show(output: Output, link: str, *, browser: bool) -> None:
    opened = browser and _has_screen() and webbrowser.open(link)
    told = "Открываю браузер. Если он не открылся, перейдите" if opened else "Перейдите"
    output.progress(
        f"{told} по ссылке на этом же компьютере и дайте доступ (жду 5 минут, отменить — Ctrl-C):\n  {link}"
    )


def _has_screen() -> bool:
    """Whether a browser has where to open: on a server it would be one of the terminal's, or none."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _code(brought: Brought | None) -> str:
    if brought is None:
        raise NoCredentials(
            "За 5 минут вход не завершён. Повторите nastavnik login и откройте новую ссылку."
        )
    if brought.error:
        told = f"Google не дал доступа ({brought.error}). Повторите nastavnik login."
        raise NoCredentials(_ERRORS.get(brought.error, told))
    return brought.code


def _write(path: Path, text: str) -> None:
    try:
        write_private(path, text)
    except OSError as fault:
        raise WrongUse(
            f"Файл {path} не записать ({type(fault).__name__}). Укажите другое место в {TOKEN_VARIABLE} и войдите ещё раз."
        ) from fault


def _refresh_token(path: Path) -> tuple[str, str] | None:
    """The refresh token and whose it is; None where the file is spoilt, and so nothing can be revoked.

    Raises:
        WrongUse: The file can't be opened; it stays, as somebody else may be able to.
    """
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
        refresh, whose = content["refresh_token"], str(content.get("token_uri", ""))
    except OSError as fault:
        raise WrongUse(
            f"Файл {path} не читается ({type(fault).__name__}), он остался на месте. {_NOT_REVOKED} Удалите файл сами."
        ) from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return (refresh, whose) if isinstance(refresh, str) and refresh else None


def _told(path: Path, granted: Granted, environment: Mapping[str, str]) -> Iterator[str]:
    named = ", ".join(scope.removeprefix(PREFIX) for scope in granted.scopes)
    yield f"Готово: доступ записан в {path} (права: {named}). Никому не передавайте этот файл."
    if granted.seconds:
        yield _TESTING.format(days=max(round(granted.seconds / 86_400), 1))
    if environment.get(KEY_VARIABLE):
        yield _OVERRIDDEN
    yield "Дальше: nastavnik doctor. Выйти: nastavnik logout."

"""Whether Google lets the programme in: who it is there, how much room it has, which APIs are switched on."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sync.checkup.check import Check, error, ok, warning
from sync.workspace.account import Account, ask_account, ask_apis
from sync.workspace.addresses import without_addresses
from sync.workspace.errors import Refused
from sync.workspace.faults import TOKEN, Fault
from sync.workspace.gateway import Workspace

SIGN_IN, ROOM, APIS = "Вход в Google", "Место на Диске", "API"
LITTLE = 100 * 1024**2
"""Bytes below which room is called little: some hundreds of papers."""
_GIGABYTE = 1024**3

_ROBOTS_ROOM = (
    "Пусть файлы создаёт человек (nastavnik login) или укажите в настройках папку общего диска (parent_folder), где "
    "сервисный аккаунт — участник с ролью «Контент-менеджер»."
)


def answering(workspace: Workspace, parent_folder: str = "") -> Iterator[Check]:
    """Check after check; the last is an error where nothing more can be asked.

    Args:
        workspace: Google.
        parent_folder: Where the programme's files are made, if that is not My Drive.

    Raises:
        Unreachable: No answer came.
    """
    try:
        account = ask_account(workspace.transport)
    except Refused as refusal:
        yield _not_let_in(workspace, refusal)
        return
    yield ok(SIGN_IN, _who(account))
    yield _room(account, parent_folder)
    refused = ask_apis(workspace.transport)
    for service, why in refused.items():
        yield error(APIS, f"{service}: {_said(why)}", why.advice)
    if not refused:
        yield ok(APIS, "Таблицы, Формы и Диск включены и отвечают.")


def _not_let_in(workspace: Workspace, refusal: Refused) -> Check:
    told = _said(refusal)
    if refusal.fault is Fault.CLOCK and (apart := _apart(workspace.transport.server_time)):
        told = f"Часы этого компьютера расходятся с часами Google на {apart} мин. {told}"
    name = SIGN_IN if refusal.method == TOKEN else APIS
    return error(name, told, refusal.advice)


def _said(refusal: Refused) -> str:
    """Google's own words; what a check-up says is shown to others, so addresses are left out."""
    if refusal.fault is Fault.PROXY_PAGE:
        return f"Ответил не Google: пришла веб-страница (код {refusal.code})."
    words = without_addresses(refusal.said)[:400].rstrip(".")
    said = f": {words}" if words else ""
    return f"Google отказал ({refusal.code} {refusal.reason}{said})."


def _apart(server_time: float) -> int:
    """Minutes between this computer's clock and the server's; 0 where that is unknown."""
    return round(abs(server_time - datetime.now(UTC).timestamp()) / 60) if server_time else 0


def _who(account: Account) -> str:
    if account.is_robot:
        return f"Google узнал сервисный аккаунт {account.address}: этому адресу открывают таблицу и папку."
    return "Google узнал человека, от имени которого работает программа."


def _room(account: Account, parent_folder: str = "") -> Check:
    if account.is_robot and parent_folder:
        return ok(ROOM, "Файлы создаются в папке из настроек (parent_folder), своё место не нужно.")
    if account.is_robot:
        told = "У сервисного аккаунта нет своего места: в «Моём диске» он файлов не создаст."
        return warning(ROOM, told, _ROBOTS_ROOM)
    if account.limit is None:
        return ok(ROOM, "Не ограничено.")
    free = account.limit - account.usage
    told = f"Свободно {max(free, 0) / _GIGABYTE:.1f} ГБ."
    if free <= 0:
        return error(ROOM, "Место кончилось: новых документов не создать.", _TIDY)
    return ok(ROOM, told) if free > LITTLE else warning(ROOM, told, _TIDY)


_TIDY = "Освободите место на Диске и очистите корзину."

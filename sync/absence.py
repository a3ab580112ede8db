"""What is said where the programme's spreadsheet is out of sight: it never becomes another one by itself.

Google answers 404, or 403, alike whether a file is gone for good, was made by another OAuth client (``drive.file``),
or isn't shared with whoever asks (developers.google.com/drive/api/guides/handle-errors): people have to tell which.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sync.keeping import COPIES_KEY, copies_among
from sync.known import Known
from sync.locate import SPREADSHEET_KEY, folders_in
from sync.workspace.drive import Drive
from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.faults import Fault
from sync.workspace.file import File
from sync.workspace.gateway import Workspace
from sync.workspace.identity import Identity, Kind
from sync.workspace.scopes import FULL

_PAGE = "docs/operations.md, «A daily copy becomes the spreadsheet»"


@dataclass(frozen=True)
class Absence:
    """That there is no spreadsheet to work on.

    Attributes:
        told: What was found, in Russian.
        remedy: What people do next.
    """

    told: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.told}\n{self.remedy}"


def is_of_spreadsheet(refusal: Refused, spreadsheet_id: str) -> bool:
    """Whether a refusal says that the spreadsheet is out of sight.

    Drive is asked for many files, and names in its words the one it doesn't have.
    """
    if not spreadsheet_id:
        return False
    if refusal.method == "sheets.spreadsheets.get":
        return refusal.code == 404 or refusal.fault is Fault.NO_SHARE
    return refusal.code == 404 and spreadsheet_id in refusal.said


def trusted_id(known: Known, workspace: Workspace) -> str:
    """The known id, or "" where an emulator that was started anew has forgotten it."""
    if not known.id or not may_forget(known, workspace):
        return known.id
    try:
        return workspace.drive.look_up(known.id).id
    except Refused as refusal:
        if refusal.code != 404:
            raise
        return "" if is_forgotten(known, workspace) else known.id


def may_forget(known: Known, workspace: Workspace) -> bool:
    """Whether an id that answers 404 may belong to an emulator's former life.

    Whoever shows an emulator no credentials is its owner, who sees every file; with credentials, as with Google, the
    file may stand where these don't reach.
    """
    return (
        known.is_noted and workspace.endpoint != "google" and workspace.identity.kind is Kind.NOBODY
    )


def is_forgotten(known: Known, workspace: Workspace) -> bool:
    """Whether an id that answered 404 is of an emulator's former life; copies are left only by a spreadsheet of this one."""
    return may_forget(known, workspace) and _newest_copy(workspace.drive) is None


def out_of_sight(known: Known, workspace: Workspace) -> Absence:
    """What to say of a known id that Google doesn't show."""
    try:
        copy = _newest_copy(workspace.drive)
    except WorkspaceError:  # what is to be said is the spreadsheet's absence
        copy = None
    return Absence(
        f"Файл не найден: таблица с номером «{known.id}» не видна программе с нынешним доступом. Её номер {known.where}. "
        "Так бывает, если таблицу создала другая учётная запись или другой клиент OAuth, если она не открыта программе "
        "или удалена.",
        f"{_access(workspace.identity)} Проверьте номер и корзину Google Диска. "
        f"{_from_copy(copy)} "
        f"Чтобы нарочно начать с новой, пустой таблицы, {known.without} и запустите nastavnik init.",
    )


def nothing_standing(drive: Drive, parent: str) -> Absence | None:
    """What to say where no id is known and the search found no spreadsheet; None where there seems never to have been one."""
    homes = _homes(drive, parent)
    binned = _of(homes, drive.binned(SPREADSHEET_KEY))
    if binned:
        links = "".join(f"\n  {file.url or file.id}" for file in binned)
        return Absence(
            f"Таблица программы лежит в корзине Google Диска:{links}",
            "Верните её из корзины и повторите команду. Чтобы начать с новой, пустой таблицы, запустите nastavnik init.",
        )
    copy = _newest_copy(drive, homes)
    if copy:
        return Absence(
            "Таблицы программы нет, а её копия есть.",
            f"{_from_copy(copy)} Чтобы начать с новой, пустой таблицы, запустите nastavnik init.",
        )
    return None


def _newest_copy(drive: Drive, homes: Collection[str] = ()) -> File | None:
    """The newest copy that is left of a spreadsheet which doesn't stand any more."""
    standing = {file.home for file in drive.with_key(SPREADSHEET_KEY)}
    folders = [file for file in _of(homes, drive.with_key(COPIES_KEY)) if file.home not in standing]
    copies = copies_among(copy for folder in folders for copy in drive.inside(folder.id))
    return copies[0] if copies else None


def _homes(drive: Drive, parent: str) -> frozenset[str]:
    """The marks of the programmes in a place that people have named; none where that can't be told."""
    if not parent:
        return frozenset()
    try:
        return frozenset(folder.home for folder in folders_in(drive, parent))
    except Refused as refusal:
        if refusal.code != 404:
            raise
        return frozenset()


def _of(homes: Collection[str], files: Iterable[File]) -> list[File]:
    return [file for file in files if not homes or file.home in homes]


def _from_copy(copy: File | None) -> str:
    if copy is None:
        return f"Если таблица удалена насовсем, её заменит копия из папки «Копии таблицы»: {_PAGE}."
    return (
        f"Если таблица удалена насовсем, её заменит последняя копия из папки «Копии таблицы» — «{copy.name}» {copy.url}: "
        f"NASTAVNIK_SPREADSHEET_ID={copy.id} nastavnik init. Порядок: {_PAGE}."
    )


def _access(identity: Identity) -> str:
    """How the spreadsheet comes into sight of whoever doesn't see it."""
    if identity.kind is Kind.PERSON:
        shared = (
            " или откройте ей таблицу и папку (роль «Редактор»)"
            if FULL in (identity.granted or ())
            else ""
        )
        return (
            "Войдите с полными правами под учётной записью, у которой есть доступ к таблице: nastavnik login --full"
            f"{shared}."
        )
    if identity.kind.is_delegated:
        return (
            "Откройте таблице и папке доступ для человека из NASTAVNIK_SUBJECT (роль «Редактор»)."
        )
    if identity.kind.is_robot:
        whom = (
            identity.account
            or "учётной записи программы, адрес которой показывает nastavnik doctor"
        )
        return f"Откройте таблице и папке доступ для {whom} (роль «Редактор»)."
    return "Войдите под учётной записью, у которой есть доступ к таблице: nastavnik login."

"""Where ``init`` makes the programme's folder: My Drive, or the folder or shared drive that people have named."""

from dataclasses import dataclass

from sync.refusals import NotSetUp
from sync.settings import PARENT_FOLDER
from sync.workspace.drive import FOLDER
from sync.workspace.errors import Refused
from sync.workspace.faults import Answer, Fault
from sync.workspace.gateway import Workspace
from sync.workspace.identity import Kind
from sync.workspace.remedies import remedy
from sync.workspace.scopes import FULL

MY_DRIVE = "root"


@dataclass(frozen=True)
class Place:
    """Where a programme lives.

    Attributes:
        parent: The folder or shared drive in which its own folder stands; «root» is My Drive.
        home: Its mark on all its files, where it has neighbours and its mark was chosen beforehand, so that it is found
            again before it has a spreadsheet; else "".
    """

    parent: str = MY_DRIVE
    home: str = ""


ALONE = Place()
"""A programme that is its account's only one, in the place that the settings name."""


def require(workspace: Workspace, place: Place) -> None:
    """Make sure that the folder can be made there and its files after it, so that nothing is half made.

    Raises:
        NotSetUp: It can't; the text says what to put right.
    """
    identity = workspace.identity
    is_robot = identity.kind.is_robot
    if place.parent == MY_DRIVE:
        if is_robot:
            raise NotSetUp(_NO_STORAGE)
        return
    try:
        folder = workspace.drive.named_folder(place.parent)
    except Refused as refusal:
        if refusal.code != 404:
            raise
        is_hidden = identity.kind is Kind.PERSON and FULL not in (identity.granted or ())
        raise NotSetUp(_told(place, _UNSEEN if is_hidden else _GONE)) from refusal
    faults = (
        (folder.mime_type != FOLDER, _NO_FOLDER),
        (folder.trashed, _IN_THE_BIN),
        (not folder.is_writable, _CLOSED),
        (is_robot and not folder.shared_drive, _SOMEBODYS),
    )
    for is_so, text in faults:
        if is_so:
            raise NotSetUp(_told(place, text))


def _told(place: Place, what: str) -> str:
    return f"Папка для программы «{place.parent}» (parent_folder в настройках или {PARENT_FOLDER}) {what}"


_NO_STORAGE = remedy(Fault.ROBOT_STORAGE, Answer("", 403, "", ""))
_GONE = (
    "не найдена, или она не открыта программе. Сверьте id — это конец адреса папки после /folders/ — и откройте её "
    "учётной записи программы: на общем диске с ролью «Контент-менеджер», в «Моём диске» с ролью «Редактор»."
)
_UNSEEN = (
    "не видна: программа вошла с правом только на файлы, которые создала сама. Войдите с полными правами — nastavnik login "
    "--full — или уберите parent_folder: папка программы появится в «Моём диске»."
)
_NO_FOLDER = "— не папка, а файл. Укажите id папки или общего диска: конец адреса после /folders/."
_IN_THE_BIN = "лежит в корзине. Верните её или укажите другую."
_CLOSED = (
    "открыта программе с меньшими правами, чем нужны. Дайте учётной записи программы на общем диске роль «Контент-менеджер», "
    "в «Моём диске» — «Редактор»."
)
_SOMEBODYS = (
    "лежит в «Моём диске» человека, а сервисный аккаунт создаёт файлы только на общем диске. Укажите общий диск, где у "
    "него роль «Контент-менеджер», или войдите от имени человека: nastavnik login."
)

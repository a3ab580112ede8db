"""What a person lends to the probe: something that another account owns."""

import re

from sync.probing.bench import Bench
from sync.probing.question import NotAsked

_ID = re.compile(r"[\w-]{15,}")
_BOOK = (
    "Нужна таблица другого владельца. Создайте пустую под другой учётной записью, дайте учётной записи программы "
    "права редактора и вставьте ссылку. Потом её можно удалить. Enter — пропустить вопрос: "
)
_DRIVE = (
    "Нужен общий диск. Сделайте учётную запись программы его «менеджером контента» и вставьте ссылку на диск. "
    "Проба создаст в нём одну форму и удалит её. Enter — пропустить вопрос: "
)


def lent_book(bench: Bench) -> str:
    """The id of a spreadsheet that somebody else owns.

    Raises:
        NotAsked: Nobody is there, or the spreadsheet is our own.
    """
    book = _id(bench, _BOOK, "It needs a spreadsheet that somebody else owns.")
    if bench.call("drive.files.get", fileId=book, fields="ownedByMe").get("ownedByMe"):
        raise NotAsked("The spreadsheet that was lent belongs to the program's own account.")
    return book


def lent_drive(bench: Bench) -> str:
    """The id of a shared drive, or of a folder in one.

    Raises:
        NotAsked: Nobody is there.
    """
    return _id(bench, _DRIVE, "This account may not make shared drives, and nobody lent one.")


def id_in(link: str) -> str:
    """The id of a file, folder or drive in its link, or the id itself; "" where there is none."""
    found = _ID.search(link)
    return found[0] if found else ""


def _id(bench: Bench, text: str, reason: str) -> str:
    found = id_in(bench.person.asked(text))
    if not found:
        raise NotAsked(reason)
    return found

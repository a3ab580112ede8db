"""What ``nastavnik municipality`` begins with: which task this is, and where the directory stands."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.commit import Desk
from sync.locate import DIRECTORIES, local_file, remember_id, remembered_id
from sync.municipality.directory import find, in_the_bin
from sync.municipality.hall import Hall
from sync.refusals import NotSetUp, NotThere, WrongUse
from sync.settings import Settings
from sync.setup.place import MY_DRIVE
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.gateway import open_workspace
from sync.workspace.pace import Pace
from sync.workspace.scopes import SCOPES
from sync.workspace.sources import Place

T = TypeVar("T")

VARIABLE, QUOTA = "NASTAVNIK_DIRECTORY_ID", "NASTAVNIK_QUOTA"
_ID = re.compile(r"[A-Za-z0-9_-]+")


def task_of(environment: Mapping[str, str]) -> tuple[int, int]:
    """Which task of how many this process is, as Cloud Run says; alone where nobody says.

    Raises:
        WrongUse: The variables make no sense together.
    """
    told = [environment.get(f"CLOUD_RUN_TASK_{name}", "") for name in ("INDEX", "COUNT")]
    index, count = (text or default for text, default in zip(told, ("0", "1"), strict=True))
    if not (index.isdecimal() and count.isdecimal() and int(index) < int(count)):
        raise WrongUse(
            f"CLOUD_RUN_TASK_INDEX={index}, CLOUD_RUN_TASK_COUNT={count}: ожидались номер задачи от 0 и число задач "
            "больше него."
        )
    return int(index), int(count)


def _quota(environment: Mapping[str, str]) -> float:
    """How many times the usual quotas the project has been granted."""
    told = environment.get(QUOTA, "").strip().replace(",", ".")
    if not told:
        return 1.0
    if not re.fullmatch(r"\d{1,4}(\.\d+)?", told) or not float(told):
        raise WrongUse(
            f"{QUOTA}={told}: ожидалось, во сколько раз норма больше обычной, например 3."
        )
    return float(told)


def directory_desk(settings: Settings, output: Output, command: str, tasks: int) -> Desk:
    """A desk whose calls keep within the quotas that all tasks share; the directory has still to be found.

    Args:
        settings: Of this run.
        output: Is told how far long work is.
        command: Whose rights are asked for.
        tasks: How many work at once.
    """
    workspace = open_workspace(
        settings.emulator,
        scopes=SCOPES[command],
        source=settings.source,
        stop=STOP,
        pace=Pace(tasks, _quota(os.environ)),
    )
    index, _ = task_of(os.environ)
    run = f"{settings.run}-{index}" if tasks > 1 else settings.run
    return Desk(workspace, settings.configuration, "", run, settings.now, output.advance)


def known_directory(settings: Settings, desk: Desk) -> File | None:
    """The directory whose id is given or remembered, even from the bin; None where no id is.

    Raises:
        NotThere: Nothing that is open to the program has the id: another directory in its place would make everybody a
            new spreadsheet, so none is looked for.
    """
    given = _given()
    known = given or remembered_id(settings.config_path, desk.workspace.endpoint, DIRECTORIES)
    if not known:
        return None
    try:
        return desk.workspace.drive.look_up(known)
    except Refused as refusal:
        if refusal.code != 404:
            raise
        if not given and forgets(settings):
            return None
        raise NotThere(_absent(settings, known)) from refusal


def forgets(settings: Settings) -> bool:
    """Whether an unknown id means no more than an emulator started anew: nobody speaks there with credentials."""
    return bool(settings.emulator) and settings.source.place is Place.NOBODY


def _given() -> str:
    given = os.environ.get(VARIABLE, "").strip()
    if given and not _ID.fullmatch(given):
        raise WrongUse(f"{VARIABLE}={given}: ожидался id таблицы, часть её адреса после /d/.")
    return given


def on_directory(
    settings: Settings,
    output: Output,
    command: str,
    tasks: int,
    work: Callable[[Hall, tuple[str, ...]], T],
) -> T:
    """Do something on the directory, wherever it is.

    Args:
        settings: Of this run.
        output: Is told how far long work is.
        command: Whose rights are asked for.
        tasks: How many work at once.
        work: Is given the directory, and what is wrong with where it lies.

    Raises:
        NotSetUp: There is none yet, or only in the bin.
        NotThere: The id that was given or remembered answers 404.
    """
    desk = directory_desk(settings, output, command, tasks)
    file = known_directory(settings, desk)
    if not file:
        file = find(desk.workspace.drive, settings.parent_folder or MY_DRIVE)
        if file is None:
            raise NotSetUp(_NOT_FOUND)
        remember_id(settings.config_path, desk.workspace.endpoint, file.id, DIRECTORIES)
    notes = (in_the_bin(file),) if file.trashed else ()
    with absence_explained(settings, file.id):
        return work(Hall.of(replace(desk, spreadsheet_id=file.id)), notes)


@contextmanager
def absence_explained(settings: Settings, known: str) -> Iterator[None]:
    """Say where the directory's id came from when Google doesn't know it any more."""
    try:
        yield
    except Refused as refusal:
        if refusal.code != 404 or refusal.method != "sheets.spreadsheets.get":
            raise
        raise NotThere(_absent(settings, known)) from refusal


def _absent(settings: Settings, known: str) -> str:
    where = (
        f"задан переменной {VARIABLE}"
        if _given()
        else f"записан в {local_file(settings.config_path)}"
    )
    return (
        f"Справочник учреждений не найден: он удалён насовсем или не открыт программе. Его номер {known} {where}. "
        f"Проверьте номер, доступ и корзину Google Диска. {_LOST}"
    )


_LOST = (
    "Если есть копия справочника, задайте её номер переменной NASTAVNIK_DIRECTORY_ID. Если он утрачен, уберите прежний "
    "номер и запустите nastavnik municipality init: он создаст пустой справочник. Впишите туда учреждения сразу со "
    "ссылками на их таблицы в столбце «Готовая таблица» и только потом запускайте init снова: без ссылки учреждение "
    "получит новую таблицу."
)
_NOT_FOUND = (
    "Справочник учреждений не найден. Запустите nastavnik municipality init: он создаст его; затем впишите "
    "учреждения на вкладку «Учреждения» и повторите. Если справочник уже был, откройте его программе или задайте его "
    "номер переменной NASTAVNIK_DIRECTORY_ID."
)

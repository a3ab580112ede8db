"""``nastavnik municipality``: many institutions, one directory."""

import argparse
import math
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from generators.municipality.institutions import STATES
from sync.cli.municipality_told import overview_lines, overview_value, pass_lines, plan_lines
from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.commit import Desk
from sync.locate import DIRECTORIES, local_file, remember_id, remembered_id
from sync.municipality.creating import Done, create, turn_years
from sync.municipality.directory import find, set_up
from sync.municipality.hall import Hall
from sync.municipality.outcome import Outcome
from sync.municipality.passing import Task, faults_of, make_pass
from sync.municipality.sharding import shard
from sync.municipality.vanishing import refuse_loss
from sync.refusals import NotSetUp, NotThere, WrongUse
from sync.settings import Settings
from sync.setup.place import MY_DRIVE
from sync.workspace.errors import Refused
from sync.workspace.gateway import open_workspace
from sync.workspace.pace import Pace
from sync.workspace.scopes import SCOPES

T = TypeVar("T")

VARIABLE, QUOTA = "NASTAVNIK_DIRECTORY_ID", "NASTAVNIK_QUOTA"
_ID = re.compile(r"[A-Za-z0-9_-]+")
_FOLDER = re.compile(r"(?:.*/folders/)?([A-Za-z0-9_-]+)(?:\?.*)?")

NOT_FOUND = (
    "Справочник учреждений не найден. Запустите nastavnik municipality init: он создаст его; затем впишите "
    "учреждения на вкладку «Учреждения» и повторите."
)


def run(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    """Do one of the actions.

    Raises:
        WrongUse: Arguments or variables don't fit.
    """
    if options.codes and options.action not in {"init", "new-year"}:
        raise WrongUse("nastavnik municipality: коды указывают только с init и new-year.")
    if options.all and (options.codes or options.action != "init"):
        raise WrongUse("nastavnik municipality: --all указывают только с init и без кодов.")
    if options.minutes and options.action != "sync":
        raise WrongUse("nastavnik municipality: --minutes указывают только с sync.")
    if options.confirm and options.action != "sync":
        raise WrongUse("nastavnik municipality: --confirm указывают только с sync.")
    if options.folder and options.action != "init":
        raise WrongUse("nastavnik municipality: --folder указывают только с init.")
    return _ACTIONS[options.action](settings, output, options)


def _init(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    output.progress("Проверяю справочник и учреждения…")
    folder = _FOLDER.fullmatch(options.folder) if options.folder else None
    if options.folder and not folder:
        raise WrongUse(f"--folder {options.folder}: ожидалась ссылка на папку Google Диска.")
    desk = _desk(settings, output, "init", 1)
    with _absence_explained(settings):
        known = replace(desk, spreadsheet_id=_known(settings, desk))
        directory = set_up(known, folder[1] if folder else settings.parent_folder or MY_DRIVE)
    remember_id(settings.config_path, desk.workspace.endpoint, directory.file.id, DIRECTORIES)
    desk = replace(desk, spreadsheet_id=directory.file.id)
    made = create(
        desk,
        directory,
        settings.config_path,
        named=options.codes,
        everybody=options.all,
        progress=output.advance,
    )
    value = {
        "directory_id": directory.file.id,
        "directory_url": directory.file.url,
        "changes": directory.changes,
        **_done_value(made, "made"),
    }
    head = [f"Справочник: {directory.file.url}", f"Подготовлено учреждений: {len(made.good)}."]
    output.result(value, [*head, *_failures(made), "", _NEXT])
    return _code_of(made, options.codes)


def _code_of(done: Done, named: Collection[str]) -> int:
    """Exit code: one that is named must be done; of all, one's failure stands in its row."""
    if not named or len(done.good) == len(done.outcomes):
        return 0
    return 3 if done.failed else 5


def _done_value(done: Done, name: str) -> dict[str, Any]:
    others = [one for one in done.outcomes if one.code not in done.good]
    return {name: done.good, "failed": [{"code": one.code, "text": _why(one)} for one in others]}


def _failures(done: Done) -> list[str]:
    return [f"  {one.code}: {why}" for one in done.outcomes if (why := _why(one))]


def _why(outcome: Outcome) -> str:
    """What people should know of it; "" where all went well."""
    return outcome.finding if outcome.state else _HELD_UP


def _new_year(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    output.progress("Закрываю прошлый учебный год и начинаю новый…")

    def work(hall: Hall) -> int:
        done = turn_years(hall, settings.config_path, named=options.codes, progress=output.advance)
        head = f"В новом учебном году учреждений: {len(done.good)} из {len(done.outcomes)}."
        output.result(_done_value(done, "turned"), [head, *_failures(done)])
        return _code_of(done, options.codes)

    return _on_directory(settings, output, "new-year", 1, work)


_HELD_UP = "Там сейчас работает другой запуск. Повторите команду через несколько минут."
_NEXT = (
    "Дальше: впишите учреждения на вкладку «Учреждения» (достаточно краткого названия) и повторите "
    "nastavnik municipality init; обход — nastavnik municipality sync."
)


def _sync(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    index, count = task_of(os.environ)
    seconds = options.minutes * 60.0 if options.minutes else math.inf
    output.progress(f"Обход {settings.run}, часть {index + 1} из {count}…")

    def work(hall: Hall) -> int:
        hall = Hall(replace(hall.desk, confirmed=options.confirm))
        passed = make_pass(
            hall, Task(index, count, seconds), settings.config_path, progress=output.advance
        )
        failed = [outcome for outcome in passed.outcomes if outcome.failed]
        value = {
            "run": hall.desk.run,
            "task": index,
            "tasks": count,
            "institutions": len(passed.outcomes),
            "failed": [{"code": one.code, "state": one.state} for one in failed],
            "attention": [one.code for one in passed.outcomes if one.finding and not one.failed],
            "unready": [{"code": key, "state": one.state} for key, one in passed.unready.items()],
            "left": passed.left,
            "faults": list(passed.faults),
            "seconds": {one.code: round(one.seconds, 2) for one in passed.outcomes},
            "requests": dict(sorted(passed.counts.items())),
        }
        output.result(value, pass_lines(passed))
        return 0

    return _on_directory(settings, output, "sync", count, work)


def _plan(settings: Settings, output: Output, _options: argparse.Namespace) -> int:
    _, count = task_of(os.environ)

    def work(hall: Hall) -> int:
        directory = hall.read()
        faults = faults_of(directory)
        refuse_loss(directory.tables, "")
        listing = hall.listed(directory)
        codes = [one.code for one in listing.ready]
        shares = [sorted(shard(codes, index, count)) for index in range(count)]
        standing = {
            key: {"state": one.state, "text": one.finding} for key, one in listing.standing.items()
        }
        value = {"tasks": shares, "standing": standing, "faults": list(faults)}
        output.result(value, plan_lines(shares, listing.standing, faults))
        return 0

    return _on_directory(settings, output, "status", 1, work)


def _status(settings: Settings, output: Output, _options: argparse.Namespace) -> int:
    def work(hall: Hall) -> int:
        directory = hall.read()
        faults_of(directory)
        value = overview_value(directory.tables, hall.desk.spreadsheet_id, STATES)
        url = str(directory.resource["spreadsheetUrl"])
        output.result(value, overview_lines(value, url, output.width))
        return 0

    return _on_directory(settings, output, "status", 1, work)


_ACTIONS: Mapping[str, Callable[[Settings, Output, argparse.Namespace], int]] = {
    "init": _init,
    "new-year": _new_year,
    "sync": _sync,
    "plan": _plan,
    "status": _status,
}


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


def _desk(settings: Settings, output: Output, command: str, tasks: int) -> Desk:
    """A desk whose calls keep within the quotas that all tasks share."""
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


def _known(settings: Settings, desk: Desk) -> str:
    """The directory's id as given or remembered, or "".

    An emulator forgets when it is started anew, so there an id that is merely remembered may be unknown.
    """
    given = _given()
    known = given or remembered_id(settings.config_path, desk.workspace.endpoint, DIRECTORIES)
    if not known or given or not settings.emulator:
        return known
    try:
        return desk.workspace.drive.look_up(known).id
    except Refused as refusal:
        if refusal.code == 404:
            return ""
        raise


def _given() -> str:
    given = os.environ.get(VARIABLE, "").strip()
    if given and not _ID.fullmatch(given):
        raise WrongUse(f"{VARIABLE}={given}: ожидался id таблицы, часть её адреса после /d/.")
    return given


def _on_directory(
    settings: Settings, output: Output, command: str, tasks: int, work: Callable[[Hall], T]
) -> T:
    """Do something on the directory, wherever it is.

    Raises:
        NotSetUp: There is none yet.
        NotThere: The id that was given or remembered answers 404.
    """
    desk = _desk(settings, output, command, tasks)
    with _absence_explained(settings):
        known = _known(settings, desk)
        if not known:
            file = find(desk.workspace.drive, settings.parent_folder or MY_DRIVE)
            if file is None:
                raise NotSetUp(NOT_FOUND)
            known = file.id
            remember_id(settings.config_path, desk.workspace.endpoint, known, DIRECTORIES)
        return work(Hall.of(replace(desk, spreadsheet_id=known)))


@contextmanager
def _absence_explained(settings: Settings) -> Iterator[None]:
    """Say where the directory's id came from when Google doesn't know it."""
    try:
        yield
    except Refused as refusal:
        if refusal.code != 404:
            raise
        where = (
            f"Его номер задан переменной {VARIABLE}"
            if _given()
            else f"Его номер записан в {local_file(settings.config_path)}"
        )
        raise NotThere(
            f"Справочник учреждений не найден: такой таблицы нет, или она не открыта программе. {where}. Проверьте "
            "номер, доступ и корзину Google Диска."
        ) from refusal

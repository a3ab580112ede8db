"""``nastavnik municipality``: many institutions, one directory."""

import argparse
import math
import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from generators.municipality.institutions import STATES
from sync.cli.municipality_desk import directory_desk, known_directory, on_directory, task_of
from sync.cli.municipality_told import overview_lines, overview_value, pass_lines, plan_lines
from sync.cli.output import Output
from sync.locate import DIRECTORIES, remember_id
from sync.municipality.creating import Done, create, turn_years
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.municipality.outcome import Outcome
from sync.municipality.passing import Task, faults_of, make_pass
from sync.municipality.sharding import shard
from sync.municipality.vanishing import refuse_loss
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.setup.place import MY_DRIVE

_FOLDER = re.compile(r"(?:.*/folders/)?([A-Za-z0-9_-]+)(?:\?.*)?")


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
    desk = directory_desk(settings, output, "init", 1)
    file = known_directory(settings, desk)
    known = replace(desk, spreadsheet_id=file.id if file else "")
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

    def work(hall: Hall, notes: tuple[str, ...]) -> int:
        done = turn_years(hall, settings.config_path, named=options.codes, progress=output.advance)
        head = f"В новом учебном году учреждений: {len(done.good)} из {len(done.outcomes)}."
        output.result(_done_value(done, "turned"), [head, *_failures(done), *notes])
        return _code_of(done, options.codes)

    return on_directory(settings, output, "new-year", 1, work)


_HELD_UP = "Там сейчас работает другой запуск. Повторите команду через несколько минут."
_NEXT = (
    "Дальше: впишите учреждения на вкладку «Учреждения» (достаточно краткого названия) и повторите "
    "nastavnik municipality init; обход — nastavnik municipality sync."
)


def _sync(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    index, count = task_of(os.environ)
    seconds = options.minutes * 60.0 if options.minutes else math.inf
    output.progress(f"Обход {settings.run}, часть {index + 1} из {count}…")

    def work(hall: Hall, notes: tuple[str, ...]) -> int:
        hall = Hall(replace(hall.desk, confirmed=options.confirm))
        passed = make_pass(
            hall, Task(index, count, seconds), settings.config_path, progress=output.advance
        )
        passed.faults = (*notes, *passed.faults)
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

    return on_directory(settings, output, "sync", count, work)


def _plan(settings: Settings, output: Output, _options: argparse.Namespace) -> int:
    _, count = task_of(os.environ)

    def work(hall: Hall, notes: tuple[str, ...]) -> int:
        directory = hall.read()
        faults = (*notes, *faults_of(directory))
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

    return on_directory(settings, output, "status", 1, work)


def _status(settings: Settings, output: Output, _options: argparse.Namespace) -> int:
    def work(hall: Hall, notes: tuple[str, ...]) -> int:
        directory = hall.read()
        faults_of(directory)
        value = overview_value(directory.tables, hall.desk.spreadsheet_id, STATES)
        url = str(directory.resource["spreadsheetUrl"])
        output.result(value, [*overview_lines(value, url, output.width), *notes])
        return 0

    return on_directory(settings, output, "status", 1, work)


_ACTIONS: Mapping[str, Callable[[Settings, Output, argparse.Namespace], int]] = {
    "init": _init,
    "new-year": _new_year,
    "sync": _sync,
    "plan": _plan,
    "status": _status,
}

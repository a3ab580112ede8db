"""``nastavnik doctor``."""

import os
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from sync.checkup.check import Check, State
from sync.checkup.standing import standing, unreachable
from sync.checkup.surroundings import surroundings
from sync.cli.desk import open_desk
from sync.cli.output import Output
from sync.locate import remembered_id
from sync.settings import Settings
from sync.workspace.errors import NoCredentials, WorkspaceError

PEOPLE_MUST_ACT = 3
WIDTH = 80
MARKS = {State.OK: "[ок]", State.WARNING: "[внимание]", State.ERROR: "[ошибка]"}
PRIVACY = (
    "Напоминание: в анкетах и таблице — имена педагогов, а Google хранит данные за пределами России. Решение за "
    "заведующим (152-ФЗ, ст. 18 ч. 5); подробнее — docs/ru/podgotovka.md."
)


def run(config: Path | None, output: Output) -> int:
    """Check everything, say what to do; nothing is changed.

    Returns:
        0, or 3 where people must put something right.
    """
    output.progress("Проверяю; ничего не меняю…")
    around = surroundings(config, os.environ)
    checks = list(around.checks)
    requests: dict[str, int] = {}
    if around.settings:
        found, requests = _asked(around.settings)
        checks += found
    value = {
        "checks": [
            {"check": c.name, "state": c.state.value, "text": c.text, "remedy": c.remedy}
            for c in checks
        ],
        "requests": requests,
    }
    output.result(value, _lines(checks))
    return PEOPLE_MUST_ACT if any(c.state is State.ERROR for c in checks) else 0


def _asked(settings: Settings) -> tuple[list[Check], dict[str, int]]:
    checks: list[Check] = []
    try:
        known = settings.spreadsheet_id
        desk = open_desk(settings, "doctor", known)
    except NoCredentials as fault:
        return [unreachable(fault)], {}
    if not known and desk.workspace.endpoint == "google":
        known = remembered_id(settings.config_path, "google")
        desk = open_desk(settings, "doctor", known)
    try:
        checks += standing(desk)
    except WorkspaceError as fault:
        checks.append(unreachable(fault))
    return checks, dict(desk.workspace.counts)


def _lines(checks: Iterable[Check]) -> Iterator[str]:
    kept = list(checks)
    for check in kept:
        head = f"{MARKS[check.state]} {check.name}: "
        yield from _wrapped(head + check.text, "     ")
        if check.remedy:
            yield from _wrapped(f"→ {check.remedy}", "       ", first="     ")
    errors = sum(check.state is State.ERROR for check in kept)
    warnings = sum(check.state is State.WARNING for check in kept)
    yield ""
    yield f"Ошибок: {errors}; предупреждений: {warnings}; проверок: {len(kept)}."
    yield from _wrapped(PRIVACY, "")


def _wrapped(text: str, indent: str, first: str = "") -> list[str]:
    """Lines that fit the terminal; links stay whole."""
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(
            part,
            WIDTH,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]

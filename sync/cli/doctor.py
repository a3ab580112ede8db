"""``nastavnik doctor``."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sync.checkup.answering import ROOM, answering
from sync.checkup.check import Check, State
from sync.checkup.standing import standing, unreachable
from sync.checkup.surroundings import surroundings
from sync.cli.checks import as_values, check_lines, exit_code, wrapped
from sync.cli.desk import open_desk
from sync.cli.output import Output
from sync.cli.privacy import PRIVACY
from sync.cli.signals import STOP
from sync.known import known_of
from sync.settings import Settings
from sync.workspace.errors import NoCredentials, WorkspaceError
from sync.workspace.identity import Kind
from sync.workspace.transport import Patience

IMPATIENT = Patience(attempts=3, cap=2.0, request_seconds=20.0, run_seconds=40.0, sleep=STOP.sleep)
"""Whoever asks what is wrong sits and waits; a job that comes at night does not."""


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
        "checks": as_values(checks),
        "requests": requests,
    }
    output.result(value, _lines(checks))
    return exit_code(checks)


def _asked(settings: Settings) -> tuple[list[Check], dict[str, int]]:
    checks: list[Check] = []
    try:
        desk = open_desk(settings, "doctor", patience=IMPATIENT)
    except NoCredentials as fault:
        return [unreachable(fault)], {}
    try:
        if desk.workspace.identity.kind is not Kind.NOBODY:
            checks += answering(desk.workspace, desk.parent_folder)
        if not any(check.state is State.ERROR and check.name != ROOM for check in checks):
            known = known_of(settings, desk.workspace.endpoint)
            checks += standing(desk, known)
    except WorkspaceError as fault:
        checks.append(unreachable(fault))
    return checks, dict(desk.workspace.counts)


def _lines(checks: Iterable[Check]) -> Iterator[str]:
    yield from check_lines(checks)
    yield from wrapped(PRIVACY, "")

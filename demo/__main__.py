"""`python -m demo`: a school year of the mentoring programme, played on this machine."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import NoReturn

import requests

from demo.command_line import CommandLine, configured_in
from demo.failure import StepFailedError
from demo.local_workspace import LocalWorkspace, local_workspace
from demo.outcome import as_links, as_object
from demo.school_days import school_days
from demo.spreadsheet import Spreadsheet
from demo.story import AUTUMN, YEAR, play
from demo.telling import Teller
from demo.watching import watch

DONE, FAILED, INTERRUPTED = 0, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the year; returns the exit code."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    teller = Teller()
    try:
        with (
            TemporaryDirectory(prefix="nastavnik-demo-") as folder,
            local_workspace() as workspace,
        ):
            return _show(workspace, Path(folder), teller, options)
    except StepFailedError as failed:
        teller.say(str(failed))
        return FAILED
    except requests.RequestException as broken:
        teller.say(f"Эмулятор Google не отвечает: {broken}")
        return FAILED
    except KeyboardInterrupt:
        teller.say("Показ прерван.")
        return INTERRUPTED


def _show(
    workspace: LocalWorkspace, folder: Path, teller: Teller, options: argparse.Namespace
) -> int:
    config = configured_in(folder)
    teller.say(f"Эмулятор Google работает: {workspace.base_url}/")
    today = _today()
    commands, days = CommandLine(workspace.base_url, config), school_days(today)
    ending = play(workspace, commands, teller, days, AUTUMN if options.autumn else YEAR)
    teller.tell_times()
    if options.json:
        outcome = as_object(workspace.base_url, ending, workspace.request_counts())
        _print([json.dumps(outcome, ensure_ascii=False)])
    else:
        _print(as_links(workspace.base_url, ending, config, serving=not options.once))
    if options.once:
        return DONE
    teller.say("Показ окончен, страницы открыты. Остановить: Ctrl-C.")
    sheet = Spreadsheet(workspace.base_url, ending.made["spreadsheet_id"], workspace.session)
    try:
        # Being told to stop is how serving ends; an emulator that ends by itself is a failure.
        watch(workspace, sheet, commands, teller, ending.day)
    except KeyboardInterrupt:
        return DONE
    raise StepFailedError("Эмулятор Google остановился.")


def _today() -> date:
    """The day the story is told on: today, or the one that is set for all commands.

    Raises:
        StepFailedError: What is set is no day.
    """
    told = os.environ.get("NASTAVNIK_TODAY", "")
    try:
        return date.fromisoformat(told) if told else datetime.now(UTC).date()
    except ValueError as error:
        raise StepFailedError(f"NASTAVNIK_TODAY={told}: ожидалась дата вида 2026-09-15.") from error


def _print(lines: Sequence[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough: what follows is tidying up
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nastavnik demo",
        description="Показывает учебный год программы наставничества с выдуманными людьми: анкеты, пары, "
        "решения, приказы, соглашения и остальные документы. Всё происходит на этом компьютере, Google не нужен.",
    )
    parser.add_argument("--once", action="store_true", help="закончить после последнего шага")
    parser.add_argument(
        "--autumn",
        action="store_true",
        help="играть только до октября: пары начали работать, ещё есть что решать",
    )
    parser.add_argument("--json", action="store_true", help="итог одним объектом JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())

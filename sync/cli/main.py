"""The door: arguments in, exit code out."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from config.loading import ConfigurationError
from sync.cli import import_roadmap, init, processes, status
from sync.cli import sync as synchronisation
from sync.cli.output import Output
from sync.commit import Overtaken
from sync.run import LeaseHeld
from sync.settings import Settings, WrongUse, read_settings
from sync.snapshot import NotSetUp
from sync.workspace.endpoint import EndpointError
from sync.workspace.errors import WorkspaceError

DONE, WRONG, REFUSED, BUSY = 0, 2, 4, 5
"""Exit codes; 3 belongs to ``doctor``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``nastavnik``; returns its exit code."""
    options = _parser().parse_args(arguments)
    output = Output(as_json=options.as_json)
    try:
        return int(options.work(options, output))
    except (WrongUse, EndpointError, NotSetUp) as error:
        output.error(str(error))
        return WRONG
    except ConfigurationError as error:
        for message in error.messages:
            output.error(message)
        return WRONG
    except (LeaseHeld, Overtaken):
        output.error(
            "Программа уже работает в другом месте. Ничего не изменено; повторите через несколько минут."
        )
        return DONE if os.environ.get("CLOUD_RUN_JOB") else BUSY
    except WorkspaceError as error:
        output.error(str(error))
        return REFUSED
    except KeyboardInterrupt:
        output.error(
            "Прервано. Ничего не потеряно: запустите команду ещё раз, она продолжит с того же места."
        )
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nastavnik",
        description="Ведёт программу наставничества педагогов в Google Таблицах, Формах и Документах.",
        epilog="Первое знакомство без учётной записи: nastavnik demo",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--json", dest="as_json", action="store_true", help="ответ одним объектом JSON"
    )
    common.add_argument(
        "--config", type=Path, help="файл с данными учреждения (config/organisation.yaml)"
    )
    commands = parser.add_subparsers(title="команды", required=True, metavar="КОМАНДА")

    def command(
        name: str, text: str, work: Callable[[argparse.Namespace, Output], int]
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(work=work)
        return added

    demo = command("demo", "показать весь учебный год на этом компьютере, без Google", _demo)
    demo.add_argument("--once", action="store_true", help="закончить после последнего шага")
    emulator = command("emulator", "запустить Google на этом компьютере (эмулятор)", _emulator)
    emulator.add_argument("--port", type=int, default=8787, help="порт; 0 — любой свободный")
    command("init", "создать или починить папку, таблицу, анкеты и шаблоны", _on(init.run))
    importing = command("import-roadmap", "внести опубликованную дорожную карту в таблицу", _import)
    importing.add_argument("file", type=Path, metavar="ФАЙЛ")
    importing.add_argument("--dry-run", action="store_true", help="только прочитать")
    command("plan", "показать, что сделает sync, ничего не меняя", _on(synchronisation.plan))
    command(
        "sync",
        "прочитать ответы и решения, обновить таблицу, создать документы",
        _on(synchronisation.run),
    )
    command(
        "status", "где программа сейчас: что сделано, что просрочено, кого ждёт", _on(status.run)
    )
    return parser


def _on(work: Callable[[Settings, Output], int]) -> Callable[[argparse.Namespace, Output], int]:
    return lambda options, output: work(read_settings(options.config), output)


def _import(options: argparse.Namespace, output: Output) -> int:
    return import_roadmap.run(
        read_settings(options.config), output, options.file, dry_run=options.dry_run
    )


def _demo(options: argparse.Namespace, _output: Output) -> int:
    flags = [
        flag for flag, given in (("--once", options.once), ("--json", options.as_json)) if given
    ]
    return processes.start("demo", flags)


def _emulator(options: argparse.Namespace, _output: Output) -> int:
    return processes.start("emulator", ["--port", str(options.port)])

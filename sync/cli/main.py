"""The door: arguments in, exit code out."""

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from config.loading import ConfigurationError
from sync.cli.output import Output
from sync.refusals import LeaseHeld, NotSetUp, Overtaken, WrongUse
from sync.settings import read_settings
from sync.workspace.endpoint import EndpointError
from sync.workspace.errors import WorkspaceError

DONE, WRONG, REFUSED, BUSY = 0, 2, 4, 5
"""Exit codes; 3 belongs to ``doctor``."""


Work = Callable[[argparse.Namespace, Output], int]


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

    def command(name: str, text: str, work: Work) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(work=work)
        return added

    demo = command("demo", "показать весь учебный год на этом компьютере, без Google", _demo)
    demo.add_argument("--once", action="store_true", help="закончить после последнего шага")
    emulator = command("emulator", "запустить Google на этом компьютере (эмулятор)", _emulator)
    emulator.add_argument("--port", type=int, default=8787, help="порт; 0 — любой свободный")
    emulator.add_argument(
        "--data", type=Path, metavar="ФАЙЛ", help="хранить всё в файле; без него — в памяти"
    )
    command("init", "создать или починить папку, таблицу, анкеты и шаблоны", _init)
    importing = command("import-roadmap", "внести опубликованную дорожную карту в таблицу", _import)
    importing.add_argument("file", type=Path, metavar="ФАЙЛ")
    importing.add_argument("--dry-run", action="store_true", help="только прочитать")
    command("plan", "показать, что сделает sync, ничего не меняя", _plan)
    command("sync", "прочитать ответы и решения, обновить таблицу, создать документы", _sync)
    command("status", "где программа сейчас: что сделано, что просрочено, кого ждёт", _status)
    return parser


# A command's module is loaded when it is called: the matching brings pandas and a solver, which
# cost a second that ``status`` and ``emulator`` need not wait for.


def _demo(options: argparse.Namespace, _output: Output) -> int:
    flags = [
        flag for flag, given in (("--once", options.once), ("--json", options.as_json)) if given
    ]
    return int(import_module("sync.cli.processes").start("demo", flags))


def _emulator(options: argparse.Namespace, _output: Output) -> int:
    data = ["--data", str(options.data)] if options.data else []
    return int(
        import_module("sync.cli.processes").start("emulator", ["--port", str(options.port), *data])
    )


def _init(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.init").run(read_settings(options.config), output))


def _import(options: argparse.Namespace, output: Output) -> int:
    settings = read_settings(options.config)
    command = import_module("sync.cli.import_roadmap")
    return int(command.run(settings, output, options.file, dry_run=options.dry_run))


def _plan(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.sync").plan(read_settings(options.config), output))


def _sync(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.sync").run(read_settings(options.config), output))


def _status(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.status").run(read_settings(options.config), output))

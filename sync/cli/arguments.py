"""What ``nastavnik`` can be told: its commands and their arguments."""

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from sync.cli.command_arguments import ARGUMENTS, common
from sync.cli.help_texts import EPILOG, HELP
from sync.cli.russian_arguments import RussianParser


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command (``command``) and its arguments; ``-h`` and ``--version`` end the program.

    Raises:
        UsageError: They can't be understood.
    """
    return _parser().parse_args(arguments)


def _parser() -> RussianParser:
    parser = RussianParser(
        prog="nastavnik",
        description="Ведёт программу наставничества педагогов в Google Таблицах, Формах и Документах.",
        epilog=EPILOG,
    )
    parser.switches.add_argument(
        "--version", action="version", version=_version(), help="показать номер версии"
    )
    parser.set_defaults(as_json=False, config=None)
    commands = parser.add_subparsers(
        title="команды", dest="command", required=True, metavar="КОМАНДА"
    )
    for name, told in HELP.items():
        command = commands.add_parser(
            name, help=told.line, description=told.text, epilog=told.epilog
        )
        ARGUMENTS.get(name, common)(command)
    return parser


def _version() -> str:
    try:
        return f"nastavnik {version('nastavnik')}"
    except PackageNotFoundError:
        return "nastavnik (не установлен)"

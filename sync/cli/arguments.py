"""What ``nastavnik`` can be told: its commands and their arguments."""

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sync.cli.russian_arguments import RussianParser

LAST_PORT = 65_535
MINUTES_A_DAY = 1440


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
        epilog="Первое знакомство без учётной записи: nastavnik demo. "
        "Подробнее о команде: nastavnik КОМАНДА -h.",
    )
    parser.switches.add_argument(
        "--version", action="version", version=_version(), help="показать номер версии"
    )
    parser.set_defaults(as_json=False, config=None)
    commands = parser.add_subparsers(
        title="команды", dest="command", required=True, metavar="КОМАНДА"
    )

    def command(name: str, text: str) -> RussianParser:
        return commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")

    demo = command("demo", "показать весь учебный год на этом компьютере, без Google")
    demo.switches.add_argument(
        "--once", action="store_true", help="закончить после последнего шага"
    )
    _common(demo, used=False)
    _emulator(command("emulator", "запустить Google на этом компьютере (эмулятор)"))
    _common(command("init", "создать или починить папку, таблицу, анкеты и шаблоны"))
    _importing(command("import-roadmap", "внести опубликованную дорожную карту в таблицу"))
    _common(command("plan", "показать, что сделает sync, ничего не меняя"))
    sync = command("sync", "прочитать ответы и решения, обновить таблицу, создать документы")
    sync.switches.add_argument(
        "--every",
        type=_minutes,
        metavar="МИНУТ",
        help="повторять через столько минут, пока не остановят (Ctrl-C)",
    )
    _common(sync)
    explain = command(
        "explain", "объяснить пару: почему эти двое, кто ещё подошёл бы и чего это стоит"
    )
    explain.operands.add_argument(
        "codes",
        nargs="+",
        metavar="КОД",
        help="пара (П-05), участник (У-07) или двое: наставник и наставляемый (У-03 У-07)",
    )
    _common(explain)
    _common(
        command(
            "doctor",
            "проверить настройки, доступ, таблицу, анкеты и шаблоны, сказать, что исправить",
        )
    )
    _common(command("status", "где программа сейчас: что сделано, что просрочено, кого ждёт"))
    return parser


def _json(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--json", dest="as_json", action="store_true", help="ответ одним объектом JSON"
    )


def _common(parser: RussianParser, *, used: bool = True) -> None:
    """What every command understands; the demo brings a configuration of its own and doesn't offer another."""
    _json(parser)
    parser.switches.add_argument(
        "--config",
        type=Path,
        metavar="ФАЙЛ",
        help="файл с данными учреждения (config/organisation.yaml)" if used else argparse.SUPPRESS,
    )


def _emulator(parser: RussianParser) -> None:
    # Its first line is JSON in any case, and it has no settings: understood, and not offered.
    parser.switches.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    parser.switches.add_argument("--config", help=argparse.SUPPRESS)
    parser.switches.add_argument(
        "--port", type=_port, default=8787, metavar="ПОРТ", help="порт (8787); 0 — любой свободный"
    )
    parser.switches.add_argument(
        "--data",
        type=Path,
        metavar="ФАЙЛ",
        help="хранить всё в файле; без него после остановки всё забывается",
    )


def _importing(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "file",
        type=Path,
        metavar="ФАЙЛ",
        help="план мероприятий, .txt или .tsv в кодировке UTF-8: строка на мероприятие, пять столбцов через "
        "табуляцию — номер, наименование, срок, ответственный, результат. Строки, которых на вкладке нет, "
        "добавляются; остальные сравниваются и не меняются",
    )
    parser.switches.add_argument(
        "--dry-run", action="store_true", help="только прочитать файл; таблица не нужна"
    )
    _common(parser)


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = -1
    if not 0 <= port <= LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"«{text}» не подходит; порт — целое число от 0 до {LAST_PORT}"
        )
    return port


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MINUTES_A_DAY:
        raise argparse.ArgumentTypeError(f"«{text}» не подходит; нужно целое число от 1 до 1440")
    return int(text)


def _version() -> str:
    try:
        return f"nastavnik {version('nastavnik')}"
    except PackageNotFoundError:
        return "nastavnik (не установлен)"

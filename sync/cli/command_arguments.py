"""Which arguments each command has, and what its help says of them."""

import argparse
from pathlib import Path

from sync.cli.argument_values import minutes, person, port, seconds
from sync.cli.russian_arguments import RussianParser


def _demo(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--once", action="store_true", help="закончить после последнего шага"
    )
    parser.switches.add_argument(
        "--autumn",
        action="store_true",
        help="играть только до октября: пары начали работать, ещё есть что решать",
    )
    common(parser, used=False)


def _init(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--dry-run",
        action="store_true",
        help="ничего не менять, только показать, что будет создано, починено и переделано",
    )
    common(parser)


def _sync(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--confirm",
        metavar="СУММА",
        default="",
        help="выполнить остановленный план: его контрольная сумма стоит на вкладке «Замечания»",
    )
    parser.switches.add_argument(
        "--every",
        type=minutes,
        metavar="МИНУТ",
        help="повторять через столько минут, пока не остановят (Ctrl-C)",
    )
    common(parser)


def _explain(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "codes",
        nargs="+",
        metavar="КОД",
        help="пара (П-05), участник (У-07) или двое: наставник и наставляемый (У-03 У-07)",
    )
    common(parser)


def _json(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--json", dest="as_json", action="store_true", help="ответ одним объектом JSON"
    )


def common(parser: RussianParser, *, used: bool = True) -> None:
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
        "--port", type=port, default=8787, metavar="ПОРТ", help="порт (8787); 0 — любой свободный"
    )
    parser.switches.add_argument(
        "--data",
        type=Path,
        metavar="ФАЙЛ",
        help="хранить всё в файле; без него после остановки всё забывается",
    )


def _status(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--person",
        type=person,
        metavar="КТО",
        help="только дела одного человека или роли: У-07, куратор, заведующий",
    )
    common(parser)


def _calendar(parser: RussianParser) -> None:
    parser.switches.add_argument(
        "--person",
        type=person,
        metavar="КТО",
        help="дела одного человека или роли: У-07, куратор, заведующий; обычно — все",
    )
    parser.switches.add_argument(
        "--out",
        type=Path,
        metavar="ПУТЬ",
        help="файл или папка; обычно — nastavnik-КТО.ics в текущей папке. Свой прежний файл заменяется, "
        "чужой — никогда",
    )
    common(parser)


def _importing(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "file",
        type=Path,
        metavar="ФАЙЛ",
        help="план мероприятий: .docx, .xlsx, .csv, .tsv или .txt, таблица со столбцами номер, наименование, срок, "
        "ответственный, результат. Строки, которых на вкладке нет, добавляются; остальные сравниваются и не "
        "меняются",
    )
    parser.switches.add_argument(
        "--dry-run",
        action="store_true",
        help="ничего не вносить, только показать, что прочитано и что добавилось бы",
    )
    parser.switches.add_argument(
        "--as-config",
        type=Path,
        metavar="ФАЙЛ",
        help="записать черновик roadmap.yaml; таблица не нужна",
    )
    common(parser)


def _importing_people(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "file",
        type=Path,
        metavar="ФАЙЛ",
        help="список сотрудников, .xlsx или .csv. Столбцы в любом порядке: ФИО (или фамилия, имя, отчество отдельно), "
        "должность, пол, почта, участвует как, согласие (дата), группа",
    )
    parser.switches.add_argument(
        "--dry-run", action="store_true", help="только прочитать файл; таблица не нужна"
    )
    common(parser)


def _export(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "papers",
        nargs="*",
        metavar="ДОКУМЕНТ",
        help="ключ (agreement:П-05:2026-27), номер, ссылка на документ или код пары либо участника (П-05); ничего — "
        "все документы учебного года одним архивом",
    )
    switches = parser.switches
    switches.add_argument(
        "--kind", metavar="ВИД", default="", help="только этот вид: agreement или его название"
    )
    switches.add_argument(
        "--year", metavar="ГОД", default="", help="учебный год (2026-27); обычно — текущий"
    )
    switches.add_argument(
        "--one-file",
        action="store_true",
        help="всё одним .docx для печати: каждый документ с новой страницы",
    )
    switches.add_argument(
        "--out",
        type=Path,
        metavar="ПУТЬ",
        help="файл или папка; обычно — в текущую папку. Чужой файл не заменяется никогда",
    )
    switches.add_argument(
        "--pdf",
        choices=("auto", "yes", "no"),
        default="auto",
        help="делать ли ещё и PDF: auto — если установлен LibreOffice, yes — обязательно, no — нет",
    )
    common(parser)


def _login(parser: RussianParser) -> None:
    switches = parser.switches
    switches.add_argument(
        "--client",
        type=Path,
        metavar="ФАЙЛ",
        help="файл клиента OAuth из Google Cloud (тип «Приложение для ПК»); обычно — того, с которым входили в прошлый "
        "раз, или client_secret.json рядом с настройками",
    )
    switches.add_argument(
        "--full",
        action="store_true",
        help="просить доступ ко всем файлам Диска: если таблица или шаблоны созданы не программой",
    )
    switches.add_argument(
        "--no-browser", action="store_true", help="не открывать браузер, только напечатать ссылку"
    )
    common(parser)


def _check_templates(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="ФАЙЛ",
        help="шаблоны .docx на этом компьютере; ничего — те, что лежат на Диске",
    )
    parser.switches.add_argument(
        "--kind",
        metavar="ВИД",
        default="",
        help="вид документа (agreement или его название): поля каких документов есть у файлов; без файлов — "
        "проверить на Диске только этот шаблон",
    )
    common(parser)


def _municipality(parser: RussianParser) -> None:
    parser.operands.add_argument(
        "action",
        choices=("init", "sync", "plan", "status", "new-year"),
        metavar="ДЕЙСТВИЕ",
        help="init — создать справочник и таблицы учреждений; sync — обойти учреждения; plan — показать, кого обойдёт "
        "sync; status — как идут дела у всех; new-year — начать новый учебный год",
    )
    parser.operands.add_argument(
        "codes",
        nargs="*",
        metavar="КОД",
        help="с init: починить только эти учреждения (Д-05); с new-year: только их",
    )
    parser.switches.add_argument(
        "--all", action="store_true", help="с init: починить все учреждения, а не только новые"
    )
    parser.switches.add_argument(
        "--folder",
        metavar="ПАПКА",
        default="",
        help="с init: ссылка на папку или общий диск, где создать всё; обычно — «Мой диск»",
    )
    parser.switches.add_argument(
        "--minutes",
        type=minutes,
        metavar="МИНУТ",
        help="с sync: через столько минут новых учреждений не начинать",
    )
    parser.switches.add_argument(
        "--confirm",
        metavar="СУММА",
        default="",
        help="с sync: согласиться с тем, что большая часть учреждений ушла из справочника; сумму называет остановленный "
        "обход",
    )
    common(parser)


def _probe_google(parser: RussianParser) -> None:
    switches = parser.switches
    switches.add_argument(
        "--keep", action="store_true", help="не удалять папку пробы, чтобы посмотреть на неё"
    )
    switches.add_argument(
        "--folder",
        metavar="ПАПКА",
        default="",
        help="ссылка на папку или общий диск, где работать; обычно — «Мой диск». Сервисной учётной записи нужен "
        "общий диск: своих файлов у неё не бывает",
    )
    switches.add_argument(
        "--out", type=Path, metavar="ФАЙЛ", help="записать отчёт в файл; обычно — на экран"
    )
    switches.add_argument(
        "--wait",
        type=seconds,
        default=60.0,
        metavar="СЕКУНД",
        help="сколько ждать того, что Google показывает с опозданием (60)",
    )
    switches.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="ВОПРОС",
        help="задать только этот вопрос (drive.search); можно повторить",
    )
    common(parser)


ARGUMENTS = {
    "municipality": _municipality,
    "demo": _demo,
    "emulator": _emulator,
    "init": _init,
    "import-roadmap": _importing,
    "import-participants": _importing_people,
    "status": _status,
    "calendar": _calendar,
    "sync": _sync,
    "explain": _explain,
    "export": _export,
    "login": _login,
    "check-templates": _check_templates,
    "probe-google": _probe_google,
}
"""Commands with arguments of their own."""

"""``nastavnik init``."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sync.absence import trusted_id
from sync.cli.desk import absence_explained, open_desk
from sync.cli.output import Output
from sync.cli.privacy import PRIVACY
from sync.commit import Desk
from sync.known import known_of
from sync.locate import local_file, remember_id
from sync.refusals import NotSetUp, NotThere
from sync.settings import Settings
from sync.setup.initialise import SetUp, initialise
from sync.setup.preview import Preview, preview
from sync.workspace.gateway import Workspace

MOST_LINES = 20
"""Lines of a list shown in the terminal; with ``--json`` all of them come."""

NEXT = (
    "Дальше: откройте таблицу, вкладку «Начните здесь». Сообщения для рассылки и QR-коды — на вкладке "
    "«Анкеты». Когда придут ответы, запустите nastavnik sync."
)


def run(settings: Settings, output: Output) -> int:
    """Make or repair everything; remember the spreadsheet's id."""
    output.progress("Проверяю папку, таблицу, анкеты и шаблоны…")
    desk = open_desk(settings, "init", progress=output.advance)
    with _no_second(settings, desk) as known:
        result = initialise(known)
    if not remember_id(settings.config_path, desk.workspace.endpoint, result.spreadsheet_id):
        output.tell("NOTICE", _not_kept(settings, result.spreadsheet_id))
    output.result(result.as_json(), _lines(result))
    return 0


def rehearse(settings: Settings, output: Output) -> int:
    """Show what ``run`` would do; nothing is changed, nothing remembered."""
    output.progress("Смотрю, что есть; ничего не меняю…")
    with _no_second(settings, open_desk(settings, "init --dry-run")) as desk:
        found = preview(desk)
    output.result(found.as_json(), _preview_lines(found))
    return 0


def _preview_lines(found: Preview) -> list[str]:
    if found.is_nothing:
        return ["Всё на месте: nastavnik init ничего не изменит."]
    lines = []
    if 0 < found.version < found.newest:
        lines.append(
            f"Таблица перейдёт с версии {found.version} на {found.newest}; сначала будет отложена её копия."
            if found.migrations
            else f"Таблица — версии {found.version}; будет отмечено, что она версии {found.newest}."
        )
    lines += [f"  {line}" for line in found.migrations]
    lines += _listed("Файлы, анкеты и доступ", found.files)
    lines += _listed("Вкладки и оформление", found.structure)
    if found.cells:
        lines.append(f"Ячейки и строки, которые заполнит программа: {found.cells}.")
    if found.cells is None and found.structure:
        lines.append("Затем программа заполнит то, что на вкладках пусто и принадлежит ей.")
    return [*lines, "", "Чтобы выполнить: nastavnik init"]


def _listed(caption: str, lines: tuple[str, ...]) -> list[str]:
    rest = len(lines) - MOST_LINES
    more = [f"  … и ещё {rest}"] if rest > 0 else []
    return (
        [f"{caption}: {len(lines)}", *(f"  {line}" for line in lines[:MOST_LINES]), *more]
        if lines
        else []
    )


def known_id(settings: Settings, workspace: Workspace) -> str:
    """The spreadsheet's id as given or noted, or "".

    An emulator forgets when it is started anew: an id noted for it may be unknown to it. On Google an unknown id
    stays: it ends the command, and no second spreadsheet is begun.
    """
    return trusted_id(known_of(settings, workspace.endpoint), workspace)


@contextmanager
def _no_second(settings: Settings, desk: Desk) -> Iterator[Desk]:
    """The desk of the spreadsheet that is known.

    Raises:
        NotSetUp: The noted id isn't visible: whoever wants to begin anew removes the note.
        NotThere: The id that was given isn't visible.
    """
    known = known_of(settings, desk.workspace.endpoint)
    with absence_explained(known, desk.workspace, NotSetUp if known.is_noted else NotThere):
        yield replace(desk, spreadsheet_id=known_id(settings, desk.workspace))


def _not_kept(settings: Settings, spreadsheet_id: str) -> str:
    return (
        f"Номер таблицы не записан: файл {local_file(settings.config_path)} не записать. Программа найдёт таблицу и "
        f"так, по метке на Google Диске; чтобы не искала, задайте NASTAVNIK_SPREADSHEET_ID={spreadsheet_id}"
    )


def _lines(result: SetUp) -> list[str]:
    done = f"Сделано: {result.changes}." if result.changes else "Всё на месте, ничего не изменено."
    lines = [done, f"Таблица: {result.spreadsheet_url}", f"Папка:   {result.folder.url}"]
    lines += [f"{form.code}:      {form.link}" for form in result.forms]
    lines += [f"Шаблон:  {file.url}" for file in result.templates.values()]
    return [
        *lines,
        *(f"Внимание: {notice}" for notice in result.notices),
        "",
        PRIVACY,
        "",
        NEXT,
    ]

"""What stands in Google: the spreadsheet with its tabs, the questionnaires, the templates; only read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from config.questionnaire import Questionnaire
from generators.questionnaires.drift import drift, lacks_identity
from generators.workbook.migrations.migration import Upgrade
from generators.workbook.tabs import CLOSED, all_tabs
from sync.absence import is_of_spreadsheet, nothing_standing, out_of_sight, trusted_id
from sync.checkup.access import access_by_hand
from sync.checkup.check import Check, State, error, ok, warning
from sync.checkup.consents import consents_noted
from sync.checkup.templates import INIT, on_drive
from sync.commit import Desk
from sync.known import Known
from sync.parsing import parse_table
from sync.records.competencies import with_list
from sync.refusals import NotSetUp
from sync.repeats import told_once
from sync.schema import newer_told, upgrade_of
from sync.setup.place import MY_DRIVE, Place, require
from sync.setup.shelf import standing_spreadsheet
from sync.setup.structure import missing_structure
from sync.snapshot import Snapshot, parse_spreadsheet
from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.file import File
from sync.workspace.sheets import STRUCTURE

TABLE, TABS, LEASE, CLOCK = "Таблица", "Вкладки и столбцы", "Другие запуски", "Часы"
VERSION, GUARDS, PLACE = "Версия таблицы", "Защиты", "Папка для программы"
FORMS, TEMPLATES, DOUBLES = "Анкета", "Шаблоны", "Файлы"
MOST_SECONDS_APART = 120
"""Google refuses a key whose clock is off by more than some minutes."""


def standing(desk: Desk, known: Known) -> Iterator[Check]:
    """Check after check; where one makes the next ones meaningless, they are left out.

    Args:
        desk: Where to.
        known: The spreadsheet's id that was given or noted: the same one that the other commands work with.

    Raises:
        WorkspaceError: Google could not be asked at all.
    """
    place = Place(desk.parent_folder or MY_DRIVE)
    try:
        file = standing_spreadsheet(desk.workspace, trusted_id(known, desk.workspace), place)
    except NotSetUp as fault:
        yield error(TABLE, str(fault), "Разберитесь с названными таблицами и повторите.")
        return
    except Refused as refusal:
        if not is_of_spreadsheet(refusal, known.id):
            raise
        absence = out_of_sight(known, desk.workspace)
        yield error(TABLE, absence.told, absence.remedy)
        return
    yield _clock(desk)
    if file is None:
        yield from _place(desk)
        lost = nothing_standing(desk.workspace.drive, desk.parent_folder)
        yield error(
            TABLE, *((lost.told, lost.remedy) if lost else ("Таблица ещё не создана.", INIT))
        )
        return
    yield ok(TABLE, f"Открывается: {file.url}")
    desk = replace(desk, spreadsheet_id=file.id)
    resource = desk.workspace.sheets.read(file.id, STRUCTURE)
    way = upgrade_of(resource)
    yield _version(way)
    yield from _tabs(desk, dict(way.resource))
    try:
        snapshot = parse_spreadsheet(resource, desk.configuration)
    except NotSetUp as fault:
        yield error(TABS, str(fault), INIT)
        return
    yield _lease(desk, snapshot)
    yield _protections(resource)
    files = desk.workspace.drive.of_home(snapshot.memory.get("home", ""))
    for questionnaire in desk.configuration.questionnaires:
        yield from _form(desk, snapshot, questionnaire)
    by_key = {file.key: file for file in reversed(files)}
    yield from _templates(desk, by_key)
    coordinator = desk.configuration.organisation.coordinator.email
    yield access_by_hand(desk.workspace.drive, files, snapshot.memory, coordinator)
    yield _doubles(files)
    yield consents_noted(snapshot)


def _place(desk: Desk) -> Iterator[Check]:
    """Whether ``init`` could make the programme's folder where it is told to."""
    if not desk.parent_folder:
        return
    try:
        require(desk.workspace, Place(desk.parent_folder))
    except NotSetUp as fault:
        yield error(PLACE, str(fault), f"Исправьте настройки. {INIT}")


def _templates(desk: Desk, files: Mapping[str, File]) -> Iterator[Check]:
    """Each fault; the sound templates, which are many, in one line."""
    checks = list(on_drive(desk.workspace.drive, desk.configuration.papers, files))
    faults = [check for check in checks if check.state is not State.OK]
    yield from faults
    if sound := len(checks) - len(faults):
        yield ok(TEMPLATES, f"Исправных: {sound}, все подстановки понятны.")


def _clock(desk: Desk) -> Check:
    google = desk.workspace.transport.google_time
    apart = abs(google - datetime.now(UTC).timestamp())
    # An emulator may live on another day on purpose.
    if desk.workspace.endpoint == "google" and apart > MOST_SECONDS_APART:
        told = f"Часы этого компьютера расходятся с Google на {apart / 60:.0f} мин."
        return warning(CLOCK, told, "Включите в системе установку времени по сети.")
    return ok(CLOCK, "Время ответа Google получено.")


def _version(way: Upgrade) -> Check:
    """Which version the spreadsheet is of; what follows is said of it as ``init`` would make it."""
    if told := newer_told(way.version):
        return error(VERSION, told, "Обновите программу: до этого она ничего не записывает.")
    if way.version < way.newest:
        listed = f": {'; '.join(way.told)}" if way.steps else ", переделывать в ней ничего не нужно"
        told = f"Прежняя, {way.version}; программа работает с версией {way.newest}{listed}."
        return (error if way.blocking else warning)(VERSION, told, INIT)
    return ok(VERSION, f"{way.version}, та же, что у программы.")


def _tabs(desk: Desk, resource: dict[str, Any]) -> Iterator[Check]:
    sheets = {s["properties"].get("sheetId", 0): s for s in resource.get("sheets", [])}
    read = [parse_table(tab, sheets.get(tab.sheet_id)) for tab in all_tabs(desk.configuration)]
    faults = [finding.text for _, findings in read for finding in findings]
    for fault in faults:
        yield error(TABS, fault, INIT)
    for table, _ in read:
        for told in told_once(table):
            yield error(TABS, f"«{table.title}». {told}", _REPEATED)
    missing = missing_structure(resource, desk.configuration, "00000000", "")
    if missing and not faults:
        told = (
            f"Не хватает оформления: защит, представлений, диаграмм или столбцов ({len(missing)})."
        )
        yield warning(TABS, told, INIT)
    if not missing and not faults:
        yield ok(TABS, "Все вкладки, столбцы, защиты, представления и диаграммы на месте.")


_REPEATED = "Откройте вкладку и исправьте названные строки: команды программы повторов не убирают."


def _protections(resource: dict[str, Any]) -> Check:
    """Google lets only the owner and whoever made a protection write beneath it; the programme writes there."""
    locked = [
        sheet["properties"]["title"]
        for sheet in resource.get("sheets", [])
        for guard in sheet.get("protectedRanges", [])
        if not guard.get("warningOnly") and not guard.get("requestingUserCanEdit")
    ]
    if not locked:
        return ok(GUARDS, "Программа может писать под ними.")
    listed = ", ".join(f"«{title}»" for title in sorted(set(locked)))
    # A warning: whether Google says so to a token for reading alone has not been seen.
    return warning(
        GUARDS,
        f"Поставлены другой учётной записью, программа под ними писать не может ({len(locked)}): {listed}.",
        "Владелец таблицы: Данные → Защитить листы и диапазоны → удалить их. Затем nastavnik init с учётной записью "
        "программы поставит свои. Подробно: docs/operations.md.",
    )


def _lease(desk: Desk, snapshot: Snapshot) -> Check:
    if snapshot.lease.held_against(desk.run, desk.workspace.transport.google_time):
        until = datetime.fromtimestamp(snapshot.lease.expires, desk.now.tzinfo)
        told = f"Сейчас работает другой запуск (или был прерван), до {until:%H:%M}."
        return warning(
            LEASE, told, "Подождите: после этого времени его работу продолжит следующий запуск."
        )
    return ok(LEASE, f"Никто не мешает; поколение таблицы {snapshot.generation.number}.")


def _form(desk: Desk, snapshot: Snapshot, questionnaire: Questionnaire) -> Iterator[Check]:
    name = f"{FORMS} {questionnaire.code}"
    row = snapshot.tables["questionnaires"].row(questionnaire.code)
    file_id = row.text("form") if row else ""
    if not file_id:
        yield error(name, "Файл анкеты не записан на вкладке «Анкеты».", INIT)
        return
    try:
        form = desk.workspace.forms.get(file_id)
        permissions = desk.workspace.drive.permissions(file_id)
    except Refused as refusal:
        if refusal.code != 404:
            raise
        yield error(
            name, "Файл анкеты удалён или недоступен.", f"Верните его из корзины Диска. {INIT}"
        )
        return
    state = form.get("publishSettings", {}).get("publishState", {})
    closed = not (state.get("isPublished") and state.get("isAcceptingResponses"))
    is_over = row is not None and row.text("doors").startswith(CLOSED)
    if closed and is_over:
        yield ok(name, "Ответы больше не принимаются: последний день приёма прошёл.")
    elif closed:
        yield warning(
            name, "Ответы не принимаются.", f"Если это не нарочно: {INIT[0].lower()}{INIT[1:]}"
        )
    if not any(p.get("view") == "published" for p in permissions):
        yield error(name, "Отвечать могут только вошедшие в Google.", INIT)
        return
    if lacks_identity(form, questionnaire):
        told = "Удалён вопрос, по которому программа узнаёт, кто ответил: новые ответы никому не приписать."
        yield error(name, told, _IDENTITY_REMEDY)
    changed = drift(form, questionnaire, with_list(desk.configuration, snapshot.tables))
    for text in changed:
        remedy = "Верните вопрос в Google Форме или поправьте файл анкеты в config/questionnaires."
        yield warning(name, text, remedy)
    if not closed and not changed:
        yield ok(name, "Опубликована, открыта всем, вопросы на месте.")


_IDENTITY_REMEDY = (
    "Запустите nastavnik init: он вернёт вопрос на место. Если вопрос не вернулся, уберите форму в корзину Google "
    "Диска и запустите nastavnik init ещё раз: он создаст форму заново, с новой ссылкой."
)


def _doubles(files: tuple[File, ...]) -> Check:
    counted = Counter(file.key for file in files)
    doubled = [file for file in files if counted[file.key] > 1]
    if doubled:
        listed = "; ".join(f"«{file.name}» {file.url}" for file in doubled[:6])
        told = f"Двойные файлы: {listed}."
        return warning(DOUBLES, told, "Учитывается более старый. Лишний уберите в корзину.")
    return ok(DOUBLES, f"Файлов программы: {len(files)}, двойных нет.")


def unreachable(fault: WorkspaceError) -> Check:
    """What to say where Google, or the emulator, could not be asked."""
    return error("Связь", str(fault), "Устраните причину и повторите nastavnik doctor.")

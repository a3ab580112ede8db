"""Which version a spreadsheet is of, beside the one this program makes: who goes on, who waits, who refuses; pure."""

from collections.abc import Mapping
from typing import Any

from generators.workbook.migrations.migration import Upgrade, upgrade
from generators.workbook.migrations.registry import MIGRATIONS, NEWEST
from generators.workbook.tabs import SERVICE
from programme.findings import Finding
from sync.parsing import parse_table
from sync.records.memory import schema_of, service
from sync.refusals import NotSetUp

INIT = "Запустите nastavnik init: он покажет и сделает переход (сначала можно посмотреть: nastavnik init --dry-run)."


def upgrade_of(resource: Mapping[str, Any]) -> Upgrade:
    """The way of a spreadsheet, as read from Google, to this program's version."""
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    memory = service(parse_table(SERVICE, sheets.get(SERVICE.sheet_id))[0])
    return upgrade(resource, schema_of(memory), MIGRATIONS)


def newer_told(version: int) -> str:
    """What to say of a spreadsheet that a newer program has made or changed; "" where it is none."""
    if version <= NEWEST:
        return ""
    return (
        f"Таблица — версии {version}, а эта программа знает версии до {NEWEST}: таблицу уже обновила более новая "
        "программа."
    )


def refuse_newer(memory: Mapping[str, str]) -> None:
    """Stop before anything is written into a spreadsheet of a newer version.

    Raises:
        NotSetUp: It is of one.
    """
    if told := newer_told(schema_of(memory)):
        raise NotSetUp(
            f"{told} Обновите программу и повторите; до этого она ничего не записывает. Ничего не изменено."
        )


def refuse_unready(resource: Mapping[str, Any], memory: Mapping[str, str]) -> None:
    """Stop where a run would read an older spreadsheet wrongly.

    Raises:
        NotSetUp: A migration has to be made before.
    """
    version = schema_of(memory)
    if version >= NEWEST:
        return
    steps = upgrade_of(resource).blocking
    if steps:
        listed = "; ".join(change.told for step in steps for change in step.changes)
        raise NotSetUp(
            f"Таблица — прежней версии ({version}; программа работает с версией {NEWEST}), и без перехода её "
            f"не прочитать верно: {listed}. {INIT} Ничего не изменено."
        )


def older_remarks(memory: Mapping[str, str]) -> tuple[Finding, ...]:
    """The remark on a spreadsheet that has migrations before it and can be worked with all the same."""
    version = schema_of(memory)
    if version >= NEWEST:
        return ()
    return (Finding("", "", f"Таблица — прежней версии ({version} из {NEWEST}). {INIT}"),)

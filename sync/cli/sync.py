"""``nastavnik sync`` and ``nastavnik plan``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from programme.pairs import PairState
from sync.cli.busy import busy_told, guarded_told
from sync.cli.desk import on_spreadsheet
from sync.cli.discreet import discreet
from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.deciding.remarks import titled
from sync.guard import refusal
from sync.look import look
from sync.plan import access_told, describe
from sync.receipt import Receipt
from sync.records.papers import DONE, STANDING
from sync.refusals import Guarded, LeaseHeld, Moved, Overtaken
from sync.run import synchronise
from sync.settings import Settings
from sync.workspace.errors import NoCredentials, WorkspaceError

MOST_REMARKS = 20
"""Remarks shown in the terminal; all of them are in the sheet."""


def run(settings: Settings, output: Output, confirmed: str = "") -> int:
    """Bring Google into agreement with what people and forms say.

    Args:
        settings: Of this run.
        output: Where the answer goes.
        confirmed: Checksum of a plan that the guard has stopped and a person confirms.
    """
    if output.log:
        output.log.of_run(settings.run)
    output.progress(f"Запуск {settings.run}: читаю таблицу, ответы и документы…")
    receipt, desk = on_spreadsheet(
        settings,
        "sync",
        lambda desk: synchronise(replace(desk, confirmed=confirmed)),
        output.advance,
    )
    listed = discreet(titled(receipt.plan.findings, receipt.tables), settings.configuration)
    value = {
        "run": settings.run,
        "generation": receipt.generation,
        "changes": receipt.changes,
        "documents": receipt.documents,
        "findings": [{"tab": tab, "row": row, "text": text} for tab, row, text in listed],
        "requests": desk.workspace.counts,
    }
    output.result(value, _lines(receipt, listed))
    return 0


def repeat(options: Callable[[], Settings], output: Output, minutes: int) -> int:
    """Bring Google into agreement again and again, until Ctrl-C.

    What one run cannot do (no network, another run at work) is told, and the next one tries again.
    What people must put right first (a configuration, a credential) ends the loop as it ends a run.

    Args:
        options: Reads the settings anew for each run: a run has its own id and its own «now».
        output: Where each run's answer goes; with ``--json`` one object a line.
        minutes: From the end of one run to the beginning of the next.
    """
    while True:
        try:
            run(options(), output)
        except NoCredentials:
            raise
        except WorkspaceError as refusal:
            output.failure(str(refusal), 4)
        except (LeaseHeld, Overtaken, Moved) as held:
            output.failure(busy_told(held), 5)
        except Guarded as guarded:
            output.failure(guarded_told(guarded), 3)
        following = datetime.now() + timedelta(minutes=minutes)  # noqa: DTZ005 - told to whoever sits here
        output.progress(f"Следующий запуск — в {following:%H:%M}. Остановить: Ctrl-C.")
        STOP.sleep(minutes * 60)


def _lines(receipt: Receipt, listed: Iterable[tuple[str, str, str]]) -> list[str]:
    if receipt.changes:
        head = f"Готово. Изменено: {receipt.changes}; новых документов: {receipt.documents}."
    else:
        head = "Изменений нет: таблица, анкеты и документы согласованы."
    return [head, *access_told(receipt.plan.access), *_remarks(listed), *_what_next(receipt)]


def _what_next(receipt: Receipt) -> list[str]:
    """What waits for people, and where."""
    pairs, papers = receipt.tables["pairs"].rows, receipt.tables["papers"].rows
    undecided = sum(row.text("state") == PairState.PROPOSED.caption for row in pairs)
    unsigned = sum(row.text("state") in STANDING - DONE for row in papers)
    return [
        *([f"Ждут Вашего решения: {undecided} — вкладка «Пары»."] if undecided else []),
        *([f"Ждут подписи: {unsigned} — вкладка «Документы»."] if unsigned else []),
        f"Таблица: {receipt.url}",
    ]


def _remarks(listed: Iterable[tuple[str, str, str]]) -> list[str]:
    lines = [
        f"  {' · '.join(part for part in (tab, row) if part)}: {text}" for tab, row, text in listed
    ]
    rest = len(lines) - MOST_REMARKS
    more = [f"  … и ещё {rest} — на вкладке «Замечания»."] if rest > 0 else []
    return [f"Замечаний: {len(lines)}", *lines[:MOST_REMARKS], *more] if lines else []


def plan(settings: Settings, output: Output) -> int:
    """Show what ``sync`` would do; nothing is changed."""
    output.progress("Читаю таблицу, ответы и документы; ничего не меняю…")
    seen, desk = on_spreadsheet(settings, "plan", look)
    refused = refusal(seen.plan, seen.snapshot.tables, seen.snapshot.memory)
    tabs = {name: table.tab for name, table in seen.snapshot.tables.items()}
    lines = describe(seen.plan, tabs)
    listed = discreet(titled(seen.plan.findings, seen.snapshot.tables), settings.configuration)
    value: Mapping[str, Any] = {
        "changes": seen.plan.size,
        "documents": len(seen.rendered),
        "plan": lines,
        "findings": [{"tab": tab, "row": row, "text": text} for tab, row, text in listed],
        "requests": desk.workspace.counts,
        "confirm": refused.checksum if refused else "",
    }
    head = f"Будет изменено: {seen.plan.size}." if seen.plan.size else "Изменений не будет."
    last = ["", "Чтобы выполнить: nastavnik sync"] if seen.plan.size else []
    if refused and seen.plan.size:
        last = [
            "",
            *refused.reasons,
            f"Чтобы всё же выполнить: nastavnik sync --confirm {refused.checksum}",
        ]
    output.result(value, [head, *lines, *_remarks(listed), *last])
    return 0

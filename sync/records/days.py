"""«Нерабочие дни» → the calendar of working days."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from generators.workbook.days import DAYS, OFF, WORKING
from programme.findings import Finding
from programme.russian.dates import short_date
from programme.russian.texts import same_text
from programme.school_year import FIRST_YEAR, LAST_YEAR
from programme.working_days import WorkingDays, is_holiday
from sync.tables import Row, Table
from sync.values import as_date


def working_days(table: Table) -> tuple[WorkingDays, tuple[Finding, ...]]:
    """The calendar with the transfers that people typed.

    What can't be read or contradicts another row doesn't count and is told; a day off that the law makes
    one anyway is harmless. Without the tab there are no transfers.
    """
    findings: list[Finding] = []
    typed: dict[date, list[tuple[Row, str]]] = defaultdict(list)
    for row in table.rows:
        if not (row.text("date") or row.text("kind")):
            continue
        day, kind = as_date(row.cells.get("date")), _kind(row.text("kind"))
        if fault := _fault(day, kind):
            findings.append(Finding(DAYS.key, row.key, fault))
        elif day:
            typed[day].append((row, kind))
    known: dict[str, set[date]] = {OFF: set(), WORKING: set()}
    for day, rows in typed.items():
        kinds = {kind for _, kind in rows}
        findings += _repeated(day, [row for row, _ in rows], contradict=len(kinds) > 1)
        if len(kinds) == 1:
            known[kinds.pop()].add(day)
    return WorkingDays(frozenset(known[OFF]), frozenset(known[WORKING])), tuple(findings)


def _kind(text: str) -> str:
    return next((kind for kind in (OFF, WORKING) if same_text(kind, text)), "")


def _fault(day: date | None, kind: str) -> str:
    """Why a row doesn't count, and what to do; "" where it does."""
    if day is None:
        return "Строка не учтена: дата не читается, впишите её как 09.01.2026."
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return "Строка не учтена: впишите дату с полным годом, например 09.01.2026."
    if not kind:
        return f"Строка не учтена: выберите, какой это день: «{OFF}» или «{WORKING}»."
    if kind == WORKING and is_holiday(day):
        return (
            f"Строка не учтена: {short_date(day)} — праздник по ст. 112 ТК РФ и рабочим днём не бывает. "
            "Проверьте дату."
        )
    return ""


def _repeated(day: date, rows: list[Row], *, contradict: bool) -> Iterable[Finding]:
    if contradict:
        text = (
            f"Дата {short_date(day)} вписана и как «{OFF}», и как «{WORKING}»: ни одна из строк не учтена. "
            "Оставьте верную."
        )
        return [Finding(DAYS.key, row.key, text) for row in rows]
    text = f"Дата {short_date(day)} уже вписана выше: эту строку можно удалить."
    return [Finding(DAYS.key, row.key, text) for row in rows[1:]]

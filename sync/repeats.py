"""Rows that repeat a key: each of them is told so, and which of them counts; pure."""

from collections.abc import Iterable, Sequence

from programme.findings import Finding
from sync.records.roadmap import number_of, rows_of_one_number
from sync.tables import Row, Table


def repeated(table: Table) -> list[Finding]:
    """Remarks on rows that repeat a key, and on the row that counts.

    In the roadmap «3.1» and «3.1.» are one number: «3.10» typed without an apostrophe becomes it.
    """
    return [
        Finding(table.tab.key, row.place if row in table.doubles else row.key, text)
        for rows in _groups(table)
        for row, text in zip(rows, _told(table, rows), strict=True)
        if row not in table.doubles or "finding" in table.tab.programme_columns
    ]


def told_once(table: Table) -> list[str]:
    """What ``repeated`` says beside the rows that count: one remark for all rows that share a key."""
    return [next(iter(_told(table, rows))) for rows in _groups(table)]


def _groups(table: Table) -> list[tuple[Row, ...]]:
    """Rows that share a key, the one that counts first."""
    if table.tab.key == "roadmap":
        return rows_of_one_number(table)
    keys = dict.fromkeys(row.key for row in table.doubles)
    return [tuple(row for row in (*table.rows, *table.doubles) if row.key == key) for key in keys]


def _told(table: Table, rows: Sequence[Row]) -> Iterable[str]:
    """A remark for each of the rows."""
    first, *others = rows
    places = ", ".join(str(_line(row)) for row in rows)
    counts = f"учтена строка {_line(first)}"
    if table.tab.key == "roadmap":
        number = number_of(first)
        zero = _lost_zero(number)
        yield f"Номер {number} стоит в нескольких строках ({places}): {counts}. Дайте каждой строке свой номер.{zero}"
        again = (
            f"Номер {number} уже стоит в строке {_line(first)}, поэтому эта строка не учитывается. "
            f"Впишите её собственный номер, а лишнюю строку удалите.{zero}"
        )
    else:
        yield f"Ключ «{first.key}» стоит в нескольких строках ({places}): {counts}. Уберите повтор."
        again = (
            f"Ключ «{first.key}» уже стоит в строке {_line(first)}, поэтому эта строка не учитывается. "
            "Уберите повтор."
        )
    yield from (again for _ in others)


def _lost_zero(number: str) -> str:
    """How to type the number that a spreadsheet takes for this one."""
    head, dot, last = number.rpartition(".")
    if not dot or len(last) != 1:
        return ""
    longer = f"{head}.{last}0"
    return f" Номер {longer} вписывайте с апострофом впереди ('{longer}): иначе таблица теряет ноль в конце."


def _line(row: Row) -> int:
    """The number beside the row in the sheet."""
    return (row.index or 0) + 1

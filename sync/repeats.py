"""Rows that repeat a key: each of them is told so, and which of them counts; pure."""

from collections.abc import Iterable, Sequence

from programme.findings import Finding
from programme.russian.texts import normal_text
from sync.records.roadmap import number_of, rows_of_one_number
from sync.tables import Row, Table


def repeated(table: Table) -> list[Finding]:
    """Remarks on rows that repeat a key, and on the row that counts.

    In the roadmap «3.1» and «3.1.» are one number: «3.10» typed into a cell of numbers becomes it.
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
        zero = _lost_zero(rows)
        spare = " Если строка лишняя, удалите её." if _is_spare(rows) else ""
        yield f"Номер {number} стоит в нескольких строках ({places}): {counts}. Дайте каждой строке свой номер.{zero}"
        again = (
            f"Номер {number} уже стоит в строке {_line(first)}, поэтому эта строка не учитывается. "
            f"Впишите её собственный номер.{spare}{zero}"
        )
    else:
        yield f"Ключ «{first.key}» стоит в нескольких строках ({places}): {counts}. Уберите повтор."
        again = (
            f"Ключ «{first.key}» уже стоит в строке {_line(first)}, поэтому эта строка не учитывается. "
            "Уберите повтор."
        )
    yield from (again for _ in others)


def _is_spare(rows: Sequence[Row]) -> bool:
    """Whether two of the rows are one line, typed twice, or one of them is bare."""
    titles = {normal_text(row.text("title")) for row in rows}
    return "" in titles or len(titles) < len(rows)


def _lost_zero(rows: Sequence[Row]) -> str:
    """How to type the number that a spreadsheet takes for this one; "" where every cell is text and keeps it."""
    number = number_of(rows[0])
    head, dot, last = number.rpartition(".")
    if not dot or len(last) != 1 or all(isinstance(row.cells.get("number"), str) for row in rows):
        return ""
    longer = f"{head}.{last}0"
    return (
        f" Если это {longer}, впишите номер с точкой на конце ({longer}.): без неё таблица приняла его за число и "
        "потеряла ноль."
    )


def _line(row: Row) -> int:
    """The number beside the row in the sheet."""
    return (row.index or 0) + 1

"""«Дорожная карта» ↔ lines, and what people typed beside them."""

from collections.abc import Collection
from hashlib import sha256

from programme.roadmap import RoadmapLine, is_heading
from programme.russian.letters import spaced
from sync.tables import Row, Table

_DIGITS = 12
APOSTROPHES = " '’‘`"
"""What may stand before a number: in a cell that is text already, Sheets keeps the apostrophe as a letter."""


def roadmap_lines(table: Table) -> list[tuple[Row, RoadmapLine]]:
    """Every row as a line of the plan, sections among them.

    What is a section is told by the whole tab: by its number, what stands beside it, and what goes on from it.
    """
    numbers = [number_of(row) for row in table.rows]
    parents = {number.rpartition(".")[0] for number in numbers}
    return [(row, _line(row, parents)) for row in table.rows]


def _line(row: Row, parents: Collection[str]) -> RoadmapLine:
    number = number_of(row)
    bare = not any(spaced(row.text(name)) for name in ("timeframe", "responsible", "result"))
    return RoadmapLine(
        number=number,
        published_number=row.text("number").lstrip(APOSTROPHES),
        title=row.text("title"),
        timeframe=row.text("timeframe"),
        responsible=row.text("responsible"),
        result=row.text("result"),
        is_section=is_heading(number, is_bare=bare, is_gone_on_from=number in parents),
    )


def number_of(row: Row) -> str:
    """The number of a row without the dot at its end; "" where it has none."""
    return bare_number(row.text("number"))


def bare_number(text: str) -> str:
    """«3.10.» → «3.10»; an apostrophe before it, by which people keep a cell text, says nothing."""
    return text.lstrip(APOSTROPHES).rstrip(". ")


def rows_of_one_number(table: Table) -> list[tuple[Row, ...]]:
    """Rows whose number another row has too, in the order of the sheet; of each group the first counts.

    A section may have the number of an activity where activities are counted through the whole plan.
    """
    sections = {row.key for row, line in roadmap_lines(table) if line.is_section}
    groups: dict[tuple[bool, str], list[Row]] = {}
    for row in sorted((*table.rows, *table.doubles), key=_place):
        if number_of(row) and not row.keyless:
            groups.setdefault((row.key in sections, number_of(row)), []).append(row)
    return [tuple(rows) for rows in groups.values() if len(rows) > 1]


def _place(row: Row) -> tuple[bool, int]:
    """Rows that are yet to be appended come last."""
    return row.index is None, row.index or 0


def mark_of_hand(row: Row) -> str:
    """Fingerprint of what people typed under «Состояние вручную» and «Основание или ссылка»."""
    text = "\n".join(spaced(row.text(column)) for column in ("manual_state", "manual_evidence"))
    return sha256(text.encode()).hexdigest()[:_DIGITS]

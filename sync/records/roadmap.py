"""«Дорожная карта» ↔ lines, and what people typed beside them."""

from collections.abc import Collection
from hashlib import sha256

from programme.roadmap import RoadmapLine, is_heading
from programme.russian.letters import spaced
from sync.tables import Row, Table

_DIGITS = 12


def roadmap_lines(table: Table) -> list[tuple[Row, RoadmapLine]]:
    """Every row as a line of the plan, sections among them.

    What is a section is told by the whole tab: by its number, what stands beside it, and what goes on from it.
    """
    numbers = [_number(row) for row in table.rows]
    parents = {number.rpartition(".")[0] for number in numbers}
    return [(row, _line(row, parents)) for row in table.rows]


def _line(row: Row, parents: Collection[str]) -> RoadmapLine:
    number = _number(row)
    bare = not any(spaced(row.text(name)) for name in ("timeframe", "responsible", "result"))
    return RoadmapLine(
        number=number,
        published_number=row.text("number"),
        title=row.text("title"),
        timeframe=row.text("timeframe"),
        responsible=row.text("responsible"),
        result=row.text("result"),
        is_section=is_heading(number, is_bare=bare, is_gone_on_from=number in parents),
    )


def _number(row: Row) -> str:
    return row.text("number").rstrip(". ")


def mark_of_hand(row: Row) -> str:
    """Fingerprint of what people typed under «Состояние вручную» and «Основание или ссылка»."""
    text = "\n".join(spaced(row.text(column)) for column in ("manual_state", "manual_evidence"))
    return sha256(text.encode()).hexdigest()[:_DIGITS]

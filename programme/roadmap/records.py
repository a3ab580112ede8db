"""Rows of a table as records: each cell by what it holds, whatever the order of the columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from programme.grids import Grid, GridRow
from programme.roadmap.captions import Role, is_count_row
from programme.roadmap.layout import Layout
from programme.roadmap.looks import number_before, number_in, says_when, unspoilt
from programme.russian.letters import spaced
from programme.russian.texts import normal_text

TOLD = (Role.TIMEFRAME, Role.RESPONSIBLE, Role.RESULT)
"""What a line says beside its number and its title."""

_TICK = re.compile(r"[+*xх×vѵ✓✔•●■да/-]{1,2}", re.IGNORECASE)
_ONE_OF = (Role.NUMBER, Role.SECTION, Role.TITLE, Role.RESPONSIBLE, Role.RESULT)


@dataclass
class Record:
    """One row, on its way to become a line.

    Attributes:
        place: Where it stands.
        cells: By role; empty cells are absent.
        inherited: Roles whose cell is one with the cell above.
        alone: The row is one text over the whole width, or stands outside the tables.
        in_table: False outside tables.
        surplus: Cells beyond the last column were added to it.
        unplaced: Texts of columns that the roadmap doesn't have, by caption.
    """

    place: str
    cells: dict[Role, str] = field(default_factory=dict)
    inherited: frozenset[Role] = frozenset()
    alone: bool = False
    in_table: bool = True
    surplus: bool = False
    unplaced: dict[str, str] = field(default_factory=dict)

    def text(self, role: Role) -> str:
        """A cell; "" where it is empty."""
        return self.cells.get(role, "")

    @property
    def number(self) -> tuple[int, ...] | None:
        """The number of the row, unless it is the one above."""
        text = "" if Role.NUMBER in self.inherited else self.text(Role.NUMBER)
        return number_in(text) or unspoilt(text)

    @property
    def is_heading_only(self) -> bool:
        """Nothing but a title, with or without a number."""
        told = any(self.cells.get(role) and role not in self.inherited for role in TOLD)
        return not told and bool(self.text(Role.TITLE))


def loose(rows: Iterable[GridRow]) -> list[Record]:
    """Text outside tables."""
    return [
        Record(row.place, {Role.TITLE: text}, alone=True, in_table=False)
        for row in rows
        if (text := spaced(" ".join(row.cells)))
    ]


def records_of(grid: Grid, layout: Layout) -> list[Record]:
    """The rows below the header; repeated headers and blank rows are none."""
    rows = grid.rows[layout.start :]
    return [_record(row, layout) for row in rows if any(row.cells) and not _repeats(row, layout)]


def _repeats(row: GridRow, layout: Layout) -> bool:
    """The header again, on a new page, or its count of columns."""
    pairs = [(c, normal_text(t)) for c, t in enumerate(row.cells[: len(layout.captions)]) if t]
    same = [text == normal_text(layout.captions[column]) for column, text in pairs]
    return (len(same) > 1 and all(same)) or is_count_row(row.cells)


def _record(row: GridRow, layout: Layout) -> Record:
    cells = [spaced(cell) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    one = len(set(filled)) == 1 and (len(filled) > 1 or row.wide or len(cells) == 1)
    if one or (len(filled) == 1 and not number_in(filled[0]) and cells[0]):
        return Record(row.place, {Role.TITLE: filled[0]}, alone=True)
    record = Record(row.place, surplus=any(cells[len(layout.roles) :]))
    record.inherited = frozenset(layout.roles[c] for c in row.joined if c < len(layout.roles))
    for role in _ONE_OF:
        _join(record, role, _texts(cells, layout, role))
    _join(record, Role.TIMEFRAME, _deadline(cells, layout))
    for column in range(len(layout.roles)):
        if layout.roles[column] is Role.OTHER and column < len(cells) and cells[column]:
            record.unplaced[layout.captions[column] or f"№ {column + 1}"] = cells[column]
    if record.surplus:
        last = next((role for role in reversed(layout.roles) if role in record.cells), Role.TITLE)
        _join(record, last, [record.text(last), *filter(None, cells[len(layout.roles) :])])
    return _with_number(record, layout)


def _join(record: Record, role: Role, texts: Sequence[str]) -> None:
    """Several cells of one role are one text: titles as sentences, others with spaces."""
    kept = list(dict.fromkeys(filter(None, texts)))
    if kept:
        separator = ". " if role in {Role.TITLE, Role.SECTION} else " "
        record.cells[role] = separator.join(
            text.rstrip(".") if role is Role.TITLE and text is not kept[-1] else text
            for text in kept
        )


def _texts(cells: Sequence[str], layout: Layout, role: Role) -> list[str]:
    return [cell for cell, held in zip(cells, layout.roles, strict=False) if held is role]


def _deadline(cells: Sequence[str], layout: Layout) -> list[str]:
    """The deadline: its cell, its two ends, or the captions of the columns that are ticked."""
    (starts,) = _texts(cells, layout, Role.STARTS)[:1] or [""]
    (ends,) = _texts(cells, layout, Role.ENDS)[:1] or [""]
    found = _texts(cells, layout, Role.TIMEFRAME)
    if starts and ends:
        found.append(f"с {starts} по {ends}")
    elif starts or ends:
        found.append(f"с {starts}" if starts else f"до {ends}")
    ticked = [
        layout.captions[column] if _TICK.fullmatch(cell) else f"{layout.captions[column]}: {cell}"
        for column, cell in enumerate(cells[: len(layout.roles)])
        if cell and layout.roles[column] is Role.MARK
    ]
    if ticked:
        found.append(", ".join(ticked))
    return found


def _with_number(record: Record, layout: Layout) -> Record:
    """A number that stands before the title, or a title that stands in the column of numbers, in its place."""
    number, title = record.text(Role.NUMBER), record.text(Role.TITLE)
    if number and record.number is None and Role.NUMBER not in record.inherited:
        parts = number_before(number)
        if parts and not title:
            record.cells[Role.NUMBER], record.cells[Role.TITLE] = parts
        elif not title or says_when(title) == 2:
            record.cells[Role.TITLE] = f"{number}. {title}" if title else number
            del record.cells[Role.NUMBER]
        else:
            record.unplaced[layout.captions[layout.roles.index(Role.NUMBER)] or "№"] = number
            del record.cells[Role.NUMBER]
    elif not number and title:
        parts = number_before(title)
        if parts and not number_in(title):
            record.cells[Role.NUMBER], record.cells[Role.TITLE] = parts
    return record

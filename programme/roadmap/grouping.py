"""The column of sections, told by its cells: each stretches over the lines it heads, whatever its caption says."""

from collections.abc import Callable, Sequence

from programme.grids import GridRow
from programme.roadmap.captions import Role
from programme.roadmap.looks import number_in, says_when, unspoilt

_SHARE = 1 / 3
"""Of the lines go on the cell above: sections of three lines have two thirds, and some of a single line lower it."""

Roles = list[Role | None]


def with_sections(roles: Roles, captions: Sequence[str], body: Sequence[GridRow]) -> Roles:
    """The roles with the column of sections among them, where a merged one was taken for something else.

    Args:
        roles: By column; None where the caption says nothing.
        captions: By column.
        body: The rows below the header.
    """
    if Role.SECTION in roles and Role.TITLE in roles:
        return roles
    for column, role in enumerate(roles):
        if not _heads_lines(body, column):
            continue
        before, after = roles[:column], roles[column + 1 :]
        if Role.TITLE in after:
            if _may_be_sections(role, roles, body, column):
                return [*before, Role.SECTION, *after]
        elif _covers_the_next(role, after, captions[column + 1 :]):
            return [*before, Role.SECTION, Role.TITLE, *after[1:]]
    return roles


def is_section_column(body: Sequence[GridRow], column: int) -> bool:
    """Whether a column without a caption holds sections: merged cells that are neither numbers nor deadlines."""
    return _heads_lines(body, column) and not (
        _mostly_numbers(body, column) or _mostly_dated(body, column)
    )


def _covers_the_next(role: Role | None, after: Roles, captions: Sequence[str]) -> bool:
    """Whether one caption stands over the column and the next one: «Этап, мероприятия»."""
    return role in {Role.TITLE, Role.SECTION} and after[:1] == [None] and not captions[0]


def _may_be_sections(role: Role | None, roles: Roles, body: Sequence[GridRow], column: int) -> bool:
    """Whether what the caption says leaves room for sections, a column of titles standing to the right."""
    if role is Role.NUMBER:
        return not _mostly_numbers(body, column)
    if role is Role.TIMEFRAME:
        return roles.count(Role.TIMEFRAME) > 1 and not _mostly_dated(body, column)
    return role in {None, Role.TITLE} and is_section_column(body, column)


def _heads_lines(body: Sequence[GridRow], column: int) -> bool:
    """Whether many of its cells are one with the cell above, in rows that say something of their own."""
    rows = [row for row in body if not row.wide and sum(map(bool, row.cells)) > 1]
    going_on = [row for row in rows if column in row.joined and _own_cells(row) > 1]
    return bool(going_on) and len(going_on) >= _SHARE * len(rows)


def _own_cells(row: GridRow) -> int:
    return sum(bool(cell) and place not in row.joined for place, cell in enumerate(row.cells))


def _mostly_numbers(body: Sequence[GridRow], column: int) -> bool:
    return _share(body, column, lambda text: bool(number_in(text) or unspoilt(text)))


def _mostly_dated(body: Sequence[GridRow], column: int) -> bool:
    return _share(body, column, lambda text: says_when(text) == 2)


def _share(body: Sequence[GridRow], column: int, looks: Callable[[str], bool]) -> bool:
    """Whether half of the filled cells look so."""
    cells = [row.cells[column] for row in body if column < len(row.cells) and row.cells[column]]
    return 2 * sum(map(looks, cells)) > len(cells)

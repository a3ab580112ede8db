"""The columns of one table: by its header, and by what its cells look like where a header is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from programme.grids import GridRow
from programme.roadmap.captions import Role, is_count_row, is_header, role_of
from programme.roadmap.grouping import is_section_column, with_sections
from programme.roadmap.looks import names_papers, names_people, number_in, says_when, unspoilt

USUAL = (Role.NUMBER, Role.TITLE, Role.TIMEFRAME, Role.RESPONSIBLE, Role.RESULT)
"""The order of the published roadmap this system began with."""

_SUB = frozenset({Role.MARK, Role.STARTS, Role.ENDS})


@dataclass(frozen=True)
class Layout:
    """What each column of a table holds.

    Attributes:
        roles: By column.
        captions: By column, as published; "" without a header.
        start: Place of the first row after the header.
        named: Whether the table has a header.
    """

    roles: tuple[Role, ...]
    captions: tuple[str, ...]
    start: int = 0
    named: bool = True


def layout_of(rows: Sequence[GridRow], before: Layout | None = None) -> Layout | None:
    """The columns of a table; None where it is no plan.

    Args:
        rows: The table.
        before: Columns of the plan's table before it, which a table without a header goes on.
    """
    for place, row in enumerate(rows):
        if is_header(row.cells) and not row.wide:
            return _by_header(rows, place)
    width = max((len(row.cells) for row in rows), default=0)
    if before and len(before.roles) == width:
        return Layout(before.roles, before.captions, 0)
    return _by_content(rows)


def _by_header(rows: Sequence[GridRow], place: int) -> Layout:
    captions = list(rows[place].cells)
    roles = [role_of(caption) for caption in captions]
    start = place + 1
    if start < len(rows) and _is_second_header(rows[start], roles):
        for column, text in enumerate(rows[start].cells[: len(captions)]):
            if text and text != captions[column]:
                captions[column] = (
                    text if role_of(text) in _SUB else f"{captions[column]} {text}".strip()
                )
                roles[column] = role_of(text) or roles[column]
        start += 1
    if start < len(rows) and is_count_row(rows[start].cells):
        start += 1
    body = [row for row in rows[start:] if not is_header(row.cells)]
    known = _named(with_sections(roles, captions, body), body)
    return Layout(known, tuple(captions), start)


def _is_second_header(row: GridRow, roles: Sequence[Role | None]) -> bool:
    """«начало | окончание» under «Сроки»: only captions, in columns of deadlines or joined with the header."""
    new = [
        (column, text) for column, text in enumerate(row.cells) if text and column not in row.joined
    ]
    under = [roles[column] if column < len(roles) else None for column, _ in new]
    if new and under[0] is Role.NUMBER and role_of(new[0][1]) is Role.NUMBER:
        return True  # «№ … Сроки» over «п/п … проведения»
    return (
        bool(new)
        and all(role_of(text) in _SUB for _, text in new)
        and all(role in {None, Role.TIMEFRAME, Role.MARK} for role in under)
    )


def _named(roles: Sequence[Role | None], body: Sequence[GridRow]) -> tuple[Role, ...]:
    """The roles of all columns: those without a caption by their cells, and at least one title."""
    found = list(roles)
    for column, role in enumerate(found):
        if role is None:
            found[column] = _unnamed(column, found, body)
    known = [role or Role.OTHER for role in found]
    if Role.TITLE not in known and Role.SECTION in known:
        known[known.index(Role.SECTION)] = Role.TITLE
    return tuple(known)


def _unnamed(column: int, roles: Sequence[Role | None], body: Sequence[GridRow]) -> Role:
    if Role.NUMBER not in roles and _share(body, column, _is_number) >= 0.6:
        return Role.NUMBER
    if Role.TIMEFRAME not in roles and _share(body, column, _is_dated) >= 0.5:
        return Role.TIMEFRAME
    if Role.RESPONSIBLE not in roles and _share(body, column, names_people) >= 0.6:
        return Role.RESPONSIBLE
    return Role.OTHER


def _by_content(rows: Sequence[GridRow]) -> Layout | None:
    body = [row for row in rows if sum(map(bool, row.cells)) > 1]
    width = max((len(row.cells) for row in rows), default=0)
    if not body or width < 2:
        return None
    if width > 2 and is_section_column(body, 0):
        rest = _by_content([_without_first(row) for row in rows])
        return rest and Layout((Role.SECTION, *rest.roles), ("", *rest.captions), named=False)
    number = next((c for c in range(width - 1) if _share(body, c, _is_number) >= 0.6), None)
    when = [0.0 if c == number else _share(body, c, _is_dated) for c in range(width)]
    best = max(range(width), key=lambda column: when[column])
    if number is None and (when[best] < 0.4 or width < 3):
        return None
    usual = USUAL if number == 0 else USUAL[1:]
    at = usual.index(Role.TIMEFRAME)
    if number in {0, None} and (width <= at or when[best] <= when[at] + 0.3):
        roles = list(usual[:width])
    else:
        roles = _guessed(body, width, number, best if when[best] >= 0.4 else None)
    return Layout(tuple(roles), ("",) * len(roles), named=False)


def _without_first(row: GridRow) -> GridRow:
    """A row from its second column on."""
    joined = frozenset(column - 1 for column in row.joined if column)
    return GridRow(row.place, row.cells[1:], joined, row.wide)


def _guessed(
    body: Sequence[GridRow], width: int, number: int | None, when: int | None
) -> list[Role]:
    """Columns told apart by what most of their cells look like."""
    roles = [Role.OTHER] * width
    free = [column for column in range(width) if column not in {number, when}]
    if number is not None:
        roles[number] = Role.NUMBER
    if when is not None:
        roles[when] = Role.TIMEFRAME
    people = max(free, key=lambda c: _share(body, c, names_people), default=None)
    if people is not None and len(free) > 1 and _share(body, people, names_people) >= 0.4:
        roles[people] = Role.RESPONSIBLE
        free.remove(people)
    papers = max(free, key=lambda c: _share(body, c, names_papers), default=None)
    title = max(free, key=lambda c: _length(body, c), default=None)
    if title is not None:
        if len(free) == 2 and papers is not None and _share(body, papers, names_papers) >= 0.5:
            title = next(column for column in free if column != papers)
        roles[title] = Role.TITLE
        free.remove(title)
    if free:
        roles[max(free, key=lambda c: _length(body, c))] = Role.RESULT
    return roles


def _is_dated(text: str) -> bool:
    return says_when(text) == 2


def _is_number(text: str) -> bool:
    return number_in(text) is not None or unspoilt(text) is not None


def _share(rows: Sequence[GridRow], column: int, looks: Callable[[str], object]) -> float:
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column]]
    return sum(bool(looks(cell)) for cell in cells) / len(cells) if cells else 0.0


def _length(rows: Sequence[GridRow], column: int) -> float:
    cells = [len(row.cells[column]) for row in rows if column < len(row.cells)]
    return sum(cells) / max(1, len(rows))

"""The difference between what is and what should be, as a value that can be printed and applied."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generators.workbook.columns import Kind, Owner, Tab
from programme.findings import Finding
from sync.tables import Row, Table
from sync.values import FORMULA, Scalar, as_date, as_text, moment_words, same
from sync.world import AccessOrder, ChoiceUpdate, PaperOrder


@dataclass(frozen=True)
class CellChange:
    """One cell that will be written."""

    tab: str
    key: str
    column: str
    row: int
    old: Scalar
    new: Scalar


@dataclass(frozen=True)
class NewRow:
    """One row that will be appended."""

    tab: str
    key: str
    cells: Mapping[str, Scalar]


@dataclass(frozen=True)
class Plan:
    """What a run will do.

    Attributes:
        cells: Cells to write.
        rows: Rows to append.
        orders: Papers to make.
        choices: Forms whose choices to bring up to date.
        findings: Remarks for staff.
        access: Folders whose access changes.
    """

    cells: tuple[CellChange, ...]
    rows: tuple[NewRow, ...]
    orders: tuple[PaperOrder, ...]
    choices: tuple[ChoiceUpdate, ...]
    findings: tuple[Finding, ...]
    access: tuple[AccessOrder, ...] = ()

    @property
    def size(self) -> int:
        """Cells, rows, files and access that will change."""
        access = sum(len(order.give) + len(order.take) for order in self.access)
        return len(self.cells) + len(self.rows) + len(self.orders) + len(self.choices) + access


def difference(
    before: Mapping[str, Table], after: Mapping[str, Table], *, filled: Collection[str] = ()
) -> tuple[list[CellChange], list[NewRow]]:
    """What separates two states of the tabs: cells to write, rows to append. Rows are never removed.

    Args:
        before: As read.
        after: As it should be.
        filled: Tabs in which cells of people's that were empty are written too: they have asked for it.
    """
    cells: list[CellChange] = []
    rows: list[NewRow] = []
    for name, table in after.items():
        if not table.whole:
            continue  # nothing is written into a tab whose columns aren't all known
        was = {row.index: row for row in (*before[name].rows, *before[name].doubles)}
        for row in (*table.rows, *table.doubles):
            if row.index is None:
                rows.append(
                    NewRow(
                        name, row.key, {c: v for c, v in row.cells.items() if c in table.positions}
                    )
                )
            else:
                cells += _changed_cells(table, was[row.index], row)
                cells += _filled_cells(table, was[row.index], row) if name in filled else ()
    return cells, rows


def _changed_cells(table: Table, was: Row, row: Row) -> list[CellChange]:
    return [
        CellChange(
            table.tab.key,
            row.key,
            column,
            row.index or 0,
            was.cells.get(column),
            row.cells.get(column),
        )
        for column in (*table.tab.programme_columns, *table.tab.request_columns)
        if column in table.positions and not same(was.cells.get(column), row.cells.get(column))
    ]


def _filled_cells(table: Table, was: Row, row: Row) -> list[CellChange]:
    return [
        CellChange(table.tab.key, row.key, column.key, row.index or 0, None, row.cells[column.key])
        for column in table.tab.columns
        if column.owner is Owner.PEOPLE and column.key in table.positions
        if was.cells.get(column.key) is None and row.cells.get(column.key) is not None
    ]


def describe(plan: Plan, tabs: Mapping[str, Tab]) -> list[str]:
    """The plan in Russian lines, codes only; no names, no answers."""
    lines = [_describe_row(row, tabs[row.tab]) for row in plan.rows]
    lines += [_describe_cell(change, tabs[change.tab]) for change in plan.cells]
    lines += [f"{'~' if order.file else '+'} документ «{order.title}»" for order in plan.orders]
    lines += [f"~ анкета {update.questionnaire}: {_form_told(update)}" for update in plan.choices]
    return [*lines, *access_told(plan.access)]


def _form_told(update: ChoiceUpdate) -> str:
    """What a run does with a form."""
    if update.accepts is None:
        return "обновить варианты ответа"
    return "открыть приём ответов" if update.accepts else "закрыть приём ответов"


def access_told(orders: Iterable[AccessOrder]) -> list[str]:
    """What a run does about access to folders, in codes alone."""
    lines = []
    for order in orders:
        if order.give:
            who = ", ".join(wish.who for wish in order.give)
            lines.append(f"+ доступ к папке пары {order.pair}: {who}")
        if order.take:
            who = ", ".join(note.who for note in order.take)
            lines.append(f"- доступ к папке пары {order.pair} закрыть: {who}")
    return lines


_PRIVATE = (
    "mentor_name",
    "mentee_name",
    "person_name",
    "person_name",
    "why",
    "against",
    "others",
    "told_by_pair",
    "history",
    "silent",
    "message",
    "finding",
    "text",
    "told",
)
"""Columns that repeat names or answers, or are too long to read in a terminal; remarks may quote people."""

_PRIVATE_TABS = ("people", "declension", "service")
"""Tabs whose every cell may: what people have changed in a form is remembered on «Служебная»."""


def _describe_row(row: NewRow, tab: Tab) -> str:
    if _holds_answers(tab):
        return f"+ {tab.title}: новый ответ"
    return f"+ {tab.title}: новая строка {row.key}"


def _describe_cell(change: CellChange, tab: Tab) -> str:
    column = tab.column(change.column)
    # Google's id of a response says nothing to people, nor does a key of our own making.
    named = not _holds_answers(tab) and not change.key.startswith("#")
    place = change.key if named else f"строка {change.row + 1}"
    head = f"~ {tab.title}, {place}, «{column.header}»"
    if _holds_answers(tab) or tab.key in _PRIVATE_TABS or change.column in _PRIVATE:
        return head
    was, becomes = (_words(value, column.kind) for value in (change.old, change.new))
    return f"{head}: «{was}» → «{becomes}»"


def _holds_answers(tab: Tab) -> bool:
    return tab.key.startswith("answers")


def _words(value: Scalar, kind: Kind) -> str:
    """A cell as people see it in the spreadsheet."""
    if value == FORMULA:
        return "формула"
    if isinstance(value, float) and kind is Kind.MOMENT:
        return moment_words(value) or as_text(value)
    if isinstance(value, float) and kind is Kind.DATE:
        day = as_date(value)
        return f"{day:%d.%m.%Y}" if day else as_text(value)
    return _short(as_text(value).replace(".", ",") if isinstance(value, float) else as_text(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"

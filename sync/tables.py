"""Tabs as tables: rows found by key, columns by header; values in, new tables out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generators.workbook.columns import CellValue, Tab
from sync.values import Scalar, as_text, scalar


@dataclass(frozen=True)
class Row:
    """One row of a register.

    Attributes:
        key: Text of its key column; «#12» (its number in the sheet) while that is empty.
        index: Place in the sheet, from 0; None for a row that is yet to be appended.
        cells: Column key → value; empty cells may be absent.
    """

    key: str
    index: int | None
    cells: Mapping[str, Scalar] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The cell as text, "" where it is empty."""
        return as_text(self.cells.get(column))

    @property
    def place(self) -> str:
        """«#12», its number in the sheet: names a row that repeats the key of another one."""
        return f"#{(self.index or 0) + 1}"

    @property
    def keyless(self) -> bool:
        """Whether people began the row and the programme has not given it a key yet."""
        return self.key.startswith("#")

    @property
    def vacant(self) -> bool:
        """Whether nothing stands in it but a remark on what has gone meanwhile."""
        held = (column for column, value in self.cells.items() if value not in (None, False))
        return self.keyless and set(held) <= {"finding"}


@dataclass(frozen=True)
class Table:
    """A tab as read, or as it should be.

    Attributes:
        tab: Its declaration.
        title: Its present title (people may have renamed it).
        positions: Column key → place from 0; a column whose header is missing is absent.
        rows: In the order of the sheet; of several rows with one key only the first.
        whole: Whether the tab and every column of its declaration were found, those of later versions apart.
        doubles: Rows that repeat the key of one above them; they don't count.
        missing: Whether the tab is not there at all.
    """

    tab: Tab
    title: str
    positions: Mapping[str, int]
    rows: tuple[Row, ...] = ()
    whole: bool = True
    doubles: tuple[Row, ...] = ()
    missing: bool = False

    def row(self, key: str) -> Row | None:
        """The row with that key."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def lacking(self) -> frozenset[str]:
        """Columns of later versions that the sheet lacks."""
        return frozenset(c.key for c in self.tab.columns if c.later and c.key not in self.positions)

    @property
    def keys(self) -> frozenset[str]:
        """The keys that are there."""
        return frozenset(row.key for row in self.rows)

    def written(self, values: Mapping[str, Mapping[str, CellValue]]) -> "Table":
        """The table with the programme's cells of some rows as they should be.

        Args:
            values: Row key → column key → value; rows that aren't there are passed over.

        Raises:
            ValueError: A column belongs to people.
        """
        foreign = {column for cells in values.values() for column in cells} - set(
            self.tab.programme_columns
        )
        if foreign:
            raise ValueError(f"columns {sorted(foreign)} of {self.tab.key} belong to people")
        return replace(self, rows=tuple(_with(row, values.get(row.key, {})) for row in self.rows))

    def filled(self, values: Mapping[str, Mapping[str, CellValue]]) -> "Table":
        """The table with people's empty cells filled, as they ask for with a file of theirs; what they typed stays.

        Args:
            values: Row key → column key → value; rows that aren't there are passed over.
        """
        return replace(self, rows=tuple(_filled(row, values.get(row.key, {})) for row in self.rows))

    def asked(self) -> bool:
        """Whether people have ticked a request; whatever they typed into such a cell counts as a tick."""
        return any(
            row.cells.get(column) not in (None, False)
            for row in self.rows
            for column in self.tab.request_columns
        )

    def requested(self) -> list[str]:
        """What people have typed into the cells of requests, instead of a tick; numbers as texts."""
        return [
            row.text(column)
            for row in self.rows
            for column in self.tab.request_columns
            if row.cells.get(column) is not None and not isinstance(row.cells[column], bool)
        ]

    def answered(self) -> "Table":
        """The table with every request taken away: ticks unticked, texts cleared."""
        columns = self.tab.request_columns
        rows = (
            replace(
                row,
                cells={
                    column: False if column in columns else value
                    for column, value in row.cells.items()
                    if column not in columns or isinstance(value, bool)
                },
            )
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def keyed(self, key: str, new_key: str) -> "Table":
        """The table with a key given to a row that people began."""
        column = self.tab.key_column
        rows = tuple(
            replace(r, key=new_key, cells={**r.cells, column: new_key}) if r.key == key else r
            for r in self.rows
        )
        return replace(self, rows=rows)

    def told_apart(self, double: Row, key: str) -> "Table":
        """The table with a row that repeats another one's key counted under a key of its own."""
        row = replace(double, key=key, cells={**double.cells, self.tab.key_column: key})
        doubles = tuple(other for other in self.doubles if other != double)
        return replace(self, rows=(*self.rows, row), doubles=doubles)

    def appended(self, key: str, values: Mapping[str, CellValue]) -> "Table":
        """The table with a new row; its first values may fill people's columns too."""
        row = _with(Row(key, None), {**values, self.tab.key_column: key})
        return replace(self, rows=(*self.rows, row))

    def upserted(self, values: Mapping[str, Mapping[str, CellValue]]) -> "Table":
        """The table with rows written where they are there, appended in the given order where they aren't."""
        table = self.written(values)
        standing = self.keys
        new = tuple(
            _with(Row(key, None), {**cells, self.tab.key_column: key})
            for key, cells in values.items()
            if key not in standing
        )
        return replace(table, rows=(*table.rows, *new))

    def findings_written(self, texts: Mapping[str, Iterable[str]]) -> "Table":
        """The table with every row's remarks as they should be; rows without any are cleared.

        Args:
            texts: Key of a row, or ``place`` of one that repeats a key → its remarks.
        """
        if "finding" not in self.tab.programme_columns:
            return self
        table = self.written(
            {row.key: {"finding": "\n".join(texts.get(row.key, ()))} for row in self.rows}
        )
        doubles = (
            _with(row, {"finding": "\n".join(texts.get(row.place, ()))}) for row in self.doubles
        )
        return replace(table, doubles=tuple(doubles))


def _filled(row: Row, values: Mapping[str, CellValue]) -> Row:
    empty = {column: value for column, value in values.items() if row.cells.get(column) is None}
    return _with(row, empty)


def _with(row: Row, values: Mapping[str, CellValue]) -> Row:
    if not values:
        return row
    cells = {**row.cells, **{column: scalar(value) for column, value in values.items()}}
    return Row(row.key, row.index, {name: held for name, held in cells.items() if held is not None})

"""The common shape of every tabular file: grids of cells, with what is known about merged ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GridRow:
    """One row.

    Attributes:
        place: Where it stands, for staff: «строка 4», «таблица 2, строка 4», «лист «План», строка 4».
        cells: The texts, from the first column.
        joined: Columns whose cell is one with the cell above; the text is repeated here.
        wide: One cell takes (nearly) the whole width.
    """

    place: str
    cells: tuple[str, ...]
    joined: frozenset[int] = frozenset()
    wide: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, or the text that stands between tables.

    Attributes:
        caption: «таблица 2», «лист «План»»; "" for text outside tables.
        rows: Its rows; of text outside tables each has one cell.
        is_table: False for text outside tables.
    """

    caption: str
    rows: tuple[GridRow, ...]
    is_table: bool = True

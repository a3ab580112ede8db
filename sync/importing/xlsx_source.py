"""An Excel workbook as grids: merged cells repeat their text, and rows know that they are merged."""

from collections.abc import Iterator, Sequence

from programme.grids import Grid, GridRow
from sync.tabular.package import Package
from sync.tabular.workbook import Page, Span, pages


def xlsx_grids(package: Package) -> list[Grid]:
    """One grid for each visible sheet that holds anything.

    Raises:
        Damaged: It can't be read.
    """
    return [_grid(page) for page in pages(package) if page.rows]


def _grid(page: Page) -> Grid:
    cells = {
        row: {column: text.strip() for column, text in read.items()}
        for row, read in page.rows.items()
    }
    width = max(column + 1 for row in cells.values() for column in row)
    caption = f"лист «{page.name}»"
    return Grid(caption, tuple(_rows(cells, page.merges, width, caption)))


def _rows(
    cells: dict[int, dict[int, str]], merges: Sequence[Span], width: int, caption: str
) -> Iterator[GridRow]:
    joined: dict[int, set[int]] = {}
    wide: set[int] = set()
    for span in merges:
        text = cells.get(span.top, {}).get(span.left, "")
        if text and span.right - span.left + 1 >= max(2, width - 1):
            wide.add(span.top)
        elif text:
            for row in [place for place in cells if span.top < place <= span.bottom]:
                cells[row][span.left] = text
                joined.setdefault(row, set()).add(span.left)
    for row in sorted(cells):
        texts = tuple(cells[row].get(column, "") for column in range(width))
        yield GridRow(
            f"{caption}, строка {row}", texts, frozenset(joined.get(row, ())), row in wide
        )

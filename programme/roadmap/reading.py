"""Reading a published roadmap, whatever its layout; nothing is dropped silently and nothing raises."""

from collections.abc import Iterable, Sequence

from programme.findings import Finding
from programme.grids import Grid, GridRow
from programme.roadmap.aligned import aligned
from programme.roadmap.assembling import Assembly, Item, assembled
from programme.roadmap.captions import Role, is_header
from programme.roadmap.delimited import delimited, lines_in
from programme.roadmap.layout import Layout, layout_of
from programme.roadmap.lines import TAB, ImportedRoadmap, RoadmapLine
from programme.roadmap.numbering import number_items
from programme.roadmap.records import Record, loose, records_of
from programme.roadmap.remarks import remarks
from programme.roadmap.segmenting import segmented

NOTHING = (
    "Ни одной строки плана не найдено. Нужна таблица со столбцами «№», «Мероприятие», «Срок», «Ответственный», "
    "«Результат»."
)


def read_roadmap(text: str) -> ImportedRoadmap:
    """Reads a published roadmap from text.

    Cells may be parted by tabs, bars, semicolons, commas or several spaces, or stand one in a line. A title above
    the table, its header in other words and another order, sections in any shape, blank lines, any line ends and a
    byte order mark are understood. What doesn't fit is named with its line, and what is missing is asked for.
    """
    lines = lines_in(text)
    rows = delimited(lines) or aligned(lines)
    if rows:
        return read_grids([Grid("", tuple(rows))])
    found = segmented(lines)
    if not found:
        told = [line.strip() for _, line in lines if line.strip()]
        return _result(Assembly(), told, ())
    before, segments, order = found
    layout = Layout(tuple(order), tuple(role.value for role in order))
    records = records_of(Grid("", tuple(segments)), layout)
    return _read([*loose(GridRow("", (line,)) for line in before), *records], (), [])


def read_grids(grids: Sequence[Grid]) -> ImportedRoadmap:
    """Reads a published roadmap from the tables of a document; tables that are no plan are named."""
    records: list[Record] = []
    headers: tuple[str, ...] = ()
    findings: list[Finding] = []
    layout: Layout | None = None
    for grid in grids:
        found = layout_of(grid.rows, layout) if grid.is_table else None
        if not grid.is_table:
            records += loose(grid.rows)
        elif found is None:
            findings += _no_plan(grid, records)
        else:
            layout = found
            top = _above(grid.rows, found)
            records += loose(grid.rows[:top])
            records += records_of(Grid(grid.caption, grid.rows[top:]), _shifted(found, top))
            headers = headers or _headers(found)
            findings += _unplaced(records, grid)
    return _read(records, headers, findings)


def _no_plan(grid: Grid, records: list[Record]) -> Iterable[Finding]:
    """Text without columns is loose; another table is named, with its beginning."""
    if not grid.caption or all(len(list(filter(None, row.cells))) < 2 for row in grid.rows):
        records += loose(grid.rows)
        return
    told = "; ".join(cell for row in grid.rows for cell in row.cells if cell)
    shown = told if len(told) <= 120 else told[:119] + "…"
    text = (
        f"{grid.caption[:1].upper()}{grid.caption[1:]} не похожа на план и не внесена: «{shown}»."
    )
    if "лист" in grid.caption:
        text = text.replace("не похожа", "не похож").replace("внесена", "внесён")
    yield Finding(TAB, "", text)


def _above(rows: Sequence[GridRow], layout: Layout) -> int:
    """How many rows stand above the header, or above the first row with cells."""
    if layout.named and layout.start:
        return next((place for place, row in enumerate(rows) if is_header(row.cells)), 0)
    return next((p for p, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), 0)


def _shifted(layout: Layout, top: int) -> Layout:
    return Layout(layout.roles, layout.captions, max(0, layout.start - top), layout.named)


def _headers(layout: Layout) -> tuple[str, ...]:
    return tuple(
        c for c, r in zip(layout.captions, layout.roles, strict=True) if r is not Role.OTHER or c
    )


def _unplaced(records: Sequence[Record], grid: Grid) -> Iterable[Finding]:
    """Columns that the roadmap has no place for, each named once with how many cells it holds."""
    counts: dict[str, int] = {}
    for record in records:
        for caption in record.unplaced:
            counts[caption] = counts.get(caption, 0) + 1
        record.unplaced = {}
    for caption, count in counts.items():
        where = f" ({grid.caption})" if grid.caption else ""
        text = f"Столбец «{caption}»{where} не внесён (заполнено ячеек: {count}): в дорожной карте для него нет столбца."
        yield Finding(TAB, "", text)


def _read(
    records: Sequence[Record], headers: tuple[str, ...], findings: Sequence[Finding]
) -> ImportedRoadmap:
    made = assembled(records)
    number_items(made)
    return _result(made, made.title, headers, findings)


def _result(
    made: Assembly,
    title: Sequence[str],
    headers: tuple[str, ...],
    before: Sequence[Finding] = (),
) -> ImportedRoadmap:
    lines = [_line(item) for item in made.items]
    places = [item.record.place[:1].upper() + item.record.place[1:] for item in made.items]
    findings = [*before, *(Finding(TAB, key, text) for key, text in made.notes)]
    findings += remarks(list(zip(lines, places, strict=True)), made.items)
    if not lines:
        findings.append(Finding(TAB, "", NOTHING))
    return ImportedRoadmap(" ".join(title).strip("* "), headers, tuple(lines), tuple(findings))


def _line(item: Item) -> RoadmapLine:
    number = ".".join(map(str, item.number or ()))
    if item.is_section:
        return RoadmapLine(number, item.published, item.title, is_section=True)
    return RoadmapLine(
        number,
        item.published,
        item.title,
        item.told(Role.TIMEFRAME),
        item.told(Role.RESPONSIBLE),
        item.told(Role.RESULT),
    )

"""A number that stands twice in «Дорожная карта»: every row that has it says so, and how to put it right."""

from dataclasses import replace

import pytest
from paper_world import Garden, garden

from generators.workbook.registers import ROADMAP
from sync.plan import difference
from sync.repeats import told_once
from sync.tables import Row, Table


def with_row(number: str, title: str = "Чаепитие наставников", *, double: bool = False) -> Garden:
    """A garden in whose roadmap somebody has typed one more row."""
    office = garden()
    table = office.world.tables["roadmap"]
    place = max(row.index or 0 for row in table.rows) + 1
    row = Row(
        number, place, {"number": number, "title": title, "timeframe": "май", "state": "выполнено"}
    )
    added = replace(table, doubles=(row,)) if double else replace(table, rows=(*table.rows, row))
    office.world = replace(office.world, tables={**office.world.tables, "roadmap": added})
    return office.settled()


def roadmap(office: Garden) -> Table:
    return office.world.tables["roadmap"]


@pytest.mark.parametrize(("number", "double"), [("3.1.", True), ("3.1", False)])
def test_both_rows_are_told_and_only_the_first_counts(number: str, double: bool) -> None:
    office = with_row(number, double=double)

    table = roadmap(office)
    last = max((*table.rows, *table.doubles), key=lambda row: row.index or 0)
    first = table.row("3.1.")
    assert first
    lines = (first.index or 0) + 1, (last.index or 0) + 1
    assert f"стоит в нескольких строках ({lines[0]}, {lines[1]})" in first.text("finding")
    assert f"Номер 3.1 уже стоит в строке {lines[0]}" in last.text("finding")
    assert all("('3.10)" in row.text("finding") for row in (first, last))
    assert first.text("state")
    assert not last.text("state")
    listed = office.world.tables["findings"].rows
    assert sum("Номер 3.1 " in row.text("text") for row in listed) == 2


def test_the_second_row_s_remark_goes_with_its_reason() -> None:
    office = with_row("3.1.", double=True)
    table = roadmap(office)
    (double,) = table.doubles
    mended = replace(
        table,
        rows=(*table.rows, replace(double, key="3.99.", cells={**double.cells, "number": "3.99."})),
        doubles=(),
    )
    office.world = replace(office.world, tables={**office.world.tables, "roadmap": mended})

    office.settled()

    assert "Номер" not in office.cell("roadmap", "3.99.", "finding")
    assert "Номер" not in office.cell("roadmap", "3.1.", "finding")
    assert office.cell("roadmap", "3.99.", "state")


def test_where_activities_are_counted_through_a_section_may_have_the_number_of_one() -> None:
    rows = (
        Row("1.", 1, {"number": "1.", "title": "Подготовка"}),
        Row("1", 2, {"number": "1", "title": "Издание приказа", "timeframe": "май"}),
        Row("2", 3, {"number": "2", "title": "Подбор пар", "timeframe": "июнь"}),
    )

    assert told_once(Table(ROADMAP, ROADMAP.title, {}, rows)) == []


def test_the_check_up_names_a_repeated_number_once() -> None:
    (told,) = told_once(roadmap(with_row("3.1.", double=True)))

    assert "Номер 3.1 стоит в нескольких строках" in told


def test_what_is_written_beside_a_double_is_the_programme_s_remark_alone() -> None:
    office = with_row("3.1.", double=True)
    (double,) = roadmap(office).doubles
    bare = replace(double, cells={k: v for k, v in double.cells.items() if k != "finding"})
    before = {**office.world.tables, "roadmap": replace(roadmap(office), doubles=(bare,))}

    cells, rows = difference(before, office.world.tables)

    assert [(cell.row, cell.column) for cell in cells] == [(double.index, "finding")]
    assert rows == []

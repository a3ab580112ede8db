"""A number that stands twice in «Дорожная карта»: every row that has it says so, and how to put it right."""

from dataclasses import replace

import pytest
from paper_world import Garden, garden

from generators.workbook.registers import ROADMAP
from programme.roadmap.looks import number_in
from sync.plan import difference
from sync.records.roadmap import roadmap_lines
from sync.repeats import told_once
from sync.tables import Row, Table
from sync.values import Scalar


def with_row(
    number: str | float, title: str = "Чаепитие наставников", *, double: bool = False
) -> Garden:
    """A garden in whose roadmap somebody has typed one more row."""
    office = garden()
    table = office.world.tables["roadmap"]
    place = max(row.index or 0 for row in table.rows) + 1
    cells: dict[str, Scalar] = {"number": number, "title": title, "timeframe": "май"}
    row = Row(str(number), place, {**cells, "state": "выполнено"})
    added = replace(table, doubles=(row,)) if double else replace(table, rows=(*table.rows, row))
    office.world = replace(office.world, tables={**office.world.tables, "roadmap": added})
    return office.settled()


def roadmap(office: Garden) -> Table:
    return office.world.tables["roadmap"]


@pytest.mark.parametrize(("number", "double"), [("3.1.", True), ("3.1", False), ("'3.1", False)])
def test_both_rows_are_told_and_only_the_first_counts(number: str, double: bool) -> None:
    office = with_row(number, double=double)

    table = roadmap(office)
    last = max((*table.rows, *table.doubles), key=lambda row: row.index or 0)
    first = table.row("3.1.")
    assert first
    lines = (first.index or 0) + 1, (last.index or 0) + 1
    assert f"стоит в нескольких строках ({lines[0]}, {lines[1]})" in first.text("finding")
    assert f"Номер 3.1 уже стоит в строке {lines[0]}" in last.text("finding")
    assert not any("3.10" in row.text("finding") for row in (first, last))
    assert first.text("state")
    assert not last.text("state")
    listed = office.world.tables["findings"].rows
    assert sum("Номер 3.1 " in row.text("text") for row in listed) == 2


def test_a_number_that_may_have_lost_its_zero_says_how_to_keep_it() -> None:
    table = roadmap(with_row(3.1))

    for key in ("3.1", "3.1."):
        row = table.row(key)
        assert row
        assert "Если это 3.10, впишите номер с точкой на конце (3.10.)" in row.text("finding")


@pytest.mark.parametrize(
    ("title", "is_spare"),
    [("Формирование базы наставляемых педагогов в МДОУ", True), ("Чаепитие", False)],
)
def test_only_a_row_that_says_the_same_is_called_spare(title: str, is_spare: bool) -> None:
    (double,) = roadmap(with_row("3.1.", title, double=True)).doubles

    assert ("Если строка лишняя, удалите её" in double.text("finding")) is is_spare


@pytest.mark.parametrize("mark", ["'", "’", "‘", "`"])
def test_an_apostrophe_before_a_number_is_passed_over(mark: str) -> None:
    row = Row(f"{mark}3.10.", 1, {"number": f"{mark}3.10.", "title": "Беседа", "timeframe": "май"})

    ((_, line),) = roadmap_lines(Table(ROADMAP, ROADMAP.title, {}, (row,)))

    assert (line.number, line.published_number) == ("3.10", "3.10.")
    assert number_in(f"{mark}3.10") == (3, 10)


def test_words_in_the_programme_s_columns_of_a_row_without_a_number_stay_and_are_told() -> None:
    office = garden()
    table = office.world.tables["roadmap"]
    place = max(row.index or 0 for row in table.rows) + 1
    typed = Row(f"#{place + 1}", place, {"evidence": "Провели чаепитие"})
    emptied = Row(f"#{place + 2}", place + 1, {"state": "выполнено", "evidence": "приказ"})
    office.world = replace(
        office.world,
        tables={
            **office.world.tables,
            "roadmap": replace(table, rows=(*table.rows, typed, emptied)),
        },
    )
    once = office.settled().world.tables
    assert office.settled().world.tables == once

    assert office.cell("roadmap", typed.key, "evidence") == "Провели чаепитие"
    assert "нет номера и названия" in str(office.cell("roadmap", typed.key, "finding"))
    cleared = roadmap(office).row(emptied.key)
    assert cleared is None or cleared.vacant


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

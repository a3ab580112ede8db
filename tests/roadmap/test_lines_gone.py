"""A published line that staff delete is remarked on until it is back, the year ends, or another plan stands there."""

from dataclasses import replace
from datetime import date

import pytest
from paper_world import Garden, garden

from sync.tables import Row

GONE = "3.4."


def gone(office: Garden) -> list[str]:
    """Numbers of the lines that are said to be gone."""
    return sorted(
        key for tab, key, text in office.remarks if tab == "roadmap" and "больше нет" in text
    )


def roadmap_of(office: Garden, *rows: Row) -> Garden:
    table = replace(office.world.tables["roadmap"], rows=rows)
    office.world = replace(office.world, tables={**office.world.tables, "roadmap": table})
    return office


def rows_of(office: Garden) -> tuple[Row, ...]:
    return office.world.tables["roadmap"].rows


def test_a_whole_roadmap_misses_nothing() -> None:
    assert gone(garden().settled()) == []


def test_a_deleted_line_is_named_with_what_brings_it_back() -> None:
    office = garden().settled().delete_row("roadmap", GONE).settled()

    said = office.told("roadmap", GONE)
    assert "анкетирования" in said.lower() or "анкетирование" in said.lower()
    for remedy in ("История версий", "import-roadmap", "«не применимо»", "нового учебного года"):
        assert remedy in said
    listed = [row.text("row") for row in office.world.tables["findings"].rows]
    assert GONE in listed


def test_the_remark_stays_from_run_to_run_and_goes_when_the_line_is_back() -> None:
    office = garden().settled()
    before = rows_of(office)
    office.delete_row("roadmap", GONE).settled().settled()
    assert gone(office) == [GONE]

    roadmap_of(office, *before).settled()

    assert gone(office) == []


@pytest.mark.parametrize(
    "typed", [{"title": "Опрос будущих наставников"}, {"number": "7.1."}, {"title": "Чаепитие"}]
)
def test_a_line_reworded_or_renumbered_is_not_gone(typed: dict[str, str]) -> None:
    office = garden().settled().type("roadmap", GONE, **typed)
    rows = [replace(row, key=row.text("number")) for row in rows_of(office)]

    roadmap_of(office, *rows).settled()

    assert gone(office) == []


def test_a_line_whose_number_has_lost_its_zero_is_not_gone() -> None:
    office = garden().settled()
    (lost,) = (row for row in rows_of(office) if row.key == "3.10.")
    twin = replace(lost, key="3.1.", cells={**lost.cells, "number": "3.1."})
    roadmap_of(office, *(row for row in rows_of(office) if row.key != "3.10."))
    table = replace(office.world.tables["roadmap"], doubles=(twin,))
    office.world = replace(office.world, tables={**office.world.tables, "roadmap": table})

    office.settled()

    assert gone(office) == []
    assert "Номер 3.1 " in office.told("roadmap", "3.1.")


def test_another_plan_in_the_place_of_the_published_one_misses_nothing() -> None:
    office = garden().settled()
    rows = (
        Row(f"9.{n}.", n, {"number": f"9.{n}.", "title": f"Чаепитие {n}", "timeframe": "май"})
        for n in range(1, 20)
    )

    roadmap_of(office, *rows).settled()

    assert gone(office) == []


def test_a_line_that_never_stood_there_is_not_missed() -> None:
    office = garden()
    memory = office.world.tables["service"]
    kept = tuple(row for row in memory.rows if not row.key.startswith("roadmap lines"))
    office.world = replace(
        office.world, tables={**office.world.tables, "service": replace(memory, rows=kept)}
    )

    office.delete_row("roadmap", GONE).settled()

    assert gone(office) == []


def test_in_the_next_school_year_nothing_is_missed_any_more() -> None:
    office = garden().settled().delete_row("roadmap", GONE).settled()
    assert gone(office) == [GONE]

    office.on(date(2027, 9, 10)).settled()

    assert gone(office) == []

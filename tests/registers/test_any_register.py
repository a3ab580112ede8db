"""What holds for every register of work, whatever people type into it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_world import TODAY
from register_garden import Garden, add, at_work, taken
from tabs_landed import landed

from generators.workbook.columns import Owner, Tab
from generators.workbook.headers import find_columns
from generators.workbook.tabs import REGISTERS_OF_WORK
from sync.deciding.register_rows import Registers
from sync.guard import ROWS, remade
from sync.tables import Table

TABS = pytest.mark.parametrize("tab", REGISTERS_OF_WORK, ids=lambda tab: tab.key)


def peoples(tab: Tab) -> list[str]:
    return [column.key for column in tab.columns if column.owner is Owner.PEOPLE]


def anything(tab: Tab, column: str) -> st.SearchStrategy[Any]:
    """Cells as people fill them: rightly, nearly, and not at all."""
    likely = ["У-01", "П-01, У-02", "все", "У-99", "https://x.example/1", "не помню", "3.10", "да"]
    days = [TODAY, date(2026, 9, 30), date(2027, 2, 1), date(2025, 11, 11), "12.10.2026", "вчера"]
    offered = list(tab.column(column).choices)
    typed = st.text(max_size=6) | st.floats(-10, 60000) | st.booleans()
    return st.none() | st.sampled_from([*offered, *likely, *days]) | typed


def rows_of(tab: Tab) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({column: anything(tab, column) for column in peoples(tab)})
    return st.lists(row, max_size=4)


def written(garden: Garden, registers: Registers) -> Garden:
    """The registers as the next run reads them."""
    tables = landed({**garden.world.tables, **registers.tables})
    service = tables["service"].upserted({k: {"value": v} for k, v in registers.memory.items()})
    garden.world = replace(garden.world, tables={**tables, "service": service})
    return garden


@TABS
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_second_run_changes_nothing_and_the_first_nothing_of_peoples(
    tab: Tab, data: st.DataObject
) -> None:
    office = at_work()
    for row in data.draw(rows_of(tab)):
        add(office, tab.key, **row)
    before = office.world.tables[tab.key]
    first = taken(office)
    after = first.tables[tab.key]
    for old, new in zip(before.rows, after.rows, strict=False):
        kept = [(old.cells.get(column), new.cells.get(column)) for column in peoples(tab)]
        assert all(was is now or was == now for was, now in kept)
    assert len(after.rows) >= len(before.rows), "nothing is dropped"
    second = taken(written(office, first))
    assert second.tables[tab.key] == office.world.tables[tab.key]
    assert second.happenings == first.happenings
    assert second.memory == first.memory
    keys = after.keys
    assert {finding.key for finding in first.findings if finding.tab == tab.key} <= keys


@TABS
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_remarks_and_evidence_name_nobody(tab: Tab, data: st.DataObject) -> None:
    office = at_work()
    for row in data.draw(rows_of(tab)):
        named = {column: "Мария Ивановна Громова" if cell == "не помню" else cell for column, cell in row.items()}  # fmt: skip
        add(office, tab.key, **named)
    told = taken(office)
    assert not [f for f in told.findings if "Громова" in f.text]
    assert not [h for h in told.happenings if "Громова" in h.item.text + h.waits_for]


@TABS
def test_without_a_tab_the_run_goes_on(tab: Tab) -> None:
    office = at_work()
    missing = Table(tab, tab.title, {}, whole=False, missing=True)
    office.world = replace(office.world, tables={**office.world.tables, tab.key: missing})
    office.settled()
    assert not [text for *_, text in office.remarks if "Решения не принимаются" in text]


@TABS
def test_headers_are_found_in_any_order_and_in_capitals(tab: Tab) -> None:
    headers = [column.header.upper().replace("Ё", "Е") for column in reversed(tab.columns)]
    places, faults = find_columns(tab, headers)
    assert not faults
    assert places == {column.key: n for n, column in enumerate(reversed(tab.columns))}


@TABS
def test_headers_with_latin_look_alikes_are_found(tab: Tab) -> None:
    alike = str.maketrans("асеор", "aceop")
    headers = [column.header.translate(alike) for column in tab.columns]
    assert find_columns(tab, headers)[1] == ()


@TABS
def test_the_programmes_columns_stand_together(tab: Tab) -> None:
    owners = [column.owner for column in tab.columns]
    changes = sum(one is not other for one, other in pairwise(owners))
    assert changes == 1
    assert owners[-1] is Owner.PROGRAMME


@TABS
def test_a_register_that_was_made_anew_waits_for_a_person(tab: Tab) -> None:
    tables = at_work().world.tables
    tables = {**tables, tab.key: replace(tables[tab.key], rows=())}
    memory = {"year": "2026/2027", f"{ROWS}{tab.key}": "3"}
    assert tab.key in remade(tables, memory, [tab.key])
    assert tab.key not in remade(tables, {"year": "2026/2027"}, [tab.key])

"""Which plans wait for a person, and what their checksum names."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.loading import load
from generators.questionnaires.choices import Choices
from generators.workbook.columns import Column, Owner, Tab
from generators.workbook.pairs import PAIRS
from generators.workbook.tabs import all_tabs
from sync.guard import FEWEST_CELLS, checksum, refusal, sizes
from sync.plan import CellChange, NewRow, Plan
from sync.tables import Row, Table
from sync.world import ChoiceUpdate, PaperOrder

TAB = Tab(
    key="people",
    title="Участники",
    sheet_id=7,
    key_column="code",
    columns=(
        Column("full_name", "Имя", Owner.PEOPLE),
        Column("code", "Код", Owner.PROGRAMME),
        Column("roles", "Роли", Owner.PROGRAMME),
        Column("finding", "Замечание", Owner.PROGRAMME),
    ),
)
EMPTY = Plan((), (), (), (), ())
CONFIGURATION = Path(__file__).parents[2] / "config" / "organisation.yaml"


def table(rows: int) -> Table:
    positions = {column.key: place for place, column in enumerate(TAB.columns)}
    held = tuple(
        Row(f"У-{n:02d}", n, {"code": f"У-{n:02d}", "roles": "наставник", "finding": "проверьте"})
        for n in range(1, rows + 1)
    )
    return Table(TAB, "Люди", positions, held)


def cleared(table_: Table, column: str, count: int) -> Plan:
    cells = tuple(
        CellChange("people", row.key, column, row.index or 0, row.cells.get(column), None)
        for row in table_.rows[:count]
    )
    return replace(EMPTY, cells=cells)


@given(st.integers(1, 300), st.data())
def test_a_register_that_shrank_little_goes_on(before: int, data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, 2 if before < 17 else before * 3 // 10 - 1))
    left = max(before - lost, min(before, 1))

    assert refusal(EMPTY, {"people": table(left)}, {"rows people": str(before)}) is None


@given(st.integers(2, 300), st.data())
def test_a_register_that_lost_half_or_more_waits(before: int, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, before // 2 if before > 4 else 0))

    refused = refusal(EMPTY, {"people": table(left)}, {"rows people": str(before)})

    assert refused is not None
    assert "«Люди»" in refused.reasons[0]
    assert refused.reasons[0].endswith(f"осталось {left}.")


@pytest.mark.parametrize(("before", "left", "waits"), [
    (24, 20, False), (24, 17, False), (24, 16, True), (6, 4, False), (6, 3, True), (1, 0, False),
    (2, 0, True), (100, 71, False), (100, 70, True), (24, 40, False),
])  # fmt: skip
def test_where_the_line_is(before: int, left: int, waits: bool) -> None:
    refused = refusal(EMPTY, {"people": table(left)}, {"rows people": str(before)})

    assert bool(refused) is waits


@pytest.mark.parametrize("tab", all_tabs(load(CONFIGURATION)), ids=lambda tab: tab.key)
def test_every_register_is_guarded_and_only_what_tells_is_not(tab: Tab) -> None:
    positions = {column.key: place for place, column in enumerate(tab.columns)}
    rows = tuple(Row(f"#{place}", place) for place in range(1, 5))
    standing = Table(tab, tab.title, positions, rows)

    refused = refusal(EMPTY, {tab.key: replace(standing, rows=())}, sizes({tab.key: standing}))

    telling = {"start", "due", "matching", "findings", "journal", "service"}
    telling |= {"indicators", "charts", "swot", "links"}
    assert bool(refused) is (tab.key not in telling)


def test_a_tab_that_is_gone_is_remembered_until_it_comes_back() -> None:
    """A run that meets no tab writes remarks; it must not note that nothing was ever there."""
    gone = replace(table(0), whole=False)

    assert sizes({"people": gone}) == {}
    assert refusal(EMPTY, {"people": table(0)}, {"rows people": "24"} | sizes({"people": gone}))


@given(st.integers(1, 60), st.integers(0, 60))
def test_a_plan_that_empties_many_cells_waits(rows: int, count: int) -> None:
    standing = table(rows)
    plan = cleared(standing, "roles", count)
    held = 2 * rows

    refused = refusal(plan, {"people": standing}, {})

    whole_column = rows >= 5 and count >= rows
    large_share = len(plan.cells) >= FEWEST_CELLS and len(plan.cells) >= held * 0.3
    assert bool(refused) is (large_share or whole_column)


def pairs(states: Sequence[str]) -> Table:
    positions = {column.key: place for place, column in enumerate(PAIRS.columns)}
    rows = tuple(
        Row(f"П-{n:02d}", n, {"code": f"П-{n:02d}", "state": state})
        for n, state in enumerate(states, start=1)
    )
    return Table(PAIRS, "Пары", positions, rows)


def withdrawn(standing: Table, count: int, *, becomes: str = "снята с рассмотрения") -> Plan:
    cells = tuple(
        CellChange("pairs", row.key, "state", row.index or 0, row.text("state"), becomes)
        for row in standing.rows[:count]
    )
    return replace(EMPTY, cells=cells)


@pytest.mark.parametrize(("of", "count", "waits"), [
    (14, 14, True), (14, 5, True), (14, 4, False), (4, 4, True), (4, 2, False), (1, 1, False),
    (40, 11, False), (40, 12, True),
])  # fmt: skip
def test_pairs_that_would_be_withdrawn_in_numbers_wait(of: int, count: int, waits: bool) -> None:
    standing = pairs(["предложена"] * of)

    refused = refusal(withdrawn(standing, count), {"pairs": standing}, {})

    assert bool(refused) is waits
    assert not waits or f"снято с рассмотрения было бы {count}" in refused.reasons[0]  # type: ignore[union-attr]


def test_pairs_that_others_take_the_place_of_are_no_loss() -> None:
    """More answers came: the best pairs are others now."""
    standing = pairs(["предложена"] * 14)
    plan = withdrawn(standing, 12)
    others = tuple(
        NewRow("pairs", f"П-{n}", {"code": f"П-{n}", "state": "предложена"}) for n in range(15, 25)
    )

    assert refusal(replace(plan, rows=others), {"pairs": standing}, {}) is None


def test_pairs_that_the_coordinator_rejects_are_no_loss() -> None:
    standing = pairs(["предложена"] * 14)

    assert refusal(withdrawn(standing, 14, becomes="отклонена"), {"pairs": standing}, {}) is None


def test_remarks_come_and_go_without_asking() -> None:
    standing = table(60)

    assert refusal(cleared(standing, "finding", 60), {"people": standing}, {}) is None


def test_a_tab_that_lacks_columns_is_not_counted() -> None:
    """Its rows can't all be seen; nothing is decided on it anyway."""
    broken = replace(table(0), whole=False)

    assert refusal(EMPTY, {"people": broken}, {"rows people": "24"}) is None


def test_what_the_memory_says_is_not_trusted_blindly() -> None:
    assert refusal(EMPTY, {"people": table(0)}, {"rows people": "много"}) is None


def test_sizes_are_those_of_registers_alone() -> None:
    tables = {"people": table(3), "findings": table(5), "journal": table(9)}

    assert sizes(tables) == {"rows people": "3"}


names = st.sampled_from(["У-01", "У-02", "У-03"])
changes = st.lists(
    st.builds(
        CellChange,
        tab=st.just("people"),
        key=names,
        column=st.sampled_from(["code", "roles"]),
        row=st.integers(1, 9),
        old=st.none() | st.text(max_size=3),
        new=st.none() | st.text(max_size=3),
    ),
    max_size=6,
)


@given(changes, st.randoms(use_true_random=False))
def test_a_checksum_names_the_plan_whatever_its_order(
    listed: list[CellChange], random: Random
) -> None:
    shuffled = list(listed)
    random.shuffle(shuffled)

    assert checksum(replace(EMPTY, cells=tuple(listed))) == checksum(
        replace(EMPTY, cells=tuple(shuffled))
    )


@given(changes.filter(bool), st.data())
def test_a_checksum_changes_with_any_cell(listed: list[CellChange], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(listed) - 1))
    cell = listed[place]
    differs = data.draw(st.sampled_from([
        replace(cell, new=f"{cell.new}+"), replace(cell, old=f"{cell.old}+"),
        replace(cell, key="У-99"), replace(cell, column="finding"), replace(cell, tab="pairs"),
    ]))  # fmt: skip
    other = [*listed[:place], differs, *listed[place + 1 :]]

    assert checksum(replace(EMPTY, cells=tuple(listed))) != checksum(
        replace(EMPTY, cells=tuple(other))
    )


def test_a_checksum_changes_with_rows_papers_and_forms() -> None:
    row = NewRow("people", "У-07", {"code": "У-07", "roles": "наставник"})
    paper = PaperOrder("agreement:П-05:2026-27", "agreement", "1", "folder:П-05", "П-05", "", {})
    form = ChoiceUpdate("Ф3", "form", "0f", Choices())
    plans = [
        EMPTY,
        replace(EMPTY, rows=(row,)),
        replace(EMPTY, rows=(replace(row, cells={"code": "У-07"}),)),
        replace(EMPTY, rows=(row, row)),
        replace(EMPTY, orders=(paper,)),
        replace(EMPTY, orders=(replace(paper, key="agreement:П-06:2026-27"),)),
        replace(EMPTY, choices=(form,)),
        replace(EMPTY, choices=(replace(form, fingerprint="1f"),)),
    ]

    assert len({checksum(plan) for plan in plans}) == len(plans)


def test_tabs_that_only_tell_have_no_part_in_a_checksum() -> None:
    """A refusal is told on «Замечания»: that must not make it another plan."""
    told = NewRow("findings", "1", {"text": "Запуск остановлен"})

    assert checksum(replace(EMPTY, rows=(told,))) == checksum(EMPTY)

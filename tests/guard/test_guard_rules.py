"""Which plans wait for a person, and what their checksum names."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generators.workbook.columns import Column, Owner, Tab
from sync.guard import FEWEST_CELLS, FEWEST_ROWS, SHARE, checksum, refusal, sizes
from sync.plan import CellChange, NewRow, Plan
from sync.tables import Row, Table

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


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_register_that_shrank_much_waits_and_one_that_shrank_little_does_not(
    before: int, lost: int
) -> None:
    left = max(before - lost, 0)
    lost = before - left
    refused = refusal(EMPTY, {"people": table(left)}, {"rows people": str(before)})

    much = lost >= FEWEST_ROWS and lost >= before * SHARE
    emptied = before > 1 and left == 0
    assert bool(refused) is (much or emptied)
    if refused:
        assert "«Люди»" in refused.reasons[0]
        assert f"осталось {left}" in refused.reasons[0]


@given(st.integers(1, 60), st.integers(0, 60))
def test_a_plan_that_empties_many_cells_waits(rows: int, count: int) -> None:
    standing = table(rows)
    plan = cleared(standing, "roles", count)
    held = 2 * rows

    refused = refusal(plan, {"people": standing}, {})

    assert bool(refused) is (len(plan.cells) >= FEWEST_CELLS and len(plan.cells) >= held * SHARE)


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
    listed: list[CellChange], random: object
) -> None:
    shuffled = list(listed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random

    assert checksum(replace(EMPTY, cells=tuple(listed))) == checksum(
        replace(EMPTY, cells=tuple(shuffled))
    )


@given(changes.filter(bool), st.data())
def test_a_checksum_changes_with_any_cell(listed: list[CellChange], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(listed) - 1))
    other = [*listed]
    other[place] = replace(listed[place], new=f"{listed[place].new}+")

    assert checksum(replace(EMPTY, cells=tuple(listed))) != checksum(
        replace(EMPTY, cells=tuple(other))
    )


def test_tabs_that_only_tell_have_no_part_in_a_checksum() -> None:
    """A refusal is told on «Замечания»: that must not make it another plan."""
    told = NewRow("findings", "1", {"text": "Запуск остановлен"})

    assert checksum(replace(EMPTY, rows=(told,))) == checksum(EMPTY)

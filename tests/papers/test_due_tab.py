"""«Что сделать»: what a run writes there, where rows stay, and that a second run writes nothing."""

from collections.abc import Callable
from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from paper_world import Garden, approved, garden, once
from tabs_landed import landed

from generators.workbook.due import DUE
from sync.deciding.due import listed
from sync.plan import difference
from sync.tables import Table
from sync.values import as_date

EMPTY = Table(DUE, DUE.title, {c.key: n for n, c in enumerate(DUE.columns)})
KINDS = ("agreement", "directive_pairs", "labour_addendum", "cancellation_notice")
KEYS = st.lists(st.integers(0, 12).map(str), unique=True, max_size=10)


@cache
def _played() -> Callable[[], Garden]:
    return once(lambda: approved(garden(*KINDS), "П-01", "П-02"))


def at_work() -> Garden:
    """Three pairs, two of them approved."""
    return _played()()


def keys(garden: Garden) -> list[str]:
    return [row.key for row in garden.world.tables["due"].rows]


def cell(garden: Garden, key: str, column: str) -> str:
    return garden.cell("due", key, column)


def test_a_second_run_of_the_day_changes_nothing() -> None:
    at_work().settled()


def test_a_pair_that_waits_for_a_decision_is_the_coordinators() -> None:
    here = at_work()
    assert cell(here, "decide:П-03", "who") == "куратор"
    assert "decide:П-01" not in keys(here)
    assert "line:3.8" not in keys(here)


def test_only_the_next_paper_of_a_pair_is_due_and_those_who_sign_it_are_named() -> None:
    here = at_work()
    addendum = "paper:labour_addendum:У-04:2026-27"
    assert cell(here, addendum, "who") == "заведующий, У-04"
    assert cell(here, addendum, "person_name") == "Громова Анна Львовна"
    assert cell(here, addendum, "what") == "Дополнительное соглашение: подписать (пара П-01)"
    assert not [key for key in keys(here) if key.startswith("paper:agreement")]
    assert not [key for key in keys(here) if key == "line:3.10"]


def test_a_signed_paper_makes_room_for_the_next_one() -> None:
    here = at_work()
    for mentor in ("У-04", "У-05"):
        here.type("papers", f"labour_addendum:{mentor}:2026-27", signed=date(2026, 10, 16))
    here.run()
    directive = "paper:directive_pairs:сад:2026-27"
    assert cell(here, directive, "who") == "куратор"
    assert "вписать номер и дату (пары П-01, П-02)" in cell(here, directive, "what")
    here.type(
        "papers", "directive_pairs:сад:2026-27", typed_number="42-ОД", dated=date(2026, 10, 16)
    )
    here.run()
    assert cell(here, directive, "who") == "заведующий"
    here.settled()


def test_nobody_reads_a_name_in_what_is_to_be_done() -> None:
    here = at_work()
    names = [p.text("full_name").split()[0] for p in here.world.tables["people"].rows]
    for row in here.world.tables["due"].rows:
        assert not [name for name in names if name in row.text("what") + row.key + row.text("who")]


def test_who_has_not_answered_is_asked_and_the_coordinator_is_to_remind() -> None:
    here = at_work()
    assert cell(here, "answer:Ф3:У-01", "who") == "У-01"
    assert cell(here, "answer:Ф3:У-01", "link").startswith("http")
    assert "не ответили 6" in cell(here, "remind:Ф3", "what")
    assert not [key for key in keys(here) if key.startswith("answer:Ф1")]


def test_a_mentor_without_consent_is_asked_for_it_once() -> None:
    here = at_work()
    here.type("people", "У-06", consent_given=None).run()
    assert cell(here, "consent:У-06", "who") == "У-06, куратор"
    here.type("people", "У-06", consent_given=date(2026, 10, 1)).run()
    assert "consent:У-06" not in keys(here)


def test_a_notice_is_due_on_the_last_working_day_of_a_warning() -> None:
    here = at_work()
    here.type("pairs", "П-01", ending="отмена поручения", ends_on=date(2026, 11, 2)).run()
    row = here.world.tables["due"].row("ending:П-01")
    assert row
    assert row.text("who") == "заведующий, куратор"
    assert "вручить наставнику уведомление" in row.text("what")
    assert as_date(row.cells["due"]) == date(2026, 10, 27)  # 28, 29 and 30 October lie between
    assert not [key for key in keys(here) if key.startswith("paper:cancellation_notice")]
    here.type("pairs", "П-01", notice_given=date(2026, 10, 20)).run()
    assert "ending:П-01" not in keys(here)


def test_a_day_that_passes_makes_a_task_late_and_nothing_else_moves() -> None:
    here = at_work()
    before = here.world.tables["due"]
    here.on(date(2027, 3, 1)).run()
    assert here.cell("due", "line:1.2", "state") == "просрочено"
    still = {row.key: row.index for row in here.world.tables["due"].rows}
    assert all(still[row.key] == row.index for row in before.rows if row.key in still)
    told = here.cell("start", "Что сделать", "state")
    assert told.startswith("просрочено: ")
    here.settled()


def test_an_older_spreadsheet_without_the_tab_is_decided_all_the_same() -> None:
    here = at_work()
    tables = dict(here.world.tables)
    tables["due"] = Table(DUE, DUE.title, {}, whole=False, missing=True)
    here.world = here.world.__class__(**{**vars(here.world), "tables": tables})
    here.type("pairs", "П-03", decision="утвердить").run()
    assert here.cell("pairs", "П-03", "state") == "утверждена"


@given(KEYS, KEYS)
def test_the_list_says_what_is_wanted_without_holes_and_rows_stay(
    first: list[str], then: list[str]
) -> None:
    before = _listed(EMPTY, first)
    after = _listed(before, then)
    assert sorted(row.key for row in after.rows) == sorted(then)
    assert sorted(row.index or 0 for row in after.rows) == list(range(1, len(then) + 1))
    assert difference({"due": after}, {"due": listed(after, _wanted(then))}) == ([], [])
    if set(first) <= set(then):
        places = {row.key: row.index for row in after.rows}
        assert all(places[row.key] == row.index for row in before.rows)


@given(KEYS, KEYS)
def test_no_more_rows_are_touched_than_come_and_go(first: list[str], then: list[str]) -> None:
    before = _listed(EMPTY, first)
    cells, rows = difference({"due": before}, {"due": listed(before, _wanted(then))})
    gone, new = set(first) - set(then), set(then) - set(first)
    assert len({cell.row for cell in cells}) + len(rows) <= len(new) + 2 * len(gone)


def _listed(table: Table, wanted: list[str]) -> Table:
    return landed({"due": listed(table, _wanted(wanted))})["due"]


def _wanted(names: list[str]) -> dict[str, dict[str, str]]:
    return {name: {"what": f"дело {name}"} for name in names}

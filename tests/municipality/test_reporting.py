"""What a task writes into the directory: its institutions' rows, totals that are right, and nothing of people's."""

from typing import Any

from directory_values import link, tables
from tabs_landed import landed

from generators.municipality.figures import TOTAL
from generators.municipality.institutions import ATTENTION, ERROR, INSTITUTIONS, NOT_SET_UP, WORKS
from generators.workbook.columns import Owner
from sync.municipality.outcome import Outcome
from sync.municipality.reporting import Part, reported
from sync.municipality.summary import Section, Summary
from sync.plan import difference
from sync.tables import Table

NOW = 46_300.5
SUMMARY = Summary(
    sections=(Section(1, 0, 5), Section(0, 1, 1), Section(3, 2, 12)),
    counts={"participants": 8, "active": 2, "proposed": 1},
    carried={"satisfied_mentees": "ответили меньше пяти"},
)


def good(code: str, summary: Summary = SUMMARY) -> Outcome:
    return Outcome(code, WORKS, remarks=3, sheet=link(1), home=f"h{code}", last_run=NOW, seconds=0.26,
                   requests=15, summary=summary)  # fmt: skip


def after(
    start: dict[str, Table], *outcomes: Outcome, part: Part | None = None
) -> dict[str, Table]:
    return landed(reported(start, outcomes, "own", NOW, part)[0])


def garden(code: str, number: int, **cells: Any) -> dict[str, Any]:
    return {"code": code, "short_name": f"ДС № {number}", "given": link(number), **cells}


def cell(made: dict[str, Table], tab: str, key: str, column: str) -> Any:
    row = made[tab].row(key)
    assert row, (tab, key)
    return row.cells.get(column)


def test_a_good_run_is_told_in_its_row_and_in_both_overviews() -> None:
    made = after(tables(garden("Д-01", 1)), good("Д-01"))

    assert cell(made, "institutions", "Д-01", "state") == WORKS
    assert cell(made, "institutions", "Д-01", "last_good") == NOW
    assert cell(made, "institutions", "Д-01", "findings") == 3
    assert cell(made, "overview", "Д-01", "done_3") == "3 из 12"
    assert cell(made, "overview", "Д-01", "late") == 3
    assert cell(made, "figures", "Д-01", "satisfied_mentees") == "ответили меньше пяти"


def test_whose_a_spreadsheet_is_is_remembered_so_that_exchanged_codes_are_noticed() -> None:
    rows = garden("Д-01", 1, sheet=link(1)), garden("Д-02", 2, sheet=link(2))
    known = after(tables(*rows), good("Д-01"))
    exchanged = tables({**rows[0], "code": "Д-02"}, {**rows[1], "code": "Д-01"})

    made = after({**known, "institutions": exchanged["institutions"]})

    assert "принадлежит Д-01" in cell(made, "institutions", "Д-02", "finding")


def test_totals_are_of_everybody_whoever_reported_when() -> None:
    first = after(tables(garden("Д-01", 1), garden("Д-02", 2)), good("Д-01"))
    both = after(first, good("Д-02"))

    assert cell(both, "overview", TOTAL, "late") == 6
    assert cell(both, "overview", TOTAL, "percent") == 22.2
    assert cell(both, "figures", TOTAL, "participants") == 16
    assert cell(both, "overview", TOTAL, "name") == "Учреждений: 2"


def test_the_same_report_once_more_changes_nothing() -> None:
    once = after(tables(garden("Д-01", 1)), good("Д-01"))

    assert difference(once, after(once, good("Д-01"))) == ([], [])


def test_no_cell_of_peoples_is_written() -> None:
    start = tables(garden("Д-01", 1), {"short_name": "Новый"}, {"place": "без названия"})
    cells, _ = difference(start, reported(start, [good("Д-01")], "own", NOW)[0])

    owners = {INSTITUTIONS.column(c.column).owner for c in cells if c.tab == "institutions"}
    assert owners == {Owner.PROGRAMME}


def test_a_failed_run_leaves_the_last_good_numbers_and_the_day_they_are_of() -> None:
    once = after(tables(garden("Д-01", 1)), good("Д-01"))
    failed = Outcome("Д-01", ERROR, "Нет доступа.", last_run=NOW + 1, requests=1)
    made = landed(reported(once, [failed], "own", NOW + 1)[0])

    assert cell(made, "institutions", "Д-01", "last_run") == NOW + 1
    assert cell(made, "institutions", "Д-01", "last_good") == NOW
    assert cell(made, "institutions", "Д-01", "finding") == "Нет доступа."
    assert cell(made, "overview", "Д-01", "lines") == 18


def test_a_run_that_gave_way_to_another_changes_no_state() -> None:
    start = tables(garden("Д-01", 1, state=ATTENTION, finding="Таблица в корзине."))
    made = after(start, Outcome("Д-01", last_run=NOW, requests=2))

    assert cell(made, "institutions", "Д-01", "state") == ATTENTION
    assert cell(made, "institutions", "Д-01", "finding") == "Таблица в корзине."


def test_a_row_put_right_loses_its_remark_when_it_has_run() -> None:
    start = tables(garden("Д-01", 1, state=ERROR, finding="Эта же таблица указана у Д-09"))
    made = after(start, good("Д-01"))

    assert cell(made, "institutions", "Д-01", "finding") is None


def test_an_institution_that_leaves_takes_its_numbers_along() -> None:
    once = after(tables(garden("Д-01", 1), garden("Д-02", 2)), good("Д-01"), good("Д-02"))
    once["institutions"] = tables(garden("Д-02", 2))["institutions"]

    made = after(once)

    assert made["overview"].keys == {"Д-02", TOTAL}
    assert cell(made, "overview", TOTAL, "late") == 3


def test_others_rows_are_told_what_is_wrong_with_them_by_whichever_task_speaks() -> None:
    start = tables(garden("Д-01", 1), garden("Д-01", 2), {"short_name": "Новый"})
    made = after(start, good("Д-01"))

    assert "уже есть" in made["institutions"].doubles[0].text("finding")
    assert cell(made, "institutions", "Д-02", "state") == NOT_SET_UP


def test_a_days_passes_of_a_task_add_up_in_one_row() -> None:
    part = Part("2026-10-01 · 1 из 2", "run", begins=True)
    once = after(tables(garden("Д-01", 1)), good("Д-01"), part=part)
    failed = Outcome("Д-01", ERROR, "…", requests=1, last_run=NOW)
    twice = after(once, failed, part=Part(part.key, "run", begins=False))

    row = twice["passes"].row(part.key)
    assert row
    told = {name: row.cells[name] for name in ("passes", "institutions", "failed", "requests")}
    assert told == {"passes": 1, "institutions": 2, "failed": 1, "requests": 16}


def test_an_institution_with_another_roadmap_shows_what_fits_and_counts_whole() -> None:
    short, many = Summary((Section(1, 0, 2),)), Summary((Section(1, 1, 1),) * 8)
    made = after(
        tables(garden("Д-01", 1), garden("Д-02", 2)), good("Д-01", short), good("Д-02", many)
    )

    assert cell(made, "overview", "Д-01", "done_2") is None
    assert cell(made, "overview", "Д-02", "lines") == 8

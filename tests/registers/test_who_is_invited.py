"""A meeting that is still ahead reaches everybody invited: in «Что сделать», by their code, in their calendar."""

from datetime import date
from typing import Any

import pytest
from register_garden import TODAY, Garden, add, at_work

from generators.calendar import DayEvent
from sync.cli.calendar_file import day_events
from sync.records.due import DueRow, due_rows, of_person, person_asked

AHEAD: dict[str, Any] = {
    "on": date(2026, 11, 12),
    "kind": "обучение наставников",
    "topic": "Тайная тема",
    "place": "музыкальный  зал",
    "participants": "У-01, П-02",
}


def planned(**changed: Any) -> Garden:
    return add(at_work(), "events", **{**AHEAD, **changed}).settled()


def due_of(office: Garden, who: str) -> tuple[DueRow, ...]:
    tables = office.world.tables
    rows = due_rows(tables["due"], office.world.today)
    person = person_asked(who, tables, rows)
    assert person
    return of_person(rows, person)


def invitations(office: Garden, who: str) -> list[DueRow]:
    return [row for row in due_of(office, who) if row.key.startswith("meeting:")]


def calendar(office: Garden, who: str) -> list[DayEvent]:
    """The meetings in somebody's calendar; their keys make their UIDs."""
    return [event for event in day_events(due_of(office, who)) if "В-01" in event.summary]


def test_everybody_invited_is_told_of_the_day_and_the_place_and_nobody_else() -> None:
    office = planned()
    (row,) = invitations(office, "У-01")
    two = office.cell("pairs", "П-02", "mentor"), office.cell("pairs", "П-02", "mentee")

    assert row.due == AHEAD["on"]
    assert row.what == "Участвовать: В-01, обучение наставников, 12.11.2026; место: музыкальный зал"
    assert row.place == "Встречи и обучение: В-01"
    assert set(row.whom) == {"У-01", *two}
    assert all(invitations(office, code) == [row] for code in two)
    others = {f"У-0{n}" for n in range(1, 7)} - set(row.whom)
    assert not any(invitations(office, code) for code in others)


def test_what_speaks_for_no_line_of_the_roadmap_has_guests_all_the_same() -> None:
    assert invitations(planned(kind="другое", participants="все пары"), "У-05")
    assert not invitations(planned(participants=None), "куратор")


def test_the_calendar_keeps_the_event_when_its_day_is_moved() -> None:
    office = planned()
    (first,) = calendar(office, "У-01")
    office.type("events", "В-01", on=date(2026, 11, 19)).settled()
    (second,) = calendar(office, "У-01")

    assert (first.day, second.day) == (AHEAD["on"], date(2026, 11, 19))
    assert first.key == second.key
    assert "Тайная" not in str(first)


def test_cancelled_or_deleted_it_is_gone() -> None:
    cancelled = planned()
    cancelled.type("events", "В-01", state="отменено").settled()
    deleted = planned().delete_row("events", "В-01").settled()

    for office in (cancelled, deleted):
        assert invitations(office, "У-01") == []
        assert calendar(office, "У-01") == []


@pytest.mark.parametrize(
    ("today", "state", "is_due"),
    [
        (date(2026, 11, 12), None, True),
        (date(2026, 11, 12), "проведено", False),
        (date(2026, 11, 13), None, False),
    ],
)
def test_it_is_due_until_it_was_held_or_its_day_is_over(
    today: date, state: str | None, *, is_due: bool
) -> None:
    office = planned(state=state).on(today).settled()

    assert bool(invitations(office, "У-01")) is is_due


def test_what_a_pair_plans_reaches_both_of_its_people() -> None:
    office = at_work()
    for code in ("mentor", "mentee"):
        steps = [
            row
            for row in due_of(office, office.cell("pairs", "П-01", code))
            if row.key.startswith("plan_item:")
        ]
        assert steps
        assert all(row.due and row.due >= TODAY for row in steps)
        assert len(day_events(steps)) == len(steps)

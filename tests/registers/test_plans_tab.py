"""«Планы пар»: proposed once, then people's."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_garden import Garden, add, at_work, row_told, taken

from programme.papers.planning import plan_of
from programme.progress.facts import Happening
from programme.registers.plan_items import proposed_steps
from programme.school_year import school_year_of

ITEM: dict[str, Any] = {"pair": "П-01", "what": "открытое занятие", "planned": date(2026, 10, 9)}


def rows(office: Garden, pair: str = "П-01") -> list[dict[str, str]]:
    table = office.world.tables["plan_items"]
    return [
        row_told(office, "plan_items", row.key) for row in table.rows if row.text("pair") == pair
    ]


def with_item(**changed: Any) -> tuple[Garden, str]:
    office = add(at_work(), "plan_items", **{**ITEM, **changed}).settled()
    return office, office.world.tables["plan_items"].rows[-1].key


def proved(office: Garden, code: str) -> Happening | None:
    found = [h for h in taken(office).happenings if h.item.text.startswith(code)]
    return found[0] if found else None


def test_every_approved_pair_gets_the_steps_of_its_paper_once() -> None:
    office = at_work()
    planned = rows(office)
    assert (planned[0]["direction"], planned[-1]["direction"]) == ("начало работы", "итоги")
    assert len(planned) == 5
    assert all(row["standing"] == "запланировано" for row in planned)
    assert planned[0]["code"] == "ПЛ-01"
    assert len(rows(office, "П-02")) == len(rows(office, "П-03")) == 5


def test_deleted_rows_do_not_come_back() -> None:
    office = at_work()
    for row in rows(office):
        office.delete_row("plan_items", row["code"])
    office.settled()
    assert rows(office) == []
    assert len(rows(office, "П-02")) == 5


def test_rows_of_a_pair_are_not_doubled_where_the_memory_is_lost() -> None:
    office = at_work()
    for pair in ("П-01", "П-02", "П-03"):
        office.delete_row("service", f"plan {pair}")
    office.settled()
    assert len(rows(office)) == 5


def test_what_people_changed_stays() -> None:
    office = at_work()
    first = rows(office)[0]["code"]
    office.type("plan_items", first, what="Знакомство", planned=date(2026, 11, 1)).settled()
    assert row_told(office, "plan_items", first)["what"] == "Знакомство"


def test_a_pair_that_goes_on_is_planned_for_again_next_year() -> None:
    office = at_work().on(date(2027, 9, 6)).settled()
    assert len(rows(office)) == 10
    assert sum(row["standing"] == "учебный год 2026/2027" for row in rows(office)) == 5


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, "просрочено"),
        ({"planned": date(2026, 10, 19)}, "запланировано"),
        ({"done": date(2026, 10, 12)}, "выполнено"),
        ({"done": date(2026, 10, 12), "planned": None}, "выполнено"),
        ({"done": date(2026, 12, 12)}, "просрочено"),
        ({"done": date(2027, 10, 12)}, "просрочено"),
        ({"planned": "к зиме"}, "запланировано"),
        ({"pair": "П-90", "done": date(2026, 10, 12)}, "не указана пара"),
        ({"pair": "П-01, П-90", "done": date(2026, 10, 12)}, "не указана пара"),
        ({"pair": None}, "не указана пара"),
        ({"pair": "П-01, П-02"}, "не указана пара"),
        ({"pair": "У-01"}, "не указана пара"),
    ],
)
def test_where_a_thing_stands(changed: dict[str, Any], standing: str) -> None:
    office, code = with_item(**changed)
    assert row_told(office, "plan_items", code)["standing"] == standing


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pair": None}, "впишите код одной пары"),
        ({"pair": "П-01, П-02"}, "впишите код одной пары"),
        ({"pair": "П-90"}, "пары П-90 нет"),
        ({"planned": None}, "впишите срок"),
        ({"planned": "к зиме"}, "дата не читается"),
        ({"done": date(2026, 12, 12)}, "ещё не наступила, пункт не засчитан"),
    ],
)
def test_what_cannot_be_meant_is_told(changed: dict[str, Any], said: str) -> None:
    office, code = with_item(**changed)
    assert said in office.told("plan_items", code)


def test_what_is_late_waits_for_the_pair() -> None:
    office, code = with_item()
    late = proved(office, code)
    assert late
    assert late.waits_for == f"П-01: выполнить или перенести ({code})"
    office.type("plan_items", code, done=date(2026, 10, 19), result="https://x.example/9").settled()
    done = proved(office, code)
    assert done
    assert (done.is_done, done.item.url) == (True, "https://x.example/9")
    assert done.item.text == f"{code}, П-01, 19.10.2026: выполнено"


def test_a_pair_that_has_ended_is_not_waited_for() -> None:
    office = at_work()
    office.type("pairs", "П-01", ending="завершена", ends_on=date(2026, 10, 15))
    office.settled()
    assert {row["standing"] for row in rows(office)} == {"пара больше не работает"}
    assert not [h for h in taken(office).happenings if "П-01" in h.item.text]


YEAR = school_year_of(date(2026, 10, 1))


@given(st.dates(YEAR.starts, date(2027, 8, 31)), st.lists(st.sampled_from("абвгд"), max_size=5))
def test_nothing_is_proposed_for_a_month_gone_by(today: date, topics: list[str]) -> None:
    steps = proposed_steps(topics, YEAR, today)
    assert bool(steps) == (today <= YEAR.ends)
    assert all(today <= step.by <= YEAR.ends for step in steps)
    if today.month in {9, 10}:
        assert steps == plan_of(topics, YEAR)

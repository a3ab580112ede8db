"""A task: how pressing it is, whom it concerns, and that nothing stands twice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.due import (
    Asked,
    LineState,
    Task,
    Urgency,
    actors,
    asked,
    concerns,
    happening_tasks,
    line_tasks,
    ordered,
    unique,
    urgency,
)
from programme.progress import Happening, ProofItem

TODAY = date(2026, 10, 19)
DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
TASKS = st.lists(
    st.builds(
        Task,
        key=st.sampled_from(["a", "b", "c", "d"]),
        whom=st.lists(st.sampled_from(["У-01", "куратор"]), max_size=2).map(tuple),
        what=st.just("Подписать"),
        due=DAYS,
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, Urgency.LATE),
        (0, Urgency.SOON),
        (7, Urgency.SOON),
        (8, Urgency.LATER),
    ],
)
def test_the_last_day_itself_is_not_late_and_a_week_ahead_is_near(
    days: int, state: Urgency
) -> None:
    assert urgency(TODAY + timedelta(days=days), TODAY) is state


def test_without_a_day_nothing_is_late() -> None:
    assert urgency(None, TODAY) is Urgency.UNDATED


@given(TASKS)
def test_the_longest_overdue_come_first_and_the_undated_last(tasks: list[Task]) -> None:
    days = [task.due for task in ordered(tasks)]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


@given(TASKS)
def test_every_task_stands_once_and_nobody_who_is_to_do_it_is_lost(tasks: list[Task]) -> None:
    once = unique(tasks)
    assert [task.key for task in once] == list(dict.fromkeys(task.key for task in tasks))
    for task in once:
        same = [other for other in tasks if other.key == task.key]
        assert set(task.whom) == {name for other in same for name in other.whom}
        assert task.due == min((other.due for other in same if other.due), default=None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Заведующий.", ("заведующий",)),
        ("Заведующая", ("заведующий",)),
        ("КУРАТОР", ("куратор",)),
        ("Куратор, педагог-психолог", ("куратор", "педагог-психолог")),
        ("Педагог-психолог куратор", ("педагог-психолог", "куратор")),
        ("педагог – психолог", ("педагог-психолог",)),
        ("заведующий и наставник", ("заведующий", "наставники")),
        ("наставник и наставляемый", ("наставники", "наставляемые")),
        ("Наставники совместно с куратором", ("наставники", "куратор")),
        ("участники пар", ("участники пар",)),
        ("Старший воспитатель", ("старший воспитатель",)),
        ("воспитатели", ("педагоги",)),
        ("Музыкальный руководитель; куратор", ("музыкальный руководитель", "куратор")),
        ("наставник У-03", ("У-03",)),
        ("у-3, П-05", ("У-03", "П-05")),
        ("куратoр", ("куратор",)),  # with a Latin «o»
        ("куратор, Куратор", ("куратор",)),
        ("", ()),
        (" . ", ()),
    ],
)
def test_who_is_meant(text: str, who: tuple[str, ...]) -> None:
    assert actors(text) == who


@given(st.text(max_size=80))
def test_any_text_names_somebody_or_nobody(text: str) -> None:
    assert all(name.strip() for name in actors(text))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("у 7", "У-07"),
        ("Y-07", "У-07"),
        ("Заведующая", "заведующий"),
        ("директор", "заведующий"),
        ("  ", ""),
    ],
)
def test_a_person_is_asked_for_by_code_or_role(typed: str, name: str) -> None:
    assert asked(typed) == name


def test_a_mentor_has_the_tasks_of_all_mentors_and_not_those_of_others() -> None:
    person = Asked("У-07", frozenset({"наставники", "педагоги"}))
    assert concerns(("заведующий", "У-07"), person)
    assert concerns(("наставники",), person)
    assert not concerns(("У-08", "наставляемые"), person)


LINE = LineState(
    "3.8", "3.8.", "Формирование пар", "Куратор", "ждёт людей", TODAY, "куратор: решить по 2 парам"
)


def test_a_line_that_waits_says_whom_for_and_what_for() -> None:
    (task,) = line_tasks([LINE], ())
    assert (task.whom, task.due) == (("куратор",), TODAY)
    assert task.what == "Строка 3.8: решить по 2 парам («Формирование пар»)"


@pytest.mark.parametrize("state", ["выполнено", "не применимо"])
def test_a_settled_line_is_nobodys_task(state: str) -> None:
    settled = LineState("3.8", "3.8.", "Формирование пар", state=state)
    assert list(line_tasks([settled], ())) == []


def test_a_line_that_nearer_tasks_bring_forward_does_not_stand_beside_them() -> None:
    assert list(line_tasks([LINE], {"3.8"})) == []
    assert len(list(line_tasks([LINE], {"3.1"}))) == 1


def test_a_meeting_that_is_planned_is_due_and_one_that_was_held_is_not() -> None:
    item = ProofItem("М-02, нетворкинг", "http://127.0.0.1/m")
    planned = Happening("3.6", "event", item, date(2026, 11, 5))
    held = Happening("3.6", "event", item, date(2026, 10, 5), is_done=True)
    lacking = Happening(
        "3.6", "event", item, date(2026, 10, 5), waits_for="куратор: вписать ссылку"
    )
    who = {"3.6": "Куратор, педагог-психолог"}
    (task,) = happening_tasks([held, planned], who)
    assert (task.due, task.whom) == (date(2026, 11, 5), ("куратор", "педагог-психолог"))
    assert (task.what, task.tab) == ("Провести: М-02, нетворкинг", "events")
    (task,) = happening_tasks([lacking], who)
    assert (task.whom, task.what) == (("куратор",), "Вписать ссылку: М-02, нетворкинг")


@pytest.mark.parametrize(
    ("happening", "key", "whom", "what"),
    [
        (
            Happening(
                "3.11", "plan_item", ProofItem("ПЛ-01, П-01, 31.10.2026: запланировано"), TODAY
            ),
            "plan_item:ПЛ-01",
            ("П-01",),
            "Выполнить пункт плана: ПЛ-01, П-01",
        ),
        (
            Happening(
                "3.11",
                "plan_item",
                ProofItem("ПЛ-01, П-01, 30.09.2026: просрочено"),
                TODAY,
                waits_for="П-01: выполнить или перенести (ПЛ-01)",
            ),
            "plan_item:ПЛ-01",
            ("П-01",),
            "Выполнить или перенести (ПЛ-01)",
        ),
        (
            Happening(
                "3.9",
                "acknowledgement",
                ProofItem("У-07, приказ № 42-ОД: ждёт подписи"),
                waits_for="У-07: ознакомиться под подпись (приказ № 42-ОД)",
            ),
            "acknowledgement:У-07, приказ № 42-ОД",
            ("У-07",),
            "Ознакомиться под подпись (приказ № 42-ОД)",
        ),
    ],
)
def test_a_row_of_a_register_keeps_its_key_whatever_is_written_in_it(
    happening: Happening, key: str, whom: tuple[str, ...], what: str
) -> None:
    (task,) = happening_tasks([happening], {"3.11": "Куратор"})
    assert (task.key, task.whom, task.what) == (key, whom, what)

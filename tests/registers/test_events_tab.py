"""«Встречи и обучение»: what people write, what the programme says beside it, and what it proves."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from register_garden import TODAY, Garden, add, at_work, retyped_key, row_told, taken

from generators.workbook.events import EVENTS
from programme.progress.facts import Happening
from sync.tables import Table

HELD: dict[str, Any] = {
    "on": date(2026, 10, 12),
    "kind": "обучение наставников",
    "topic": "Как давать обратную связь",
    "participants": "все наставники",
    "state": "проведено",
    "sheet": "https://disk.example/list",
}


def with_event(**changed: Any) -> Garden:
    return add(at_work(), "events", **{**HELD, **changed}).settled()


def told(garden: Garden, key: str = "В-01") -> dict[str, str]:
    return row_told(garden, "events", key)


def remarks(garden: Garden, key: str = "В-01") -> str:
    return garden.told("events", key)


def proved(garden: Garden) -> tuple[Happening, ...]:
    return tuple(h for h in taken(garden).happenings if h.kind == "event")


def test_a_training_with_its_sheet_is_proved() -> None:
    office = with_event()
    row = told(office)
    assert row["counts_for"] == "2.1"
    assert row["invited"] == "все наставники: У-04, У-05, У-06"
    assert row["attendance"] == "3 из 3"
    assert row["standing"] == "подтверждено"
    assert remarks(office) == ""
    (one,) = proved(office)
    assert one.item.text == "В-01, обучение наставников, 12.10.2026: были 3 из 3"
    assert (one.item.url, one.activity) == ("https://disk.example/list", "2.1")
    assert (one.on, one.is_done, one.waits_for) == (date(2026, 10, 12), True, "")


@pytest.mark.parametrize(
    ("changed", "standing", "waits_for"),
    [
        ({"sheet": None}, "нет листа регистрации", "куратор: приложить лист регистрации встречи"),
        ({"participants": None}, "не указаны участники", "куратор: вписать участников встречи"),
        ({"on": None}, "нет даты", "куратор: вписать дату встречи"),
        ({"state": None}, "отметьте, состоялось ли", "куратор: отметить, состоялась ли встреча"),
        ({"state": "Запланировано"}, "отметьте, состоялось ли", "куратор: отметить"),
        ({"on": date(2026, 11, 2), "state": "запланировано"}, "впереди", ""),
        ({"on": TODAY, "state": None}, "впереди", ""),
    ],
)
def test_what_is_missing_is_named_and_somebody_waited_for(
    changed: dict[str, Any], standing: str, waits_for: str
) -> None:
    office = with_event(**changed)
    assert told(office)["standing"] == standing
    (one,) = proved(office)
    assert not one.is_done
    assert one.waits_for.startswith(waits_for)
    assert bool(one.waits_for) == bool(waits_for)
    assert standing in one.item.text


def test_who_did_not_come_is_counted_out() -> None:
    office = with_event(participants="П-01, У-02", absent="у 2")
    mentor, mentee = told(office)["invited"].split(", ")[-1], "У-02"
    assert told(office)["attendance"] == "2 из 3"
    assert mentor != mentee
    office = with_event(absent="У-01")
    assert "среди приглашённых нет: У-01" in remarks(office)
    assert told(office)["attendance"] == "3 из 3"
    office = with_event(absent="все наставники")
    assert told(office)["standing"] == "никто не пришёл"
    assert proved(office)[0].waits_for.startswith("куратор: проверить, кто не пришёл")
    assert "не пришёл никто" in remarks(office)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("Обмен опытом", "2.1"),
        ('общая встреча "нетворкинг"', "3.6"),
        ("информирование коллектива", "3.5"),
        ("заключительная встреча", "5.1"),
    ],
)
def test_the_kind_says_which_line_it_is_for(kind: str, line: str) -> None:
    (one,) = proved(with_event(kind=kind))
    assert one.activity == line


def test_a_line_that_people_type_goes_before_the_kind() -> None:
    office = with_event(kind="другое", typed_line="3.10.")
    assert proved(office)[0].activity == "3.10"
    assert told(with_event(kind="другое"))["standing"] == "подтверждено"
    assert proved(with_event(kind="другое")) == ()
    wrong = with_event(typed_line="9.9")
    assert "такой строки на вкладке «Дорожная карта» нет" in remarks(wrong)
    assert told(wrong)["counts_for"] == "2.1"
    torn = with_event(typed_line=3.1)
    assert "не ясно, 3.1 или 3.10" in remarks(torn)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on": "во вторник"}, "«Дата»: дата не читается"),
        ({"on": "12.10.26"}, "с полным годом"),
        ({"kind": "посиделки"}, "«Что это»: выберите одно из списка"),
        ({"kind": None}, "«Что это»: выберите, что это"),
        ({"format": "как-нибудь"}, "«Формат»: выберите одно из списка («очно», «дистанционно»"),
        ({"hours": "полтора"}, "«Часов»: впишите число часов"),
        ({"hours": -2.0}, "впишите число часов"),
        ({"state": "кажется, да"}, "«Состоялось»: выберите одно из списка"),
        ({"on": date(2026, 12, 1)}, "эта дата ещё не наступила, встреча не засчитана"),
        ({"materials": "у методиста"}, "«Материалы (ссылка)»: это не ссылка"),
        ({"sheet": "потом"}, "«Лист регистрации (ссылка)»: это не ссылка"),
        ({"participants": "У-77"}, "участника У-77 нет"),
        ({"participants": "П-77"}, "пары П-77 нет"),
        ({"participants": "У-01, У-02, у1"}, "У-01 стоит дважды"),
        ({"participants": "У-01, Мария Ивановна"}, "запись № 2 — не код"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_row_stays(changed: dict[str, Any], said: str) -> None:
    office = with_event(**changed)
    assert said in remarks(office)
    assert "Ивановна" not in remarks(office)
    cells = told(office)
    column, value = next(iter(changed.items()))
    assert (column in cells) == (value is not None), "nothing of people's is dropped"


@pytest.mark.parametrize("hours", [2.0, "2", "1,5", "1.5 ч", "2 часа"])
def test_hours_are_read_as_people_write_them(hours: Any) -> None:
    assert remarks(with_event(hours=hours)) == ""


def test_an_event_of_the_future_is_not_held() -> None:
    (one,) = proved(with_event(on=TODAY + timedelta(days=1)))
    assert not one.is_done
    assert one.item.text.endswith("впереди")


def test_a_cancelled_event_proves_nothing() -> None:
    office = with_event(state="отменено", participants="все")
    assert proved(office) == ()
    assert told(office)["standing"] == "отменено"
    assert "attendance" not in told(office)


def test_last_years_rows_stay_and_do_not_count() -> None:
    office = with_event(on=date(2025, 10, 13), hours="не помню")
    assert told(office)["standing"] == "учебный год 2025/2026"
    assert remarks(office) == ""
    assert proved(office) == ()


def test_the_list_of_a_held_meeting_does_not_follow_later_changes() -> None:
    office = with_event(participants="Все")
    assert told(office)["attendance"] == "6 из 6"
    office.type("people", "У-03", left=True).settled()
    assert told(office)["attendance"] == "6 из 6"
    office.type("events", "В-01", invited=None).settled()
    assert told(office)["attendance"] == "5 из 5"
    office.type("events", "В-01", participants="все наставники").settled()
    assert told(office)["attendance"] == "3 из 3"


def test_the_list_of_a_planned_meeting_follows() -> None:
    office = with_event(participants="все", state="запланировано", on=date(2026, 11, 9))
    assert told(office)["attendance"] == "приглашено 6"
    office.type("people", "У-03", left=True).settled()
    assert told(office)["attendance"] == "приглашено 5"


def test_the_same_event_twice_counts_once() -> None:
    office = add(with_event(), "events", **HELD).settled()
    assert "Похоже на В-01" in remarks(office, "В-02")
    assert len(proved(office)) == 1
    other = add(with_event(), "events", **{**HELD, "topic": "Другая"}).settled()
    assert len(proved(other)) == 2


def test_codes_are_given_once_and_never_again() -> None:
    office = add(with_event(), "events", on="скоро").settled()
    assert "дата не читается" in remarks(office, "В-02")
    office.delete_row("events", "В-02").settled()
    add(office, "events", kind="другое").settled()
    assert [row.key for row in office.world.tables["events"].rows] == ["В-01", "В-03"]


def test_a_row_copied_with_its_code_gets_one_of_its_own() -> None:
    office = with_event()
    table = office.world.tables["events"]
    (row,) = table.rows
    copy = replace(row, index=5, cells={**row.cells, "topic": "Вторая встреча"})
    tables = {**office.world.tables, "events": replace(table, doubles=(copy,))}
    office.world = replace(office.world, tables=tables)
    office.settled()
    assert told(office, "В-02")["topic"] == "Вторая встреча"
    assert len(proved(office)) == 2


def test_a_code_typed_over_is_put_right() -> None:
    office = with_event()
    for typed, code in (("b 1", "В-01"), ("встреча", "В-02")):
        (row,) = office.world.tables["events"].rows
        retyped_key(office, "events", row.key, typed).settled()
        assert [row.key for row in office.world.tables["events"].rows] == [code]


def test_nothing_of_peoples_makes_no_row() -> None:
    office = add(at_work(), "events", finding="осталось").settled()
    assert [row.key for row in office.world.tables["events"].rows if not row.vacant] == []
    emptied = with_event()
    emptied.type("events", "В-01", **dict.fromkeys(HELD)).settled()
    assert told(emptied) == {"code": "В-01"}
    assert proved(emptied) == ()


def test_without_the_tab_the_run_goes_on() -> None:
    office = at_work()
    missing = Table(EVENTS, EVENTS.title, {}, whole=False, missing=True)
    office.world = replace(office.world, tables={**office.world.tables, "events": missing})
    office.settled()
    assert not [text for *_, text in office.remarks if "Решения не принимаются" in text]


def test_five_hundred_rows_are_read() -> None:
    office = at_work()
    table = office.world.tables["events"]
    for n in range(500):
        add(office, "events", **{**HELD, "topic": f"Занятие {n}"})
    office.settled()
    assert len(office.world.tables["events"].rows) == len(table.rows) + 500
    assert len(proved(office)) == 500


def test_questionnaires_offer_the_events_so_far_without_their_topics() -> None:
    office = add(with_event(), "events", on=date(2026, 11, 9), kind="обмен опытом")
    add(office, "events", **{**HELD, "state": "отменено"})
    add(office, "events", **{**HELD, "on": date(2025, 10, 13)}).settled()
    assert taken(office).events == ("В-01 — обучение наставников, 12.10.2026",)

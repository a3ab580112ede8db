"""«Консультации»: dates and codes are kept, what was said is not."""

from datetime import date, timedelta
from typing import Any

import pytest
from register_garden import TODAY, Garden, add, at_work, row_told, taken

from generators.workbook.consultations import CONSULTATIONS
from programme.progress.facts import Happening

HELD: dict[str, Any] = {
    "on": date(2026, 10, 5),
    "participants": "У-01",
    "kind": "индивидуальная",
    "adviser": "педагог-психолог",
    "topic": "адаптация",
}


def with_one(**changed: Any) -> Garden:
    return add(at_work(), "consultations", **{**HELD, **changed}).settled()


def proved(garden: Garden) -> tuple[Happening, ...]:
    return tuple(h for h in taken(garden).happenings if h.kind == "consultation")


def test_a_consultation_counts_without_telling_whom_or_what_about() -> None:
    office = with_one()
    assert row_told(office, "consultations", "КС-01")["standing"] == "учтена"
    (one,) = proved(office)
    assert one.item.text == "КС-01, индивидуальная, педагог-психолог, 05.10.2026: учтена"
    assert (one.activity, one.is_done) == ("3.12", True)
    assert "У-01" not in one.item.text
    assert "адаптация" not in one.item.text


def test_there_is_no_column_for_what_was_said() -> None:
    free = {c.key for c in CONSULTATIONS.columns if not c.choices}
    assert free == {"on", "participants", "code", "standing", "finding"}


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"on": None}, "нет даты"),
        ({"on": "осенью"}, "нет даты"),
        ({"participants": None}, "не указан участник"),
        ({"participants": "У-88"}, "не указан участник"),
        ({"on": TODAY + timedelta(days=3)}, "впереди"),
    ],
)
def test_what_is_missing_keeps_it_from_counting(changed: dict[str, Any], standing: str) -> None:
    office = with_one(**changed)
    assert row_told(office, "consultations", "КС-01")["standing"] == standing
    assert not proved(office)[0].is_done


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"topic": "ссора с родителями Пети"}, "содержание беседы в таблицу не записывают"),
        ({"participants": "У-01, У-02"}, "индивидуальная консультация — с одним участником"),
        ({"kind": "групповая"}, "назван один участник"),
        ({"adviser": "логопед"}, "«Кто консультировал»: выберите одно из списка"),
        ({"participants": "У-88"}, "участника У-88 нет"),
        ({"on": "05.10"}, "дата не читается"),
    ],
)
def test_remarks_say_what_to_do_and_repeat_nothing(changed: dict[str, Any], said: str) -> None:
    told = with_one(**changed).told("consultations", "КС-01")
    assert said in told
    assert "Пет" not in told


def test_a_pair_may_come_together() -> None:
    office = with_one(participants="П-01", kind="групповая")
    assert office.told("consultations", "КС-01") == ""


def test_the_same_consultation_twice_counts_once() -> None:
    office = add(with_one(), "consultations", **HELD).settled()
    assert "Похоже на КС-01" in office.told("consultations", "КС-02")
    assert len(proved(office)) == 1


def test_its_codes_are_nobody_elses() -> None:
    office = with_one()
    add(office, "events", kind="другое").settled()
    assert [row.key for row in office.world.tables["events"].rows] == ["В-01"]
    assert [row.key for row in office.world.tables["consultations"].rows] == ["КС-01"]

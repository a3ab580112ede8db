"""«Склонение» in every state of its rows: what stands there, what is told, what is remembered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generators.workbook.columns import Owner
from generators.workbook.declension import DECLENSION, OBLIQUE, form_column
from generators.workbook.tabs import SERVICE
from programme.merging import Merged
from programme.people import Gender, Participant
from sync.deciding.declension import Declension, checked_of, declension
from sync.deciding.intake import People
from sync.plan import NewRow, Plan, describe, difference
from sync.records.memory import service
from sync.tables import Row, Table

HARE = Participant("У-01", "Заяц Роман Ильич", Gender.MALE)
KIM = Participant("У-02", "Ким Саша")
ALONE = Participant("У-03", "Иванова", Gender.FEMALE)
FORMS = [form_column(case) for case in OBLIQUE]


def everybody(*people: Participant, mains: Mapping[str, str] | None = None) -> People:
    return People({p.code: p for p in people}, {}, {}, {}, {}, {}, {}, Merged(mains or {}))


def empty(tab: Any) -> Table:
    return Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})


def decided(people: People, table: Table | None = None, memory: Table | None = None) -> Declension:
    return declension(table or empty(DECLENSION), memory or empty(SERVICE), people)


def typed(table: Table, key: str, **cells: Any) -> Table:
    """The table as the next run reads it, with cells that people typed."""
    rows = (replace(row, index=n) for n, row in enumerate(table.rows, 1))
    return replace(
        table,
        rows=tuple(
            replace(row, cells={**row.cells, **cells}) if row.key == key else row for row in rows
        ),
    )


def cells(done: Declension, key: str) -> Mapping[str, Any]:
    row = done.table.row(key)
    assert row is not None
    return row.cells


def texts(done: Declension) -> list[tuple[str, str]]:
    return [(finding.key, finding.text) for finding in done.findings]


def test_a_row_shows_what_papers_will_print() -> None:
    done = decided(everybody(HARE))
    assert cells(done, "У-01") == {
        "code": "У-01",
        "name": "Заяц Роман Ильич",
        "gender": "мужской",
        "genitive": "Заяца Романа Ильича",
        "dative": "Заяцу Роману Ильичу",
        "accusative": "Заяца Романа Ильича",
        "instrumental": "Заяцем Романом Ильичом",
        "prepositional": "Заяце Романе Ильиче",
        "checked": False,
    }
    assert done.findings == ()
    assert decided(everybody(HARE), done.table, done.memory).table == done.table


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (KIM, "Не указан пол"),
        (ALONE, "Имя не разобрать"),
        (replace(HARE, gender=Gender.FEMALE), "не подходит к отчеству"),
    ],
)
def test_a_row_that_cannot_be_declined_says_what_to_do(person: Participant, said: str) -> None:
    done = decided(everybody(person))
    ((key, text),) = texts(done)
    assert key == person.code
    assert said in text
    assert "«Участники»" in text
    assert person.full_name not in text
    assert decided(everybody(replace(person, active=False))).findings == ()


def test_without_a_gender_only_corrected_cases_are_there() -> None:
    table = typed(decided(everybody(KIM)).table, "У-02", correct_dative="Киму Саше")
    done = decided(everybody(KIM), table)
    assert cells(done, "У-02")["dative"] == "Киму Саше"
    assert "genitive" not in cells(done, "У-02")


@pytest.mark.parametrize("blank", [" ", "\xa0 "])
def test_spaces_are_told_and_not_used(blank: str) -> None:
    table = typed(decided(everybody(HARE)).table, "У-01", correct_dative=blank)
    done = decided(everybody(HARE), table)
    ((_, text),) = texts(done)
    assert text.startswith("«Исправить: дательный» не учтено: здесь только пробелы")
    assert cells(done, "У-01")["dative"] == "Заяцу Роману Ильичу"


def test_corrections_go_with_the_person() -> None:
    table = typed(decided(everybody(HARE, KIM)).table, "У-01", correct_dative="Зайцу Роману Ильичу")
    done = decided(everybody(HARE, KIM), table)
    assert done.participants["У-01"].forms.dative == "Зайцу Роману Ильичу"
    assert done.participants["У-02"] == KIM
    assert service(done.memory)["corrected"] == "У-01"


def test_a_row_whose_code_was_cleared_is_known_by_its_name() -> None:
    begun = decided(everybody(HARE, KIM))
    lost = typed(begun.table, "У-01", code=None, correct_dative="Зайцу Роману Ильичу")
    lost = replace(
        lost, rows=tuple(replace(r, key="#2") if r.key == "У-01" else r for r in lost.rows)
    )
    done = decided(everybody(HARE, KIM), lost)
    assert [row.key for row in done.table.rows] == ["У-01", "У-02"]
    assert cells(done, "У-01")["dative"] == "Зайцу Роману Ильичу"


def test_a_row_of_nobody_is_told_and_emptied_and_one_without_a_code_left_alone() -> None:
    rows = (
        Row(
            "У-77", 1, {"code": "У-77", "name": "Орёл Пётр Ильич", "genitive": "Орла Петра Ильича"}
        ),
        Row("#3", 2, {"correct_dative": "Орлу Петру Ильичу"}),
    )
    done = decided(everybody(HARE), replace(empty(DECLENSION), rows=rows))
    assert cells(done, "У-77") == {"code": "У-77"}
    assert cells(done, "#3") == rows[1].cells
    assert {key for key, _ in texts(done)} == {"У-77", "#3"}


def test_a_second_entry_points_to_the_main_one() -> None:
    begun = decided(everybody(HARE, replace(HARE, code="У-04")))
    done = decided(everybody(HARE, mains={"У-04": "У-01"}), begun.table)
    assert cells(done, "У-04")["name"] == "вторая запись участника У-01"
    assert not cells(done, "У-04").keys() & {"gender", *FORMS}
    assert done.findings == ()
    assert checked_of(done.table, everybody(HARE)) == (0, 1)


def test_a_checked_row_is_remembered_without_its_name() -> None:
    table = typed(decided(everybody(HARE)).table, "У-01", checked=True)
    done = decided(everybody(HARE), table)
    (told,) = [value for name, value in service(done.memory).items() if name == "checked У-01"]
    assert "Заяц" not in told
    assert done.findings == ()
    assert checked_of(done.table, everybody(HARE)) == (1, 1)

    renamed = everybody(replace(HARE, full_name="Зайцев Роман Ильич"))
    again = decided(renamed, done.table, done.memory)
    ((_, text),) = texts(again)
    assert "изменилось: имя, родительный, дательный" in text
    assert cells(again, "У-01")["checked"] is True

    unticked = decided(renamed, typed(again.table, "У-01", checked=False), again.memory)
    assert unticked.findings == ()
    ticked = decided(renamed, typed(unticked.table, "У-01", checked=True), unticked.memory)
    assert ticked.findings == ()


def test_a_tick_that_is_a_word_is_understood_or_told() -> None:
    begun = decided(everybody(HARE)).table
    assert checked_of(typed(begun, "У-01", checked="да"), everybody(HARE)) == (1, 1)
    done = decided(everybody(HARE), typed(begun, "У-01", checked="потом"))
    assert texts(done) == [("У-01", "«Проверено»: поставьте или снимите галочку.")]


def test_without_the_tab_nothing_is_corrected_and_nothing_forgotten() -> None:
    table = Table(DECLENSION, DECLENSION.title, {}, whole=False, missing=True)
    memory = empty(SERVICE).upserted({"checked У-01": {"value": "a b"}})
    done = decided(everybody(HARE), table, memory)
    assert (done.table, done.memory, done.findings) == (table, memory, ())
    assert done.participants == {"У-01": HARE}


def test_a_plan_in_words_names_nobody() -> None:
    begun = typed(decided(everybody(HARE)).table, "У-01")
    renamed = decided(everybody(replace(HARE, full_name="Зайцев Роман Ильич")), begun).table
    changed, _ = difference({"declension": begun}, {"declension": renamed})
    new = NewRow("declension", "У-02", {"name": KIM.full_name})
    lines = describe(Plan(tuple(changed), (new,), (), (), ()), {"declension": DECLENSION})
    assert len(lines) == len(changed) + 1
    assert not [line for line in lines if "За" in line or "Ким" in line]


def test_people_own_corrections_and_ticks_and_nothing_else() -> None:
    people = {c.key for c in DECLENSION.columns if c.owner is Owner.PEOPLE}
    assert people == {"checked", *(f"correct_{form}" for form in FORMS)}

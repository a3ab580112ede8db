"""Whom people can ask for, and what is theirs, read from the tab as the last run wrote it."""

from collections.abc import Mapping
from datetime import date

import pytest

from generators.workbook.columns import CellValue, Tab
from generators.workbook.due import DUE
from generators.workbook.pairs import PAIRS
from generators.workbook.registers import PEOPLE_TAB
from programme.due import Urgency
from sync.records.due import due_rows, of_person, person_asked, roles
from sync.tables import Table

TODAY = date(2026, 10, 19)


def table(tab: Tab, rows: Mapping[str, Mapping[str, CellValue]]) -> Table:
    empty = Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
    for key, cells in rows.items():
        empty = empty.appended(key, cells)
    return empty


PEOPLE = table(
    PEOPLE_TAB,
    {
        "У-01": {
            "full_name": "Заяц Вера Ильинична",
            "roles": "наставляемый",
            "position": "воспитатель",
        },
        "У-02": {
            "full_name": "Громова Анна Львовна",
            "roles": "наставник",
            "position": "педагог-психолог",
        },
        "У-03": {"full_name": "Орлова Инна Павловна", "takes_part": "наставник и наставляемый"},
    },
)
PAIRS_TABLE = table(PAIRS, {"П-01": {"mentor": "У-02", "mentee": "У-01", "state": "действует"}})
ROWS: dict[str, dict[str, CellValue]] = {
    "a": {"who": "куратор", "what": "Потом", "due": date(2026, 12, 1)},
    "b": {"who": "У-01", "what": "Анкета", "state": "потом", "due": date(2026, 10, 1)},
    "c": {"who": "заведующий, У-02", "what": "Подписать"},
    "d": {"who": "педагог-психолог, куратор", "what": "Встреча", "due": date(2026, 10, 20)},
    "e": {"who": "наставники", "what": "Отчёт", "due": date(2026, 10, 19)},
    "f": {"who": "участники пар", "what": "Соглашение"},
    "g": {"who": "не указан", "what": "Ничьё"},
}
DUE_TABLE = table(DUE, ROWS)
TABLES = {"people": PEOPLE, "pairs": PAIRS_TABLE, "due": DUE_TABLE}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("У-01", ["b", "f"]),
        ("у 1", ["b", "f"]),
        ("У-02", ["e", "d", "c", "f"]),
        ("У-03", ["e"]),
        ("Куратор", ["d", "a"]),
        ("заведующая", ["c"]),
        ("Директор", ["c"]),
        ("педагог-психолог", ["d"]),
    ],
)
def test_what_is_a_persons_own_and_what_is_their_groups(typed: str, keys: list[str]) -> None:
    rows = due_rows(DUE_TABLE, TODAY)
    person = person_asked(typed, TABLES, rows)
    assert person
    assert [row.key for row in of_person(rows, person)] == keys


@pytest.mark.parametrize(
    "typed", ["У-99", "заместитель директора", "Заяц", "П-01", "не указан", ""]
)
def test_who_is_not_there_is_nobody(typed: str) -> None:
    assert person_asked(typed, TABLES, due_rows(DUE_TABLE, TODAY)) is None


def test_the_calendar_goes_on_between_two_runs() -> None:
    states = {row.key: row.state for row in due_rows(DUE_TABLE, TODAY)}
    assert (states["b"], states["d"], states["a"]) == (Urgency.LATE, Urgency.SOON, Urgency.LATER)
    assert states["c"] is Urgency.UNDATED


def test_the_roles_of_every_programme_can_always_be_asked_for() -> None:
    assert roles(()) == ("куратор", "заведующий")
    assert "педагог-психолог" in roles(due_rows(DUE_TABLE, TODAY))

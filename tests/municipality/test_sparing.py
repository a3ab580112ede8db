"""Which forms a sparing run passes over: those nobody is asked to fill in yet and nobody has; never one with an answer."""

from dataclasses import replace
from datetime import date

import pytest
from directory_values import KNOWN

from generators.workbook.tabs import all_tabs
from sync.fence import Generation, Lease
from sync.reading import _not_opened
from sync.snapshot import Snapshot
from sync.tables import Row, Table

TABS = {
    tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
    for tab in all_tabs(KNOWN)
}
ASKED_LATER = {"Ф5", "Ф6", "Ф7", "Ф8", "Ф10"}


def passed_over(today: date, year: str = "2026/2027", answered: str = "") -> set[str]:
    tables = dict(TABS)
    for questionnaire in KNOWN.questionnaires:
        if questionnaire.code == answered:
            rows = (Row("r1", 1, {"response": "r1"}),)
            tables[questionnaire.tab] = replace(tables[questionnaire.tab], rows=rows)
    snapshot = Snapshot({}, tables, Generation("0" * 8, 1), Lease("", 0), ())
    forms = {q.code: Row(q.code, 1, {"form": "f", "year": year}) for q in KNOWN.questionnaires}
    return _not_opened(snapshot, KNOWN, forms, today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 10, 1), ASKED_LATER),
        (date(2027, 1, 9), ASKED_LATER),
        (date(2027, 1, 10), ASKED_LATER - {"Ф5"}),
        (date(2027, 5, 1), set()),
        (date(2027, 8, 31), set()),
    ],
)
def test_a_form_is_read_from_its_first_day_on(today: date, expected: set[str]) -> None:
    assert passed_over(today) == expected


def test_one_with_an_early_answer_is_read_at_every_run() -> None:
    assert "Ф10" not in passed_over(date(2026, 10, 1), answered="Ф10")


def test_where_the_year_cannot_be_read_nothing_is_passed_over() -> None:
    assert passed_over(date(2026, 10, 1), year="когда-нибудь") == set()

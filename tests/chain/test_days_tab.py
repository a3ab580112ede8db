"""«Нерабочие дни»: what people type, what is told, and a spreadsheet that has no such tab yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.workbook.columns import Owner
from generators.workbook.days import DAYS
from generators.workbook.headers import find_columns
from programme.working_days import WorkingDays
from sync.records.days import working_days
from sync.tables import Row, Table
from sync.values import scalar


def table(*typed: tuple[Any, Any]) -> Table:
    rows = []
    for number, (day, kind) in enumerate(typed, 2):
        cells = {"date": scalar(day), "kind": scalar(kind)}
        kept = {column: value for column, value in cells.items() if value is not None}
        rows.append(Row(f"#{number}", number - 1, kept))
    return Table(DAYS, DAYS.title, {c.key: n for n, c in enumerate(DAYS.columns)}, tuple(rows))


def texts(*typed: tuple[Any, Any]) -> list[tuple[str, str]]:
    return [(finding.key, finding.text) for finding in working_days(table(*typed))[1]]


def test_transfers_are_read_as_dates_and_as_texts() -> None:
    known, findings = working_days(
        table((date(2026, 1, 9), "выходной"), ("31.12.2026 г.", "Выходной "), ("12.09.2026", "рабочий"))
    )  # fmt: skip
    assert known == WorkingDays(
        frozenset({date(2026, 1, 9), date(2026, 12, 31)}), frozenset({date(2026, 9, 12)})
    )
    assert findings == ()


def test_what_the_law_says_anyway_is_harmless() -> None:
    typed = [("12.09.2026", "выходной"), ("12.06.2026", "выходной"), ("11.05.2026", "выходной")]
    assert texts(*typed) == []
    known, _ = working_days(table(*typed, ("14.09.2026", "рабочий")))
    assert known.is_working(date(2026, 9, 14))
    assert known.is_working(date(2026, 5, 12))  # the 11th, typed, is not given back once more


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("скоро", "выходной"), "дата не читается"),
        ((None, "выходной"), "дата не читается"),
        (("09.01.26", "выходной"), "с полным годом"),
        ((True, "выходной"), "дата не читается"),
        (("09.01.2026", None), "выберите, какой это день: «выходной» или «рабочий»"),
        (("09.01.2026", "короткий"), "выберите, какой это день"),
        (("12.06.2026", "рабочий"), "12.06.2026 — праздник по ст. 112 ТК РФ"),
    ],
)
def test_a_row_that_does_not_count_says_why(typed: tuple[Any, Any], said: str) -> None:
    ((key, text),) = texts(typed)
    assert key == "#2"
    assert text.startswith("Строка не учтена: ")
    assert said in text
    assert working_days(table(typed))[0] == WorkingDays()


def test_a_row_typed_twice_counts_once() -> None:
    typed = [("09.01.2026", "выходной"), ("09.01.2026", "выходной")]
    assert texts(*typed) == [("#3", "Дата 09.01.2026 уже вписана выше: эту строку можно удалить.")]
    assert working_days(table(*typed))[0].off == {date(2026, 1, 9)}


def test_rows_that_contradict_each_other_do_not_count() -> None:
    typed = [("09.01.2026", "выходной"), ("12.09.2026", "рабочий"), ("09.01.2026", "рабочий")]
    told = texts(*typed)
    assert [key for key, _ in told] == ["#2", "#4"]
    assert all("ни одна из строк не учтена" in text for _, text in told)
    assert working_days(table(*typed))[0] == WorkingDays(working=frozenset({date(2026, 9, 12)}))


def test_a_note_alone_and_a_remark_left_over_are_no_rows() -> None:
    rows = (
        Row("#2", 1, {"remark": "Постановление"}),
        Row("#3", 2, {"finding": "Строка не учтена"}),
    )
    assert working_days(replace(table(), rows=rows)) == (WorkingDays(), ())


def test_without_the_tab_there_are_no_transfers() -> None:
    missing = Table(DAYS, DAYS.title, {}, whole=False, missing=True)
    assert working_days(missing) == (WorkingDays(), ())


def test_people_own_everything_but_the_remark() -> None:
    owned = {column.key for column in DAYS.columns if column.owner is Owner.PROGRAMME}
    assert owned == {"finding"}
    assert DAYS.key_column == ""
    assert len(find_columns(DAYS, [column.header for column in DAYS.columns])[0]) == 4


anything = st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.dates()
likely = st.sampled_from(["выходной", "рабочий", "09.01.2026", "12.06.2026", date(2026, 9, 12)])


@given(st.lists(st.tuples(anything | likely, anything | likely), max_size=6))
def test_whatever_is_typed_is_read_or_told(typed: list[tuple[Any, Any]]) -> None:
    read = table(*typed)
    known, findings = working_days(read)
    assert not known.off & known.working
    assert {finding.key for finding in findings} <= read.keys
    counted = len(known.off | known.working)
    told = {finding.key for finding in findings}
    begun = [row for row in read.rows if row.text("date") or row.text("kind")]
    assert counted == len([row for row in begun if row.key not in told])

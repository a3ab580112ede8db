"""What people write into the directory, and what comes of it: good rows are run, each bad one says why not."""

from typing import Any

import pytest
from directory_values import SHEET, link, tables
from hypothesis import given
from hypothesis import strategies as st

from generators.municipality.institutions import ERROR, INSTITUTIONS, NOT_SET_UP, REST
from sync.municipality.listing import (
    Listing,
    listed,
    longest_waiting_first,
    spreadsheet_id,
    with_codes,
)

OWN = "0DirectoryDirectoryDirectory"


def listing(*rows: dict[str, Any], **remembered: str) -> Listing:
    table, _ = with_codes(tables(*rows)["institutions"], {})
    return listed(table, OWN, {f"sheet {code}": held for code, held in remembered.items()})


def told(*rows: dict[str, Any]) -> str:
    """The only thing that is said."""
    (one,) = [s for s in listing(*rows).standing.values() if s.state == ERROR]
    return one.finding


def test_a_row_needs_no_more_than_a_name() -> None:
    seen = listing({"short_name": "ДС № 1"})

    assert [(one.code, one.short_name) for one in seen.new] == [("Д-01", "ДС № 1")]
    assert seen.standing["Д-01"].state == NOT_SET_UP
    assert "municipality init" in seen.standing["Д-01"].finding


def test_codes_go_on_from_the_highest_and_those_of_deleted_rows_stay_unused() -> None:
    rows = tables({"code": "Д-07", "short_name": "А"}, {"short_name": "Б"}, {"short_name": "В"})

    table, last = with_codes(rows["institutions"], {"last_code": "9"})

    assert [row.key for row in table.rows] == ["Д-07", "Д-10", "Д-11"]
    assert last == 11


def test_a_code_of_peoples_own_stays() -> None:
    assert listing({"code": "5301", "short_name": "А", "given": link(1)}).ready[0].code == "5301"


def test_a_row_with_a_link_is_run_and_a_typed_link_counts_before_the_programmes_own() -> None:
    seen = listing({"code": "Д-01", "short_name": "А", "given": link(1), "sheet": link(2)})

    assert [one.spreadsheet for one in seen.ready] == [f"{SHEET}01"]


@pytest.mark.parametrize("word", ["приостановлено", "Приостановлено ", "нет"])
def test_a_paused_institution_is_passed_over_without_a_remark(word: str) -> None:
    seen = listing({"code": "Д-01", "short_name": "А", "given": link(1), "participates": word})

    assert not seen.ready
    assert (seen.standing["Д-01"].state, seen.standing["Д-01"].finding) == (REST, "")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"short_name": ""}, "краткое название"),
        ({"participates": "может быть"}, "«Участвует»"),
        ({"given": "см. на Диске"}, "не ссылка на таблицу"),
        ({"given": "https://docs.google.com/document/d/xyz/edit"}, "не ссылка на таблицу"),
        ({"email": "а@б и в@г"}, "один адрес"),
        ({"time_zone": "Москва"}, "Asia/Yekaterinburg"),
        ({"time_zone": "../../etc/passwd"}, "Asia/Yekaterinburg"),
        ({"settings": "../чужое"}, "без пути"),
        ({"given": f"https://docs.google.com/spreadsheets/d/{OWN}/edit"}, "сам справочник"),
    ],
)
def test_a_bad_cell_is_told_beside_its_row(cells: dict[str, str], words: str) -> None:
    assert words in told({"code": "Д-01", "short_name": "А", **cells})


def test_of_two_rows_with_one_code_the_first_counts() -> None:
    seen = listing(
        {"code": "Д-01", "short_name": "А", "given": link(1)},
        {"code": "Д-01", "short_name": "Б", "given": link(2)},
    )

    assert [one.short_name for one in seen.ready] == ["А"]
    assert "уже есть в строке выше" in seen.standing["#3"].finding


def test_of_two_rows_with_one_spreadsheet_the_first_counts() -> None:
    seen = listing(
        {"code": "Д-01", "short_name": "А", "sheet": link(1)},
        {"code": "Д-02", "short_name": "Б", "given": link(1)},
    )

    assert [one.code for one in seen.ready] == ["Д-01"]
    assert "указана у Д-01" in seen.standing["Д-02"].finding


def test_a_paused_row_keeps_its_spreadsheet_to_itself() -> None:
    seen = listing(
        {"code": "Д-01", "short_name": "А", "sheet": link(1), "participates": "приостановлено"},
        {"code": "Д-02", "short_name": "Б", "given": link(1)},
    )

    assert not seen.ready


def test_rows_that_have_exchanged_codes_are_both_told_to_take_them_back() -> None:
    seen = listing(
        {"code": "Д-02", "short_name": "А", "sheet": link(1)},
        {"code": "Д-01", "short_name": "Б", "sheet": link(2), "given": link(2)},
        **{"Д-01": f"{SHEET}01", "Д-02": f"{SHEET}02"},
    )

    assert not seen.ready
    for owner, other in (("Д-01", "Д-02"), ("Д-02", "Д-01")):
        told = seen.standing[other]
        assert told.state == ERROR
        assert f"Код строки изменён: таблица принадлежит {owner}" in told.finding
        assert "init" not in told.finding


def test_a_code_retyped_as_nobody_is_called_and_a_row_begun_anew_are_run() -> None:
    remembered = {"Д-01": f"{SHEET}01", "Д-02": f"{SHEET}02", "Д-09": f"{SHEET}02"}
    seen = listing(
        {"code": "5301", "short_name": "А", "sheet": link(1)},
        {"code": "Д-09", "short_name": "Б", "sheet": link(2)},
        **remembered,
    )

    assert [one.code for one in seen.ready] == ["5301", "Д-09"]


def test_whoever_was_not_reached_comes_first() -> None:
    rows: list[dict[str, Any]] = [
        {"code": "Д-01", "short_name": "А", "given": link(1), "last_run": 46_300.5},
        {"code": "Д-02", "short_name": "Б", "given": link(2)},
        {"code": "Д-03", "short_name": "В", "given": link(3), "last_run": 46_299.5},
    ]

    turn = longest_waiting_first(listing(*rows).ready)

    assert [one.code for one in turn] == ["Д-02", "Д-03", "Д-01"]


@given(
    st.lists(
        st.dictionaries(st.sampled_from([c.key for c in INSTITUTIONS.columns]), st.text()),
        max_size=6,
    )
)
def test_whatever_is_typed_every_row_is_run_or_made_or_told_of(rows: list[dict[str, Any]]) -> None:
    table, _ = with_codes(tables(*rows)["institutions"], {})
    seen = listed(table, OWN, {})

    named = {one.code for one in (*seen.ready, *seen.new)} | seen.standing.keys()
    assert {row.key for row in table.rows} | {row.place for row in table.doubles} <= named
    assert len({one.spreadsheet for one in seen.ready}) == len(seen.ready)


@given(st.text())
def test_an_id_is_an_id_or_nothing(text: str) -> None:
    assert not set(spreadsheet_id(text)) - set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    )

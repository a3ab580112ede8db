"""Tables, the difference between them, and the requests that bridge it."""

from collections.abc import Sequence
from typing import Any

import pytest

from generators.workbook.columns import Column, Owner, Tab
from sync.parsing import parse_table
from sync.plan import CellChange, difference
from sync.repeats import repeated
from sync.tables import Table
from sync.verify import misplaced, misplaced_rows

TAB = Tab(
    key="people",
    title="Участники",
    sheet_id=7,
    key_column="code",
    columns=(
        Column("full_name", "Имя", Owner.PEOPLE),
        Column("code", "Код", Owner.PROGRAMME),
        Column("roles", "Роли", Owner.PROGRAMME),
        Column("finding", "Замечание", Owner.PROGRAMME),
    ),
)


def sheet(*rows: list[str]) -> dict[str, Any]:
    def cell(text: str) -> dict[str, Any]:
        value = {"stringValue": text}
        return {"userEnteredValue": value, "effectiveValue": value} if text else {}

    data = [{"rowData": [{"values": [cell(text) for text in row]} for row in rows]}]
    return {"properties": {"sheetId": 7, "title": "Люди"}, "data": data}


HEADER = ["Имя", "Код", "Роли", "Замечание"]


def table(*rows: list[str]) -> Table:
    return parse_table(TAB, sheet(HEADER, *rows))[0]


def test_columns_are_found_by_header_wherever_they_stand() -> None:
    read, findings = parse_table(
        TAB, sheet(["роли", "  КОД ", "Замечание", "имя"], ["наставник", "У-01", "", "Анна"])
    )

    assert findings == ()
    assert read.row("У-01") is not None
    assert read.rows[0].text("full_name") == "Анна"
    assert read.rows[0].text("roles") == "наставник"


def test_a_missing_column_is_a_finding_and_the_table_is_not_whole() -> None:
    read, findings = parse_table(TAB, sheet(["Имя", "Код", "Замечание"]))

    assert not read.whole
    assert "Роли" in findings[0].text


def test_a_deleted_tab_is_a_finding_with_its_remedy() -> None:
    read, findings = parse_table(TAB, None)

    assert not read.whole
    assert "nastavnik init" in findings[0].text


def test_a_row_that_people_began_is_known_by_its_number_until_it_has_a_key() -> None:
    read = table(["Анна", "", "", ""])

    assert read.rows[0].key == "#2"
    assert read.keyed("#2", "У-01").rows[0].text("code") == "У-01"


def test_of_two_rows_with_one_key_the_first_counts_and_it_is_said() -> None:
    read, findings = parse_table(
        TAB, sheet(HEADER, ["Анна", "У-01", "", ""], ["Вера", "У-01", "", ""])
    )

    assert [row.text("full_name") for row in read.rows] == ["Анна"]
    assert findings == ()
    assert "(2, 3): учтена строка 2" in repeated(read)[0].text


def test_peoples_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="belong to people"):
        table(["Анна", "У-01", "", ""]).written({"У-01": {"full_name": "Вера"}})


def test_only_cells_that_change_are_written() -> None:
    before = table(["Анна", "У-01", "наставник", ""], ["Вера", "У-02", "", ""])
    after = before.written({"У-01": {"roles": "наставник"}, "У-02": {"roles": "наставляемый"}})

    cells, rows = difference({"people": before}, {"people": after})

    assert [(c.key, c.column, c.new) for c in cells] == [("У-02", "roles", "наставляемый")]
    assert rows == []


def test_new_rows_may_fill_peoples_columns_once() -> None:
    before = table()
    cells, rows = difference(
        {"people": before}, {"people": before.appended("У-01", {"full_name": "Анна"})}
    )

    assert cells == []
    assert rows[0].cells == {"full_name": "Анна", "code": "У-01"}


def put_back(
    cells: Sequence[CellChange], read: Table, before: dict[str, Any], after: dict[str, Any]
) -> list[Any]:
    """The requests that put back what landed wrong."""
    found = misplaced(cells, {"people": read}, {"sheets": [before]}, {"sheets": [after]})
    return [repair.request for repair in found]


def test_a_header_that_was_only_renamed_moves_nothing() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""])
    read, _ = parse_table(TAB, before)
    written = read.written({"У-01": {"roles": "наставник"}})
    cells, _ = difference({"people": read}, {"people": written})

    after = sheet(["Имя", "Код", "Кем является", "Замечание"], ["Анна", "У-01", "наставник", ""])

    assert put_back(cells, read, before, after) == []


def test_a_person_renamed_meanwhile_keeps_what_was_written_beside_the_code() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""])
    read, _ = parse_table(TAB, before)
    written = read.written({"У-01": {"roles": "наставник"}})
    cells, _ = difference({"people": read}, {"people": written})

    after = sheet(HEADER, ["Анна Львовна", "У-01", "наставник", ""])

    assert put_back(cells, read, before, after) == []


def test_a_cell_that_holds_something_else_by_now_is_left_alone() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""], ["Вера", "У-02", "наставляемый", ""])
    read, _ = parse_table(TAB, before)
    written = read.written({"У-01": {"roles": "наставник"}})
    cells, _ = difference({"people": read}, {"people": written})

    after = sheet(HEADER, ["Вера", "У-02", "другое", ""], ["Анна", "У-01", "", ""])

    assert put_back(cells, read, before, after) == []


def test_nothing_is_put_back_when_every_cell_landed_right() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""])
    read, _ = parse_table(TAB, before)
    cells, _ = difference(
        {"people": read}, {"people": read.written({"У-01": {"roles": "наставник"}})}
    )

    after = sheet(HEADER, ["Анна", "У-01", "наставник", ""])

    assert misplaced(cells, {"people": read}, {"sheets": [before]}, {"sheets": [after]}) == []


def test_a_cell_that_landed_on_another_row_is_put_back_from_the_snapshot() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""], ["Вера", "У-02", "наставляемый", ""])
    read, _ = parse_table(TAB, before)
    cells, _ = difference(
        {"people": read}, {"people": read.written({"У-01": {"roles": "наставник"}})}
    )

    # Somebody sorted between read and commit: Вера stands in row 2 and has got Анна's role.
    after = sheet(HEADER, ["Вера", "У-02", "наставник", ""], ["Анна", "У-01", "", ""])
    repairs = put_back(cells, read, before, after)

    assert repairs == [
        {
            "updateCells": {
                "start": {"sheetId": 7, "rowIndex": 1, "columnIndex": 2},
                "rows": [{"values": [{"userEnteredValue": {"stringValue": "наставляемый"}}]}],
                "fields": "userEnteredValue",
            }
        }
    ]


def test_a_cell_that_landed_in_another_column_gives_that_column_its_value_back() -> None:
    before = sheet(["Имя", "Код", "Роли", "Замечание", "Телефон"], ["Анна", "У-01", "", "", "123"])
    read, _ = parse_table(TAB, before)
    cells, _ = difference(
        {"people": read}, {"people": read.written({"У-01": {"roles": "наставник"}})}
    )

    after = sheet(
        ["Имя", "Код", "Телефон", "Роли", "Замечание"], ["Анна", "У-01", "наставник", "", ""]
    )
    repairs = put_back(cells, read, before, after)

    assert repairs[0]["updateCells"]["rows"] == [
        {"values": [{"userEnteredValue": {"stringValue": "123"}}]}
    ]


def test_a_column_inserted_in_between_loses_nobodys_text() -> None:
    before = sheet([*HEADER, "Телефон"], ["Анна", "У-01", "", "", "123"])
    read, _ = parse_table(TAB, before)
    cells, _ = difference(
        {"people": read}, {"people": read.written({"У-01": {"finding": "проверьте"}})}
    )

    # A blank column was inserted at the left: «Замечание» moved from D to E, D is «Роли» now.
    after = sheet(
        ["", "Имя", "Код", "Роли", "Замечание", "Телефон"],
        ["", "Анна", "У-01", "проверьте", "", "123"],
    )
    repairs = put_back(cells, read, before, after)

    assert [r["updateCells"]["start"]["columnIndex"] for r in repairs] == [3]
    assert repairs[0]["updateCells"]["rows"] == [{"values": [{}]}]


def test_rows_appended_to_moved_columns_are_emptied_to_be_made_again() -> None:
    before = sheet(HEADER, ["Анна", "У-01", "", ""])
    read, _ = parse_table(TAB, before)
    _, rows = difference({"people": read}, {"people": read.appended("У-02", {"full_name": "Вера"})})

    after = sheet(["", *HEADER], ["", "Анна", "У-01", "", ""], ["Вера", "У-02", "", "", ""])
    repairs = [
        repair.request
        for repair in misplaced_rows(
            rows, {"people": read}, {"sheets": [before]}, {"sheets": [after]}
        )
    ]

    assert [r["repeatCell"]["range"]["startRowIndex"] for r in repairs] == [2]
    right = sheet(HEADER, ["Анна", "У-01", "", ""], ["Вера", "У-02", "", ""])
    assert misplaced_rows(rows, {"people": read}, {"sheets": [before]}, {"sheets": [right]}) == []

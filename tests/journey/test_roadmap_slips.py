"""Slips on «Дорожная карта», from the cells to the remarks: a number that loses its zero, a line that is deleted."""

import pytest
from gspread.utils import ValueInputOption
from office import Office

pytestmark = pytest.mark.journey

REMARK = "Замечание программы"


def test_slips_are_told_beside_their_rows_until_they_are_mended(office: Office) -> None:
    office.sync()
    sheet = office.spreadsheet.worksheet("Дорожная карта")
    sheet.delete_rows(sheet.col_values(1).index("3.4.") + 1)
    below = len(sheet.col_values(1)) + 1
    # As Sheets keeps «3.10» typed without an apostrophe: a number.
    slips: list[list[object]] = [
        [3.1, "Круглый стол наставников", "май"],
        ["2.1.", "Семинар", "май"],
    ]
    sheet.update(slips, f"A{below}", value_input_option=ValueInputOption.raw)

    office.sync()

    assert office.sync()["changes"] == 0
    rows = {row["Наименование мероприятий"]: row for row in office.rows("Дорожная карта")}
    assert "Номер 3.1 уже стоит в строке" in rows["Круглый стол наставников"][REMARK]
    assert "Номер 2.1 уже стоит в строке" in rows["Семинар"][REMARK]
    twins = [row for row in rows.values() if "в нескольких строках" in str(row[REMARK])]
    assert [row["№ п/п"] for row in twins] == ["2.1.", "3.1."]
    said = [row for row in office.rows("Замечания") if "больше нет на вкладке" in str(row.values())]
    assert len(said) == 1
    checked = office.run("doctor").value["checks"]
    doubled = [check for check in checked if "в нескольких строках" in check["text"]]
    assert len(doubled) == 2
    assert not any("nastavnik init" in check["remedy"] for check in doubled)

    office.type("Дорожная карта", "Наименование мероприятий", "Семинар", "№ п/п", "2.77.")
    office.type(
        "Дорожная карта", "Наименование мероприятий", "Круглый стол наставников", "№ п/п", "3.77."
    )
    office.sync()

    mended = {row["Наименование мероприятий"]: row for row in office.rows("Дорожная карта")}
    for title in ("Круглый стол наставников", "Семинар"):
        assert "Номер" not in str(mended[title][REMARK])
        assert mended[title]["Состояние"] == "не начато"

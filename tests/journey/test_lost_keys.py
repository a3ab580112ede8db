"""Codes that people clear or type over come back to their rows, and no code is given twice."""

import gspread
import pytest
from office import GAMES, SPEECH, Office, mentee, mentor

pytestmark = pytest.mark.journey

KEYS = {"Участники": "Код", "Пары": "Код пары", "Документы": "Ключ", "Анкеты": "Анкета"}


@pytest.fixture
def signed(office: Office) -> Office:
    """Two pairs: one with a signed agreement, one proposed."""
    return office.brought(sign)


def sign(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Лис Ольга Петровна", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH, GAMES], places="2"))
    office.sync()
    for row in office.rows("Участники"):
        if "наставник" in row["Роли по анкетам"].split(", "):
            office.type(
                "Участники", "Код", row["Код"], "Согласие наставника получено", "15.09.2026"
            )
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.sync()
    office.type("Документы", "О ком", "П-01", "Подписано (дата)", "01.10.2026")
    assert office.sync()["documents"] == 0
    assert [row["Состояние"] for row in office.rows("Документы")] == ["подписан"]


def overwritten(office: Office, tab: str, text: str) -> None:
    """Type the same over every key of a tab."""
    sheet = office.spreadsheet.worksheet(tab)
    column = sheet.row_values(1).index(KEYS[tab]) + 1
    rows = len(sheet.col_values(column))
    place = gspread.utils.rowcol_to_a1
    sheet.update([[text]] * (rows - 1), f"{place(2, column)}:{place(rows, column)}")


@pytest.mark.parametrize("text", ["", "№ п/п", "П-01", "П-02", "Ф2"])
@pytest.mark.parametrize("tab", [tab for tab in KEYS if tab != "Участники"])
def test_keys_come_back(signed: Office, tab: str, text: str) -> None:
    before = {name: signed.rows(name) for name in KEYS}
    overwritten(signed, tab, text)

    signed.sync()

    assert {name: signed.rows(name) for name in KEYS} == before
    assert signed.sync()["changes"] == 0


@pytest.mark.parametrize("text", ["", "У-01", "У-03"])
def test_people_without_codes_are_known_by_name(signed: Office, text: str) -> None:
    before = {name: signed.rows(name) for name in KEYS}
    overwritten(signed, "Участники", text)

    signed.sync()

    assert {name: signed.rows(name) for name in KEYS} == before


def test_the_code_of_a_deleted_pair_is_not_given_again(signed: Office) -> None:
    sheet = signed.spreadsheet.worksheet("Пары")
    sheet.delete_rows(3)

    signed.sync()

    assert [row["Код пары"] for row in signed.rows("Пары")] == ["П-01", "П-03"]


def test_a_row_that_no_paper_belongs_to_is_told(signed: Office) -> None:
    sheet = signed.spreadsheet.worksheet("Документы")
    sheet.update_cell(3, sheet.row_values(1).index("Пометки") + 1, "приказ о премировании")

    value = signed.sync()

    assert any("нет ключа" in finding["text"] for finding in value["findings"])
    assert signed.sync()["changes"] == 0

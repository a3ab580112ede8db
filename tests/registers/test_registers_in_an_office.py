"""The registers of work in a real spreadsheet: rows are coded, proved and left alone."""

from collections.abc import Mapping

import pytest
from office import Office, mentee

pytestmark = pytest.mark.journey

EVENTS = "Встречи и обучение"
HELD = {
    "Дата": "24.09.2026",
    "Что это": "общая встреча «нетворкинг»",
    "Часов": "1,5",
    "Участники (коды)": "у 1",
    "Состоялось": "проведено",
    "Лист регистрации (ссылка)": "https://disk.example/list",
}


def write(office: Office, tab: str, cells: Mapping[str, str]) -> None:
    """A person fills the first free row by hand."""
    sheet = office.spreadsheet.worksheet(tab)
    line = [cells.get(title, "") for title in sheet.row_values(1)]
    width = max(place for place, cell in enumerate(line, 1) if cell)
    sheet.update([line[:width]], f"A{len(sheet.get()) + 1}", raw=False)


def test_an_event_is_coded_proved_and_then_left_alone(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    write(office, EVENTS, HELD)
    write(office, EVENTS, {**HELD, "Дата": "на днях", "Участники (коды)": "Вера"})

    found = office.sync()

    first, second = office.rows(EVENTS)
    assert (first["Код"], first["Явка"], first["Строка плана"]) == ("В-01", "1 из 1", "3.6")
    assert (first["Подтверждение"], first["Замечание программы"]) == ("подтверждено", "")
    assert "дата не читается" in second["Замечание программы"]
    assert "не код" in second["Замечание программы"]
    assert [f["row"] for f in found["findings"] if f["tab"] == EVENTS] == ["В-02", "В-02"]
    assert office.sync()["changes"] == 0


def test_a_spreadsheet_without_the_tabs_goes_on_until_init_adds_them(office: Office) -> None:
    for tab in (EVENTS, "Планы пар", "Согласия"):
        office.spreadsheet.del_worksheet(office.spreadsheet.worksheet(tab))

    value = office.sync()

    assert not [f for f in value["findings"] if "Решения не принимаются" in f["text"]]
    assert office.run("init").code == 0
    write(office, EVENTS, HELD)
    office.sync()
    assert office.rows(EVENTS)[0]["Код"] == "В-01"

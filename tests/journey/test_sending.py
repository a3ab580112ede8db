"""Sending: per questionnaire link, message, QR code, and who has not answered."""

from typing import Any

import pytest
import requests
from office import Office, mentee, mentor

pytestmark = pytest.mark.journey


def questionnaire(office: Office, code: str) -> dict[str, Any]:
    return next(row for row in office.rows("Анкеты") if row["Анкета"] == code)


def enrol_by_hand(office: Office, name: str, role: str) -> None:
    """The coordinator enters a colleague below the last row."""
    sheet = office.spreadsheet.worksheet("Участники")
    headers = sheet.row_values(1)
    row = len(sheet.col_values(headers.index("Фамилия, имя, отчество") + 1)) + 1
    for header, value in (("Фамилия, имя, отчество", name), ("Участвует как", role)):
        sheet.update_cell(row, headers.index(header) + 1, value)


def test_after_init_everything_needed_to_send_is_there(office: Office) -> None:
    for code in ("Ф1", "Ф2"):
        row = questionnaire(office, code)
        office.sync()
        row = questionnaire(office, code)
        assert row["Ссылка для отправки"] in row["Сообщение для отправки"]
        assert row["Не ответили"] == ""
        shown = requests.get(row["QR-код"], timeout=10)
        assert shown.ok
        file_id = row["QR-код"].split("/d/")[1].split("/")[0]
        picture = requests.get(f"{office.base_url}/drive/v3/files/{file_id}?alt=media", timeout=10)
        assert picture.headers["content-type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")
    personal = questionnaire(office, "Ф3")
    assert personal["Ссылка для отправки"] not in personal["Сообщение для отправки"]
    assert "Это Ваша личная ссылка" in personal["Сообщение для отправки"]
    assert office.run("init").value["changes"] == 0


def test_who_was_entered_and_has_not_answered_is_named(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    assert "программе неизвестно" in questionnaire(office, "Ф1")["Ответили"]
    enrol_by_hand(office, "Волкова Нина Олеговна", "наставляемый")
    enrol_by_hand(office, "Громова Анна Львовна", "наставник")

    office.sync()

    assert questionnaire(office, "Ф1")["Ответили"] == "1 из 2"
    assert questionnaire(office, "Ф1")["Не ответили"] == "У-02 — Волкова Нина Олеговна"
    assert questionnaire(office, "Ф2")["Не ответили"] == "У-03 — Громова Анна Львовна"
    base = next(row for row in office.rows("Дорожная карта") if row["№ п/п"] == "3.1.")
    assert "ждёт людей" in base["Состояние"]
    assert office.sync()["changes"] == 0

    office.answer("Ф1", mentee("Волкова Нина Олеговна"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()

    assert questionnaire(office, "Ф1")["Ответили"] == "2 из 2"
    assert questionnaire(office, "Ф1")["Не ответили"] == ""
    base = next(row for row in office.rows("Дорожная карта") if row["№ п/п"] == "3.1.")
    assert base["Состояние"] == "выполнено"
    assert questionnaire(office, "Ф3")["Ответили"] == "0 из 3"


def test_who_left_or_does_not_take_part_is_not_waited_for(office: Office) -> None:
    enrol_by_hand(office, "Волкова Нина Олеговна", "наставляемый")
    office.sync()
    assert questionnaire(office, "Ф1")["Не ответили"]
    office.type("Участники", "Код", "У-01", "Выбыл", "TRUE")

    office.sync()

    assert questionnaire(office, "Ф1")["Не ответили"] == ""
    office.type("Участники", "Код", "У-01", "Выбыл", "FALSE")
    office.type("Участники", "Код", "У-01", "Участвует как", "не участвует")
    office.sync()
    assert questionnaire(office, "Ф1")["Не ответили"] == ""

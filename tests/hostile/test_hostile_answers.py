"""Answers that try something: they stay texts, name nobody else, and stop nothing."""

import io
import time

import pytest
import requests
from docx import Document
from office import SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

TRICKS = (
    '=IMPORTXML("http://127.0.0.1";"//a")', "{{ 7*7 }}", "{% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "до \u202eобороте ан\u202c", "нуле\u200bвая ширина", "🎓👩‍🏫", "@SUM(1)", "+7 900 000-00-00",
)  # fmt: skip
HERSELF = (
    "Заяц Вера Ильинична", "Зaяц Вeра Ильинична", "За\u200bяц Вера Ильинична",
    "\u202eЗаяц Вера\u00a0 Ильинична", "ЗАЯЦ ВЕРА ИЛЬИНИЧНА",
)  # fmt: skip
"""One name: as it is, with Latin letters, zero-width and direction characters, no-break space, capitals."""


def entered(office: Office, tab: str) -> list[dict[str, object]]:
    """The userEnteredValue of every cell of a tab."""
    sheets = service(office.base_url, "sheets.v4").spreadsheets()
    resource = sheets.get(
        spreadsheetId=office.spreadsheet.id,
        ranges=[f"'{tab}'"],
        fields="sheets.data.rowData.values.userEnteredValue",
    ).execute()
    rows = resource["sheets"][0]["data"][0].get("rowData", [])
    return [c["userEnteredValue"] for row in rows for c in row.get("values", []) if c]


def test_tricks_in_answers_stay_texts_down_to_the_paper(office: Office) -> None:
    for trick in TRICKS:
        answer = mentee("Заяц Вера Ильинична", [SPEECH], **{"Чего ждёте": trick})
        office.answer("Ф1", answer)
    office.answer(
        "Ф2", mentor("Громова Анна Львовна", [SPEECH], **{"Ваша должность": "воспитатель"})
    )
    office.sync()
    office.type("Участники", "Код", "У-01", "Должность", "{{ 7*7 }} <b>& 🎓\u202e")
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.sync()

    held = entered(office, "Ответы Ф1")
    texts = "\n".join(str(value.get("stringValue", "")) for value in held)
    assert not [value for value in held if "formulaValue" in value]
    for trick in TRICKS:
        assert trick.replace("\u202e", "").replace("\u202c", "") in texts
    paper = (
        service(office.base_url, "drive.v3")
        .files()
        .export(
            fileId=office.rows("Документы")[0]["Файл"],
            mimeType="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        )
        .execute()
    )
    document = Document(io.BytesIO(paper))
    written = "\n".join(
        p.text for p in document.element.body.iter() if p.tag.endswith("}t") and p.text
    )
    assert "{{ 7*7" in written.replace("\u2060", "")
    assert "49" not in written
    assert "\u202e" not in written
    assert office.sync()["changes"] == 0


def test_a_name_written_in_disguise_is_the_same_person(office: Office) -> None:
    for name in HERSELF:
        office.answer("Ф1", mentee(name))

    office.sync()

    assert [row["Код"] for row in office.rows("Участники")] == ["У-01"]
    assert {row["Код участника"] for row in office.rows("Ответы Ф1")} == {"У-01"}


def test_a_thousand_answers_of_one_sender_are_one_person_and_a_quick_run(office: Office) -> None:
    form_id = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == "Ф1")
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    state = f"{office.base_url}/_emulator/state"
    held = requests.get(state, timeout=30).json()
    responses = held["collections"]["responses"]
    ((key, first),) = responses.items()
    for number in range(999):
        response = f"{first['responseId'][:-4]}{number:04d}"
        responses[f"{form_id}/{response}"] = first | {"responseId": response}
    assert key in responses
    requests.put(state, json=held, timeout=30).raise_for_status()
    began = time.monotonic()

    value = office.sync()

    assert time.monotonic() - began < 60
    assert [row["Код"] for row in office.rows("Участники")] == ["У-01"]
    assert len(office.rows("Ответы Ф1")) == 1000
    assert [f["text"] for f in value["findings"] if "999" in f["text"]], "told once, with how many"
    assert len(value["findings"]) < 20
    assert office.sync()["changes"] == 0

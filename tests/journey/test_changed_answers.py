"""Somebody changes an answer after it was read: the row follows, and nobody is doubled."""

import pytest
import requests
from office import GAMES, SPEECH, Office, mentee

pytestmark = pytest.mark.journey

QUIRKS = ["last-submission", "first-submission"]


@pytest.mark.parametrize("means", QUIRKS)
def test_the_register_follows_the_changed_answer(office: Office, means: str) -> None:
    """Whichever time the filter of Google's list of responses means."""
    url = f"{office.base_url}/_emulator/quirks"
    requests.put(url, json={"forms.response-filter": means}, timeout=10).raise_for_status()
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.sync()
    assert [row["Запросы"] for row in office.rows("Участники")] == [SPEECH]

    form = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == "Ф1")
    listed = requests.get(f"{office.base_url}/v1/forms/{form}/responses", timeout=10).json()
    changed = f"2_{listed['responses'][0]['responseId']}"
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [GAMES]), edit2=changed)
    office.sync()

    people = office.rows("Участники")
    assert [(row["Код"], row["Запросы"]) for row in people] == [("У-01", GAMES)]
    assert len(office.rows("Ответы Ф1")) == 1
    assert office.sync()["changes"] == 0

"""The programme is right under either answer to the questions about Google that nobody has answered."""

import pytest
import requests
from office import SPEECH, Office, mentee, mentor

pytestmark = pytest.mark.journey

FAMILIES = ["forms.", "drive.", "sheets.", ""]


def choose_others(office: Office, family: str) -> list[str]:
    """Let the second answers of a family hold; the questions that were decided."""
    address = f"{office.base_url}/_emulator/quirks"
    quirks = requests.get(address, timeout=10).json()["quirks"]
    chosen = {q["name"]: q["answers"][1] for q in quirks if q["name"].startswith(family)}
    requests.put(address, json=chosen, timeout=10).raise_for_status()
    return list(chosen)


def files_of(office: Office) -> list[tuple[str, str]]:
    """Kind and name of everything on Drive."""
    ask = {"fields": "files(mimeType,name)", "pageSize": "1000"}
    answer = requests.get(f"{office.base_url}/drive/v3/files", params=ask, timeout=10)
    return sorted((file["mimeType"], file["name"]) for file in answer.json()["files"])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda name: name.strip(".") or "all")
def test_from_nothing_to_an_agreement(empty_office: Office, family: str) -> None:
    office = empty_office
    assert len(choose_others(office, family)) >= 2
    first = office.run("init")
    assert first.code == 0, first.said
    made = files_of(office)
    second = office.run("init")
    assert second.code == 0, second.said
    assert files_of(office) == made

    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH]))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    pair = office.rows("Пары")[0]
    assert (pair["Наставник"], pair["Наставляемый"]) == ("У-02", "У-01")
    office.type("Пары", "Код пары", pair["Код пары"], "Решение", "утвердить")
    done = office.sync()
    assert done["documents"] == 1, done["findings"]
    assert office.sync()["changes"] == 0
    assert len(office.rows("Участники")) == 2
    assert "Громова" in office.export(office.rows("Документы")[0]["Файл"])


def test_a_second_set_up_finds_what_the_first_has_just_made(empty_office: Office) -> None:
    """The index of Drive lags, and the note beside the configuration is lost meanwhile."""
    choose_others(empty_office, "drive.")
    assert empty_office.run("init").code == 0
    made = files_of(empty_office)
    for note in empty_office.config.parent.glob("*.local.yaml"):
        note.unlink()
    again = empty_office.run("init")
    assert again.code == 0, again.said
    assert files_of(empty_office) == made

"""The whole way as processes: questionnaires, register, proposal, decision, agreement; read back by plain clients."""

import pytest
from office import GAMES, PARENTS, SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey


def answered_office(office: Office) -> Office:
    """Two mentees, two mentors with their consents, read into the register."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Долгих Олег Петрович", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH, PARENTS]))
    office.answer("Ф2", mentor("Шевченко Игорь Олегович", [GAMES]))
    office.sync()
    for code in ("У-03", "У-04"):
        office.type("Участники", "Код", code, "Согласие наставника получено", "15.09.2026")
    return office


def test_from_questionnaires_to_agreements(office: Office) -> None:
    """Everything the main job promises, once through."""
    answered_office(office)
    people = {row["Код"]: row for row in office.rows("Участники")}
    assert [people[code]["Фамилия, имя, отчество"] for code in sorted(people)] == [
        "Заяц Вера Ильинична",
        "Долгих Олег Петрович",
        "Громова Анна Львовна",
        "Шевченко Игорь Олегович",
    ]
    assert people["У-01"]["Пол"] == "женский"
    assert people["У-01"]["Запросы"] == SPEECH
    assert people["У-03"]["Роли по анкетам"] == "наставник"
    assert "viewform?usp=pp_url&entry." in people["У-01"]["Личная ссылка на Ф3"]

    office.sync()
    pairs = {(row["Наставник"], row["Наставляемый"]): row for row in office.rows("Пары")}
    assert set(pairs) == {("У-03", "У-01"), ("У-04", "У-02")}
    assert all(row["Состояние"] == "предложена" for row in pairs.values())
    assert SPEECH in pairs["У-03", "У-01"]["Почему эти двое"]

    code = pairs["У-03", "У-01"]["Код пары"]
    office.type("Пары", "Код пары", code, "Решение", "утвердить")
    office.type("Пары", "Код пары", pairs["У-04", "У-02"]["Код пары"], "Решение", "отклонить")
    done = office.sync()

    assert done["documents"] == 1
    papers = office.rows("Документы")
    assert len(papers) == 1
    assert papers[0]["О ком"] == code
    text = office.export(papers[0]["Файл"])
    assert "Громова Анна Львовна" in text.replace("\u00a0", " ")
    assert "Заяц Вера Ильинична" in text.replace("\u00a0", " ")
    assert "{{" not in text
    assert "None" not in text
    approved = {row["Код пары"]: row["Состояние"] for row in office.rows("Пары")}
    assert sorted(approved.values()) == ["отклонена", "утверждена"]

    again = office.sync()
    assert again["changes"] == 0
    assert again["generation"] == done["generation"]


def test_a_document_lies_in_the_folder_of_its_pair(office: Office) -> None:
    answered_office(office)
    office.sync()
    code = office.rows("Пары")[0]["Код пары"]
    office.type("Пары", "Код пары", code, "Решение", "утвердить")
    office.sync()

    drive = service(office.base_url, "drive.v3")
    file = (
        drive.files()
        .get(fileId=office.rows("Документы")[0]["Файл"], fields="parents,properties,mimeType")
        .execute()
    )
    folder = drive.files().get(fileId=file["parents"][0], fields="name,properties").execute()

    assert folder["properties"]["nastavnik"] == f"folder:{code}"
    assert file["properties"]["nastavnik"].startswith(f"agreement:{code}:")
    assert file["mimeType"] == "application/vnd.google-apps.document"


def test_a_run_that_finds_nothing_new_reads_little_and_writes_nothing(office: Office) -> None:
    answered_office(office)
    office.sync()
    office.clear_log()

    assert office.sync()["changes"] == 0

    counts = office.counts()
    assert counts["sheets.spreadsheets.get"] == 1
    assert counts["forms.forms.responses.list"] == 13  # one for each questionnaire
    assert sum(counts.values()) <= 1 + 13 + 3
    assert not [method for method in counts if method.endswith(("batchUpdate", "create", "update"))]


def test_a_run_with_papers_stays_within_its_budget(office: Office) -> None:
    answered_office(office)
    office.sync()
    for row in office.rows("Пары"):
        office.type("Пары", "Код пары", row["Код пары"], "Решение", "утвердить")
    office.clear_log()

    papers = office.sync()["documents"]

    counts = office.counts()
    assert papers == 2
    assert counts["sheets.spreadsheets.batchUpdate"] == 2
    # Responses of thirteen questionnaires; five of them ask about a pair, and now offer the approved ones.
    assert counts["forms.forms.batchUpdate"] == 5
    assert sum(counts.values()) <= 2 * papers + 13 + 2 * 5 + 1 + 8


def test_once_a_day_a_run_leaves_a_sign_of_life(office: Office) -> None:
    office.sync(today="2026-10-01")
    office.sync(today="2026-10-01")
    office.clear_log()

    quiet = office.sync(today="2026-10-02")
    heartbeats = office.counts().get("sheets.spreadsheets.batchUpdate", 0)
    state = {row["Что"]: row["Состояние"] for row in office.rows("Начните здесь")}
    office.clear_log()
    office.sync(today="2026-10-02")

    assert quiet["changes"] == 0
    assert heartbeats == 1
    assert state["Последняя проверка"].startswith("02.10.2026 ")
    assert "sheets.spreadsheets.batchUpdate" not in office.counts()


def test_init_repeated_changes_nothing(office: Office) -> None:
    assert office.run("init").value["changes"] == 0


def test_init_brings_back_a_deleted_tab_and_touches_nothing_else(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    book = office.spreadsheet
    book.del_worksheet(book.worksheet("Пары"))
    stopped = office.run("sync")
    people = office.rows("Участники")

    repaired = office.run("init")
    after = office.run("sync")

    assert any("Пары" in finding["text"] for finding in stopped.value["findings"])
    assert repaired.value["changes"] > 0
    assert office.rows("Пары") == []
    assert office.rows("Участники") == people
    assert not [f for f in after.value["findings"] if f["tab"] == "Пары"]

"""«Склонение»: a correction reaches the paper, a check asks for another look, an older spreadsheet goes on without."""

import pytest
from office import Office, mentee, mentor, service

pytestmark = pytest.mark.journey

TAB, SHEET_ID = "Склонение", 1011
HARE = "Заяц Роман Ильич"


@pytest.fixture
def paired(office: Office) -> Office:
    """One pair proposed, nothing decided."""
    office.answer("Ф1", mentee(HARE))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    return office


def correct(office: Office, code: str, case: str, text: str) -> None:
    office.type(TAB, "Код", code, f"Исправить: {case}", text)


def remarks(office: Office) -> list[str]:
    return [f["text"] for f in office.sync()["findings"] if f["tab"] == TAB]


def agreement(office: Office) -> str:
    (row,) = office.rows("Документы")
    return office.export(row["Файл"])


def test_everybody_stands_there_in_every_case(paired: Office) -> None:
    rows = {row["Код"]: row for row in paired.rows(TAB)}
    assert set(rows) == {"У-01", "У-02"}
    assert rows["У-02"]["Творительный"] == "Громовой Анной Львовной"
    assert rows["У-01"]["Родительный"] == "Заяца Романа Ильича"
    assert rows["У-01"]["Проверено"] is False
    titles = [sheet.title for sheet in paired.spreadsheet.worksheets()]
    assert titles[titles.index("Участники") + 1] == TAB
    assert paired.sync()["changes"] == 0


def test_a_correction_reaches_the_agreement(paired: Office) -> None:
    for case, text in {
        "родительный": "Зайца Романа Ильича", "дательный": "Зайцу Роману Ильичу",
        "винительный": "Зайца Романа Ильича", "творительный": "Зайцем Романом Ильичом",
        "предложный": "Зайце Романе Ильиче",
    }.items():  # fmt: skip
        correct(paired, "У-01", case, text)
    paired.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    paired.sync()

    text = agreement(paired)
    assert "Зайц" in text
    assert "Заяца" not in text
    assert "Заяцу" not in text
    assert "Заяцем" not in text
    row = next(row for row in paired.rows(TAB) if row["Код"] == "У-01")
    assert row["Творительный"] == "Зайцем Романом Ильичом"
    assert paired.sync()["changes"] == 0


@pytest.mark.parametrize("typed", ["Зайца Рината Ильича", "Zaytsa Romana Ilicha", "<i>Зайца</i>"])
def test_a_correction_that_cannot_be_right_is_told_and_not_printed(
    paired: Office, typed: str
) -> None:
    correct(paired, "У-01", "родительный", typed)
    plan = paired.run("plan")

    (told,) = remarks(paired)

    assert "«Исправить: родительный» не учтено" in told
    row = next(row for row in paired.rows(TAB) if row["Код"] == "У-01")
    assert row["Родительный"] == "Заяца Романа Ильича"
    assert row["Исправить: родительный"] == typed
    assert row["Замечание программы"] == told
    assert paired.sync()["changes"] == 0
    # Names are nobody's business in a terminal or a log.
    for said in (plan.said, str(plan.value), told):
        assert "Роман" not in said
        assert "Заяц" not in said


def test_a_checked_row_that_changes_asks_for_another_look(paired: Office) -> None:
    paired.type(TAB, "Код", "У-01", "Проверено", "TRUE")
    assert remarks(paired) == []
    assert paired.sync()["changes"] == 0

    correct(paired, "У-01", "родительный", "Зайца Романа Ильича")
    (told,) = remarks(paired)

    assert "изменилось: родительный" in told
    assert next(r for r in paired.rows(TAB) if r["Код"] == "У-01")["Проверено"] is True
    paired.type(TAB, "Код", "У-01", "Проверено", "FALSE")
    assert remarks(paired) == []
    paired.type(TAB, "Код", "У-01", "Проверено", "TRUE")
    assert remarks(paired) == []
    assert paired.sync()["changes"] == 0


def test_a_code_cleared_or_typed_over_comes_back(paired: Office) -> None:
    correct(paired, "У-01", "родительный", "Зайца Романа Ильича")
    paired.sync()
    paired.type(TAB, "Код", "У-01", "Код", "У-02")
    assert remarks(paired) == []
    paired.type(TAB, "Код", "У-01", "Код", "")

    assert remarks(paired) == []

    rows = {row["Код"]: row for row in paired.rows(TAB)}
    assert len(paired.rows(TAB)) == 2
    assert rows["У-01"]["Родительный"] == "Зайца Романа Ильича"
    assert paired.sync()["changes"] == 0


def test_a_table_without_the_tab_goes_on_and_init_adds_it(paired: Office) -> None:
    paired.spreadsheet.batch_update({"requests": [{"deleteSheet": {"sheetId": SHEET_ID}}]})
    paired.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    (told,) = remarks(paired)

    assert "nastavnik init" in told
    assert "Громов" in agreement(paired)
    added = paired.run("init")
    assert added.code == 0, added.said
    titles = [sheet.title for sheet in paired.spreadsheet.worksheets()]
    assert titles[titles.index("Участники") + 1] == TAB


def test_a_tab_with_corrections_is_missed_when_it_is_gone(paired: Office) -> None:
    correct(paired, "У-01", "родительный", "Зайца Романа Ильича")
    paired.sync()
    paired.spreadsheet.batch_update({"requests": [{"deleteSheet": {"sheetId": SHEET_ID}}]})
    paired.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    value = paired.sync()

    assert any("Решения не принимаются" in f["text"] for f in value["findings"])
    drive = service(paired.base_url, "drive.v3")
    query = "mimeType = 'application/vnd.google-apps.document' and trashed = false"
    listed = drive.files().list(q=query, fields="files(properties)").execute()["files"]
    kinds = [f.get("properties", {}).get("nastavnik", "") for f in listed]
    assert not [kind for kind in kinds if kind.startswith("agreement:")]

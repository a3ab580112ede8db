"""``nastavnik import-participants``: a list of staff into the sheet, nobody twice, nothing overwritten."""

from pathlib import Path

import pytest
from office import Office, mentor

pytestmark = pytest.mark.journey

LISTED = (
    "Ф.И.О.;ДОЛЖНОСТЬ;Почта;Участвует как;Согласие (дата);Стаж\r\n"
    "ГРОМОВА Анна Львовна;методист;anna@example.org;наставник;15.09.2026;20\r\n"
    "Ким Олег Петрович;игротехник;;наставляемый;;1\r\n"
    "Анна;воспитатель;;;;\r\n"
)


def test_people_are_added_with_codes_and_known_ones_only_completed(
    office: Office, tmp_path: Path
) -> None:
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    file = tmp_path / "список.csv"
    file.write_bytes(LISTED.encode("cp1251"))
    office.clear_log()

    dry = office.run("import-participants", str(file), "--dry-run")

    assert (dry.code, dry.value["people"], dry.value["added"]) == (0, 2, 0)
    assert office.counts() == {}

    answered = office.run("import-participants", str(file))

    assert answered.code == 0, answered.said
    assert {name: answered.value[name] for name in ("people", "added", "changed")} == {
        "people": 2, "added": 1, "changed": 1,
    }  # fmt: skip
    told = [f"{f['row']}: {f['text']}" for f in answered.value["findings"]]
    assert any(text.startswith(": Столбец «Стаж»") for text in told)
    assert any(text.startswith("строка 3: Должности «игротехник» нет") for text in told)
    assert any(text.startswith("строка 4: Имя не похоже") for text in told)
    assert any(text.startswith("У-01: В файле (строка 2) иначе: «Должность»") for text in told)
    assert "Громова" not in answered.said
    rows = {row["Код"]: row for row in office.rows("Участники")}
    assert rows["У-01"]["Должность"] == "воспитатель"
    assert rows["У-01"]["Электронная почта"] == "anna@example.org"
    assert rows["У-02"]["Фамилия, имя, отчество"] == "Ким Олег Петрович"
    assert rows["У-02"]["Выбыл"] is False

    assert office.sync()["changes"] > 0
    assert office.sync()["changes"] == 0
    again = office.run("import-participants", str(file))
    assert (again.value["added"], again.value["changed"]) == (0, 0)
    assert "Нет" not in office.run("status", "--person", "У-02").said


def test_a_file_that_holds_no_list_changes_nothing_and_says_why(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "план.csv"
    file.write_text("Мероприятие;Срок\nВстреча;май\n", encoding="utf-8")

    answered = office.run("import-participants", str(file))

    assert answered.code == 2
    assert "не найден столбец с именами" in answered.value["error"]
    assert office.rows("Участники") == []

"""Bad input: each a clear message or a Finding, nothing lost, the rest goes on."""

import pytest
import requests
from office import GAMES, SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def texts(value: dict[str, list[dict[str, str]]]) -> str:
    return "\n".join(finding["text"] for finding in value["findings"])


def test_a_malformed_configuration_is_named_with_file_and_line(empty_office: Office) -> None:
    empty_office.config.write_text("full_name: [Детский сад\nshort_name: ДС\n", encoding="utf-8")

    answered = empty_office.run("sync")

    assert answered.code == 2
    assert "organisation.yaml" in answered.said
    assert "строка" in answered.said
    assert "Traceback" not in answered.said


def test_an_unknown_setting_is_named_with_its_line(empty_office: Office) -> None:
    text = empty_office.config.read_text(encoding="utf-8")
    empty_office.config.write_text(text + "\nspreadshet_id: abc\n", encoding="utf-8")

    answered = empty_office.run("init")

    assert answered.code == 2
    assert "spreadshet_id" in answered.said
    assert "строка" in answered.said


@pytest.mark.parametrize("command", ["init", "sync", "plan", "status"])
def test_an_emulator_that_is_not_running_is_said_at_once(
    empty_office: Office, command: str
) -> None:
    answered = empty_office.run(command, WORKSPACE_EMULATOR_URL="http://127.0.0.1:9")

    assert answered.code == 4
    assert "nastavnik emulator" in answered.said
    assert "Traceback" not in answered.said


def test_a_foreign_emulator_address_is_refused_before_anything_is_sent(
    empty_office: Office,
) -> None:
    answered = empty_office.run("sync", WORKSPACE_EMULATOR_URL="http://192.0.2.1:8787")

    assert answered.code == 2
    assert "только на этом компьютере" in answered.said


def test_a_wrong_spreadsheet_id_is_an_error_and_makes_no_second_spreadsheet(office: Office) -> None:
    answered = office.run("sync", NASTAVNIK_SPREADSHEET_ID="1" * 44)

    assert answered.code == 4
    assert "Файл не найден" in answered.said
    assert office.spreadsheet.title.startswith("Наставничество")


def test_before_init_a_command_says_what_to_do(empty_office: Office) -> None:
    answered = empty_office.run("sync")

    assert answered.code == 2
    assert "nastavnik init" in answered.said


def test_an_impossible_today_is_wrong_use(office: Office) -> None:
    answered = office.run("sync", today="вчера")

    assert answered.code == 2
    assert "2026-09-15" in answered.said


def test_a_participant_who_answers_twice_is_one_person_and_the_later_answer_counts(
    office: Office,
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("заяц  вера ильинична", [GAMES]))

    value = office.sync()

    people = office.rows("Участники")
    assert len(people) == 1
    assert people[0]["Запросы"] == GAMES
    assert len(office.rows("Ответы Ф1")) == 2
    assert "более поздний" in texts(value)


@pytest.mark.parametrize("prefix", ["=", "+", "-", "@"])
def test_an_answer_that_looks_like_a_formula_stays_a_text(office: Office, prefix: str) -> None:
    hostile = f'{prefix}IMPORTXML("http://127.0.0.1","//a")'
    office.answer("Ф1", mentee("Заяц Вера Ильинична", **{"Чего ждёте": hostile}))

    office.sync()

    sheet = office.spreadsheet.worksheet("Ответы Ф1")
    cells = (
        service(office.base_url, "sheets.v4")
        .spreadsheets()
        .get(
            spreadsheetId=office.spreadsheet.id,
            ranges=[f"'{sheet.title}'"],
            fields="sheets.data.rowData.values.userEnteredValue",
        )
        .execute()["sheets"][0]["data"][0]["rowData"][1]["values"]
    )
    values = [cell.get("userEnteredValue", {}) for cell in cells]
    assert {"stringValue": hostile} in values
    assert not [value for value in values if "formulaValue" in value]


def test_an_answer_of_fifty_thousand_characters_is_kept(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична", **{"Чего ждёте": "я" * 50_000}))

    office.sync()

    row = office.rows("Ответы Ф1")[0]
    long = next(value for header, value in row.items() if header.startswith("m19"))
    assert len(long) == 50_000
    assert office.sync()["changes"] == 0


def test_a_hostile_name_makes_a_finding_and_the_others_go_on(office: Office) -> None:
    office.answer("Ф1", mentee('=HYPERLINK("http://127.0.0.1")'))
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))

    value = office.sync()

    names = [row["Фамилия, имя, отчество"] for row in office.rows("Участники")]
    assert "Заяц Вера Ильинична" in names
    assert texts(value)
    assert office.sync()["changes"] == 0


def test_an_unknown_code_in_a_later_questionnaire_is_listed_for_attention(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    office.answer(
        "Ф3",
        {
            "Ваш код": "У-99",
            "В какой роли": "наставляемый",
            "С кем из наставников Вы": "затрудняюсь ответить",
            "Почему выбрали": ["легко общаться"],
            "Готовы ли работать в группе": "всё равно",
            "Какой вид": ["парное"],
            "Вы были на встрече ещё": "нет",
            "Насколько полезной": "7",
            "Насколько комфортно": "7",
        },
    )

    value = office.sync()

    assert any(f["tab"] == "Ответы Ф3" and "У-99" in f["text"] for f in value["findings"])
    assert len(office.rows("Ответы Ф3")) == 1
    assert office.sync()["changes"] == 0


def test_an_unknown_competency_in_an_answer_is_a_finding(office: Office) -> None:
    """Somebody adds a direction to the form by hand."""
    forms = service(office.base_url, "forms.v1").forms()
    form_id = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == "Ф1")
    items = forms.get(formId=form_id).execute()["items"]
    place = next(
        i for i, item in enumerate(items) if item.get("title", "").startswith("В каких вопросах")
    )
    item = items[place]
    item["questionItem"]["question"]["choiceQuestion"]["options"].append({"value": "Шахматы"})
    mask = "questionItem.question.choiceQuestion.options"
    request = {"updateItem": {"item": item, "location": {"index": place}, "updateMask": mask}}
    forms.batchUpdate(formId=form_id, body={"requests": [request]}).execute()
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH, "Шахматы"]))

    value = office.sync()

    # Quoted beside the row; a command's output may end in a log, and says only what is wrong.
    assert "Шахматы" in office.rows("Ответы Ф1")[0]["Замечание программы"]
    assert "неизвестное направление" in texts(value)
    assert office.rows("Участники")[0]["Запросы"] == SPEECH


def test_a_template_with_an_unknown_placeholder_is_a_finding_and_the_rest_goes_on(
    office: Office,
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    spoil_template(office, "Соглашение {{ настваник_фио }}")
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    value = office.sync()

    assert "настваник_фио" in texts(value)
    assert value["documents"] == 0
    assert office.rows("Пары")[0]["Состояние"] == "утверждена"
    assert office.sync()["changes"] == 0


def spoil_template(office: Office, text: str) -> None:
    """Put a plain text in the place of the agreement's template, as an edit in Google Docs would."""
    drive = service(office.base_url, "drive.v3")
    query = "properties has { key='nastavnik' and value='template:agreement' }"
    file_id = drive.files().list(q=query).execute()["files"][0]["id"]
    requests.patch(
        f"{office.base_url}/upload/drive/v3/files/{file_id}?uploadType=media",
        data=text.encode(),
        headers={"Content-Type": "text/plain"},
        timeout=10,
    ).raise_for_status()


def test_a_deleted_agreement_is_noticed_and_not_made_again_by_itself(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.sync()
    drive = service(office.base_url, "drive.v3")
    drive.files().update(
        fileId=office.rows("Документы")[0]["Файл"], body={"trashed": True}
    ).execute()

    value = office.sync()

    assert office.rows("Документы")[0]["Состояние"] == "файл не найден"
    assert "корзин" in texts(value)
    assert value["documents"] == 0
    assert office.sync()["changes"] == 0


def test_a_renamed_tab_and_moved_columns_do_no_harm(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    sheet = office.spreadsheet.worksheet("Участники")
    sheet.update_title("Педагоги")
    move = {
        "moveDimension": {
            "source": {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
            "destinationIndex": 5,
        }
    }
    office.spreadsheet.batch_update({"requests": [move]})
    before = office.spreadsheet.worksheet("Педагоги").get_all_values()
    office.answer("Ф1", mentee("Долгих Олег Петрович"))

    office.sync()

    after = office.spreadsheet.worksheet("Педагоги").get_all_values()
    assert after[: len(before)] == before
    assert [row["Фамилия, имя, отчество"] for row in office.rows("Педагоги")][
        -1
    ] == "Долгих Олег Петрович"
    assert office.sync()["changes"] == 0


def test_a_renamed_header_stops_decisions_and_says_which(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    sheet = office.spreadsheet.worksheet("Участники")
    column = sheet.row_values(1).index("Фамилия, имя, отчество") + 1
    sheet.update_cell(1, column, "Кто")
    office.answer("Ф1", mentee("Долгих Олег Петрович"))

    value = office.sync()

    assert "Фамилия, имя, отчество" in texts(value)
    assert len(office.rows("Участники")) == 1

    sheet.update_cell(1, column, "Фамилия, имя, отчество")
    office.sync()
    assert len(office.rows("Участники")) == 2

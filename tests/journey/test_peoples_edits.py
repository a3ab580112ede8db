"""What staff do to the spreadsheet between runs: nothing is lost, nothing doubled, nothing guessed."""

import pytest
from office import Office, mentee, mentor, service

pytestmark = pytest.mark.journey


@pytest.fixture
def paired(office: Office) -> Office:
    """One approved pair with its agreement."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна", places="2"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.sync()
    return office


def agreements(office: Office) -> list[str]:
    query = "mimeType = 'application/vnd.google-apps.document' and trashed = false"
    drive = service(office.base_url, "drive.v3")
    listed = drive.files().list(q=query, fields="files(id,properties)").execute()["files"]
    return [
        f["id"]
        for f in listed
        if f.get("properties", {}).get("nastavnik", "").startswith("agreement:")
    ]


def texts(value: dict[str, list[dict[str, str]]]) -> str:
    return "\n".join(finding["text"] for finding in value["findings"])


def test_a_deleted_row_of_a_paper_comes_back_and_the_paper_is_not_made_again(
    paired: Office,
) -> None:
    before = paired.rows("Документы")[0]
    paired.spreadsheet.worksheet("Документы").delete_rows(2)

    value = paired.sync()

    assert value["documents"] == 0
    assert agreements(paired) == [before["Файл"]]
    after = paired.rows("Документы")[0]
    assert (after["Ключ"], after["Номер"], after["Файл"]) == (
        before["Ключ"],
        before["Номер"],
        before["Файл"],
    )
    assert paired.sync()["changes"] == 0


def test_who_a_pair_is_does_not_change_whatever_is_typed_over_it(paired: Office) -> None:
    paired.type("Пары", "Код пары", "П-01", "Наставник", "У-01")

    paired.sync()

    row = paired.rows("Пары")[0]
    assert (row["Наставник"], row["Наставляемый"], row["Состояние"]) == (
        "У-02",
        "У-01",
        "утверждена",
    )
    assert len(paired.rows("Пары")) == 1
    assert len(agreements(paired)) == 1
    assert paired.sync()["changes"] == 0


def test_a_code_cleared_by_mistake_comes_back_to_its_person(paired: Office) -> None:
    paired.type("Участники", "Код", "У-01", "Код", "")

    paired.sync()

    assert [row["Код"] for row in paired.rows("Участники")] == ["У-01", "У-02"]
    assert paired.sync()["changes"] == 0


def test_a_person_added_by_hand_gets_a_code(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    sheet = office.spreadsheet.worksheet("Участники")
    sheet.update_acell("A3", "Новикова Ольга Юрьевна")

    office.sync()

    people = {row["Фамилия, имя, отчество"]: row["Код"] for row in office.rows("Участники")}
    assert people == {"Заяц Вера Ильинична": "У-01", "Новикова Ольга Юрьевна": "У-02"}


def test_a_signed_pair_stays_when_the_decision_is_cleared(paired: Office) -> None:
    key = paired.rows("Документы")[0]["Ключ"]
    paired.type("Документы", "Ключ", key, "Подписано (дата)", "01.10.2026")
    paired.sync()
    paired.type("Пары", "Код пары", "П-01", "Решение", "")

    value = paired.sync()

    assert paired.rows("Пары")[0]["Состояние"] == "утверждена"
    assert "подписаны" in texts(value)
    assert paired.sync()["changes"] == 0


@pytest.mark.parametrize(
    ("tab", "key_header", "key", "header", "typed"),
    [
        ("Документы", "Ключ", "", "Подписано (дата)", "вчера"),
        ("Дорожная карта", "№ п/п", "3.7.", "Срок подтверждён (до)", "скоро"),
        ("Участники", "Код", "У-02", "Согласие наставника получено", "1.2.²"),
        ("Участники", "Код", "У-02", "Не более наставляемых", "²"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_row(
    paired: Office, *, tab: str, key_header: str, key: str, header: str, typed: str
) -> None:
    paired.type(tab, key_header, key or paired.rows(tab)[0][key_header], header, typed)

    value = paired.sync()

    assert f"«{header}»" in texts(value)
    assert paired.sync()["changes"] == 0


def test_a_ban_on_somebody_unknown_is_said_not_to_work(paired: Office) -> None:
    paired.spreadsheet.worksheet("Не ставить в пару").update([["У-02", "У-99"]], "A2:B2")

    assert "Запрет не действует" in texts(paired.sync())


@pytest.mark.parametrize("tab", ["Журнал", "Замечания", "Начните здесь", "Подбор"])
def test_a_deleted_tab_of_reports_stops_nothing(paired: Office, tab: str) -> None:
    book = paired.spreadsheet
    book.del_worksheet(book.worksheet(tab))
    paired.answer("Ф1", mentee("Долгих Олег Петрович"))

    value = paired.sync()

    assert len(paired.rows("Участники")) == 3
    assert "nastavnik init" in texts(value)


def test_a_deleted_form_is_a_finding_and_the_rest_goes_on(paired: Office) -> None:
    form = next(row["Файл формы"] for row in paired.rows("Анкеты") if row["Анкета"] == "Ф3")
    drive = service(paired.base_url, "drive.v3")
    drive.files().delete(fileId=form).execute()
    paired.answer("Ф1", mentee("Долгих Олег Петрович"))

    answered = paired.run("sync")

    assert answered.code == 0, answered.said
    assert "Файл анкеты" in texts(answered.value)
    assert len(paired.rows("Участники")) == 3
    assert paired.sync()["changes"] == 0


@pytest.mark.parametrize("expires", ["скоро", "99999999999999"])
def test_a_spoilt_lease_keeps_nobody_out(paired: Office, expires: str) -> None:
    sheet = paired.spreadsheet.worksheet("Служебная")
    names = sheet.col_values(1)
    sheet.update([["run"]], f"B{names.index('lease_owner') + 1}")
    sheet.update([[expires]], f"B{names.index('lease_expires') + 1}")

    assert paired.run("sync").code == 0


@pytest.mark.parametrize("tab", ["Пары", "Не ставить в пару", "Дорожная карта"])
def test_a_remark_goes_with_the_row_it_was_about(paired: Office, tab: str) -> None:
    sheet = paired.spreadsheet.worksheet(tab)
    row = len(sheet.get_all_values()) + 3
    sheet.update_acell(f"A{row}", "утвердить")
    paired.sync()
    assert "утвердить" in sheet.row_values(row)

    sheet.update_acell(f"A{row}", "")
    paired.sync()

    assert [cell for cell in sheet.row_values(row) if cell not in ("", "FALSE")] == []
    assert paired.sync()["changes"] == 0


def test_a_line_that_lost_its_number_is_told_and_holds_no_state(paired: Office) -> None:
    sheet = paired.spreadsheet.worksheet("Дорожная карта")
    row = sheet.col_values(1).index("3.7.") + 1
    sheet.update_acell(f"A{row}", "")

    value = paired.sync()

    assert "Строка без номера" in texts(value)
    line = next(
        r for r in paired.rows("Дорожная карта") if not r["№ п/п"] and r["Наименование мероприятий"]
    )
    assert line["Состояние"] == ""
    assert paired.sync()["changes"] == 0
    sheet.update_acell(f"A{row}", "3.7.")
    assert "Строка без номера" not in texts(paired.sync())


def test_a_row_begun_among_the_answers_is_no_answer(paired: Office) -> None:
    sheet = paired.spreadsheet.worksheet("Ответы Ф1")
    header = sheet.row_values(1)
    name = next(place for place, text in enumerate(header, 1) if "Фамилия" in text)
    sheet.update_cell(5, name, "Новикова Ольга Юрьевна")

    value = paired.sync()

    assert "не ответ" in texts(value)
    assert [row["Код"] for row in paired.rows("Участники")] == ["У-01", "У-02"]
    row = dict(zip(header, [*sheet.row_values(5), *[""] * len(header)], strict=False))
    assert row["Код участника"] == ""
    assert paired.sync()["changes"] == 0

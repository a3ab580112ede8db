"""A run that would take away much stops, says so where people look, and goes on once they confirm."""

import pytest
import requests
from gspread.utils import ValueInputOption
from office import GAMES, SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

NAMES = ("Заяц Вера Ильинична", "Лис Ольга Петровна", "Соболь Дарья Ивановна", "Жук Майя Игоревна")


@pytest.fixture
def staffed(office: Office) -> Office:
    """Four mentees, two mentors, their proposed pairs."""
    return office.brought(pair)


def pair(office: Office) -> None:
    """Answers, consents, and two runs."""
    for name in NAMES:
        office.answer("Ф1", mentee(name, [SPEECH, GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH], places="2"))
    office.answer("Ф2", mentor("Белова Инна Олеговна", [GAMES], places="2"))
    office.sync()
    for row in office.rows("Участники"):
        if "наставник" in row["Роли по анкетам"].split(", "):
            office.type(
                "Участники", "Код", row["Код"], "Согласие наставника получено", "15.09.2026"
            )
    office.sync()
    assert len(office.rows("Пары")) == 4


def empty(office: Office, tab: str) -> list[list[str]]:
    """Clear everything below the headers, as a slip does; what was there."""
    sheet = office.spreadsheet.worksheet(tab)
    held = [list(map(str, row)) for row in sheet.get("A2:BZ60")]
    sheet.batch_clear(["A2:BZ60"])
    return held


def registers(office: Office) -> dict[str, list[dict[str, object]]]:
    return {tab: office.rows(tab) for tab in ("Участники", "Пары", "Документы", "Журнал", "Анкеты")}


def stopped(office: Office) -> tuple[str, str]:
    """What a run says that the guard stops, and the checksum it names."""
    answered = office.run("sync")
    assert answered.code == 3, answered.said
    said = answered.value["error"].replace("\u00a0", " ")
    assert "Traceback" not in answered.said
    return said, said.rsplit("--confirm ", 1)[1].split()[0]


def test_an_emptied_register_stops_the_run_and_nothing_else_is_written(staffed: Office) -> None:
    empty(staffed, "Участники")
    before = registers(staffed)

    said, checksum = stopped(staffed)

    assert "«Участники» было 6 строк, осталось 0" in said
    assert registers(staffed) == before
    remarks = [row["Что не так и что сделать"] for row in staffed.rows("Замечания")]
    assert any(checksum in remark and "Подтверждение" in remark for remark in remarks)
    assert stopped(staffed)[1] == checksum  # said again, in the same words
    assert staffed.run("plan").value["confirm"] == checksum


def test_the_same_plan_is_carried_out_when_a_person_names_its_checksum(staffed: Office) -> None:
    empty(staffed, "Участники")
    _, checksum = stopped(staffed)

    assert len(checksum) == 8
    assert checksum.isdecimal()
    assert checksum[0] != "0"
    assert staffed.run("sync", "--confirm", "00000000").code == 3
    confirmed = staffed.run("sync", "--confirm", f" {checksum[:4]} {checksum[4:]} ")

    assert confirmed.code == 0, confirmed.said
    assert not any(checksum in row["Что не так и что сделать"] for row in staffed.rows("Замечания"))
    assert staffed.sync()["changes"] == 0


def test_the_checksum_may_be_typed_into_the_spreadsheet(staffed: Office) -> None:
    empty(staffed, "Участники")
    _, checksum = stopped(staffed)
    sheet = staffed.spreadsheet.worksheet("Начните здесь")
    place = f"A{sheet.col_values(2).index('Подтверждение') + 1}"
    # As people type it; the spreadsheet takes it for a number.
    sheet.update([[checksum]], place, value_input_option=ValueInputOption.user_entered)

    confirmed = staffed.run("sync")

    assert confirmed.code == 0, confirmed.said
    start = {row["Что"]: row["Просьба"] for row in staffed.rows("Начните здесь")}
    assert start["Подтверждение"] == ""


@pytest.mark.parametrize("typed", ["12345678", "00123456", "1E5", "да"])
def test_a_wrong_checksum_in_the_spreadsheet_is_refused_and_cleared(
    staffed: Office, typed: str
) -> None:
    empty(staffed, "Участники")
    stopped(staffed)
    sheet = staffed.spreadsheet.worksheet("Начните здесь")
    place = f"A{sheet.col_values(2).index('Подтверждение') + 1}"
    sheet.update([[typed]], place, value_input_option=ValueInputOption.user_entered)

    stopped(staffed)

    start = {row["Что"]: row["Просьба"] for row in staffed.rows("Начните здесь")}
    assert start["Подтверждение"] == ""
    remarks = [row["Что не так и что сделать"] for row in staffed.rows("Замечания")]
    assert any("не подходит: опечатка" in remark for remark in remarks)


def test_what_comes_back_needs_no_confirmation(staffed: Office) -> None:
    held = empty(staffed, "Участники")
    stopped(staffed)
    sheet = staffed.spreadsheet.worksheet("Участники")
    sheet.update(held, "A2", value_input_option=ValueInputOption.user_entered)

    value = staffed.sync()

    assert [row["Код"] for row in staffed.rows("Участники")] == [f"У-0{n}" for n in range(1, 7)]
    assert not any("остановлен" in finding["text"] for finding in value["findings"])


def test_any_emptied_register_waits(staffed: Office) -> None:
    for code in ("П-01", "П-02"):
        staffed.type("Пары", "Код пары", code, "Решение", "утвердить")
    staffed.spreadsheet.worksheet("Не ставить в пару").update(
        [["У-05", "У-01", "родство"], ["У-06", "У-02", "родство"]], "A2"
    )
    staffed.sync()
    state = f"{staffed.base_url}/_emulator/states/before-any-is-emptied"
    requests.put(state, timeout=30).raise_for_status()

    for tab in ("Пары", "Не ставить в пару", "Документы"):
        requests.post(state, timeout=30).raise_for_status()
        empty(staffed, tab)

        answered = staffed.run("sync")

        # Where nothing follows from what is gone, there is nothing to stop either.
        assert answered.code == 3 or not answered.value["changes"], (tab, answered.said)
        assert f"«{tab}» было" in answered.value.get("error", "«Не ставить в пару» было")


def test_rows_that_people_typed_on_a_quiet_day_are_guarded_from_then_on(staffed: Office) -> None:
    staffed.spreadsheet.worksheet("Не ставить в пару").update(
        [["У-05", f"У-0{n}", "родство"] for n in (1, 2, 3, 4)], "A2"
    )
    for row in staffed.rows("Пары"):
        staffed.type("Пары", "Код пары", row["Код пары"], "Решение", "утвердить")
    staffed.sync()
    exceptions = staffed.spreadsheet.worksheet("Не ставить в пару")
    exceptions.update([["У-01", f"У-0{n}", "родство"] for n in (2, 3, 4, 2)], "A6")
    assert staffed.sync(today="2026-10-02")["changes"] == 0
    exceptions.batch_clear(["A4:C9"])
    staffed.answer("Ф1", mentee("Рысь Нелли Романовна", [GAMES]))

    for day in ("2026-10-02", "2026-10-03"):
        answered = staffed.run("sync", today=day)

        assert answered.code == 3, answered.said
        assert "«Не ставить в пару» было 8 строк, осталось 2" in answered.value["error"].replace(
            "\u00a0", " "
        )


def test_consents_that_vanish_do_not_take_the_pairs_along(staffed: Office) -> None:
    """A column of people's was cleared: every proposed pair would be withdrawn."""
    for row in staffed.rows("Участники"):
        if row["Согласие наставника получено"]:
            staffed.type("Участники", "Код", row["Код"], "Согласие наставника получено", "")
    before = staffed.rows("Пары")

    said, checksum = stopped(staffed)

    assert "сейчас 4 пары в силе; снято с рассмотрения было бы 4" in said
    assert staffed.rows("Пары") == before
    assert staffed.run("sync", "--confirm", checksum).code == 0
    assert {row["Состояние"] for row in staffed.rows("Пары")} == {"снята с рассмотрения"}


def test_one_consent_that_vanishes_is_everyday_work(staffed: Office) -> None:
    code = next(
        row["Код"] for row in staffed.rows("Участники") if row["Согласие наставника получено"]
    )
    staffed.type("Участники", "Код", code, "Согласие наставника получено", "")

    assert staffed.run("sync").code == 0


def test_a_deleted_form_empties_nothing(staffed: Office) -> None:
    form = next(row["Файл формы"] for row in staffed.rows("Анкеты") if row["Анкета"] == "Ф1")
    service(staffed.base_url, "drive.v3").files().delete(fileId=form).execute()
    people, answers = staffed.rows("Участники"), staffed.rows("Ответы Ф1")

    value = staffed.sync()

    assert any("Файл анкеты удалён" in finding["text"] for finding in value["findings"])
    assert staffed.rows("Ответы Ф1") == answers
    assert [row["Код"] for row in staffed.rows("Участники")] == [row["Код"] for row in people]
    assert len(staffed.rows("Пары")) == 4


@pytest.mark.parametrize("runs_between", [0, 1])
def test_a_tab_that_was_deleted_and_made_anew_waits_too(staffed: Office, runs_between: int) -> None:
    """Also when a run met no tab at all meanwhile: it must not forget how many rows there were."""
    book = staffed.spreadsheet
    book.del_worksheet(book.worksheet("Участники"))
    for _ in range(runs_between):
        staffed.sync()
    assert staffed.run("init").code == 0

    said, _ = stopped(staffed)

    assert "«Участники» было 6 строк, осталось 0" in said


def test_a_deleted_form_that_init_makes_anew_empties_nothing_either(staffed: Office) -> None:
    form = next(row["Файл формы"] for row in staffed.rows("Анкеты") if row["Анкета"] == "Ф1")
    service(staffed.base_url, "drive.v3").files().delete(fileId=form).execute()
    answers, pairs = staffed.rows("Ответы Ф1"), staffed.rows("Пары")
    assert staffed.run("init").code == 0

    staffed.sync()

    assert staffed.rows("Ответы Ф1") == answers
    assert staffed.rows("Пары") == pairs


def gone(office: Office, *tabs: str) -> None:
    """Delete tabs, and do what the message says."""
    spreadsheet = office.spreadsheet
    for tab in tabs:
        spreadsheet.del_worksheet(spreadsheet.worksheet(tab))
    told = office.run("init")
    assert told.code == 0, told.said
    assert any("создана заново" in notice for notice in told.value["notices"])


@pytest.mark.parametrize(
    ("tabs", "named"),
    [
        (("Дорожная карта",), ("Дорожная карта",)),
        (("Пары", "Участники", "Служебная"), ("Участники", "Пары")),
        (("Дорожная карта", "Пары", "Участники", "Документы", "Служебная"), ("Дорожная карта",)),
    ],
)
def test_a_register_that_was_deleted_and_made_anew_waits_even_where_the_memory_is_gone(
    staffed: Office, tabs: tuple[str, ...], named: tuple[str, ...]
) -> None:
    staffed.type("Дорожная карта", "№ п/п", "3.5.", "Основание или ссылка", "За первый квартал")
    staffed.sync()
    gone(staffed, *tabs)
    staffed.answer("Ф1", mentee("Рысь Нелли Романовна", [GAMES]))

    said, checksum = stopped(staffed)

    for tab in named:
        assert f"Вкладка «{tab}» создана заново" in said
    assert staffed.run("sync", "--confirm", checksum).code == 0
    assert staffed.sync()["changes"] == 0  # said once


def test_rows_brought_back_to_a_tab_made_anew_need_no_confirmation(staffed: Office) -> None:
    held = staffed.spreadsheet.worksheet("Участники").get("A1:BZ60")
    gone(staffed, "Участники", "Служебная")
    stopped(staffed)
    sheet = staffed.spreadsheet.worksheet("Участники")
    sheet.update(held, "A1", value_input_option=ValueInputOption.user_entered)

    staffed.sync()

    assert [row["Код"] for row in staffed.rows("Участники")] == [f"У-0{n}" for n in range(1, 7)]
    assert {row["Состояние"] for row in staffed.rows("Пары")} == {"предложена"}


def test_setting_up_twice_and_working_on_is_no_loss(office: Office) -> None:
    assert office.run("init").code == 0
    office.answer("Ф1", mentee(NAMES[0], [SPEECH]))
    office.sync()
    assert office.run("init").value["notices"] == []
    office.answer("Ф1", mentee(NAMES[1], [SPEECH]))

    assert office.sync()["changes"] > 0


def test_answers_that_the_form_still_has_come_back_without_asking(staffed: Office) -> None:
    before = staffed.rows("Ответы Ф1")
    empty(staffed, "Ответы Ф1")

    assert staffed.sync()["changes"] > 0

    key = "Ответ"
    assert sorted(row[key] for row in staffed.rows("Ответы Ф1")) == sorted(r[key] for r in before)

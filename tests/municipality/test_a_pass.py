"""A pass over real tables on the emulator: each failure stays in its own row, the others are run."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import gspread
import pytest
import requests
from conftest import ORGANISATION
from office import OPENED, ToEmulator, service

from config.loading import load
from demo.few_papers import only_papers
from generators.municipality.institutions import ATTENTION, ERROR, WORKS
from sync.commit import Desk, commit
from sync.municipality.creating import create, turn_years
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.municipality.outcome import Outcome
from sync.municipality.passing import Passed, Task, make_pass
from sync.refusals import LeaseHeld, NotSetUp, Overtaken, WrongUse
from sync.run import synchronise
from sync.stopping import Stopped
from sync.workspace.errors import Unreachable
from sync.workspace.gateway import open_workspace
from sync.workspace.transport import Patience

NOW = datetime(2026, 10, 1, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))
NAMES = ("Ромашка", "Солнышко", "Теремок", "Василёк", "Улыбка", "Радуга")


@dataclass
class Town:
    """A municipality on the emulator, spoken with in this process."""

    base_url: str
    folder: Path
    hall: Hall

    @property
    def book(self) -> gspread.Spreadsheet:
        return self.spreadsheet(self.hall.desk.spreadsheet_id)

    def spreadsheet(self, file: str) -> gspread.Spreadsheet:
        nobody: object = None
        client = gspread.Client(auth=nobody, session=ToEmulator(self.base_url))  # type: ignore[arg-type]
        return client.open_by_key(file)

    def of(self, code: str) -> gspread.Spreadsheet:
        return self.spreadsheet(self.id_of(code))

    def id_of(self, code: str) -> str:
        return self.rows()[code]["Таблица программы"].split("/d/")[1].split("/")[0]

    def rows(self, tab: str = "Учреждения") -> dict[str, dict[str, str]]:
        head, *lines = self.book.worksheet(tab).get_all_values()
        return {
            row[head.index("Код")]: dict(zip(head, row, strict=True)) for row in lines if any(row)
        }

    def type(self, code: str, header: str, text: str) -> None:
        sheet = self.book.worksheet("Учреждения")
        head, *lines = sheet.get_all_values()
        row = next(n for n, line in enumerate(lines, 2) if line[head.index("Код")] == code)
        sheet.update_cell(row, head.index(header) + 1, text)

    def passed(self, index: int = 0, count: int = 1, **task: float) -> Passed:
        return make_pass(self.hall, Task(index, count, **task), self.folder / "organisation.yaml")

    def calls(self) -> list[str]:
        log = requests.get(f"{self.base_url}/_emulator/requests", timeout=10).json()["requests"]
        return [call["method"] for call in log]


@pytest.fixture
def town(emulator: str, tmp_path: Path) -> Iterator[Town]:
    """Six institutions after ``municipality init``; made once, brought back for every test."""
    shutil.copy(ORGANISATION, tmp_path / "organisation.yaml")
    only_papers(tmp_path, ["agreement"])
    base = load(tmp_path / "organisation.yaml")
    state = f"{emulator}/_emulator/states/municipality"
    desk = Desk(
        open_workspace(emulator, Patience(attempts=2, sleep=lambda _: None)), base, "", "run", NOW
    )
    if requests.post(state, timeout=30).status_code != 200:
        directory = set_up(desk)
        made = Town(emulator, tmp_path, Hall.of(replace(desk, spreadsheet_id=directory.file.id)))
        made.book.worksheet("Учреждения").update([[name] for name in NAMES], "A2:A7")
        create(desk, directory, tmp_path / "organisation.yaml")
        requests.put(state, timeout=30).raise_for_status()
    directory = set_up(desk)
    yield Town(emulator, tmp_path, Hall.of(replace(desk, spreadsheet_id=directory.file.id)))
    while OPENED:
        OPENED.pop().close()


def test_neighbours_in_one_account_have_files_of_their_own(town: Town) -> None:
    drive = service(town.base_url, "drive.v3").files()
    listed = drive.list(pageSize=1000, fields="files(id,name,properties)").execute()["files"]
    marks = {f["properties"]["nastavnik_home"] for f in listed if "properties" in f}
    sheets = [f for f in listed if f.get("properties", {}).get("nastavnik") == "spreadsheet"]
    forms = [
        f for f in listed if f.get("properties", {}).get("nastavnik", "").startswith("form:Ф1:")
    ]

    assert (
        len(sheets) == len(forms) == len({f["properties"]["nastavnik_home"] for f in sheets}) == 6
    )
    assert len(marks) == 7  # six programmes and the directory
    assert sorted(f["name"] for f in sheets) == sorted(f"Наставничество — {name}" for name in NAMES)


def test_init_once_more_makes_nothing(town: Town) -> None:
    directory = set_up(town.hall.desk)
    before = len(town.calls())

    made = create(town.hall.desk, directory, town.folder / "organisation.yaml")

    assert (directory.changes, made.outcomes) == (0, [])
    assert len(town.calls()) - before <= 2


def test_what_a_killed_init_had_made_is_found_again(town: Town) -> None:
    """The directory was not told of it: its link is missing, as after a kill."""
    known = town.id_of("Д-03")
    town.type("Д-03", "Таблица программы", "")

    create(town.hall.desk, set_up(town.hall.desk), town.folder / "organisation.yaml")

    assert town.id_of("Д-03") == known


def test_init_repairs_whom_one_names_and_refuses_a_code_that_nobody_has(town: Town) -> None:
    book = town.of("Д-02")
    book.del_worksheet(book.worksheet("Встречи и обучение"))
    directory, base = set_up(town.hall.desk), town.folder / "organisation.yaml"

    made = create(town.hall.desk, directory, base, named=["Д-02"])

    assert [one.state for one in made.outcomes] == [WORKS]
    assert town.of("Д-02").worksheet("Встречи и обучение")
    with pytest.raises(WrongUse, match="Д-99"):
        create(town.hall.desk, directory, base, named=["Д-99"])


def test_two_tasks_share_everybody_and_a_quiet_institution_costs_little(town: Town) -> None:
    first, second = town.passed(0, 2), town.passed(1, 2)

    codes = [one.code for passed in (first, second) for one in passed.outcomes]
    assert sorted(codes) == [f"Д-0{n}" for n in range(1, 7)]
    assert len(first.outcomes) == len(second.outcomes) == 3
    assert {row["Состояние"] for row in town.rows().values()} == {WORKS}
    assert town.rows("Обзор")["Итого"]["Строк"] == str(6 * 23)
    assert town.rows("Показатели")["Д-01"]["Удовлетворённость наставляемых"] == "нет данных"

    quiet = town.passed(0, 2)
    # One of the table, one listing, and those of thirteen forms that are open by October.
    assert {one.requests for one in quiet.outcomes} == {10}


def broken(town: Town) -> dict[str, str]:
    """Breaks all but Д-06 on purpose; code → the state that is to be told."""
    drive = service(town.base_url, "drive.v3").files()
    drive.update(fileId=town.id_of("Д-01"), body={"trashed": True}).execute()
    drive.delete(fileId=town.id_of("Д-02")).execute()
    book = town.of("Д-03")
    book.del_worksheet(book.worksheet("Участники"))
    roadmap = town.of("Д-04").worksheet("Дорожная карта")
    roadmap.batch_clear(["A2:Z40"])
    town.type("Д-05", "Готовая таблица", town.of("Д-06").url)
    return {"Д-01": ATTENTION, "Д-02": ERROR, "Д-03": ATTENTION, "Д-04": ATTENTION, "Д-05": ERROR}


def test_each_failure_stays_in_its_own_row(town: Town) -> None:
    town.passed()
    expected = broken(town)
    # Д-05 stands above Д-06, so it is the one that counts; the lower row is told.
    expected |= {"Д-05": WORKS, "Д-06": ERROR}

    passed = town.passed()

    rows = town.rows()
    assert {code: rows[code]["Состояние"] for code in expected} == expected
    told = {code: row["Что не так и что сделать"] for code, row in rows.items()}
    assert "корзине" in told["Д-01"]
    assert "не найдена" in told["Д-02"]
    assert "«Участники»" in told["Д-03"]
    assert "«Замечания»" in told["Д-04"]
    assert "указана у Д-05" in told["Д-06"]
    assert [one.code for one in passed.outcomes if one.failed] == ["Д-02"]


def test_a_copy_of_a_neighbours_table_is_not_run(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-01"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")
    sheet = town.book.worksheet("Служебная")
    sheet.update_cell(sheet.find("home Д-02").row, 1, "прежнее")  # type: ignore[union-attr]

    town.passed()

    assert "копия таблицы учреждения Д-01" in town.rows()["Д-02"]["Что не так и что сделать"]


def test_an_institution_that_is_known_is_given_no_copy_of_a_neighbours_table_either(
    town: Town,
) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-01"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")

    town.passed()

    assert "копия таблицы учреждения Д-01" in town.rows()["Д-02"]["Что не так и что сделать"]


def test_an_institution_may_go_on_with_a_copy_of_its_own_table(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-02"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")

    town.passed()

    assert town.rows()["Д-02"]["Состояние"] == ATTENTION  # there are two of it, and one is too many


def test_an_institutions_own_configuration_with_a_mistake_is_told_by_line(town: Town) -> None:
    own = town.folder / "institutions" / "vasilyok"
    own.mkdir(parents=True)
    (own / "organisation.yaml").write_text("full_name: А\nshort_name: ''\n", encoding="utf-8")
    town.type("Д-04", "Папка настроек", "vasilyok")

    town.passed()

    rows = town.rows()
    assert rows["Д-04"]["Состояние"] == ERROR
    assert "строка 2" in rows["Д-04"]["Что не так и что сделать"]
    assert rows["Д-05"]["Состояние"] == WORKS


def test_an_error_of_our_own_is_its_institutions_alone(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = town.id_of("Д-03")

    def failing(desk: Desk) -> object:
        if desk.spreadsheet_id == bad:
            raise KeyError("Иванова Мария")
        return synchronise(desk)

    monkeypatch.setattr("sync.municipality.running.synchronise", failing)
    town.passed()

    states = {code: row["Состояние"] for code, row in town.rows().items()}
    assert states.pop("Д-03") == ERROR
    assert set(states.values()) == {WORKS}


def test_who_had_no_turn_comes_first_next_time(town: Town) -> None:
    ticks = iter(range(0, 10_000, 7))
    first = make_pass(
        town.hall, Task(seconds=30), town.folder / "organisation.yaml", clock=lambda: next(ticks)
    )
    assert 0 < len(first.outcomes) < 6
    assert len(first.left) == 6 - len(first.outcomes)

    second = town.passed()

    assert [one.code for one in second.outcomes][: len(first.left)] == first.left


def test_without_a_network_a_task_ends_after_a_few_and_says_so(town: Town) -> None:
    url = f"{town.base_url}/_emulator/faults"
    body = {"method": "forms.forms.responses.list", "instructions": ["reset-before"] * 300}
    requests.post(url, json=body, timeout=10).raise_for_status()

    with pytest.raises(Unreachable):
        town.passed()

    states = [row["Состояние"] for row in town.rows().values()]
    assert states.count(ERROR) == 3


def test_a_task_that_is_asked_to_end_tells_what_it_has_done(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = town.hall.desk.workspace.stop

    def progress(what: str, done: int, of: int) -> None:
        if done == 2:
            stop.ask()

    with pytest.raises(Stopped):
        make_pass(town.hall, Task(), town.folder / "organisation.yaml", progress=progress)

    stop._asked_at = None
    ran = [row for row in town.rows().values() if row["Последний запуск"]]
    assert len(ran) == 2


def test_an_institution_that_takes_too_long_is_left_for_the_next_pass(town: Town) -> None:
    passed = town.passed(seconds_each=0.0)

    assert {one.state for one in passed.outcomes} == {ERROR}
    assert "времени" in town.rows()["Д-01"]["Что не так и что сделать"]
    assert {one.state for one in town.passed().outcomes} == {WORKS}


def test_half_a_directory_runs_nobody(town: Town) -> None:
    sheet = town.book.worksheet("Учреждения")
    sheet.update_cell(1, 1, "Сад")

    with pytest.raises(NotSetUp, match="Краткое название"):
        town.passed()

    assert not any(row["Последний запуск"] for row in town.rows().values())


def test_a_lost_overview_keeps_nobody_from_running_and_init_brings_it_back(town: Town) -> None:
    town.book.del_worksheet(town.book.worksheet("Обзор"))

    passed = town.passed()

    assert {one.state for one in passed.outcomes} == {WORKS}
    assert "«Обзор»" in passed.faults[0]
    set_up(town.hall.desk)
    town.passed()
    assert town.rows("Обзор")["Итого"]["Учреждение"] == "Учреждений: 6"


def test_two_tasks_that_speak_at_once_lose_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one writes between this one's reading and its word: the fence refuses, and it is said again."""
    monkeypatch.setattr("sync.municipality.hall.LONGEST_WAIT", 0.0)
    others = [town.hall]

    def later(desk: Desk, *rest: object) -> object:
        if others:
            rival = others.pop()
            workspace = open_workspace(town.base_url)
            make_pass(
                Hall.of(replace(rival.desk, workspace=workspace, run="other")), Task(1, 2),
                town.folder / "organisation.yaml",
            )  # fmt: skip
        return commit(desk, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("sync.municipality.hall.commit", later)
    town.passed(0, 2)

    assert all(row["Последний запуск"] for row in town.rows().values())
    assert town.rows("Обзор")["Итого"]["Учреждение"] == "Учреждений: 6"
    assert set(town.rows("Обзор")) == {*town.rows(), "Итого"}


def test_rows_that_people_sort_meanwhile_get_their_own_results(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading the directory and writing it, somebody turns the list round."""
    monkeypatch.setattr("sync.municipality.hall.LONGEST_WAIT", 0.0)
    turns = [(1, "des")]

    def later(desk: Desk, *rest: object) -> object:
        if turns:
            town.book.worksheet("Учреждения").sort(turns.pop(), range="A2:T7")  # type: ignore[arg-type]
        return commit(desk, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("sync.municipality.hall.commit", later)
    passed = town.passed()

    rows = town.rows()
    assert {code: row["Краткое название"] for code, row in rows.items()} == {
        f"Д-0{n}": name for n, name in enumerate(NAMES, 1)
    }
    assert {row["Состояние"] for row in rows.values()} == {WORKS}
    counted = {one.code: str(one.requests) for one in passed.outcomes}
    assert {code: row["Запросов к Google"] for code, row in rows.items()} == counted


def test_a_word_that_others_keep_from_being_said_costs_no_time_that_is_not_there(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Google kills ten seconds after SIGTERM: whoever waits longer for a turn is never heard."""

    def overtaken(*_: object) -> None:
        raise Overtaken

    monkeypatch.setattr("sync.municipality.hall.LONGEST_WAIT", 60.0)
    monkeypatch.setattr("sync.municipality.hall.commit", overtaken)
    monkeypatch.setattr("sync.stopping.TIDYING_SECONDS", 0.1)
    outcome, stop = Outcome("Д-01", WORKS, last_run=46_000.0), town.hall.desk.workspace.stop
    stop.ask()
    began = perf_counter()

    with stop.in_hand(), pytest.raises(Overtaken):
        town.hall.report([outcome], NOW)

    assert perf_counter() - began < 10


def test_a_new_school_year_begins_in_each_institution_by_itself(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    drive.delete(fileId=town.id_of("Д-02")).execute()
    later = Hall.of(replace(town.hall.desk, now=NOW.replace(year=2027), run="year"))

    done = turn_years(later, town.folder / "organisation.yaml", named=["Д-01", "Д-02"])

    assert [(one.code, one.failed) for one in done.outcomes] == [("Д-01", False), ("Д-02", True)]
    assert "2027/2028" in town.of("Д-01").worksheet("Анкеты").col_values(4)
    assert "2027/2028" not in town.of("Д-03").worksheet("Анкеты").col_values(4)
    assert town.rows()["Д-02"]["Состояние"] == ERROR


def test_a_year_is_turned_only_where_there_is_a_table(town: Town) -> None:
    town.type("Д-03", "Таблица программы", "")

    with pytest.raises(WrongUse, match="Д-03"):
        turn_years(town.hall, town.folder / "organisation.yaml", named=["Д-01", "Д-03"])


def test_where_another_run_is_at_work_nothing_is_said_to_be_done(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Desk) -> object:
        raise LeaseHeld

    monkeypatch.setattr("sync.municipality.creating.new_year", busy)
    before = town.rows()["Д-01"]["Состояние"]

    done = turn_years(town.hall, town.folder / "organisation.yaml", named=["Д-01"])

    assert (done.good, done.held_up) == ([], ["Д-01"])
    assert town.rows()["Д-01"]["Состояние"] == before


def test_variables_of_cloud_run_that_make_no_sense_are_refused() -> None:
    from sync.cli.municipality import task_of  # noqa: PLC0415

    assert task_of({}) == (0, 1)
    assert task_of({"CLOUD_RUN_TASK_INDEX": "2", "CLOUD_RUN_TASK_COUNT": "4"}) == (2, 4)
    for index, count in (("4", "4"), ("-1", "2"), ("x", "2"), ("0", "0")):
        with pytest.raises(WrongUse, match="CLOUD_RUN_TASK_INDEX"):
            task_of({"CLOUD_RUN_TASK_INDEX": index, "CLOUD_RUN_TASK_COUNT": count})

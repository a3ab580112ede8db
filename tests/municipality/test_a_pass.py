"""A pass over real tables on the emulator: each failure stays in its own row, the others are run."""

import io
import json
from dataclasses import replace
from time import perf_counter

import pytest
import requests
from office import service
from town import NAMES, NOW, Town

from generators.municipality.institutions import ATTENTION, ERROR, WORKS
from sync.cli.cloud_log import CloudLog
from sync.cli.logs import set_up_logs
from sync.commit import Desk, commit
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.municipality.outcome import Outcome
from sync.municipality.passing import Task, make_pass
from sync.refusals import NotSetUp, Overtaken, WrongUse
from sync.run import synchronise
from sync.stopping import Stopped
from sync.workspace.errors import Unreachable
from sync.workspace.gateway import open_workspace


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
    # Д-05 stands above Д-06, so its link is the one that counts, and it leads to a table known as the neighbour's.
    expected["Д-06"] = ERROR

    passed = town.passed()

    rows = town.rows()
    assert {code: rows[code]["Состояние"] for code in expected} == expected
    told = {code: row["Что не так и что сделать"] for code, row in rows.items()}
    assert "корзине" in told["Д-01"]
    assert "не найдена" in told["Д-02"]
    assert "«Участники»" in told["Д-03"]
    assert "«Замечания»" in told["Д-04"]
    assert "таблица учреждения Д-06" in told["Д-05"]
    assert "указана у Д-05" in told["Д-06"]
    assert sorted(one.code for one in passed.outcomes if one.failed) == ["Д-02", "Д-05"]
    assert passed.unready.keys() == {"Д-06"}


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
    said = io.StringIO()
    set_up_logs({}, CloudLog(said, {}))
    town.passed()

    (entry,) = map(json.loads, said.getvalue().splitlines())
    assert entry["severity"] == "WARNING"
    assert entry["message"].startswith("Д-03: KeyError (test_a_pass.py:")
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


def test_variables_of_cloud_run_that_make_no_sense_are_refused() -> None:
    from sync.cli.municipality_desk import task_of  # noqa: PLC0415

    assert task_of({}) == (0, 1)
    assert task_of({"CLOUD_RUN_TASK_INDEX": "2", "CLOUD_RUN_TASK_COUNT": "4"}) == (2, 4)
    for index, count in (("4", "4"), ("-1", "2"), ("x", "2"), ("0", "0")):
        with pytest.raises(WrongUse, match="CLOUD_RUN_TASK_INDEX"):
            task_of({"CLOUD_RUN_TASK_INDEX": index, "CLOUD_RUN_TASK_COUNT": count})

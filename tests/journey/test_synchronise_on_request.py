"""The check box «Синхронизировать»: people tick it, the next run answers and takes the tick away."""

import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest
from office import Office, mentee, mentor

pytestmark = pytest.mark.journey

START, STEP, BOX, TICK = "Начните здесь", "Что", "Просьба", "Синхронизировать"


def ask(office: Office, value: Any = "TRUE") -> None:
    office.spreadsheet.worksheet(START)
    office.type(START, STEP, TICK, BOX, value)


def row(office: Office, step: str = TICK) -> dict[str, Any]:
    return next(row for row in office.rows(START) if row[STEP] == step)


def with_schedule(office: Office) -> None:
    text = office.config.read_text(encoding="utf-8")
    lines = "schedule:\n  every_minutes: 60\n  begins: '00:00'\n  ends: '23:59'\n"
    office.config.write_text(text + lines, encoding="utf-8")


def test_only_the_step_that_offers_it_has_a_box(office: Office) -> None:
    boxes = {one[STEP]: one[BOX] for one in office.rows(START)}

    assert boxes.pop(TICK) is False
    assert set(boxes.values()) == {""}


@pytest.mark.parametrize("typed", ["TRUE", "да"])
def test_a_tick_is_answered_even_where_nothing_else_is_new(office: Office, typed: str) -> None:
    with_schedule(office)
    office.sync()
    assert office.sync()["changes"] == 0
    before = len(office.rows("Журнал"))
    ask(office, typed)

    answered = office.sync(today="2026-10-02")

    assert answered["changes"] == 0
    assert row(office)[BOX] in (False, "")  # a box that holds nothing is unticked
    assert row(office, "Последняя проверка")["Состояние"].startswith("02.10.2026 ")
    assert row(office, "Следующий запуск")["Состояние"].startswith("Каждый час с 0:00 до 23:59")
    assert len(office.rows("Журнал")) == before + 1
    office.clear_log()
    assert office.sync(today="2026-10-02")["changes"] == 0
    assert "sheets.spreadsheets.batchUpdate" not in office.counts()


def test_the_tick_and_the_work_it_asked_for_are_one_write(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    ask(office)
    office.clear_log()

    assert office.sync()["changes"] > 0

    assert row(office)[BOX] in (False, "")  # a box that holds nothing is unticked
    assert office.counts()["sheets.spreadsheets.batchUpdate"] == 1


def test_a_refused_write_leaves_the_tick_for_the_next_run(office: Office) -> None:
    ask(office)
    office.plan_fault("sheets.spreadsheets.batchUpdate", *["return-403"])

    assert office.run("sync").code == 4

    assert row(office)[BOX] is True
    office.sync()
    assert row(office)[BOX] in (False, "")  # a box that holds nothing is unticked


def test_a_run_that_makes_papers_answers_with_its_claim(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    ask(office)

    assert office.sync()["documents"] == 1

    assert row(office)[BOX] in (False, "")  # a box that holds nothing is unticked
    assert office.sync()["changes"] == 0


def test_init_brings_the_box_back_and_leaves_a_tick_alone(office: Office) -> None:
    ask(office)
    assert office.run("init").value["changes"] == 0
    assert row(office)[BOX] is True
    sheet = office.spreadsheet.worksheet(START)
    sheet.delete_rows(sheet.col_values(2).index(TICK) + 1)

    assert office.run("init").code == 0

    assert row(office)[BOX] in (False, "")  # a box that holds nothing is unticked


def test_sync_every_goes_on_until_it_is_stopped(office: Office) -> None:
    variables = {**os.environ, "WORKSPACE_EMULATOR_URL": office.base_url, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "sync", "sync", "--every", "1", "--json"]
    command += ["--config", str(office.config)]
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            first = json.loads(process.stdout.readline())
            for line in process.stderr:
                if "Следующий запуск — в" in line:
                    break
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
        finally:
            process.kill()
    assert first["generation"] > 0


@pytest.mark.parametrize("minutes", ["0", "-5", "час", "1441"])
def test_sync_every_asks_for_sensible_minutes(office: Office, minutes: str) -> None:
    answered = office.run("sync", f"--every={minutes}")

    assert answered.code == 2
    assert "от 1 до 1440" in answered.said

"""What ``nastavnik`` says to people: help, refusals, plan and status, as a process of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from office import Office, mentor

pytestmark = pytest.mark.journey

ENGLISH = (
    "usage",
    "options:",
    "positional",
    "show this",
    "error",
    "required",
    "invalid",
    "expected",
)


def told(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command with nothing but these arguments."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NASTAVNIK", "GOOGLE"))}
    return subprocess.run(
        [sys.executable, "-m", "sync", *arguments],
        env={**kept, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "не указана команда"),
        (("spync",), "неизвестная команда «spync»; есть: demo"),
        (("import-roadmap",), "не хватает: ФАЙЛ"),
        (("sync", "--frob"), "непонятно: --frob"),
        (("sync", "--config"), "после --config нужно значение"),
        (("emulator", "--port", "70000"), "от 0 до 65535"),
        (("emulator", "--port", "много"), "от 0 до 65535"),
    ],
)
def test_wrong_arguments_are_refused_in_russian(arguments: tuple[str, ...], said: str) -> None:
    done = told(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Вызов: nastavnik" in done.stderr
    assert not [word for word in ENGLISH if word in done.stderr]


@pytest.mark.parametrize("command", [(), ("import-roadmap",), ("emulator",), ("demo",)])
def test_help_is_in_russian(command: tuple[str, ...]) -> None:
    done = told(*command, "-h")

    assert done.returncode == 0
    assert done.stdout.startswith("Вызов: nastavnik")
    assert not [word for word in ENGLISH if word in done.stdout.casefold()]


def test_the_version_is_told() -> None:
    assert told("--version").stdout.startswith("nastavnik 0.")


def test_wrong_arguments_are_an_object_where_json_was_asked_for() -> None:
    done = told("sync", "--frob", "--json")

    answer = json.loads(done.stdout)
    assert answer["code"] == done.returncode == 2
    assert "--frob" in answer["error"]


def test_a_failure_is_one_object_on_stdout_and_text_on_stderr(empty_office: Office) -> None:
    answered = empty_office.run("sync")

    assert answered.value["code"] == answered.code == 2
    assert "nastavnik init" in answered.value["error"]
    assert answered.value["error"] in answered.said


def test_ctrl_c_while_the_program_is_loading_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")

    done = told("status", PYTHONPATH=str(tmp_path))

    assert (done.returncode, done.stderr) == (130, "Прервано.\n")


def test_no_credentials_are_a_matter_of_configuration(office: Office) -> None:
    answered = office.run("sync", WORKSPACE_EMULATOR_URL="")

    assert answered.code == answered.value["code"] == 2
    assert "Traceback" not in answered.said


@pytest.mark.parametrize("command", ["sync", "status", "init"])
def test_an_id_that_is_not_there_is_named_with_its_variable(office: Office, command: str) -> None:
    answered = office.run(command, NASTAVNIK_SPREADSHEET_ID="1" * 44)

    assert answered.code == 4
    assert "NASTAVNIK_SPREADSHEET_ID" in answered.said
    assert "1" * 44 in answered.said


def test_an_id_that_is_not_there_is_named_with_its_file(office: Office) -> None:
    text = office.config.read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("spreadsheet_id")]
    kept.append("spreadsheet_id: " + repr("2" * 44))
    office.config.write_text("\n".join([*kept, ""]), "utf-8")

    answered = office.run("status")

    assert answered.code == 4
    assert str(office.config) in answered.said
    assert "2" * 44 in answered.said


def test_a_plan_reads_as_people_read_and_names_neither_people_nor_answers(office: Office) -> None:
    office.answer("Ф2", mentor("Журавлёва Ольга Павловна"))

    plan = office.run("plan").value["plan"]

    said = "\n".join(plan)
    assert "+ Ответы Ф2: новый ответ" in plan
    assert any("«Выполнить до»: «» → «28.02.2027»" in line for line in plan)
    last = next(line for line in plan if "«Последний ответ»" in line)
    day, _, clock = last.rpartition("«")[2].rstrip("»").partition(" ")
    assert (len(day.split(".")), len(clock.split(":"))) == (3, 2)
    assert "Журавлёва" not in said
    assert "Речевое" not in said


def test_a_changed_answer_is_named_by_its_line(office: Office) -> None:
    office.answer("Ф2", mentor("Журавлёва Ольга Павловна"))
    office.sync()
    office.spreadsheet.worksheet("Ответы Ф2").update_acell("B2", "")

    plan = office.run("plan").value["plan"]

    assert plan == ["~ Ответы Ф2, строка 2, «Отправлено»"]


def test_a_day_that_has_passed_makes_a_line_late_without_another_sync(office: Office) -> None:
    office.sync(today="2026-10-01")
    before = office.run("status", today="2027-02-28").value
    after = office.run("status", today="2027-03-01").value

    due = {a["number"]: a["due"] for a in before["activities"]}
    ending = {number for number, day in due.items() if day == "2027-02-28"}
    assert ending
    assert not ending & set(before["late"])
    assert ending <= set(after["late"])
    assert all(due[number] < "2027-03-01" for number in after["late"])


def test_a_line_that_is_settled_is_never_late(office: Office) -> None:
    office.sync()
    office.type("Дорожная карта", "№ п/п", "3.4.", "Состояние вручную", "не применимо")
    office.type("Дорожная карта", "№ п/п", "3.4.", "Основание или ссылка", "Приказ № 5")
    office.sync()

    assert "3.4" not in office.run("status", today="2028-01-01").value["late"]


def test_status_fits_a_terminal_and_shows_the_days(office: Office) -> None:
    office.sync()

    done = told(
        "status",
        "--config",
        str(office.config),
        WORKSPACE_EMULATOR_URL=office.base_url,
        NASTAVNIK_TODAY="2026-10-01",
        COLUMNS="200",
    )

    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert max(len(line) for line in lines if "://" not in line) <= 80
    assert any("до 28.02.2027" in line for line in lines)
    progress = [a["progress"] for a in office.run("status").value["activities"] if a["progress"]]
    assert all(text.split()[0] in done.stdout for text in progress)


def test_another_run_at_work_is_told_with_the_hour_it_ends(office: Office) -> None:
    ends = datetime.now(UTC) + timedelta(minutes=10)
    office.spreadsheet.worksheet("Служебная").append_rows(
        [["lease_owner", "another"], ["lease_expires", str(ends.timestamp())]]
    )

    answered = office.run("sync")

    assert answered.code == answered.value["code"] == 5
    hour = f"до {ends.astimezone(ZoneInfo('Europe/Moscow')):%H:%M}"
    assert hour in answered.said
    assert "повторите после этого времени" in answered.said
    assert office.run("sync", CLOUD_RUN_JOB="nightly").code == 0

"""What a job says, as Cloud Logging reads it: one object a line, with severity, run and trace."""

import io
import json
import logging
import re
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from sync.cli.cloud_log import CloudLog, EntryHandler, is_wanted, severity_of
from sync.cli.logs import set_up_logs
from sync.cli.output import Output
from sync.refusals import WrongUse

JOB = {
    "CLOUD_RUN_JOB": "nastavnik",
    "CLOUD_RUN_EXECUTION": "nastavnik-x7k2p",
    "CLOUD_RUN_TASK_INDEX": "3",
    "CLOUD_RUN_TASK_ATTEMPT": "1",
    "GOOGLE_CLOUD_PROJECT": "sad-1",
}
LABELS = "logging.googleapis.com/labels"
TRACE = "logging.googleapis.com/trace"


def spoken(environment: Mapping[str, str], *, as_json: bool = False) -> tuple[Output, Any, Any]:
    """An output in a job, what it says, and where ``--json`` answers."""
    said, answered = io.StringIO(), io.StringIO()
    log = CloudLog(said, environment)
    return Output(as_json=as_json, stdout=answered, stderr=io.StringIO(), log=log), said, answered


def entries(said: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_an_entry_says_how_grave_it_is_and_of_which_run_task_and_attempt() -> None:
    output, said, _ = spoken(JOB)

    output.progress("Читаю таблицу…")

    assert said.getvalue().count("\n") == 1
    (entry,) = entries(said)
    assert (entry["severity"], entry["message"]) == ("INFO", "Читаю таблицу…")
    labels = {"job": "nastavnik", "run": "nastavnik-x7k2p", "task": "3", "attempt": "1"}
    assert entry[LABELS] == labels
    assert re.fullmatch(r"projects/sad-1/traces/[0-9a-f]{32}", entry[TRACE])


def test_one_execution_has_one_trace_and_another_has_another() -> None:
    def trace(**changed: str) -> str:
        said = io.StringIO()
        CloudLog(said, {**JOB, **changed}).write("INFO", "")
        return str(entries(said)[0][TRACE])

    assert trace() == trace(CLOUD_RUN_TASK_INDEX="4", CLOUD_RUN_TASK_ATTEMPT="0")
    assert trace() != trace(CLOUD_RUN_EXECUTION="nastavnik-9qq1z")


@pytest.mark.parametrize("missing", ["GOOGLE_CLOUD_PROJECT", "CLOUD_RUN_EXECUTION"])
def test_without_a_project_or_an_execution_there_is_no_trace(missing: str) -> None:
    output, said, _ = spoken({k: v for k, v in JOB.items() if k != missing})

    output.progress("…")

    assert TRACE not in entries(said)[0]


def test_outside_a_job_the_run_names_itself() -> None:
    output, said, _ = spoken({})
    assert output.log
    output.log.of_run("20261001T060000-abc123")

    output.progress("…")

    assert entries(said)[0][LABELS] == {"run": "20261001T060000-abc123"}


def test_an_executions_own_name_stays_the_run() -> None:
    output, said, _ = spoken(JOB)
    assert output.log
    output.log.of_run("other")

    output.progress("…")

    assert entries(said)[0][LABELS]["run"] == "nastavnik-x7k2p"


def test_the_answer_of_a_run_is_counted_for_metrics_and_its_lines_are_one_message() -> None:
    output, said, answered = spoken(JOB)
    value = {
        "generation": 7,
        "changes": 3,
        "documents": 1,
        "findings": [{"tab": "Пары", "row": "П-01", "text": "…"}] * 2,
        "requests": {"sheets.spreadsheets.get": 1, "drive.files.list": 4},
    }

    output.result(value, ["Готово.", "Замечаний: 2"])

    (entry,) = entries(said)
    assert (entry["severity"], entry["message"]) == ("INFO", "Готово.\nЗамечаний: 2")
    assert entry["counts"].pop("seconds") >= 0
    assert entry["counts"] == {
        "generation": 7,
        "changes": 3,
        "documents": 1,
        "findings": 2,
        "requests": 5,
        "requestsByMethod": value["requests"],
    }
    assert answered.getvalue() == ""


def test_of_a_municipality_institutions_are_counted_and_not_named() -> None:
    output, said, _ = spoken(JOB)

    output.result({"institutions": 40, "failed": [{"code": "ДОУ-3"}], "left": 2}, ["Обход."])

    counts = entries(said)[0]["counts"]
    assert (counts["institutions"], counts["failed"], counts["left"]) == (40, 1, 2)


def test_with_json_the_one_object_is_alone_on_stdout() -> None:
    output, said, answered = spoken(JOB, as_json=True)

    output.progress("…")
    output.result({"changes": 0}, ["Изменений нет."])

    assert json.loads(answered.getvalue()) == {"changes": 0}
    assert [entry["message"] for entry in entries(said)] == ["…", "Изменений нет."]


@pytest.mark.parametrize(
    ("code", "severity"),
    [(0, "NOTICE"), (2, "ERROR"), (3, "ERROR"), (4, "ERROR"), (5, "WARNING"), (130, "WARNING")],
)
def test_a_failure_is_as_grave_as_its_exit_code(code: int, severity: str) -> None:
    output, said, answered = spoken(JOB, as_json=True)

    assert output.failure("Нет доступа.", code) == code

    (entry,) = entries(said)
    assert (entry["severity"], entry["code"]) == (severity, code) == (severity_of(code), code)
    assert json.loads(answered.getvalue()) == {"error": "Нет доступа.", "code": code}


def test_long_work_is_told_once_at_its_end() -> None:
    output, said, _ = spoken(JOB)

    for done in range(4):
        output.advance("Документы", done, 3)

    assert [entry["message"] for entry in entries(said)] == ["Документы: 3 из 3."]


def test_a_fault_of_the_program_is_told_by_its_place_and_never_by_its_values() -> None:
    _, said, _ = spoken(JOB)
    log = CloudLog(said, JOB)

    try:
        raise KeyError("Громова Анна Львовна")  # noqa: TRY301 - what a library might raise
    except KeyError:
        kind, error, trace = sys.exc_info()
        assert kind
        assert error
        log.uncaught(kind, error, trace)

    (entry,) = entries(said)
    assert (entry["severity"], entry["code"]) == ("ERROR", 1)
    assert "KeyError" in entry["message"]
    assert "test_entries.py" in entry["places"][-1]
    assert "Громова" not in said.getvalue()


def test_what_is_asked_of_google_is_an_entry_too() -> None:
    said = io.StringIO()
    values = ("drive.files.list", 200, 31.0)
    record = logging.LogRecord(
        "nastavnik.google", logging.DEBUG, "", 0, "%s: %s, %.0f ms", values, None
    )

    EntryHandler(CloudLog(said, JOB)).handle(record)

    (entry,) = entries(said)
    assert (entry["severity"], entry["message"]) == ("DEBUG", "drive.files.list: 200, 31 ms")


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"NASTAVNIK_LOG": "debug"}, False),
        ({"NASTAVNIK_LOG": "JSON"}, True),
        ({"NASTAVNIK_LOG": "debug, json"}, True),
        ({"CLOUD_RUN_JOB": "nastavnik"}, True),
    ],
)
def test_entries_are_for_jobs_and_for_who_asks(
    environment: Mapping[str, str], *, wanted: bool
) -> None:
    assert is_wanted(environment) is wanted


def test_an_unknown_word_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUse, match="ожидалось debug, json или пусто"):
        set_up_logs({"NASTAVNIK_LOG": "loud"})

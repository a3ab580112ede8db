"""The bench: its bounds catch what breaks them, and on one pair both sides reach the same result within them."""

import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bench.bounds import broken_papers, broken_quiet
from bench.measuring import Measured
from bench.plain_answers import Form
from bench.playground import Call
from bench.visible import differences

READ = Call("sheets.spreadsheets.get", "GET", 200)
WRITE = Call("sheets.spreadsheets.batchUpdate", "POST", 200)
ANSWERS = Call("forms.forms.responses.list", "GET", 200)
FILE = Call("drive.files.create", "POST", 200)


def run(*calls: Call) -> Measured:
    return Measured(calls, seconds=1.0, megabytes=None, code=0)


@pytest.mark.parametrize(
    ("calls", "broken"),
    [
        ([READ, *[ANSWERS] * 16], 0),
        ([READ, READ, *[ANSWERS] * 3], 1),
        ([READ, *[ANSWERS] * 17], 1),
        ([READ, FILE], 1),
        ([READ, WRITE, *[ANSWERS] * 16], 2),
    ],
)
def test_a_quiet_run_may_read_once_ask_sixteen_times_and_write_nothing(
    calls: list[Call], broken: int
) -> None:
    assert len(list(broken_quiet(run(*calls)))) == broken


@pytest.mark.parametrize(
    ("calls", "broken"),
    [
        ([READ, WRITE, WRITE, *[FILE] * 4], 0),
        ([READ, WRITE, WRITE, *[FILE] * 35], 0),
        ([READ, WRITE, WRITE, *[FILE] * 36], 1),
        ([READ, WRITE, *[FILE] * 4], 1),
        ([READ, *[WRITE] * 3, *[FILE] * 35], 2),
    ],
)
def test_a_run_with_two_papers_may_send_thirty_eight_requests_and_writes_the_sheet_twice(
    calls: list[Call], broken: int
) -> None:
    assert len(list(broken_papers(run(*calls), papers=2))) == broken


def test_results_differ_where_a_cell_is_missing_or_other() -> None:
    ours = {("Пары", "П-01", "Состояние"): "утверждена", ("Пары", "П-01", "Баллы"): "27"}
    theirs = {("Пары", "П-01", "Состояние"): "предложена"}
    assert len(differences(ours, theirs)) == 2
    assert differences(ours, ours) == []


def test_the_plain_script_counts_days_of_wall_time_without_parts_of_seconds() -> None:
    form = Form(forms=None, form_id="", zone=ZoneInfo("Asia/Yekaterinburg"))
    assert form.moment("2026-10-01T19:00:00.999Z") == 46_297.0
    assert form.moment("2026-10-02T07:00:00.000001Z") == 46_297.5


@pytest.mark.long
@pytest.mark.journey
def test_product_and_plain_script_leave_the_same_result_within_the_bounds() -> None:
    command = [sys.executable, "-m", "bench", "--pairs", "1", "--repeats", "1", "--fast"]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Both sides left the same" in done.stdout

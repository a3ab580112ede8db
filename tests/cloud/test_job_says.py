"""The command as a job of Cloud Run: every line of stdout and stderr is an entry; what asks for no alarm ends with 0."""

import json
from pathlib import Path
from typing import Any

import pytest
from office import Office, begun

pytestmark = pytest.mark.journey

JOB = {
    "CLOUD_RUN_JOB": "nastavnik",
    "CLOUD_RUN_EXECUTION": "nastavnik-x7k2p",
    "CLOUD_RUN_TASK_INDEX": "0",
    "CLOUD_RUN_TASK_ATTEMPT": "0",
    "CLOUD_RUN_TASK_COUNT": "1",
    "GOOGLE_CLOUD_PROJECT": "sad-1",
}


def as_job(office: Office, *arguments: str, **more: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, entries on stdout, and what stands on stderr."""
    environment = {"WORKSPACE_EMULATOR_URL": office.base_url, "NASTAVNIK_TODAY": "2026-10-01"}
    path = {"PATH": "/usr/bin:/bin"}
    ended = begun(
        [*arguments, "--config", str(office.config)], {**path, **environment, **JOB, **more}
    )
    return ended.code, [json.loads(line) for line in ended.said.splitlines()], ended.complained


def test_a_run_is_told_in_entries_with_its_counts(office: Office) -> None:
    code, said, complained = as_job(office, "sync")

    assert (code, complained) == (0, "")
    assert {entry["severity"] for entry in said} == {"INFO"}
    assert {entry["logging.googleapis.com/labels"]["run"] for entry in said} == {"nastavnik-x7k2p"}
    counts = said[-1]["counts"]
    assert counts["requests"] == sum(counts["requestsByMethod"].values()) > 0
    assert counts["seconds"] > 0
    assert [row["Запуск"] for row in office.rows("Журнал")][-1:] in ([], ["nastavnik-x7k2p"])


def test_what_deserves_an_alarm_is_an_error_with_its_code(office: Office) -> None:
    code, said, complained = as_job(office, "sync", NASTAVNIK_SPREADSHEET_ID="1" * 44)

    assert (code, complained) == (4, "")
    assert (said[-1]["severity"], said[-1]["code"]) == ("ERROR", 4)


@pytest.mark.parametrize("words", [("sync",), ("municipality", "sync")])
def test_a_run_before_init_says_so_with_the_code_that_the_set_up_announces(
    empty_office: Office, words: tuple[str, ...]
) -> None:
    code, said, complained = as_job(empty_office, *words)

    assert (code, complained) == (2, "")
    assert (said[-1]["severity"], said[-1]["code"]) == ("ERROR", 2)
    assert f"nastavnik {' '.join([*words[:-1], 'init'])}" in said[-1]["message"]


def test_a_disk_that_cannot_be_written_costs_nothing_but_the_remembered_id(
    empty_office: Office,
) -> None:
    folder: Path = empty_office.folder / "gone"
    folder.mkdir()
    for name in empty_office.folder.glob("*.yaml"):
        (folder / name.name).write_bytes(name.read_bytes())
    local = folder / "organisation.local.yaml"
    local.mkdir()  # nothing can be written in its place, not even by root
    config = str(folder / "organisation.yaml")
    environment = {
        "PATH": "/usr/bin:/bin", "WORKSPACE_EMULATOR_URL": empty_office.base_url, "NASTAVNIK_TODAY": "2026-10-01",
    }  # fmt: skip

    made = begun(["init", "--config", config], environment)
    ended = begun(["sync", "--config", config], environment)

    assert made.code == ended.code == 0
    assert "NASTAVNIK_SPREADSHEET_ID" in made.complained
    assert "Traceback" not in made.complained + ended.complained

"""Each command asks for the fewest rights that let it do its work, by Google's own documents."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import requests
from needles import found
from office import Office, mentee, mentor
from token_stand import ACCESS_TOKEN, key_file, token_stand

from sync.workspace.scopes import PREFIX, SCOPES

EVERYTHING = Path(__file__).parent / "everything_logged"
READING = (
    "init --dry-run",
    "plan",
    "status",
    "calendar",
    "explain",
    "doctor",
    "export",
    "check-templates",
)
WRITING = ("init", "new-year", "import-roadmap", "import-participants", "sync", "probe-google")
PAGE = Path(__file__).parents[2] / "docs" / "access.md"
GUIDE = Path(__file__).parents[2] / "docs" / "ru" / "podgotovka.md"


def accepted() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Google's method id → its verb, and the scopes of which it accepts any one."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for name in ("sheets.v4", "drive.v3", "forms.v1"):
        path = files("googleapiclient.discovery_cache.documents") / f"{name}.json"
        for method in _methods(json.loads(path.read_text(encoding="utf-8"))):
            found[method["id"]] = (method["httpMethod"], frozenset(method["scopes"]))
    return found


def _methods(described: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from described.get("methods", {}).values()
    for resource in described.get("resources", {}).values():
        yield from _methods(resource)


@pytest.fixture(scope="module")
def google() -> Mapping[str, tuple[str, frozenset[str]]]:
    return accepted()


def shared_drive(base_url: str) -> str:
    """The id of a new shared drive: a service account makes files nowhere else."""
    path = f"{base_url}/drive/v3/drives?requestId=1"
    return str(requests.post(path, json={"name": "Сад"}, timeout=30).json()["id"])


@pytest.mark.journey
def test_every_method_that_a_command_calls_accepts_one_of_its_scopes_and_none_is_idle(
    empty_office: Office, tmp_path: Path, google: Mapping[str, tuple[str, frozenset[str]]]
) -> None:
    roadmap = tmp_path / "plan.tsv"
    roadmap.write_text("9.9.\tЕщё одно\tсентябрь\tкуратор\tприказ\n", encoding="utf-8")
    logs = tmp_path / "logs"
    logs.mkdir()
    office = replace(empty_office, anew=True)
    loud = {"EVERYTHING_LOGGED_TO": str(logs), "PYTHONPATH": str(EVERYTHING)}
    loud["NASTAVNIK_PARENT_FOLDER"] = shared_drive(office.base_url)
    with token_stand() as stand:
        key = str(key_file(tmp_path, stand.address))
        secret = json.loads(Path(key).read_text(encoding="utf-8"))["private_key"].split("\n")[1]
        leaks = (re.escape(ACCESS_TOKEN), re.escape(secret))
        for command, *arguments in stages(office, roadmap):
            office.clear_log()
            stand.scopes.clear()
            for note in tmp_path.glob("*.local.yaml"):
                note.unlink()  # so that the spreadsheet has to be found

            # A day on which nobody has looked at the forms' questions yet.
            day = "2026-10-02" if command in READING else "2026-10-01"

            answered = office.run(
                *command.split(), *arguments, today=day,
                GOOGLE_APPLICATION_CREDENTIALS=key, NASTAVNIK_LOG="debug", **loud,
            )  # fmt: skip

            assert answered.code == 0, (command, answered.said)
            scopes = frozenset(SCOPES[command])
            assert set(stand.scopes) == {scopes}, command  # what is really asked for
            called = {name: google[name] for name in office.counts()}
            assert called
            refused = [name for name, (_, some) in called.items() if not some & scopes]
            assert not refused, (command, refused)
            idle = [s for s in scopes if all(some & (scopes - {s}) for _, some in called.values())]
            assert not idle, (command, idle)
            if command in READING:
                assert {verb for verb, _ in called.values()} == {"GET"}
            assert not found(f"{answered.value}{answered.said}", leaks)
    logged = [path.read_text(encoding="utf-8") for path in logs.glob("*.log")]
    assert len(logged) >= len(SCOPES)
    assert not [place for text in logged for place in found(text, leaks)]


def stages(office: Office, roadmap: Path) -> Iterator[tuple[str, ...]]:
    """Every command, at a moment at which it has the most to do."""
    yield ("init",)
    yield ("init --dry-run",)
    yield ("import-roadmap", str(roadmap))
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    yield ("sync",)
    people = roadmap.with_name("people.csv")
    people.write_text("ФИО;Должность\nЛисова Инна Марковна;воспитатель\n", encoding="utf-8")
    yield ("import-participants", str(people))
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    yield ("plan",)  # of a run that makes a paper
    yield ("sync",)
    yield ("status",)
    yield ("calendar", "--out", str(roadmap.parent / "due.ics"))
    yield ("explain", "П-01")
    yield ("doctor",)
    yield ("export", "--pdf", "no", "--out", str(roadmap.parent / "papers.zip"))
    yield ("check-templates",)
    yield ("probe-google", "--wait", "0")


@pytest.mark.parametrize("command", READING)
def test_no_scope_of_a_command_that_reads_permits_writing(
    command: str, google: Mapping[str, tuple[str, frozenset[str]]]
) -> None:
    for scope in SCOPES[command]:
        assert scope.endswith(".readonly")
        permitted = {name for name, (_, some) in google.items() if scope in some}
        assert permitted
        assert {name for name in permitted if google[name][0] != "GET"} <= CHANGING_NOTHING


CHANGING_NOTHING = {
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.values.batchGetByDataFilter",
    "drive.changes.watch",
    "drive.files.watch",
    "drive.files.download",
    "drive.channels.stop",
    "forms.forms.watches.create",
    "forms.forms.watches.renew",
    "forms.forms.watches.delete",
}
"""Methods that aren't called by GET and change no file: to read by a filter, to be told of changes."""


def test_every_command_is_listed() -> None:
    assert set(SCOPES) == {*READING, *WRITING}


def rows() -> dict[str, set[str]]:
    """The page's table: command → scopes."""
    table = PAGE.read_text(encoding="utf-8").partition("| command |")[2].partition("\n\n")[0]
    found: dict[str, set[str]] = {}
    for line in table.splitlines()[2:]:
        _, commands, scopes, *_ = line.split("|")
        for command in re.findall(r"`([^`]+)`", commands):
            found[command] = set(re.findall(r"`([^`]+)`", scopes))
    return found


def test_the_page_on_access_says_what_the_code_asks_for() -> None:
    assert rows() == {
        command: {scope.removeprefix(PREFIX) for scope in scopes}
        for command, scopes in SCOPES.items()
    }


def test_the_page_names_all_scopes_together_for_whoever_has_to_permit_them() -> None:
    union = {scope for scopes in SCOPES.values() for scope in scopes}
    block = PAGE.read_text(encoding="utf-8").partition("```\n")[2].partition("```")[0]

    assert set(re.split(r",?\s+", block.strip())) == union


def test_the_guide_for_staff_leads_to_the_page() -> None:
    assert "(../access.md)" in GUIDE.read_text(encoding="utf-8")

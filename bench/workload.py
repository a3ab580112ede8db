"""A small kindergarten up to the moment before the measured run: answers sent, consents and decisions typed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gspread
import requests
from gspread.utils import ValueInputOption, ValueRenderOption, rowcol_to_a1

from bench.google import service, spreadsheets
from bench.people import Answers, Cast, chosen
from bench.playground import Playground
from demo.few_papers import only_papers

TODAY = "2026-10-01"
CONFIGURATION = Path(__file__).parents[1] / "config"
_SECONDS = 120


class Failed(Exception):
    """A command that the bench rests on ended badly; the text is what it said."""


@dataclass(frozen=True)
class Office:
    """One kindergarten's programme on an emulator.

    Attributes:
        ground: The emulator.
        folder: For the configuration and the product's own note of the spreadsheet's id.
        spreadsheet: Its id.
    """

    ground: Playground
    folder: Path
    spreadsheet: str

    @property
    def book(self) -> gspread.Spreadsheet:
        """The spreadsheet through plain gspread."""
        return spreadsheets(self.ground.base_url).open_by_key(self.spreadsheet)

    def sync(self) -> None:
        """``nastavnik sync``, outside of any measurement."""
        _finished(product(self.ground, self.folder, "sync"))


@dataclass(frozen=True)
class Command:
    """A process to be started."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]


def product(ground: Playground, folder: Path, command: str) -> Command:
    """``nastavnik COMMAND --json``."""
    config = str(folder / "organisation.yaml")
    arguments = (sys.executable, "-m", "sync", command, "--json", "--config", config)
    return Command(arguments, _environment(ground))


def plain(office: Office) -> Command:
    """The plain script; its constants are found here, so that looking for them costs it nothing."""
    drive = service(office.ground.base_url, "drive.v3")
    ids = {row["Имя"]: row["Значение"] for row in rows(office.book.worksheet("Служебная"))}
    template = (
        drive.files()
        .list(q="properties has { key='nastavnik' and value='template:agreement' }")
        .execute()["files"][0]["id"]
    )
    constants = (office.spreadsheet, ids["papers_folder"], template, str(CONFIGURATION), TODAY)
    arguments = (sys.executable, "-m", "bench.plain", *constants)
    return Command(arguments, _environment(office.ground))


def _environment(ground: Playground) -> dict[str, str]:
    # Compiled modules are kept, as on any machine that runs the programme twice.
    own = ("NASTAVNIK", "GOOGLE", "CLOUD_RUN", "PYTHONDONTWRITEBYTECODE")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return {
        **inherited,
        "WORKSPACE_EMULATOR_URL": ground.base_url,
        "NASTAVNIK_TODAY": TODAY,
        "PYTHONIOENCODING": "utf-8",
    }


def _finished(command: Command) -> dict[str, Any]:
    done = subprocess.run(
        command.arguments,
        env=command.environment,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise Failed(
            f"{' '.join(command.arguments[1:])}: exit code {done.returncode}\n{done.stderr}"
        )
    reply: dict[str, Any] = json.loads(done.stdout)
    return reply


def set_up(ground: Playground, folder: Path, people: Cast) -> Office:
    """Everything before the measured run.

    Raises:
        Failed: A command of the product ended badly, or it proposed another number of pairs.
    """
    shutil.copy(CONFIGURATION / "organisation.yaml", folder / "organisation.yaml")
    only_papers(folder, ["agreement"])
    _finished(product(ground, folder, "init"))
    found = (
        service(ground.base_url, "drive.v3")
        .files()
        .list(q="properties has { key='nastavnik' and value='spreadsheet' }")
        .execute()["files"]
    )
    office = Office(ground, folder, found[0]["id"])
    send(office, "Ф1", people.mentees)
    send(office, "Ф2", people.mentors)
    office.sync()
    _type(office.book.worksheet("Участники"), "Согласие наставника получено", "15.09.2026")
    office.sync()
    proposed = _type(office.book.worksheet("Пары"), "Решение", "утвердить")
    if proposed != len(people.mentees):
        raise Failed(f"{proposed} pairs were proposed, not {len(people.mentees)}")
    send(office, "Ф1", people.late)
    return office


def rows(sheet: gspread.Worksheet) -> list[dict[str, Any]]:
    """A tab's rows by header, as typed values."""
    header, *lines = sheet.get(value_render_option=ValueRenderOption.unformatted) or [[]]
    return [dict(zip(header, [*line, *[""] * len(header)], strict=False)) for line in lines]


def _type(sheet: gspread.Worksheet, header: str, text: str) -> int:
    """Type the same into a column of every row, as the coordinator would; returns how many rows."""
    column = sheet.row_values(1).index(header) + 1
    count = len([row for row in rows(sheet) if any(row.values())])
    first, last = (rowcol_to_a1(row, column) for row in (2, count + 1))
    sheet.update(
        [[text]] * count, f"{first}:{last}", value_input_option=ValueInputOption.user_entered
    )
    return count


def send(office: Office, questionnaire: str, people: Sequence[Answers]) -> None:
    """Fill in a questionnaire through its form page, once for everybody."""
    entry = next(r for r in rows(office.book.worksheet("Анкеты")) if r["Анкета"] == questionnaire)
    forms = service(office.ground.base_url, "forms.v1").forms()
    items = forms.get(formId=entry["Файл формы"]).execute()["items"]
    page = entry["Ссылка для отправки"].split("?")[0].replace("viewform", "formResponse")
    for answers in people:
        fields = [field for item in items for field in _fields(item, answers)]
        sent = requests.post(page, data=fields, timeout=_SECONDS)
        if sent.status_code != 200:
            raise Failed(f"{questionnaire} was not accepted: HTTP {sent.status_code}")


def _fields(item: Mapping[str, Any], answers: Answers) -> Iterator[tuple[str, str]]:
    title = item.get("title", "")
    given = next((answers[start] for start in answers if title.startswith(start)), None)
    if group := item.get("questionGroupItem"):
        for question in group["questions"]:
            yield _entry(question["questionId"]), str(given)
    elif question := item.get("questionItem", {}).get("question"):
        options = [
            option.get("value", "")
            for option in question.get("choiceQuestion", {}).get("options", [])
        ]
        answer = _any(question, options) if given is None else given
        for text in chosen(answer, options):
            yield _entry(question["questionId"]), text


def _any(question: Mapping[str, Any], options: Sequence[str]) -> list[str]:
    """A valid answer of somebody who fills in only what is required."""
    if not question.get("required"):
        return []
    return [options[0]] if options else ["8"]


def _entry(question_id: str) -> str:
    return f"entry.{int(question_id, 16)}"

"""A small kindergarten for whole-process tests: the command line as a process, everything else by plain clients.

Nothing here imports the product: forms are answered over HTTP, the spreadsheet is read and typed
into with plain gspread, files are read with plain googleapiclient.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any

import gspread
import httplib2
import requests
from googleapiclient.discovery import build_from_document

from torture.loaded import Ended, Run

SECONDS = 120

OPENED: list[Any] = []
"""Connections that a test opened; closed after it."""


class ToEmulator(requests.Session):
    """A session that sends Google's hosts to the emulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self._base = base_url
        OPENED.append(self)

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        path = str(url).split(".googleapis.com", 1)[1]
        return super().request(method, self._base + path, *args, **kwargs)


def service(base_url: str, document: str) -> Any:
    """Googleapiclient's own service, with Google's own document, on the emulator."""
    text = (
        files("googleapiclient.discovery_cache.documents")
        .joinpath(f"{document}.json")
        .read_text("utf-8")
    )
    described = json.loads(text)
    described.update(rootUrl=f"{base_url}/", servicePath=described["servicePath"])
    described.pop("mtlsRootUrl", None)
    described["baseUrl"] = f"{base_url}/{described['servicePath']}"
    http = httplib2.Http(timeout=30)
    OPENED.append(http)
    return build_from_document(described, http=http)


@dataclass
class Answered:
    """What a command answered."""

    code: int
    value: dict[str, Any]
    said: str


def begun(arguments: Sequence[str], environment: Mapping[str, str]) -> Ended:
    """A run of the product."""
    return Run(arguments, environment).ended(SECONDS)


def begun_anew(arguments: Sequence[str], environment: Mapping[str, str]) -> Ended:
    """A run of the product in an interpreter that has just been started."""
    done = subprocess.run(
        [sys.executable, "-m", "sync", *arguments],
        env=environment, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)


@dataclass
class Office:
    """One kindergarten's programme on an emulator.

    Attributes:
        anew: Whether each run starts an interpreter, for what Python does at its start.
    """

    base_url: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    anew: bool = False

    def run(self, *arguments: str, today: str = "2026-10-01", **environment: str) -> Answered:
        """Run ``nastavnik`` with ``--json`` as a process of its own."""
        command = [*arguments, "--json", "--config", str(self.config)]
        variables = {
            **{
                k: v
                for k, v in os.environ.items()
                if not k.startswith(("NASTAVNIK", "GOOGLE", "CLOUD_RUN"))
            },
            "WORKSPACE_EMULATOR_URL": self.base_url,
            "NASTAVNIK_TODAY": today,
            **self.environment,
            **environment,
        }
        done = (begun_anew if self.anew else begun)(command, variables)
        try:
            value = json.loads(done.said) if done.said.strip() else {}
        except ValueError:
            value = {"unreadable": done.said}
        return Answered(done.code, value, done.complained)

    def brought(self, play: Callable[["Office"], None]) -> "Office":
        """The office after ``play``, which is played on the first call alone."""
        state = f"{self.base_url}/_emulator/states/{play.__module__}.{play.__qualname__}"
        if requests.post(state, timeout=SECONDS).status_code != HTTPStatus.OK:
            play(self)
            requests.put(state, timeout=SECONDS).raise_for_status()
        return self

    @property
    def config(self) -> Path:
        return self.folder / "organisation.yaml"

    def sync(self, **options: str) -> dict[str, Any]:
        """``nastavnik sync``; it must succeed."""
        answered = self.run("sync", **options)
        assert answered.code == 0, answered.said
        return answered.value

    @property
    def spreadsheet(self) -> gspread.Spreadsheet:
        nobody: Any = None
        client = gspread.Client(auth=nobody, session=ToEmulator(self.base_url))
        # By type, which Drive tells at once, and not by property, for which it may need a while.
        listed = (
            service(self.base_url, "drive.v3")
            .files()
            .list(
                q="mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false",
                fields="files(id,properties)",
                corpora="allDrives",
                supportsAllDrives=True,
                includeItemsFromAllDrives=True,
            )
            .execute()["files"]
        )
        found = [f for f in listed if f.get("properties", {}).get("nastavnik") == "spreadsheet"]
        assert len(found) == 1
        return client.open_by_key(found[0]["id"])

    def rows(self, tab: str) -> list[dict[str, Any]]:
        """A tab's rows by header, as typed values."""
        header, *lines = self.spreadsheet.worksheet(tab).get(
            value_render_option=gspread.utils.ValueRenderOption.unformatted
        ) or [[]]
        return [dict(zip(header, [*line, *[""] * len(header)], strict=False)) for line in lines]

    def type(self, tab: str, key_header: str, key: str, header: str, value: Any) -> None:
        """Type a value into a cell, as the coordinator would."""
        sheet = self.spreadsheet.worksheet(tab)
        titles = sheet.row_values(1)
        row = sheet.col_values(titles.index(key_header) + 1).index(key) + 1
        sheet.update_acell(gspread.utils.rowcol_to_a1(row, titles.index(header) + 1), value)

    def answer(self, form: str, answers: Mapping[str, Any], **hidden: str) -> None:
        """Send a questionnaire through its form page; answers by the beginning of a question's title.

        `hidden` are further fields that the page carries, for example `edit2`.
        """
        link = next(
            row["Ссылка для отправки"] for row in self.rows("Анкеты") if row["Анкета"] == form
        )
        form_id = next(row["Файл формы"] for row in self.rows("Анкеты") if row["Анкета"] == form)
        items = service(self.base_url, "forms.v1").forms().get(formId=form_id).execute()["items"]
        fields = [
            pair for title, value in answers.items() for pair in _entries(items, title, value)
        ]
        fields += hidden.items()
        sent = requests.post(
            link.split("?")[0].replace("viewform", "formResponse"), data=fields, timeout=30
        )
        refused = re.findall(r'class="problem"[^>]*>([^<]*)<', sent.text)
        assert sent.status_code == 200, (form, refused)

    def export(self, file_id: str) -> str:
        """A document as text."""
        content: bytes = (
            service(self.base_url, "drive.v3")
            .files()
            .export(fileId=file_id, mimeType="text/plain")
            .execute()
        )
        return content.decode("utf-8-sig")

    def counts(self) -> dict[str, int]:
        """Requests since the log was cleared, by Google's method id."""
        reply = requests.get(f"{self.base_url}/_emulator/requests", timeout=10).json()
        return dict(reply["counts"])

    def clear_log(self) -> None:
        requests.delete(f"{self.base_url}/_emulator/requests", timeout=10).raise_for_status()

    def plan_fault(self, method: str, *instructions: str) -> None:
        """Plan failures of the emulator."""
        body = {"method": method, "instructions": list(instructions)}
        requests.post(f"{self.base_url}/_emulator/faults", json=body, timeout=10).raise_for_status()

    def faults_met(self) -> bool:
        """Whether every planned failure has really been met."""
        planned = requests.get(f"{self.base_url}/_emulator/faults", timeout=10).json()["faults"]
        return all(fault["completed"] for fault in planned)


def _entries(items: Sequence[Mapping[str, Any]], title: str, value: Any) -> list[tuple[str, str]]:
    item = next(item for item in items if item.get("title", "").startswith(title))
    if "questionGroupItem" in item:
        by_row = {
            q["rowQuestion"]["title"]: q["questionId"]
            for q in item["questionGroupItem"]["questions"]
        }
        chosen = value if isinstance(value, Mapping) else dict.fromkeys(by_row, value)
        return [(_entry(by_row[row]), answer) for row, answer in chosen.items()]
    entry = _entry(item["questionItem"]["question"]["questionId"])
    return [(entry, one) for one in ([value] if isinstance(value, str) else value)]


def _entry(question_id: str) -> str:
    return f"entry.{int(question_id, 16)}"


SPEECH, PARENTS, GAMES = "Речевое развитие", "Работа с родителями", "Игровая деятельность"


def mentee(name: str, needs: Sequence[str] = (SPEECH,), **other: Any) -> dict[str, Any]:
    """A complete Ф1."""
    scales = {f"{start}": "8" for start in _SCALES_F1}
    return {
        "Фамилия, имя": name,
        "Ваша должность": "воспитатель",
        "Педагогический стаж": "до 1 года",
        "Возрастная группа": "средняя группа",
        "Квалификационная": "нет",
        "Почему Вам нужна": ["начинаю работать"],
        "Приходилось ли раньше": "нет",
        **scales,
        "Как часто": "раз в неделю",
        "В каких вопросах": list(needs),
        "Оцените себя": "2",
        "Удобное время": ["в тихий час"],
        "Удобный формат": ["лично"],
        "Рады ли": "да",
        **other,
    }


_SCALES_F1 = (
    "Какой пользы",
    "Насколько комфортным",
    "Насколько полезным ждёте знакомство",
    "Насколько полезными ждёте",
    "Насколько рассчитываете получить нужные теоретические",
    "Насколько рассчитываете получить нужные практические",
    "Насколько важно для Вас чувствовать",
    "Насколько Вам важно остаться",
)


def mentor(
    name: str, offers: Sequence[str] = (SPEECH,), places: str = "1", **other: Any
) -> dict[str, Any]:
    """A complete Ф2."""
    return {
        "Фамилия, имя": name,
        "Ваша должность": "воспитатель",
        "Педагогический стаж": "10–20 лет",
        "Возрастная группа": "средняя группа",
        "Квалификационная": "высшая",
        "Приходилось ли быть": "1 раз",
        "В каких вопросах": list(offers),
        "Оцените своё": "5",
        "С кем готовы": ["любой"],
        "Скольких": places,
        "Сколько часов": "4–8",
        "Удобное время": ["в тихий час"],
        "Удобный формат": ["лично"],
        **dict.fromkeys(_SCALES_F2, "8"),
        "Готовы ли стать": "да",
        **other,
    }


_SCALES_F2 = (
    "Ожидаемая польза",
    "Ожидаемый комфорт",
    "Насколько сможете проявить",
    "Насколько полезны будут личные",
    "Насколько полезны будут групповые",
    "Насколько важно для Вас заранее",
    "Насколько намерены",
    "Насколько рассчитываете передать теоретические",
    "Насколько рассчитываете передать практические",
    "Какой включённости",
    "Какого удовлетворения",
)

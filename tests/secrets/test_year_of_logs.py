"""A whole year's logs, at every level and of every library: no name, no answer, no token."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

import pytest
import requests
from canaries import CANARY, sung
from needles import found, of_the_cast

from demo.command_line import CommandLine, configured_in
from demo.few_papers import only_papers
from demo.kindergarten import Kindergarten
from demo.local_workspace import LocalWorkspace, local_workspace
from demo.school_days import school_days
from demo.spreadsheet import Spreadsheet
from demo.story import AUTUMN, play
from demo.telling import Teller

EVERYTHING = Path(__file__).parent / "everything_logged"
REFRESH_TOKEN = "1//0gRefresh-Kd83hQ0sLw52vNpX"  # noqa: S105 - nobody's
CLIENT_SECRET = "GOCSPX-client-secret-9fJ2kQ7t"  # noqa: S105 - nobody's
TOKENS = (r"ya29\.", r"1//0g", "GOCSPX", "PRIVATE KEY")
DAY = date(2026, 10, 1)
LOOKING = ("plan", "status", "doctor", "explain П-01", "explain У-01 У-10 --json", "explain У-01")
PAPERS = (
    "directive_launch",
    "pd_consent",
    "mentor_consent",
    "labour_addendum",
    "directive_pairs",
    "mentor_refusal",
    "agreement",
    "mentoring_plan",
)
"""Papers about everybody and everything that papers are about."""
FOR_PROGRAMS = ("plan --json", "status --json", "doctor --json")


@dataclass
class Year:
    """What was said and logged.

    Attributes:
        logs: What every process logged, by file.
        answers: Command → what it wrote to stdout, for people and as JSON.
        errors: What the commands wrote to stderr.
        spoken: What the emulator and the story wrote to stderr.
        journal: The tab «Журнал».
        tokens: The access tokens that were given out.
        planted: Tab → how often it holds the word that stands for whatever people write.
    """

    logs: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    spoken: str = ""
    journal: str = ""
    tokens: list[str] = field(default_factory=list)
    planted: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Loud(CommandLine):
    """The product with a person's key, logging all it can; what it says is kept."""

    key: Path
    year: Year

    def run(self, command: str, today: Any) -> dict[str, Any]:
        """As the story runs it; before each run somebody looks what it would do."""
        if command == "sync":
            self.said(self.arguments("plan"), today)
        return dict(json.loads(self.said(self.arguments(command), today)))

    def said(self, arguments: list[str], today: Any) -> str:
        """What a command answers."""
        done = subprocess.run(
            [sys.executable, "-m", "sync", *arguments],
            env=self.environment(today)
            | {"GOOGLE_APPLICATION_CREDENTIALS": str(self.key), "NASTAVNIK_LOG": "debug"},
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        self.year.answers.append((" ".join(arguments), done.stdout))
        self.year.errors.append(done.stderr)
        return done.stdout


def lived(folder: Path) -> Year:
    """The story from its beginning to its end, with everything logged."""
    logs, spoken = folder / "logs", folder / "spoken.txt"
    logs.mkdir()
    year = Year()
    with pytest.MonkeyPatch.context() as patched, spoken.open("w", encoding="utf-8") as stream:
        patched.setenv("EVERYTHING_LOGGED_TO", str(logs))
        patched.setenv("PYTHONPATH", str(EVERYTHING))
        patched.setenv("GOOGLE_SDK_PYTHON_LOGGING_SCOPE", "google")
        with written_to(stream), local_workspace() as workspace:
            live(workspace, folder, year, Teller(stream))
    year.logs = {path.name: path.read_text("utf-8") for path in logs.glob("*.log")}
    year.spoken = spoken.read_text("utf-8")
    return year


@contextmanager
def written_to(stream: TextIO) -> Iterator[None]:
    """What this process and those it starts write to stderr goes to a file, whoever writes it."""
    before = os.dup(2)
    os.dup2(stream.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)


def live(workspace: LocalWorkspace, folder: Path, year: Year, teller: Teller) -> None:
    """Play the story, then look at its end with every command."""
    key = folder / "key.json"
    person = {
        "type": "authorized_user",
        "client_id": "client-0000",
        "client_secret": CLIENT_SECRET,
        "refresh_token": REFRESH_TOKEN,
        "token_uri": f"{workspace.base_url}/token",
    }
    key.write_text(json.dumps(person), encoding="utf-8")
    key.chmod(0o600)
    commands = Loud(workspace.base_url, configured_in(folder), key, year)
    only_papers(folder, PAPERS)
    days = school_days(DAY)

    def plant(at: Kindergarten) -> None:
        """What people write in a whole year, all at once."""
        year.planted |= sung(at)

    made = play(workspace, commands, teller, days, (*AUTUMN, plant)).made
    for looking in (*LOOKING, *FOR_PROGRAMS):
        commands.said([*looking.split(), "--config", str(commands.config)], days.parted)
    state = requests.get(f"{workspace.base_url}/_emulator/state", timeout=60).json()
    year.tokens = list(state["collections"]["tokens"])
    sheet = Spreadsheet(workspace.base_url, made["spreadsheet_id"], workspace.session)
    year.journal = str(sheet.rows("Журнал"))


@pytest.mark.long
@pytest.mark.journey
def test_nothing_that_a_year_logs_or_says_holds_a_name_an_answer_or_a_token(tmp_path: Path) -> None:
    """One test, as one year is enough: living it takes half a minute."""
    year = lived(tmp_path)

    everything_was_in_use(year)
    secrets = (*of_the_cast(), CANARY, *TOKENS, *map(re.escape, year.tokens))
    for name, text in year.logs.items():
        assert found(text, secrets) == [], f"log {name}"
    for text in year.errors:
        assert found(text, secrets) == [], "stderr"
    for command, text in year.answers:
        assert found(text, secrets) == [], f"stdout of {command}"
    assert found(year.spoken, secrets) == [], "stderr of the emulator"
    assert found(year.journal, secrets) == [], "the journal"


def everything_was_in_use(year: Year) -> None:
    """A token, every command, every logger of ours, the emulator's log, and no library's word."""
    assert len(year.tokens) >= len(year.errors) > 15
    told = {command.split()[0] for command, _ in year.answers}
    assert told == {"init", "plan", "sync", "status", "doctor", "explain"}
    for said in year.errors:
        assert re.search(r"nastavnik\.google (drive|sheets)\.[a-zA-Z.]+: 200, \d+ ms", said)
    assert len(year.logs) > len(year.errors)  # the emulator's is among them
    logged = "".join(year.logs.values())
    assert logged.count("nastavnik.google DEBUG") > 100
    assert "urllib3.connectionpool" not in logged
    assert "База" in year.spoken  # the story tells of its stages
    assert year.journal
    # The people, the bans, seven registers of work, and the answers to those of Ф1п and Ф4 to Ф12 that are free.
    assert len(year.planted) == 17
    assert 0 not in year.planted.values(), year.planted


GUISES = {
    "plain": "Документ для Шевченко Галины",
    "another case": "Соглашение с Викторией Седых и Бахом",
    "in a JSON log": json.dumps({"name": "Кузьмич Людмила Степановна"}),
    "in an address": f"GET /drive/v3/files?q={quote('Гончаренко')} HTTP/1.1",
    "as bytes": repr("Морозовой С. Ю.".encode()),
    "an address": "to=chernykh@example.org",
    "an answer": "values: =творчество+поддержка",
    "a word": "Замечание: «Канарейка в Ф4» не читается",
    "an address typed": "to=kanarejkina@example.org",
    "a token": "{'Authorization': 'Bearer ya29.a0Af'}",
    "a key": "-----BEGIN PRIVATE KEY-----",
}


@pytest.mark.parametrize("guise", GUISES)
def test_what_is_planted_is_found(guise: str) -> None:
    assert found(f"INFO {GUISES[guise]} and so on", (*of_the_cast(), CANARY, *TOKENS))


def test_what_is_harmless_is_not_found() -> None:
    told = "Либо У-07, либо П-05; Черновик; sheets.spreadsheets.get: 200, 31 ms; Заявление"

    assert found(told, (*of_the_cast(), *TOKENS)) == []


def test_a_library_that_speaks_would_be_heard(tmp_path: Path) -> None:
    """The same logging, without the product's silence: the reply and the token are in the log."""
    code = (
        "import logging\n"
        "log = logging.getLogger('google.auth.transport.requests')\n"
        "log.debug('Making request...', extra={'httpRequest': {'body': {'title': 'Галушка'}}})\n"
        "from sync.cli.logs import silence_others\n"
        "silence_others()\n"
        "log.warning('Мельник')\n"
    )
    environment = os.environ | {
        "EVERYTHING_LOGGED_TO": str(tmp_path),
        "PYTHONPATH": str(EVERYTHING),
    }
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)

    (log,) = tmp_path.glob("*.log")

    assert found(log.read_text("utf-8"), of_the_cast())
    assert "Мельник" not in log.read_text("utf-8")

"""A programme in the middle of its work, and runs of the product on it that people disturb."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import requests
from office import GAMES, PARENTS, SPEECH, Office, mentee, mentor
from staff_edits import BEFORE_THE_DECISIONS, Programme

from config.schema import Configuration
from generators.questionnaires.drift import drift
from sync.commit import Desk
from sync.receipt import Receipt
from sync.refusals import Guarded, LeaseHeld, Moved, NotSetUp, Overtaken
from sync.run import synchronise
from sync.setup.initialise import initialise
from sync.workspace.gateway import Workspace
from torture.proxy import Fate, Met, Proxy, Watcher

SECONDS = 60
MOST_RUNS = 12
TODAY = datetime(2026, 10, 1, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))
TOMORROW = TODAY + timedelta(days=1)
LEASE_MINUTES = 16
BASE = "what-every-example-starts-from"

MENTORS = {
    "Громова Анна Львовна": (SPEECH, PARENTS),
    "Белова Инна Олеговна": (GAMES,),
    "Юдина Вера Павловна": (PARENTS, GAMES),
    "Ким Нина Сергеевна": (SPEECH,),
}
MENTEES = {
    "Заяц Вера Ильинична": (SPEECH,),
    "Лис Ольга Петровна": (GAMES,),
    "Соболь Дарья Ивановна": (PARENTS,),
    "Котова Алла Юрьевна": (SPEECH, GAMES),
    "Жук Майя Игоревна": (PARENTS, SPEECH),
}


def prepared(office: Office) -> str:
    """Play up to a moment at which a run has much to do, and put that aside; the spreadsheet's id.

    Every example starts there: two agreements made, decisions and answers waiting.
    """
    assert office.run("init").code == 0
    for name, offers in MENTORS.items():
        office.answer("Ф2", mentor(name, offers, places="2"))
    for name, needs in MENTEES.items():
        office.answer("Ф1", mentee(name, needs))
    office.sync()
    people = office.rows("Участники")
    for row in people:
        if row["Фамилия, имя, отчество"] in MENTORS:
            office.type(
                "Участники", "Код", row["Код"], "Согласие наставника получено", "15.09.2026"
            )
    office.sync()
    put_aside(office.base_url, BEFORE_THE_DECISIONS)
    pairs = [row["Код пары"] for row in office.rows("Пары")]
    for code in pairs[:2]:
        office.type("Пары", "Код пары", code, "Решение", "утвердить")
    office.sync()
    office.type("Документы", "О ком", pairs[0], "Подписано (дата)", "01.10.2026")
    office.type("Участники", "Код", "У-01", "Пометки куратора", "работает до обеда")
    # Waiting for the run that will be disturbed: two more papers, a rejection, a new person.
    office.type("Пары", "Код пары", pairs[2], "Решение", "утвердить")
    office.type("Пары", "Код пары", pairs[3], "Решение", "утвердить")
    office.answer("Ф1", mentee("Рысь Нелли Романовна", (GAMES,)))
    spreadsheet = office.spreadsheet.id
    put_aside(office.base_url, BASE)
    return spreadsheet


def put_aside(base_url: str, name: str) -> None:
    """Let the emulator keep its present memory under a name."""
    requests.put(f"{base_url}/_emulator/states/{name}", timeout=SECONDS).raise_for_status()


@dataclass
class Stage:
    """The emulator behind a proxy, the product in this process, and the programme as staff see it."""

    programme: Programme
    proxy: Proxy
    workspace: Workspace
    configuration: Configuration
    runs: int = 0
    requests: int = 0

    def restart(self) -> None:
        """Back to the beginning."""
        session, base_url = self.programme.session, self.programme.base_url
        session.post(f"{base_url}/_emulator/states/{BASE}", timeout=SECONDS).raise_for_status()

    def run(
        self,
        during: Mapping[int, Callable[[], None]],
        *,
        now: datetime = TODAY,
        confirmed: str = "",
    ) -> Receipt | Exception:
        """One run of the product, disturbed before its requests of these numbers.

        Returns:
            What it said, or why it ended.
        """
        self.runs += 1
        disturber = _Disturber(during)
        self.proxy.watch(disturber)
        desk = Desk(
            self.workspace, self.configuration, self.programme.spreadsheet,
            f"20261001T103000-{self.runs:06x}", now, confirmed=confirmed,
        )  # fmt: skip
        try:
            return synchronise(desk)
        except (Guarded, LeaseHeld, Moved, NotSetUp, Overtaken) as ended:
            return ended
        finally:
            self.proxy.watch(Watcher())
            self.requests += len(disturber.met)
            if disturber.failed:
                raise disturber.failed

    def run_until_quiet(self) -> Receipt:
        """The next day's runs until one has nothing to do; what a person must confirm is confirmed."""
        confirmed, said = "", []
        for _ in range(MOST_RUNS):
            ended = self.run({}, now=TOMORROW, confirmed=confirmed)
            said.append(repr(ended)[:200])
            if isinstance(ended, Receipt) and not ended.changes:
                return ended
            if isinstance(ended, Guarded):
                confirmed = ended.checksum
            elif isinstance(ended, LeaseHeld):
                self._wait()
            elif isinstance(ended, NotSetUp):
                self._repair()
        raise AssertionError(f"not quiet: {said}")

    def drifts(self) -> list[tuple[str, str]]:
        """Questionnaire and what people have changed in its form, by the programme's own words for it."""
        forms = {
            file["properties"]["nastavnik"].split(":")[1]: file["id"]
            for file in self.programme.files()
            if file["properties"]["nastavnik"].startswith("form:")
        }
        return [
            (questionnaire.code, text)
            for questionnaire in self.configuration.questionnaires
            if questionnaire.code in forms
            for text in drift(
                self.programme.call("GET", f"/v1/forms/{forms[questionnaire.code]}"),
                questionnaire,
                self.configuration,
            )
        ]

    def _wait(self) -> None:
        clock = f"{self.programme.base_url}/_emulator/clock"
        now = datetime.fromisoformat(self.programme.session.get(clock, timeout=10).json()["now"])
        later = now.timestamp() + LEASE_MINUTES * 60
        moment = datetime.fromtimestamp(later, now.tzinfo).isoformat()
        self.programme.session.put(clock, json={"now": moment}, timeout=10).raise_for_status()

    def _repair(self) -> None:
        """What the message says: «Запустите nastavnik init»."""
        desk = Desk(
            self.workspace, self.configuration, self.programme.spreadsheet, "init", TOMORROW
        )
        initialise(desk)


class _Disturber(Watcher):
    def __init__(self, during: Mapping[int, Callable[[], None]]) -> None:
        super().__init__()
        self._during = dict(during)
        self.failed: Exception | None = None

    def arriving(self, met: Met) -> Fate:
        if met.number in self._during:
            try:
                self._during.pop(met.number)()
            except Exception as error:  # noqa: BLE001 - raised again where the run was started
                self.failed = error
        return super().arriving(met)

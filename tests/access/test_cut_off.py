"""A run that is killed before or after any of its requests leaves nobody let in whom the next runs don't know of."""

from concurrent.futures import Future
from datetime import datetime, timedelta

import pytest
import requests
from folder_people import (
    MENTORS,
    READER,
    WRITER,
    decide,
    folder,
    let_in,
    opened,
    pairs,
    who,
    write_address,
)
from office import SECONDS, Office

from torture.loaded import Run
from torture.proxy import Fate, Met, Watcher, proxied

pytestmark = pytest.mark.journey

NEW, BY_HAND = "vera@example.org", "metodist@example.org"
MOST_REQUESTS = 40
"""More than the run of the test sends."""


class Killer(Watcher):
    """Ends a run at one of its requests that concern access, or at a commit."""

    def __init__(self, number: int, fate: Fate) -> None:
        super().__init__()
        self.victim: Future[Run] = Future()
        self.struck = ""
        self._left, self._fate = number, fate

    def arriving(self, met: Met) -> Fate:
        if self.struck:
            return Fate.NEVER_ARRIVES
        if "permissions" not in met.path and "batchUpdate" not in met.path:
            return Fate.PASSES
        self._left -= 1
        if self._left:
            return Fate.PASSES
        self.struck = f"{met.verb} {met.path}"
        if self._fate is Fate.NEVER_ARRIVES:
            self.victim.result(SECONDS).kill()
        return self._fate

    def over(self, met: Met, fate: Fate) -> None:  # noqa: ARG002 - the base class's own
        if fate is Fate.UNANSWERED:
            self.victim.result(SECONDS).kill()


def killed_at(office: Office, number: int, fate: Fate) -> str:
    """A run that is killed at one of its requests; which one that was, or "" where it had not so many."""
    killer = Killer(number, fate)
    with proxied(office.base_url) as proxy:
        proxy.watch(killer)
        environment = {
            "WORKSPACE_EMULATOR_URL": proxy.base_url,
            "NASTAVNIK_TODAY": "2026-10-01",
            "PATH": "",
        }
        run = Run(["sync", "--json", "--config", str(office.config)], environment)
        killer.victim.set_result(run)
        run.ended(SECONDS)
    return killer.struck


def changed(office: Office) -> None:
    """One to be let in, two no longer, one who is there by hand."""
    opened(office)
    mine = pairs(office)["У-01"]
    let_in(office, folder(office, f"folder:{mine}"), BY_HAND, WRITER)
    write_address(office, "У-01", NEW)
    office.type("Участники", "Код", "У-04", "Выбыл", value=True)


def pass_the_lease(office: Office) -> None:
    """Let time pass at Google's."""
    clock = f"{office.base_url}/_emulator/clock"
    now = datetime.fromisoformat(requests.get(clock, timeout=10).json()["now"])
    later = (now + timedelta(minutes=16)).isoformat().replace("+00:00", "Z")
    requests.put(clock, json={"now": later}, timeout=10).raise_for_status()


def run_until_quiet(office: Office) -> None:
    for _ in range(5):
        done = office.run("sync")
        if done.code == 5:
            pass_the_lease(office)
        elif done.value["changes"] == 0:
            return
    raise AssertionError(done)


@pytest.mark.long
@pytest.mark.parametrize("fate", [Fate.NEVER_ARRIVES, Fate.UNANSWERED], ids=["before", "after"])
def test_killed_at_any_request(office: Office, fate: Fate) -> None:
    struck = []
    for number in range(1, MOST_REQUESTS):
        office.brought(changed)
        mine, others = (pairs(office)[code] for code in ("У-01", "У-02"))
        request = killed_at(office, number, fate)
        if not request:
            break
        struck.append(request)
        run_until_quiet(office)

        assert who(office, mine) == {NEW: READER, MENTORS["У-03"]: READER, BY_HAND: WRITER}, struck
        assert who(office, others) == {"dolgikh@example.org": READER}, struck
        decide(office, mine, "отклонить")
        office.sync()
        assert who(office, mine) == {BY_HAND: WRITER}, struck
    kinds = [what.split()[0] for what in struck]
    assert kinds.count("DELETE") == 2
    assert len(struck) >= 7


@pytest.mark.parametrize(
    "fault", ["reset-after", "return-503-after", "truncate", "garbage", "return-429"]
)
@pytest.mark.parametrize("method", ["create", "delete", "list"])
def test_a_lost_reply_is_asked_for_again(office: Office, method: str, fault: str) -> None:
    office.brought(changed)
    mine = pairs(office)["У-01"]
    office.plan_fault(f"drive.permissions.{method}", fault)
    office.sync()

    assert office.faults_met()
    assert who(office, mine) == {NEW: READER, MENTORS["У-03"]: READER, BY_HAND: WRITER}
    assert office.sync()["changes"] == 0


def test_google_out_of_order_while_giving_leaves_the_papers_and_goes_on_later(
    office: Office,
) -> None:
    office.brought(changed)
    mine = pairs(office)["У-01"]
    office.plan_fault("drive.permissions.create", "return-401")
    failed = office.run("sync")
    assert failed.code == 4
    assert "@" not in failed.said.split("Google, ")[-1]
    office.sync()
    assert who(office, mine) == {NEW: READER, MENTORS["У-03"]: READER, BY_HAND: WRITER}
    decide(office, mine, "отклонить")
    office.sync()
    assert who(office, mine) == {BY_HAND: WRITER}


def test_another_run_at_work_keeps_this_one_from_giving(office: Office) -> None:
    office.brought(changed)
    office.plan_fault("drive.permissions.create", "return-401")
    mine = pairs(office)["У-01"]
    assert killed_at(office, 3, Fate.NEVER_ARRIVES)
    office.clear_log()
    assert office.run("sync").code == 5
    assert "drive.permissions.create" not in office.counts()
    assert NEW not in who(office, mine)

"""Under Google's real quotas a run stays within them, or waits and ends right."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import requests
from office import SPEECH, Office, mentee, mentor

from config.loading import load
from sync.commit import Desk
from sync.run import synchronise
from sync.workspace.gateway import open_workspace
from sync.workspace.transport import Patience

pytestmark = pytest.mark.journey

TODAY = datetime(2026, 10, 1, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))


def keep_quotas(base_url: str) -> None:
    url = f"{base_url}/_emulator/quota"
    requests.put(url, json={"enabled": True}, timeout=10).raise_for_status()


def test_a_whole_beginning_stays_within_the_quotas(empty_office: Office) -> None:
    office = empty_office
    keep_quotas(office.base_url)
    assert office.run("init").code == 0
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH]))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    assert office.sync()["documents"] == 1
    assert office.sync()["changes"] == 0
    log = requests.get(f"{office.base_url}/_emulator/requests", timeout=10).json()["requests"]
    assert not [call for call in log if call["status"] == 429]


def test_runs_that_come_too_often_wait_and_end_right(office: Office) -> None:
    """Ninety runs in what would be seconds: Google allows sixty reads a minute."""
    keep_quotas(office.base_url)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        """Time passes at Google's too."""
        slept.append(seconds)
        url = f"{office.base_url}/_emulator/clock"
        now = datetime.fromisoformat(requests.get(url, timeout=10).json()["now"])
        later = now + timedelta(seconds=seconds)
        requests.put(url, json={"now": later.isoformat()}, timeout=10).raise_for_status()

    workspace = open_workspace(office.base_url, Patience(sleep=sleep))
    configuration, spreadsheet = load(office.config), office.spreadsheet.id
    for number in range(90):
        desk = Desk(workspace, configuration, spreadsheet, f"20261001T103000-{number:06x}", TODAY)
        assert synchronise(desk).changes == 0 or number == 0

    assert slept, "ninety reads fit into no minute"
    assert max(slept) <= 32
    assert len(office.rows("Журнал")) <= 1

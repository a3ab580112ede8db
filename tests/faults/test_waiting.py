"""How long failures are waited for, and what is sent again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from sync.workspace.drive import FOLDER
from sync.workspace.errors import Refused, Unreachable, WorkspaceError
from sync.workspace.gateway import Workspace, open_workspace
from sync.workspace.transport import Patience, Transport, left_open

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets/x"
DRIVE = "https://www.googleapis.com/drive/v3/files"


@dataclass
class Clock:
    """Time that passes only while somebody sleeps or a request takes its time."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def patience(self) -> Patience:
        return Patience(sleep=self.sleep, clock=lambda: self.now)


class Broken(requests.Session):
    """A network on which every request fails alike, after a while."""

    def __init__(self, clock: Clock, answer: Callable[[], requests.Response], takes: float) -> None:
        super().__init__()
        self.sent: list[tuple[str, Any]] = []
        self._clock, self._answer, self._takes = clock, answer, takes

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        del url, args
        self.sent.append((str(method), kwargs["timeout"]))
        self._clock.now += self._takes
        return self._answer()


def answering(code: int, body: bytes = b"{}") -> Callable[[], requests.Response]:
    def answer() -> requests.Response:
        response = requests.Response()
        response.status_code = code
        response._content = body
        return response

    return answer


def silent() -> requests.Response:
    raise requests.ReadTimeout("no reply")


def refused_at_once() -> requests.Response:
    raise requests.ConnectionError("Connection refused")


def sent(
    answer: Callable[[], requests.Response],
    method: str = "GET",
    url: str = DRIVE,
    takes: float = 0.1,
) -> tuple[Clock, Broken]:
    """What a request that keeps failing leads to."""
    clock = Clock()
    network = Broken(clock, answer, takes)
    with pytest.raises(WorkspaceError):
        Transport(network, clock.patience).request(method, url)
    return clock, network


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_waits_grow_as_google_advises_and_end(code: int) -> None:
    clock, network = sent(answering(code))

    assert len(network.sent) == 8
    assert len(clock.slept) == 7
    for attempt, waited in enumerate(clock.slept):
        assert min(2**attempt, 32) <= waited <= min(2**attempt + 1, 32)


def test_a_wait_is_jittered_and_never_longer_than_the_cap() -> None:
    clock = Clock()
    for _ in range(20):
        clock.patience.wait(9)
        clock.patience.wait(0)

    assert max(clock.slept) == 32
    assert len({wait for wait in clock.slept if wait < 32}) > 10


@pytest.mark.parametrize(("url", "seconds"), [(SHEETS, 190), (DRIVE, 65)])
def test_silence_is_waited_for_in_bounds(url: str, seconds: float) -> None:
    clock, network = sent(silent, url=url, takes=seconds)

    assert {timeout for _, timeout in network.sent} == {(10, seconds)}
    assert clock.now <= 300 + 2 * seconds, "the last attempt begins within five minutes"


def test_a_run_gives_up_in_bounded_time() -> None:
    clock = Clock()
    network = Broken(clock, silent, 65)
    transport = Transport(network, clock.patience)
    for _ in range(30):
        with pytest.raises(Unreachable):
            transport.request("GET", DRIVE)

    # After ten minutes each request is tried once.
    assert clock.now < 30 * 65 + 600 + 65


def test_what_is_no_failure_of_transport_is_not_repeated() -> None:
    for code in (400, 401, 403, 404):
        assert len(sent(answering(code))[1].sent) == 1
    assert len(sent(refused_at_once)[1].sent) == 1


@pytest.mark.parametrize("code", [500, 503])
def test_a_write_that_may_have_taken_effect_is_sent_again_only_where_that_is_harmless(
    code: int,
) -> None:
    assert len(sent(answering(code), "POST")[1].sent) == 1
    assert len(sent(silent, "POST")[1].sent) == 1
    assert len(sent(answering(200, b"<html>"), "POST")[1].sent) == 1
    assert len(sent(answering(429), "POST")[1].sent) == 8, "it was refused before it took effect"

    clock = Clock()
    network = Broken(clock, answering(code), 0.1)
    transport = Transport(network, clock.patience)
    with transport.repeatable(), pytest.raises(Refused):
        transport.request("POST", DRIVE)
    assert len(network.sent) == 8


def test_what_leaves_open_whether_it_took_effect() -> None:
    assert left_open(Refused("m", 503, "", ""))
    assert left_open(Unreachable(""))
    assert not left_open(Refused("m", 429, "", ""))
    assert not left_open(Refused("token", 503, "", "")), "without a token nothing was sent"
    assert not left_open(Refused("m", 403, "", ""))


@pytest.fixture
def workspace(emulator: str) -> Workspace:
    return open_workspace(emulator, Patience(sleep=lambda _: None))


@pytest.mark.journey
@pytest.mark.parametrize("fault", ["reset-after", "return-503-after", "truncate", "garbage"])
def test_a_file_whose_making_was_not_answered_is_looked_for_before_it_is_made_again(
    workspace: Workspace, emulator: str, fault: str
) -> None:
    plan = {"method": "drive.files.create", "instructions": [fault]}
    requests.post(f"{emulator}/_emulator/faults", json=plan, timeout=10).raise_for_status()

    made = workspace.drive.create(
        name="Папка", mime_type=FOLDER, key="folder:П-01", home="ab12cd34"
    )

    assert [file.id for file in workspace.drive.inside("root")] == [made.id]
    assert counts(emulator)["drive.files.create"] == 1


@pytest.mark.journey
def test_a_file_of_another_programme_is_not_taken_for_ones_own(
    workspace: Workspace, emulator: str
) -> None:
    other = workspace.drive.create(name="Папка", mime_type=FOLDER, key="papers", home="00000000")
    plan = {"method": "drive.files.create", "instructions": ["reset-before"]}
    requests.post(f"{emulator}/_emulator/faults", json=plan, timeout=10).raise_for_status()

    made = workspace.drive.create(name="Папка", mime_type=FOLDER, key="papers", home="ab12cd34")

    assert made.id != other.id
    assert counts(emulator)["drive.files.create"] == 2 + 1


def counts(emulator: str) -> Counter[str]:
    """Calls by method, those that failed included."""
    reply = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()
    return Counter(reply["counts"])

"""SIGTERM's mark, on values: no request is begun, waits end, what is in hand goes on for as long as Google lets it."""

import pytest
from test_waiting import DRIVE, Broken, Clock, answering, silent

from sync.stopping import TIDYING_SECONDS, Stop, Stopped
from sync.workspace.errors import Refused, Unreachable
from sync.workspace.transport import Patience, Transport


def patient(clock: Clock, stop: Stop) -> Patience:
    """Waits by the test's clock, and for as long as the run may."""
    return Patience(sleep=lambda seconds: stop.sleep(seconds, clock.sleep), clock=lambda: clock.now)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stop(clock: Clock) -> Stop:
    return Stop(lambda: clock.now)


def test_nothing_is_asked_of_google_any_more(clock: Clock, stop: Stop) -> None:
    network = Broken(clock, answering(200), 0.1)
    transport = Transport(network, patient(clock, stop), stop)
    transport.request("GET", DRIVE)

    stop.ask()

    with pytest.raises(Stopped):
        transport.request("GET", DRIVE)
    assert len(network.sent) == 1


def test_what_is_in_hand_is_still_asked_for(clock: Clock, stop: Stop) -> None:
    network = Broken(clock, answering(200), 0.1)
    stop.ask()

    with stop.in_hand():
        Transport(network, patient(clock, stop), stop).request("POST", DRIVE)

    assert len(network.sent) == 1


def test_a_request_that_is_under_way_is_not_torn(clock: Clock, stop: Stop) -> None:
    def asked_meanwhile() -> object:
        stop.ask()
        return answering(200)()

    network = Broken(clock, asked_meanwhile, 5.0)  # type: ignore[arg-type]  # a response it is

    assert Transport(network, patient(clock, stop), stop).request("GET", DRIVE).status_code == 200


def test_a_wait_between_two_tries_ends_at_once(clock: Clock, stop: Stop) -> None:
    network = Broken(clock, answering(503), 0.1)

    def sleep(seconds: float) -> None:
        if clock.now > 5:
            stop.ask()
        clock.sleep(seconds)

    patience = Patience(sleep=lambda s: stop.sleep(s, sleep), clock=lambda: clock.now)

    with pytest.raises(Stopped):
        Transport(network, patience, stop).request("GET", DRIVE)
    assert clock.now < 6


@pytest.mark.parametrize("answer", [answering(503), silent])
def test_work_in_hand_is_tried_again_until_its_time_is_over(
    clock: Clock, stop: Stop, answer: object
) -> None:
    network = Broken(clock, answer, 0.1)  # type: ignore[arg-type]  # one of the two
    transport = Transport(network, patient(clock, stop), stop)
    stop.ask()

    with stop.in_hand(), pytest.raises((Refused, Unreachable)):
        transport.request("GET", DRIVE)

    assert len(network.sent) > 2
    assert TIDYING_SECONDS <= clock.now < 10


def test_who_asks_twice_gets_no_more_time(clock: Clock, stop: Stop) -> None:
    stop.ask()
    clock.now = TIDYING_SECONDS / 2
    stop.ask()
    clock.now = TIDYING_SECONDS

    assert stop.is_late


def test_hands_are_free_again_after_the_work(stop: Stop) -> None:
    stop.ask()
    with stop.in_hand():
        stop.check()

    with pytest.raises(Stopped):
        stop.check()

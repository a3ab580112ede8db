"""A run whose claim may have landed on moved rows: however its next try ends, the lease is given back."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from sync.commit import Desk
from sync.refusals import Guarded, Moved, NotSetUp
from sync.run import TRIES, synchronise
from sync.stopping import Stopped
from sync.workspace.errors import OutOfTime, Unreachable

NO_DESK = cast("Desk", None)


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets the tries of a run end as given; what is told of the lease."""

    def with_ends(*ends: BaseException, let_go: BaseException | None = None) -> list[str]:
        left, told = list(ends), list[str]()

        def once(*_: Any) -> None:
            raise left.pop(0)

        def given_back(_: Desk) -> None:
            told.append("given back")
            if let_go:
                raise let_go

        monkeypatch.setattr("sync.run._synchronise_once", once)
        monkeypatch.setattr("sync.run.let_go", given_back)
        return told

    return with_ends


@pytest.mark.parametrize(
    "end",
    [Stopped(), KeyboardInterrupt(), Guarded(("много",), "x"), OutOfTime("время"), Unreachable("нет связи")],
)  # fmt: skip
def test_whatever_ends_a_run_that_began_anew(
    ending: Callable[..., list[str]], end: BaseException
) -> None:
    told = ending(Moved({"people": 1}), end)

    with pytest.raises(type(end)):
        synchronise(NO_DESK)

    assert told == ["given back"]


def test_after_the_last_try(ending: Callable[..., list[str]]) -> None:
    told = ending(*(Moved({"people": 1}) for _ in range(TRIES)))

    with pytest.raises(Moved):
        synchronise(NO_DESK)

    assert told == ["given back"]


def test_why_the_run_ended_is_told_and_not_why_the_lease_stays(
    ending: Callable[..., list[str]],
) -> None:
    ending(Moved({}), OutOfTime("время"), let_go=Unreachable("нет связи"))

    with pytest.raises(OutOfTime):
        synchronise(NO_DESK)


def test_a_run_that_never_claimed_asks_nothing(ending: Callable[..., list[str]]) -> None:
    told = ending(NotSetUp("нет"))

    with pytest.raises(NotSetUp):
        synchronise(NO_DESK)

    assert told == []

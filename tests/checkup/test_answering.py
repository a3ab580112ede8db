"""Room on the drive, and the minutes that two clocks are apart: the cases that golden files don't show."""

from datetime import UTC, datetime, timedelta

import pytest

from sync.checkup.answering import _apart, _room
from sync.checkup.check import State
from sync.workspace.account import Account

GIGABYTE = 1024**3


@pytest.mark.parametrize(
    ("limit", "usage", "state", "said"),
    [
        (15 * GIGABYTE, 3 * GIGABYTE, State.OK, "Свободно 12.0 ГБ"),
        (None, 900 * GIGABYTE, State.OK, "Не ограничено"),
        (15 * GIGABYTE, 15 * GIGABYTE - 1024, State.WARNING, "Свободно 0.0 ГБ"),
        (15 * GIGABYTE, 16 * GIGABYTE, State.ERROR, "Место кончилось"),
        (0, 0, State.ERROR, "Место кончилось"),
    ],
)
def test_room_is_told_before_it_is_gone(
    limit: int | None, usage: int, state: State, said: str
) -> None:
    check = _room(Account("deputy@example.org", limit, usage))

    assert check.state is state
    assert said in check.text
    assert "deputy" not in check.text + check.remedy


def test_clocks_are_compared_in_minutes_and_an_unknown_one_not_at_all() -> None:
    ahead = datetime.now(UTC) + timedelta(hours=1)

    assert _apart(ahead.timestamp()) == 60
    assert _apart(0.0) == 0

"""``nastavnik sync --every``: what the next run may find better is told and tried again, what people must mend ends it."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from sync.cli import sync
from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.refusals import Guarded, LeaseHeld, NotSetUp
from sync.settings import Settings
from sync.stopping import Stopped
from sync.workspace.errors import NoCredentials, Unreachable


@pytest.fixture
def repeated(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Lets one run after the other end as given; the number of waits between them."""

    def with_ends(*ends: BaseException) -> int:
        left, waits = list(ends), list[float]()

        def run(*_: Any) -> int:
            raise left.pop(0)

        monkeypatch.setattr(sync, "run", run)
        monkeypatch.setattr(STOP, "sleep", waits.append)
        with pytest.raises(type(ends[-1])):
            sync.repeat(lambda: cast("Settings", None), Output(as_json=False), 1)
        assert not left
        return len(waits)

    return with_ends


def test_what_passes_is_tried_again(repeated: Callable[..., int]) -> None:
    ends = (Unreachable("нет связи"), LeaseHeld(), Guarded(("много",), "x"))

    assert repeated(*ends, Stopped()) == len(ends)


@pytest.mark.parametrize("fault", [NoCredentials("нет ключа"), NotSetUp("нет таблицы")])
def test_what_people_must_mend_ends_the_loop(
    repeated: Callable[..., int], fault: Exception
) -> None:
    assert repeated(fault) == 0

"""Whatever ends an institution's run is told in its row: how it stands, what to do; never whose data it was."""

import pytest

from config.loading import ConfigurationError
from generators.municipality.institutions import ATTENTION, ERROR, NOT_SET_UP
from programme.findings import Finding
from sync.municipality.outcome import LONGEST, attention, is_of_everybody, state_of
from sync.refusals import Guarded, LeaseHeld, Moved, NotSetUp, Overtaken
from sync.workspace.errors import OutOfTime, Refused, Unreachable

GET = "sheets.spreadsheets.get"


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (Refused(GET, 404, "NOT_FOUND", "Requested entity was not found."), ERROR, "не найдена"),
        (Refused(GET, 403, "PERMISSION_DENIED", "The caller …"), ERROR, "роль «Редактор»"),
        (Refused("drive.files.list", 403, "x", "y"), ERROR, "drive.files.list"),
        (Unreachable("Нет связи с Google."), ERROR, "Нет связи"),
        (OutOfTime("x"), ERROR, "времени"),
        (ConfigurationError(("roadmap.yaml, строка 3: …",)), ERROR, "строка 3"),
        (NotSetUp("x"), NOT_SET_UP, "municipality init"),
        (
            Guarded(("На вкладке «Пары» было 9 строк, осталось 0.",), "12345678"),
            ATTENTION,
            "было 9",
        ),
        (Moved({}), ATTENTION, "переставляли"),
        (LeaseHeld(), "", ""),
        (Overtaken(), "", ""),
        (KeyError("Иванова Мария"), ERROR, "KeyError"),
    ],
)
def test_each_end_has_its_state_and_its_remedy(error: Exception, state: str, words: str) -> None:
    told = state_of(error)

    assert told[0] == state
    assert words in told[1]
    assert "Иванова" not in told[1]


def test_a_scope_that_is_missing_is_not_taken_for_a_share_that_is_missing() -> None:
    error = Refused(GET, 403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficient scopes")

    assert "роль «Редактор»" not in state_of(error)[1] or "Google, sheets" in state_of(error)[1]


def test_only_no_network_and_no_key_are_everybodys_trouble() -> None:
    assert is_of_everybody(Unreachable("x"))
    assert is_of_everybody(Refused(GET, 401, "x", "y"))
    assert not is_of_everybody(Refused(GET, 403, "x", "y"))
    assert not is_of_everybody(OutOfTime("x"))


def test_remarks_on_the_programme_as_a_whole_come_up_and_those_on_rows_stay_below() -> None:
    found = [Finding("", "", "Таблица в корзине."), Finding("people", "У-07", "Впишите имя.")]

    assert attention(found) == "Таблица в корзине."


def test_a_long_remark_is_cut() -> None:
    assert len(attention([Finding("", "", "а" * 5000)])) == LONGEST

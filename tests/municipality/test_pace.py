"""Calls are held back beforehand, so that no minute holds more of them than Google allows."""

from hypothesis import given
from hypothesis import strategies as st

from sync.workspace.pace import PER_USER, Pace, bucket_of

RESPONSES = "forms.forms.responses.list"


@given(st.lists(st.floats(0, 30), min_size=1, max_size=300), st.integers(1, 8))
def test_no_minute_ever_holds_more_calls_than_a_tasks_share(gaps: list[float], tasks: int) -> None:
    pace, now = Pace(tasks), 0.0
    share = PER_USER["sheets read"] // tasks
    sent: list[float] = []
    for gap in gaps:
        now += gap
        now += pace.reserved("sheets.spreadsheets.get", now)
        sent.append(now)

    assert all(later - first > 60 for first, later in zip(sent, sent[share:], strict=False))


def test_a_first_burst_goes_out_at_once() -> None:
    pace = Pace()

    assert [pace.reserved(RESPONSES, 5.0) for _ in range(180)] == [0.0] * 180
    assert pace.reserved(RESPONSES, 6.0) == 62.0


def test_buckets_do_not_wait_for_each_other() -> None:
    pace = Pace(60)
    assert pace.reserved("sheets.spreadsheets.get", 0.0) == 0.0
    assert pace.reserved("sheets.spreadsheets.get", 0.0) > 60

    assert pace.reserved("sheets.spreadsheets.batchUpdate", 0.0) == 0.0
    assert pace.reserved("forms.forms.get", 0.0) == 0.0


def test_what_draws_from_which_bucket() -> None:
    assert bucket_of(RESPONSES) == "forms expensive"
    assert bucket_of("forms.forms.get") == "forms read"
    assert bucket_of("forms.forms.setPublishSettings") == "forms write"
    assert bucket_of("sheets.spreadsheets.get") == "sheets read"
    assert bucket_of("sheets.spreadsheets.batchUpdate") == "sheets write"


def test_drive_is_not_held_back_as_its_limits_are_not_known() -> None:
    pace = Pace(100)

    assert {pace.reserved("drive.files.list", 0.0) for _ in range(500)} == {0.0}


def test_more_tasks_than_calls_leave_each_one_call() -> None:
    assert Pace(1000).reserved("sheets.spreadsheets.get", 0.0) == 0.0

"""When the programme runs next, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.organisation import Schedule
from programme.schedule import next_run, schedule_told


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("every", "begins", "ends", "now", "told"),
    [
        (60, "07:00", "19:00", "2026-10-01T09:15", "Каждый час с 7:00 до 19:00; после этой записи — 01.10.2026 в 10:00"),
        (60, "07:00", "19:00", "2026-10-01T10:00", "Каждый час с 7:00 до 19:00; после этой записи — 01.10.2026 в 11:00"),
        (60, "07:00", "19:00", "2026-10-01T19:00", "Каждый час с 7:00 до 19:00; после этой записи — 02.10.2026 в 7:00"),
        (60, "07:00", "19:00", "2026-10-01T03:00", "Каждый час с 7:00 до 19:00; после этой записи — 01.10.2026 в 7:00"),
        (15, "00:00", "23:59", "2026-12-31T23:50", "Каждые 15 минут с 0:00 до 23:59; после этой записи — 01.01.2027 в 0:00"),
        (21, "07:00", "19:00", "2026-10-01T07:00", "Каждую 21 минуту с 7:00 до 19:00; после этой записи — 01.10.2026 в 7:21"),
        (1440, "06:30", "23:59", "2026-10-01T07:00", "Раз в день, в 6:30; после этой записи — 02.10.2026 в 6:30"),
    ],
)  # fmt: skip
def test_a_schedule_in_words(every: int, begins: str, ends: str, now: str, told: str) -> None:
    schedule = Schedule(every_minutes=every, begins=begins, ends=ends)

    assert schedule_told(schedule, at(now)).replace("\u00a0", " ") == told


def test_without_a_schedule_none_is_promised() -> None:
    assert "не указано" in schedule_told(None, at("2026-10-01T09:15"))


@given(
    st.integers(5, 1440),
    st.tuples(st.integers(0, 23), st.integers(0, 59)),
    st.tuples(st.integers(0, 23), st.integers(0, 59)),
    st.integers(0, 365 * 24 * 60),
)
def test_the_next_start_is_later_inside_the_hours_and_within_a_day(
    every: int, one: tuple[int, int], other: tuple[int, int], minute: int
) -> None:
    begins, ends = (f"{h:02d}:{m:02d}" for h, m in sorted((one, other)))
    schedule = Schedule(every_minutes=every, begins=begins, ends=ends)
    now = at("2026-01-01T00:00") + timedelta(minutes=minute)

    following = next_run(schedule, now)

    assert now < following <= now + timedelta(days=1)
    assert begins <= f"{following:%H:%M}" <= ends

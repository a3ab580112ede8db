"""When the programme runs next, as far as its schedule says."""

from datetime import datetime, time, timedelta

from config.organisation import Schedule
from programme.russian.numbers import counted

UNKNOWN = "Расписание не указано: программу запускает ответственный."
HOUR, DAY = 60, 24 * 60


def next_run(schedule: Schedule, now: datetime) -> datetime:
    """The first start after ``now``, in its time zone (wall time: the clock's change is not counted)."""
    today = datetime.combine(now.date(), time.fromisoformat(schedule.begins), now.tzinfo)
    last = datetime.combine(now.date(), time.fromisoformat(schedule.ends), now.tzinfo)
    step = timedelta(minutes=schedule.every_minutes)
    passed = max(0, (now - today) // step + 1)
    following = today + passed * step
    if following <= max(last, today):
        return following
    return today + timedelta(days=1)


def schedule_told(schedule: Schedule | None, now: datetime) -> str:
    """The schedule in words, with the next start as seen from ``now``."""
    if schedule is None:
        return UNKNOWN
    following = next_run(schedule, now)
    return f"{_rhythm(schedule)}; после этой записи — {following:%d.%m.%Y} в {_clock(following.time())}"


def _rhythm(schedule: Schedule) -> str:
    begins, ends = time.fromisoformat(schedule.begins), time.fromisoformat(schedule.ends)
    if schedule.every_minutes == DAY or begins >= ends:
        return f"Раз в день, в {_clock(begins)}"
    hours = f"с {_clock(begins)} до {_clock(ends)}"
    if schedule.every_minutes == HOUR:
        return f"Каждый час {hours}"
    # «каждую 21 минуту», «каждые 5 минут»: the accusative that follows the number.
    every = counted(schedule.every_minutes, "минуту", "минуты", "минут")
    word = "Каждую" if every.endswith("минуту") else "Каждые"
    return f"{word} {every} {hours}"


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"

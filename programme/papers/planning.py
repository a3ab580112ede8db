"""A pair's plan proposed from its topics: what to do, in which form, and when within the school year.

It is a proposal that the pair changes in the paper (mentoring.md 2.7): the first talk, three steps for each
topic, a look back in the middle, and the end.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from programme.russian.dates import month_caption
from programme.school_year import SchoolYear

_STEPS = (
    ("разбор запроса, подбор материалов", "консультация", "определены приёмы для освоения"),
    ("наблюдение за работой наставника и её разбор", "взаимопосещение", "приёмы показаны и обсуждены"),
    ("самостоятельное применение приёмов", "открытый показ с самоанализом", "приёмы применяются в работе"),
)  # fmt: skip
_GENERAL = "профессиональное развитие"
_MOST_TOPICS = 4


@dataclass(frozen=True)
class Step:
    """One line of a plan, to be done by the last day of a month."""

    direction: str
    activity: str
    form: str
    by: date
    result: str

    @property
    def month(self) -> str:
        """«октябрь 2026 г.», as papers print it."""
        return month_caption(self.by.month, self.by.year)


def plan_of(topics: Sequence[str], year: SchoolYear) -> tuple[Step, ...]:
    """The plan for some topics (texts in lower case); one general topic where there are none."""
    months = _months(year)
    return (
        Step("начало работы", "уточнение запросов, согласование программы", "беседа", months[0],
             "программа согласована"),
        *_topics(list(topics)[:_MOST_TOPICS] or [_GENERAL], months[1:-1] or months),
        Step("итоги", "самоанализ, обсуждение достигнутого и дальнейших шагов", "беседа", months[-1],
             "подведены итоги"),
    )  # fmt: skip


def _topics(topics: Sequence[str], months: Sequence[date]) -> Iterator[Step]:
    """The steps of each topic one after the other, the topics spread over the months."""
    every = [(topic, *step) for topic in topics for step in _STEPS]
    for place, (topic, activity, form, result) in enumerate(every):
        month = months[place * len(months) // len(every)]
        yield Step(topic, activity, form, month, result)


def _months(year: SchoolYear) -> list[date]:
    """Last days of the months, from the second of the school year, when pairs stand, to the last."""
    first, last = year.starts, year.ends
    count = (last.year - first.year) * 12 + last.month - first.month
    numbers = [(first.month + place) % 12 + 1 for place in range(count)]
    months = [(year.year_of(number), number) for number in numbers]
    return [_last_day(*month) for month in months] or [_last_day(first.year, first.month)]


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

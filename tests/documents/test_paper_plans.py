"""The plan that is proposed to a pair: within the school year, in the order of its months, every topic in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.papers.planning import plan_of
from programme.russian.dates import month_caption
from programme.school_year import SchoolYear

YEAR = SchoolYear(date(2026, 9, 1), date(2027, 5, 31))
YEARS = st.builds(
    lambda first, months: SchoolYear(
        first, date(first.year + (first.month + months - 1) // 12, (first.month + months - 1) % 12 + 1, 28)
    ),
    st.builds(date, st.integers(2000, 2100), st.integers(1, 12), st.integers(1, 28)),
    st.integers(0, 11),
)  # fmt: skip


def months_of(year: SchoolYear) -> list[str]:
    """Captions of the months of a school year, first to last."""
    first = year.starts.year * 12 + year.starts.month - 1
    last = year.ends.year * 12 + year.ends.month - 1
    return [month_caption(month % 12 + 1, month // 12) for month in range(first, last + 1)]


def test_three_topics_fill_a_school_year() -> None:
    plan = plan_of(["речевое развитие", "игра", "работа с родителями"], YEAR)
    assert [(step.direction, step.month.replace("\xa0", " ")) for step in plan] == [
        ("начало работы", "октябрь 2026 г."),
        ("речевое развитие", "ноябрь 2026 г."),
        ("речевое развитие", "ноябрь 2026 г."),
        ("речевое развитие", "декабрь 2026 г."),
        ("игра", "январь 2027 г."),
        ("игра", "январь 2027 г."),
        ("игра", "февраль 2027 г."),
        ("работа с родителями", "март 2027 г."),
        ("работа с родителями", "март 2027 г."),
        ("работа с родителями", "апрель 2027 г."),
        ("итоги", "май 2027 г."),
    ]


@pytest.mark.parametrize(("topics", "steps"), [(0, 5), (1, 5), (2, 8), (4, 14), (5, 14), (20, 14)])
def test_no_topic_has_a_general_one_and_many_are_cut_at_four(topics: int, steps: int) -> None:
    named = [f"тема {place}" for place in range(topics)]
    directions = [step.direction for step in plan_of(named, YEAR)]
    assert len(directions) == steps
    expected = named[:4] or ["профессиональное развитие"]
    assert list(dict.fromkeys(directions)) == ["начало работы", *expected, "итоги"]


@given(YEARS, st.lists(st.sampled_from(["игра", "ИКТ", "речь"]), max_size=8))
def test_the_steps_lie_within_the_school_year_in_the_order_of_its_months(
    year: SchoolYear, topics: list[str]
) -> None:
    months = months_of(year)
    places = [months.index(step.month) for step in plan_of(topics, year)]
    assert places == sorted(places)
    assert places[-1] == len(months) - 1

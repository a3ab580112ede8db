"""A roadmap is read back the same in whatever layout it was published."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from plans import HEADERS, LAYOUTS, OTHER_HEADERS, RIVULET, TEXTS, Part, Plan, Work

from programme.roadmap import ImportedRoadmap, read_grids, read_roadmap
from sync.importing import source_of


def read(content: bytes) -> ImportedRoadmap:
    source = source_of(content)
    return read_roadmap(source) if isinstance(source, str) else read_grids(source)


def works_of(imported: ImportedRoadmap) -> list[tuple[str, ...]]:
    return [
        (line.number, line.title, line.timeframe, line.responsible, line.result)
        for line in imported.lines
        if not line.is_section
    ]


def expected(plan: Plan) -> list[tuple[str, ...]]:
    return [
        (f"{place}.{n}", *work.cells)
        for place, part in enumerate(plan, 1)
        for n, work in enumerate(part.works, 1)
    ]


def sections_of(imported: ImportedRoadmap) -> list[tuple[str, bool]]:
    """Numbers of the sections, and whether the title is there."""
    return [(line.number, bool(line.title)) for line in imported.lines if line.is_section]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_kindergarten_s_roadmap_is_read_in_every_layout(layout: str) -> None:
    imported = read(LAYOUTS[layout](RIVULET))

    assert works_of(imported) == expected(RIVULET)
    assert sections_of(imported) == [("1", True), ("2", True), ("3", True)]
    titles = [line.title for line in imported.lines if line.is_section]
    assert all(part.title in title for part, title in zip(RIVULET, titles, strict=True))


# Shrinking a whole roadmap takes longer than reading the one that failed.
QUICK = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)

WORDS = [
    "педагогов",
    "наставников",
    "наставляемых",
    "дошкольного",
    "учреждения",
    "группы",
    "встречи",
    "практики",
]
titles = st.builds(
    lambda verb, words: " ".join([verb, *words]),
    st.sampled_from(["Разработка", "Проведение", "Организация", "Обсуждение", "Подготовка", "Анализ", "Посещение занятий"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
)  # fmt: skip
works = st.builds(
    Work,
    titles,
    st.sampled_from(["сентябрь 2025", "до 1 октября", "ежемесячно", "Май", "в течение года", "1 раз в квартал", "15.09.2025", "октябрь–ноябрь", "ежегодно", "I квартал 2026", "по мере необходимости"]),
    st.sampled_from(["Заведующий", "Старший воспитатель", "Куратор, педагог-психолог", "Наставники", "Педагог-психолог куратор"]),
    st.sampled_from(["Приказ", "Протокол встречи", "Справка; отчёт", "План работы", "Журнал", "Анкеты", "База наставников"]),
)  # fmt: skip
plans = st.lists(
    st.builds(
        Part,
        titles.map("Организационная работа: ".__add__),
        st.lists(works, min_size=2, max_size=12).map(tuple),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda part: part.title,  # a column can't tell a section from its twin
).map(tuple)


@pytest.mark.parametrize("layout", LAYOUTS)
@QUICK
@given(plan=plans)
def test_any_roadmap_written_in_a_layout_is_read_back(layout: str, plan: Plan) -> None:
    imported = read(LAYOUTS[layout](plan))

    assert works_of(imported) == expected(plan)
    assert len(sections_of(imported)) == len(plan)


@given(plan=plans, layout=st.sampled_from(sorted(TEXTS)), dropped=st.integers(0, 30))
@QUICK
def test_no_word_of_a_torn_text_is_dropped_silently(plan: Plan, layout: str, dropped: int) -> None:
    """A line of the file is missing: whatever is read then, every word is in a line, the title or a finding."""
    whole = source_of(TEXTS[layout](plan))
    assert isinstance(whole, str)
    lines = whole.splitlines()
    torn = "\n".join(line for place, line in enumerate(lines) if place != dropped % len(lines))

    imported = read_roadmap(torn)

    said = [imported.title, *imported.headers, *(finding.text for finding in imported.findings)]
    for line in imported.lines:
        said += [line.published_number, line.title, line.timeframe, line.responsible, line.result]
    known = set(re.findall(r"[а-яё]{4,}", " ".join(said).lower())) | CAPTIONS
    assert set(re.findall(r"[а-яё]{4,}", torn.lower())) <= known


CAPTIONS = set(
    re.findall(r"[а-яё]{4,}", f"{HEADERS} {OTHER_HEADERS} мероприятие срок ответственный".lower())
)

"""Deadlines as people write them, read in the school year 2026/2027 (on 22 November 2026)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.school_year import school_year_of
from programme.timeframes import Frequency, Timeframe, TimeframeKind, Unit, read_timeframe

YEAR = school_year_of(date(2026, 11, 22))

SEED = [
    ("февраль 2023", "month", "2027-02-01", "2027-02-28", "asked"),
    ("март 2023", "month", "2027-03-01", "2027-03-31", "asked"),
    ("ежегодно", "recurring", "", "", "asked"),
    ("ежеквартально", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("В течение года", "continuous", "2026-09-01", "2027-05-31", "sure"),
    ("В течение всего периода", "continuous", "2026-09-01", "", "asked"),
    ("По программе наставничества", "external", "", "", "asked"),
    ("Май", "month", "2027-05-01", "2027-05-31", "sure"),
    ("", "empty", "", "", "asked"),
]

MENTORING_PAPERS = [
    ("Сентябрь 2022", "month", "2026-09-01", "2026-09-30", "asked"),
    ("Февраль 2022", "month", "2027-02-01", "2027-02-28", "asked"),
    ("(сентябрь 2022 г. - май 2024 г.)", "range", "2026-09-01", "2027-05-31", "asked"),
    ("на 2021-2024г.г.", "range", "2026-09-01", "2027-05-31", "asked"),
    ("на 2020 – 2024 учебный год", "range", "2026-09-01", "2027-05-31", "asked"),
    ("на 2020 – 2021 учебный год", "school_year", "2026-09-01", "2027-05-31", "asked"),
    ("в 2023-2024 годах", "school_year", "2026-09-01", "2027-05-31", "asked"),
    ("на 2022-2023 год", "school_year", "2026-09-01", "2027-05-31", "asked"),
    ("на 2024-2025 учебный год", "school_year", "2026-09-01", "2027-05-31", "asked"),
    ("в 2020 г.", "calendar_year", "2026-09-01", "2027-05-31", "asked"),
    ("в срок до 31 марта 2022 года", "before", "", "2027-03-31", "asked"),
    ("с «09» января 2023 г.", "after", "2027-01-09", "", "asked"),
    ("на 3–12 мес.", "continuous", "", "", "asked"),
]

OTHER_PLANS = [
    ("Январь", "month", "2027-01-01", "2027-01-31", "sure"),
    ("IV квартал", "quarter", "2026-10-01", "2026-12-31", "asked"),
    ("ІV квартал", "quarter", "2026-10-01", "2026-12-31", "asked"),
    ("I квартал 2023 г.", "quarter", "2027-01-01", "2027-03-31", "asked"),
    ("I этап (2022-2024 годы)", "range", "2026-09-01", "2027-05-31", "asked"),
    ("I квартал / II / III / IV квартал", "unknown", "", "", "asked"),
    ("2011 - 2013 гг.", "range", "2026-09-01", "2027-05-31", "asked"),
    ("В дни приёма на работу", "event", "", "", "asked"),
    ("В дни увольнения", "event", "", "", "asked"),
    ("Постоянно", "continuous", "2026-09-01", "2027-05-31", "sure"),
    ("Ежемесячно", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в полугодие", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("По мере необходимости", "on_demand", "", "", "sure"),
    ("В течение 5 рабочих дней", "event", "", "", "asked"),
    ("В 5-дневный срок", "event", "", "", "asked"),
    ("В 10-дневный срок по истечении испытательного срока", "event", "", "", "asked"),
    ("В срок, устанавливаемый военным комиссариатом", "external", "", "", "asked"),
    ("Перед составлением отчёта", "event", "", "", "asked"),
    ("Перед отпуском, командировкой, нетрудоспособностью", "event", "", "", "asked"),
    ("До 15 ноября", "before", "", "2026-11-15", "sure"),
    ("ежегодно до 15 ноября", "recurring", "", "2026-11-15", "sure"),
    ("до 31 декабря", "before", "", "2026-12-31", "sure"),
]

OTHER_TEXTS = [
    ("1 раз в месяц", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в квартал", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в год", "recurring", "", "", "asked"),
    ("2 раза в месяц", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в 10 дней", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в 2 недели", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 раз в 2 месяца", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("по необходимости", "on_demand", "", "", "sure"),
    ("периодически", "on_demand", "", "", "asked"),
    ("Одномоментно", "date", "", "", "asked"),
    ("при наличии свободных мест", "on_demand", "", "", "sure"),
    ("Ежеквартально до 15 числа", "recurring", "2026-09-01", "2027-05-31", "asked"),
    (
        "ежеквартально до 25 числа следующего месяца",
        "recurring",
        "2026-09-01",
        "2027-05-31",
        "asked",
    ),
    ("Ежегодно, до 1 апреля", "recurring", "", "2027-04-01", "sure"),
    ("ежегодно, до 1 августа", "recurring", "", "2027-08-01", "asked"),
    (
        "Ежегодно, в течение I квартала текущего года",
        "recurring",
        "2027-01-01",
        "2027-03-31",
        "asked",
    ),
    ("не позднее 3 месяцев после окончания года", "event", "", "", "asked"),
    ("до 15 декабря 2021 года, а далее — один раз в полгода", "before", "", "2026-12-15", "asked"),
    ("до конца 2023 года", "before", "", "2026-12-31", "asked"),
    ("до 1 июня 2024 года", "before", "", "2027-06-01", "asked"),
    ("в трехмесячный срок", "event", "", "", "asked"),
    ("в начале учебного года", "range", "2026-09-01", "2026-09-30", "asked"),
    ("по окончании учебного года, в июне", "month", "2027-06-01", "2027-06-30", "asked"),
    ("в конце мая", "range", "2027-05-21", "2027-05-31", "asked"),
]

EXPECTED_IN_THE_GENRE = [
    ("до 1 октября ежегодно", "recurring", "", "2026-10-01", "sure"),
    ("август–сентябрь", "range", "2026-08-01", "2026-09-30", "sure"),
    ("апрель-май", "range", "2027-04-01", "2027-05-31", "sure"),
    ("сентябрь - май", "range", "2026-09-01", "2027-05-31", "sure"),
    ("с сентября по май", "range", "2026-09-01", "2027-05-31", "sure"),
    ("Октябрь 2026 – апрель 2027", "range", "2026-10-01", "2027-04-30", "sure"),
    ("сентябрь-октябрь 2023", "range", "2026-09-01", "2026-10-31", "asked"),
    ("сентябрь, январь, май", "range", "2026-09-01", "2027-05-31", "sure"),
    ("2 раза в год (сентябрь, май)", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("1 неделя сентября", "range", "2026-09-01", "2026-09-07", "asked"),
    ("1-я неделя сентября", "range", "2026-09-01", "2026-09-07", "asked"),
    ("первая половина октября", "range", "2026-10-01", "2026-10-15", "asked"),
    ("третья декада мая", "range", "2027-05-21", "2027-05-31", "asked"),
    ("до 25 мая", "before", "", "2027-05-25", "sure"),
    ("до конца мая", "before", "", "2027-05-31", "sure"),
    ("до конца учебного года", "before", "", "2027-05-31", "sure"),
    ("до конца года", "before", "", "2027-05-31", "asked"),
    ("до начала учебного года", "before", "", "2026-08-31", "sure"),
    ("не позднее 1 декабря 2026 г", "before", "", "2026-12-01", "sure"),
    ("до 20.12.2026", "before", "", "2026-12-20", "sure"),
    ("до 2030 года", "before", "", "2030-12-31", "asked"),
    ("с 15 января", "after", "2027-01-15", "", "asked"),
    ("1-2 неделя сентября", "range", "2026-09-01", "2026-09-14", "asked"),
    ("4-2 неделя сентября", "unknown", "", "", "asked"),
    ("15.05.2023", "date", "2027-05-15", "2027-05-15", "asked"),
    ("15.05.23", "date", "2027-05-15", "2027-05-15", "asked"),
    ("15 мая 2027 г.", "date", "2027-05-15", "2027-05-15", "sure"),
    ("09 января", "date", "2027-01-09", "2027-01-09", "sure"),
    ("05.2023", "month", "2027-05-01", "2027-05-31", "asked"),
    ("Декабрь 2022г", "month", "2026-12-01", "2026-12-31", "asked"),
    ("август 2026", "month", "2026-08-01", "2026-08-31", "sure"),
    ("июнь", "month", "2027-06-01", "2027-06-30", "asked"),
    ("01.09.2022-31.05.2023", "range", "2026-09-01", "2027-05-31", "asked"),
    ("с 01.09.2023 г. по 31.05.2024 г.", "range", "2026-09-01", "2027-05-31", "asked"),
    ("с 1 по 15 сентября", "range", "2026-09-01", "2026-09-15", "sure"),
    ("1-15 октября", "range", "2026-10-01", "2026-10-15", "sure"),
    ("2026-2027 учебный год", "school_year", "2026-09-01", "2027-05-31", "sure"),
    ("в течение учебного года", "continuous", "2026-09-01", "2027-05-31", "sure"),
    ("в течении года", "continuous", "2026-09-01", "2027-05-31", "sure"),
    ("в 1 полугодии", "range", "2026-09-01", "2026-12-31", "asked"),
    ("II полугодие учебного года", "range", "2027-01-01", "2027-05-31", "sure"),
    ("осень", "range", "2026-09-01", "2026-11-30", "asked"),
    ("зимой", "range", "2026-12-01", "2027-02-28", "asked"),
    ("раз в две недели", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("не реже 1 раза в квартал", "recurring", "2026-09-01", "2027-05-31", "sure"),
    ("ежегодно в мае", "recurring", "2027-05-01", "2027-05-31", "sure"),
    ("ежегодно (сентябрь)", "recurring", "2026-09-01", "2026-09-30", "sure"),
    ("сентябрь (ежегодно)", "recurring", "2026-09-01", "2026-09-30", "sure"),
    ("сентябрь, в течение года", "range", "2026-09-01", "2027-05-31", "asked"),
    ("в течение 3 дней со дня издания приказа", "event", "", "", "asked"),
    ("в течение месяца со дня приёма", "event", "", "", "asked"),
    ("после встречи", "event", "", "", "asked"),
    ("по графику", "external", "", "", "asked"),
    ("по плану педагога-психолога", "external", "", "", "asked"),
    ("по запросу", "on_demand", "", "", "sure"),
    ("по согласованию", "external", "", "", "asked"),
    ("весь период", "continuous", "2026-09-01", "", "asked"),
    ("-//-", "empty", "", "", "asked"),
    ("то же", "empty", "", "", "asked"),
    ("—", "empty", "", "", "asked"),
    ("31 февраля", "unknown", "", "", "asked"),
    ("когда получится", "unknown", "", "", "asked"),
]


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize(
    ("raw", "kind", "starts", "ends", "sure"),
    [*SEED, *MENTORING_PAPERS, *OTHER_PLANS, *OTHER_TEXTS, *EXPECTED_IN_THE_GENRE],
)
def test_a_wording_is_read_as_people_mean_it(
    raw: str, kind: str, starts: str, ends: str, sure: str
) -> None:
    read = read_timeframe(raw, YEAR)

    assert (read.kind.value, iso(read.starts), iso(read.ends)) == (kind, starts, ends)
    assert read.needs_confirmation == (sure == "asked")
    assert read.raw == raw


def test_a_year_that_has_passed_is_moved_and_said_so() -> None:
    read = read_timeframe("февраль 2023", YEAR)

    assert read.explanation == (
        "Год в плане уже прошёл, перенесено на 2026/2027 учебный год: с 01.02.2027 по 28.02.2027. "
        "Подтвердите или впишите свою дату."
    )


def test_the_last_day_of_february_stays_the_last_in_a_leap_year() -> None:
    assert read_timeframe("февраль 2023", school_year_of(date(2027, 10, 1))).ends == date(
        2028, 2, 29
    )
    assert read_timeframe("29 февраля 2024", YEAR).ends == date(2027, 2, 28)


def test_a_year_to_come_is_left_as_it_is() -> None:
    read = read_timeframe("май 2029", YEAR)

    assert (read.ends, read.needs_confirmation) == (date(2029, 5, 31), False)


@pytest.mark.parametrize(
    "twins",
    [
        (
            "с «09» января 2023 г.",
            'с "09" января 2023 года',
            "С 09.01.2023",
            "с\u00a009\u00a0января 2023г.",
        ),
        ("апрель-май", "Апрель – Май", "апрель — май.", "апрель\u2011май"),
        ("по мере необходимости", "ПО МЕРЕ\u00a0НЕОБХОДИМОСТИ", " по мере  необходимости "),
        ("I квартал", "1 квартал", "1-й квартал", "первый квартал", "І квартал", "I кв."),
        ("2021-2024г.г.", "2021 – 2024 гг.", "2021-2024 годы", "2021–2024"),
    ],
)
def test_spelling_changes_nothing(twins: tuple[str, ...]) -> None:
    readings = {(r.kind, r.starts, r.ends) for r in (read_timeframe(twin, YEAR) for twin in twins)}

    assert len(readings) == 1
    assert TimeframeKind.UNKNOWN not in {kind for kind, *_ in readings}


@pytest.mark.parametrize(
    ("raw", "frequency"),
    [
        ("ежеквартально", Frequency(1, 1, Unit.QUARTER)),
        ("2 раза в месяц", Frequency(2, 1, Unit.MONTH)),
        ("один раз в 2 недели", Frequency(1, 2, Unit.WEEK)),
        ("раз в полгода", Frequency(1, 1, Unit.HALF)),
        ("2 раза в год (сентябрь, май)", Frequency(2, 1, Unit.YEAR)),
        ("ежегодно", Frequency(1, 1, Unit.YEAR)),
        ("май", None),
    ],
)
def test_a_frequency_is_kept(raw: str, frequency: Frequency | None) -> None:
    assert read_timeframe(raw, YEAR).frequency == frequency


@pytest.mark.parametrize(
    ("raw", "today", "due"),
    [
        ("ежеквартально", "2026-11-22", "2026-12-31"),
        ("ежеквартально", "2027-01-01", "2027-03-31"),
        ("ежеквартально", "2027-05-01", "2027-05-31"),
        ("ежеквартально", "2026-07-01", "2026-09-30"),
        ("ежемесячно", "2026-11-22", "2026-11-30"),
        ("ежемесячно", "2027-01-30", "2027-02-26"),
        ("1 раз в полугодие", "2026-11-22", "2026-12-31"),
        ("раз в две недели", "2026-11-22", "2027-05-31"),
        ("до 25 мая", "2026-11-22", "2027-05-25"),
        ("ежегодно", "2026-11-22", ""),
    ],
)
def test_recurring_work_is_due_on_the_last_working_day_of_its_period(
    raw: str, today: str, due: str
) -> None:
    assert iso(read_timeframe(raw, YEAR).due(date.fromisoformat(today))) == due


WORDS = """
до с по в ежегодно далее а , ; ( ) - май мая сентябрь 2023 2026 15 31 32 0 г. год квартал I IV раз 1 2 неделя
учебного года течение конца 15.05.2023 99.99.9999 ٣ не позднее
"""
words = st.sampled_from(WORDS.split())


def promised(read: Timeframe, raw: str) -> None:
    assert read.raw == raw
    assert read.explanation
    assert read.starts is None or read.ends is None or read.starts <= read.ends
    if read.ends is None and read.kind is not TimeframeKind.ON_DEMAND:
        assert read.needs_confirmation


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(raw: str) -> None:
    promised(read_timeframe(raw, YEAR), raw)


@given(st.lists(words, max_size=40).map(" ".join))
def test_any_heap_of_known_words_keeps_the_promises(raw: str) -> None:
    promised(read_timeframe(raw, YEAR), raw)


@pytest.mark.parametrize(
    "word", ["ежегодно ", "а далее ", "(", "1, ", "май, ", "до 1 мая и ", "9" * 50]
)
def test_a_very_long_cell_is_unknown_at_once(word: str) -> None:
    assert read_timeframe(word * 10_000, YEAR).kind is TimeframeKind.UNKNOWN

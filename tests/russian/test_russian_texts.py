"""Texts, codes, dates, numbers and positions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.schema import Position
from programme.russian.cases import Case
from programme.russian.codes import leading_code, make_code, parse_code
from programme.russian.dates import BLANK_DATE, long_date, short_date
from programme.russian.letters import lower_first
from programme.russian.numbers import bound_numbers, counted, number_sign, plural
from programme.russian.positions import decline_position, find_position, position_warning
from programme.russian.texts import normal_text, same_text

SPEECH_THERAPIST = Position(
    nominative="учитель-логопед",
    genitive="учителя-логопеда",
    dative="учителю-логопеду",
    accusative="учителя-логопеда",
    instrumental="учителем-логопедом",
    prepositional="учителе-логопеде",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("МДОУ «Детский сад №5»", 'мдоу "детский сад № 5"'),
        ("Фёдор", "ФЕДОР"),
        ("апрель – май", "апрель-май"),
        ("в течение  года", "В\xa0течение года "),
        ("„Ёлка“", "'елка'"),
        ("Cентябрь", "Сентябрь"),  # the first with a Latin C
        ("при\xadказ", "приказ"),
    ],
)
def test_texts_that_people_read_the_same_are_the_same(one: str, other: str) -> None:
    assert same_text(one, other)


def test_texts_that_people_read_differently_are_different() -> None:
    assert not same_text("№ 5", "№ 6")
    assert not same_text("наставник", "наставляемый")
    assert not same_text("COP", "СОР")  # a whole Latin word and a Cyrillic one


@given(st.text(max_size=80))
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal_text(normal_text(text)) == normal_text(text)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("У-07", "У-07"),
        ("у-07", "У-07"),
        ("Y-07", "У-07"),
        ("y07", "У-07"),
        (" У – 7 ", "У-07"),
        ("У—07", "У-07"),
        ("У 07", "У-07"),
        ("У\xa07.", "У-07"),
        ("у-О7", "У-07"),
        ("У-107", "У-107"),
        ("П-05", "П-05"),
        ("п5", "П-05"),
        ("P-05", "П-05"),
        ("У-00", None),
        ("У-", None),
        ("Ф1", None),
        ("07", None),
        ("У-07 и У-08", None),
        ("", None),
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str, code: str | None) -> None:
    assert parse_code(typed) == code


def test_an_offered_choice_gives_the_code_it_begins_with() -> None:
    assert leading_code("У-07 — Мария Петровна") == "У-07"
    assert leading_code("П-12, утверждена") == "П-12"
    assert leading_code("У окна") is None
    assert leading_code("Мария Петровна (У-07)") is None


@given(st.sampled_from("УП"), st.integers(1, 9999))
def test_a_code_that_was_made_is_read_back(letter: str, number: int) -> None:
    assert parse_code(make_code(letter, number)) == make_code(letter, number)


def test_a_long_date_is_quoted_and_never_broken() -> None:
    assert long_date(date(2027, 2, 15)) == "«15»\xa0февраля\xa02027\xa0г."
    assert long_date(date(2026, 9, 1)) == "«01»\xa0сентября\xa02026\xa0г."
    assert long_date(None) == BLANK_DATE
    assert " " not in BLANK_DATE


def test_every_month_has_its_genitive() -> None:
    months = [long_date(date(2027, month, 1)).split("\xa0")[1] for month in range(1, 13)]
    assert len(set(months)) == 12
    assert all(month.endswith(("я", "а")) for month in months)


def test_a_short_date_has_two_digits_for_day_and_month() -> None:
    assert short_date(date(2027, 2, 5)) == "05.02.2027"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (2, "2 дня"),
        (4, "4 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (12, "12 дней"),
        (14, "14 дней"),
        (21, "21 день"),
        (22, "22 дня"),
        (111, "111 дней"),
        (121, "121 день"),
    ],
)
def test_a_noun_follows_its_number(count: int, words: str) -> None:
    assert counted(count, "день", "дня", "дней") == words.replace(" ", "\xa0")
    assert plural(count, "день", "дня", "дней") == words.split()[1]


def test_a_number_follows_its_sign_over_no_line_s_end() -> None:
    assert number_sign(" 26/1 ") == "№\xa026/1"
    assert number_sign("") == "№\xa0______"
    assert bound_numbers("Детский сад №5,  № 6") == "Детский сад №\xa05, №\xa06"


def test_a_word_loses_its_capital_inside_a_sentence_but_an_abbreviation_does_not() -> None:
    assert lower_first("Речевое развитие") == "речевое развитие"
    assert lower_first("ИКТ и цифровые средства") == "ИКТ и цифровые средства"
    assert lower_first("") == ""


def test_a_position_of_the_table_is_declined_however_it_was_typed() -> None:
    table = (SPEECH_THERAPIST,)
    assert find_position(" Учитель – логопед ", table) is SPEECH_THERAPIST
    forms = [decline_position("Учитель-логопед", case, table) for case in Case]
    assert forms == list(SPEECH_THERAPIST.model_dump().values())
    assert position_warning("учитель-логопед", table) == ""


def test_an_unknown_position_stays_as_it_was_typed_and_says_so() -> None:
    table = (SPEECH_THERAPIST,)
    assert {decline_position("Аниматор", case, table) for case in Case} == {"аниматор"}
    warning = position_warning("Аниматор", table)
    assert "«Аниматор»" in warning
    assert "именительном падеже" in warning
    assert position_warning(" ", table) == ""

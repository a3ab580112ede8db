"""The legal chain: what is asked of a pair, who acts next, when it is active, and what is odd."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.chain import (
    BARRING,
    Actor,
    Chain,
    Directive,
    Link,
    is_active,
    next_step,
    steps,
    still_needed,
    who_acts,
)
from programme.chain_order import chain_remarks

OCTOBER = date(2026, 10, 1)
DIRECTIVE = Directive("42-ОД", OCTOBER, OCTOBER)
PAYMENT = Directive("15-к", OCTOBER, OCTOBER)
WHOLE = Chain(
    consent=date(2026, 9, 15),
    addendum_signed=date(2026, 9, 21),
    directive=DIRECTIVE,
    payment=PAYMENT,
    agreement_signed=date(2026, 10, 5),
    plan_signed=date(2026, 10, 12),
    begins=OCTOBER,
)
OLD = date(2025, 2, 28)


def test_a_whole_chain_is_active_and_needs_nothing() -> None:
    assert is_active(WHOLE)
    assert next_step(WHOLE) is None
    assert still_needed(WHOLE) == who_acts(WHOLE) == ""
    assert chain_remarks(WHOLE) == ()
    assert [step.told for step in steps(WHOLE)] == [
        "15.09.2026",
        "21.09.2026",
        "№\N{NO-BREAK SPACE}42-ОД от 01.10.2026",
        "№\N{NO-BREAK SPACE}15-к от 01.10.2026",
        "05.10.2026",
        "12.10.2026",
    ]


def test_with_nothing_done_everything_is_listed_in_the_order_of_the_law() -> None:
    assert still_needed(Chain()).splitlines() == [
        "Согласие наставника: подписать (наставник)",
        "Дополнительное соглашение: подписать (заведующий и наставник)",
        "Приказ о закреплении: вписать номер и дату (куратор)",
        "Приказ о доплате: вписать номер и дату (куратор)",
        "Соглашение о сотрудничестве: подписать (наставник и наставляемый)",
        "Программа пары: подписать (наставник и наставляемый)",
    ]
    assert not is_active(Chain())
    assert all(step.advice.endswith(".") for step in steps(Chain()))


@pytest.mark.parametrize(
    ("chain", "active", "caption"),
    [
        (replace(WHOLE, consent=None), False, "Согласие наставника: подписать (наставник)"),
        (
            replace(WHOLE, addendum_signed=None),
            False,
            "Дополнительное соглашение: подписать (заведующий и наставник)",
        ),
        (
            replace(WHOLE, directive=Directive()),
            False,
            "Приказ о закреплении: вписать номер и дату (куратор)",
        ),
        (
            replace(WHOLE, directive=Directive(" ", OCTOBER, OCTOBER)),
            False,
            "Приказ о закреплении: вписать номер (куратор)",
        ),
        (
            replace(WHOLE, directive=Directive("1", None, OCTOBER)),
            False,
            "Приказ о закреплении: вписать дату (куратор)",
        ),
        (
            replace(WHOLE, directive=Directive("1", OCTOBER)),
            False,
            "Приказ о закреплении: подписать (заведующий)",
        ),
        (
            replace(WHOLE, payment=Directive()),
            True,
            "Приказ о доплате: вписать номер и дату (куратор)",
        ),
        (
            replace(WHOLE, agreement_signed=None),
            True,
            "Соглашение о сотрудничестве: подписать (наставник и наставляемый)",
        ),
        (
            replace(WHOLE, plan_signed=None),
            True,
            "Программа пары: подписать (наставник и наставляемый)",
        ),
    ],
)
def test_one_paper_missing(chain: Chain, active: bool, caption: str) -> None:
    step = next_step(chain)
    assert step
    assert step.caption == caption
    assert is_active(chain) is active
    assert who_acts(chain) == step.actor


def test_in_the_labour_function_three_papers_are_not_asked_for() -> None:
    chain = Chain(directive=DIRECTIVE, in_labour_function=True, ground="п. 2.7 инструкции")
    assert is_active(chain)
    assert {step.link for step in steps(chain)} == {Link.DIRECTIVE, Link.AGREEMENT, Link.PLAN}
    assert chain_remarks(chain) == ()


def test_the_labour_function_without_its_ground_does_not_count() -> None:
    chain = Chain(directive=DIRECTIVE, in_labour_function=True, ground=" ")
    assert not is_active(chain)
    assert len(steps(chain)) == 6
    (text,) = chain_remarks(chain)
    assert "основание не указано" in text


def test_a_pair_from_before_the_law_is_active_with_a_warning() -> None:
    chain = Chain(directive=Directive("8", OLD, OLD), begins=OLD)
    assert is_active(chain)
    (text,) = chain_remarks(chain)
    assert text.startswith("Нет дополнительного соглашения")
    assert "01.03.2025" in text
    assert chain_remarks(replace(chain, addendum_signed=OCTOBER)) == ()
    assert not is_active(replace(chain, begins=date(2025, 3, 1)))


@pytest.mark.parametrize(
    ("chain", "said"),
    [
        (
            replace(WHOLE, consent=date(2026, 10, 2)),
            [
                "Дополнительное соглашение (21.09.2026) раньше согласия наставника (02.10.2026)",
                "Приказ о закреплении (01.10.2026) раньше согласия наставника (02.10.2026)",
            ],
        ),
        (
            replace(WHOLE, addendum_signed=date(2026, 10, 2)),
            [
                "Приказ о закреплении (01.10.2026) раньше дополнительного соглашения (02.10.2026)",
                "Приказ о доплате (01.10.2026) раньше дополнительного соглашения (02.10.2026)",
            ],
        ),
        (
            replace(WHOLE, agreement_signed=date(2026, 9, 30)),
            ["Соглашение о сотрудничестве (30.09.2026) раньше приказа о закреплении (01.10.2026)"],
        ),
        (
            replace(WHOLE, plan_signed=date(2026, 10, 4)),
            ["Программа пары (04.10.2026) раньше соглашения о сотрудничестве (05.10.2026)"],
        ),
        (
            replace(WHOLE, directive=Directive("42-ОД", OCTOBER, date(2026, 9, 30))),
            ["Приказ о закреплении: подписан 30.09.2026, раньше своей даты (01.10.2026)"],
        ),
    ],
)
def test_the_wrong_order_is_told_and_bars_nothing(chain: Chain, said: list[str]) -> None:
    told = chain_remarks(chain)
    assert [text[: len(start)] for text, start in zip(told, said, strict=True)] == said
    assert is_active(chain)


def test_papers_of_one_day_are_in_order() -> None:
    one_day = replace(
        WHOLE,
        consent=OCTOBER,
        addendum_signed=OCTOBER,
        agreement_signed=OCTOBER,
        plan_signed=OCTOBER,
    )
    assert chain_remarks(one_day) == ()


def test_the_order_of_papers_that_are_not_asked_for_is_not_told() -> None:
    exempt = replace(WHOLE, in_labour_function=True, ground="п. 5", consent=date(2026, 12, 1))
    assert chain_remarks(exempt) == ()


some_days = st.none() | st.integers(0, 60).map(lambda n: date(2025, 2, 1) + timedelta(days=n))
directives = st.builds(Directive, st.sampled_from(["", "1/5-О"]), some_days, some_days)
chains = st.builds(
    Chain,
    some_days,
    some_days,
    directives,
    directives,
    some_days,
    some_days,
    st.booleans(),
    st.sampled_from(["", "п. 2.7"]),
    some_days,
)


@given(chains)
def test_of_every_chain(chain: Chain) -> None:
    every = steps(chain)
    missing = [step for step in every if not step.is_done]
    assert [step.link for step in every] == [
        link for link in Link if link in {s.link for s in every}
    ]
    assert is_active(chain) is not any(step.link in BARRING for step in missing)
    assert next_step(chain) == (missing[0] if missing else None)
    assert len(still_needed(chain).splitlines()) == len(missing)
    assert all(bool(step.told) is step.is_done for step in every)
    assert all(bool(step.todo) is bool(step.advice) is not step.is_done for step in every)
    assert not chain_remarks(chain) or all(text.endswith(".") for text in chain_remarks(chain))


@given(chains, some_days)
def test_a_paper_more_never_takes_a_pair_out_of_force(chain: Chain, day: date | None) -> None:
    more = replace(
        chain,
        consent=chain.consent or day,
        addendum_signed=chain.addendum_signed or day,
        directive=DIRECTIVE if day else chain.directive,
    )
    assert is_active(more) or not is_active(chain)
    if day:
        assert is_active(more)


def test_who_acts_is_told_in_words() -> None:
    assert who_acts(Chain()) == "наставник"
    assert {str(actor) for actor in Actor} >= {"заведующий", "куратор", "наставник и наставляемый"}

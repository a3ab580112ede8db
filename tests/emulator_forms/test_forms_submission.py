"""The way through the sections, and what is stored at its end."""

from __future__ import annotations

from forms_examples import (
    Json,
    choice,
    counting_ids,
    creating,
    entry,
    page_break,
    text,
)
from hypothesis import given
from hypothesis import strategies as st

from emulator.forms.answers import MISSING
from emulator.forms.batch import apply_requests
from emulator.forms.records import new_form
from emulator.forms.submission import HISTORY_FIELD, Sent, Show, take_step

ROLE, MENTOR, MENTEE, LAST = "10", "20", "30", "40"


def items_of(*items: Json) -> list[Json]:
    ids = counting_ids()
    form, _ = apply_requests(new_form("1form"), creating(*items), ids.__next__)
    made: list[Json] = form["items"]
    return made


def branching() -> list[Json]:
    """Role → page for mentees, page for mentors → common page; mentees end early, «никто» at once."""
    items = items_of(
        text("Роль", "1"),
        page_break("Наставляемые", "a1"),
        choice("Готовы?", [{"value": "да", "goToAction": "SUBMIT_FORM"}, "нет"], MENTEE, required=True),
        page_break("Наставники", "a2"),
        text("Опыт", MENTOR, required=True),
        page_break("Все", "a3"),
        text("Пожелания", LAST),
    )  # fmt: skip
    options = [
        {"value": "наставляемый"},
        {"value": "наставник", "goToSectionId": "a2"},
        {"value": "никто", "goToAction": "SUBMIT_FORM"},
        {"value": "передумал", "goToAction": "RESTART_FORM"},
    ]
    form = new_form("1form") | {"items": items}
    role = creating(choice("Роль", options, ROLE, required=True))
    drop = [{"deleteItem": {"location": {"index": 1}}}]
    changed: list[Json] = apply_requests(form, role + drop, counting_ids().__next__)[0]["items"]
    return changed


def sent(**answers: str) -> dict[str, list[str]]:
    names = {"role": ROLE, "mentor": MENTOR, "mentee": MENTEE, "last": LAST}
    return {entry(names[name]): [value] for name, value in answers.items()}


def test_an_answer_chooses_the_next_section() -> None:
    step = take_step(branching(), sent(role="наставник") | {HISTORY_FIELD: ["0"]})

    assert step == Show(2, (0, 2))


def test_a_required_question_holds_its_page_and_only_its_page() -> None:
    step = take_step(branching(), {HISTORY_FIELD: ["0"]})

    assert step == Show(0, (0,), {ROLE: MISSING})


def test_sections_that_the_branch_skips_are_neither_required_nor_stored() -> None:
    fields = sent(role="наставник", mentor="много", mentee="да", last="нет")

    step = take_step(branching(), fields | {HISTORY_FIELD: ["0,2,3"]})

    assert isinstance(step, Sent)
    assert {q: a.values for q, a in step.answers.items()} == {
        ROLE: ("наставник",),
        MENTOR: ("много",),
        LAST: ("нет",),
    }


def test_an_option_can_end_the_form_early() -> None:
    step = take_step(branching(), sent(role="никто", last="зря") | {HISTORY_FIELD: ["0"]})

    assert isinstance(step, Sent)
    assert list(step.answers) == [ROLE]


def test_without_a_history_all_sections_are_sent_at_once() -> None:
    step = take_step(branching(), sent(role="наставляемый", mentee="да"))

    assert isinstance(step, Sent)
    assert set(step.answers) == {ROLE, MENTEE}


def test_without_a_history_a_missing_answer_shows_its_page() -> None:
    step = take_step(branching(), sent(role="наставник", last="привет"))

    assert step == Show(2, (0, 2), {MENTOR: MISSING})


def test_going_back_checks_nothing_and_follows_the_way_that_was_walked() -> None:
    fields = sent(role="наставник") | {HISTORY_FIELD: ["0,2"]}

    assert take_step(branching(), fields, go="back") == Show(0, (0,))


def test_starting_again_begins_a_new_way() -> None:
    step = take_step(branching(), sent(role="передумал") | {HISTORY_FIELD: ["0"]})

    assert step == Show(0, (0,))


def test_a_page_off_the_chosen_way_is_not_taken() -> None:
    fields = sent(role="наставник", mentee="да") | {HISTORY_FIELD: ["0,1"]}

    step = take_step(branching(), fields)

    assert isinstance(step, Show)
    assert step.page != 1


def test_an_address_is_asked_on_the_first_page() -> None:
    items = items_of(text("а", "1"))

    wrong = take_step(items, {"emailAddress": ["нет"]}, asks_email=True)
    right = take_step(items, {"emailAddress": ["anna@example.org"]}, asks_email=True)

    assert isinstance(wrong, Show)
    assert list(wrong.problems) == ["emailAddress"]
    assert right == Sent({}, "anna@example.org")


HISTORIES = st.one_of(st.none(), st.text("0123456789,-x", max_size=6))
ROLES = st.sampled_from(["наставляемый", "наставник", "никто", "передумал", "чужой", ""])


@given(
    HISTORIES,
    ROLES,
    st.sampled_from(["да", "нет", ""]),
    st.sampled_from(["next", "back", "stay", "?"]),
)
def test_whatever_is_sent_nothing_off_the_way_is_stored(
    history: str | None, role: str, mentee: str, go: str
) -> None:
    fields = sent(role=role, mentee=mentee, mentor="опыт", last="всё")
    if history is not None:
        fields[HISTORY_FIELD] = [history]

    step = take_step(branching(), fields, go=go)

    if isinstance(step, Sent):
        assert not {MENTOR, MENTEE} <= set(step.answers) or (role, mentee) == (
            "наставляемый",
            "нет",
        )
        assert ROLE in step.answers
    else:
        assert step.history[-1] == step.page
        assert len(set(step.history)) == len(step.history)

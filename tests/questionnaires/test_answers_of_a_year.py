"""The questionnaires of a year as runs see them: closing days, years side by side, pairs, links, readings."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from paper_world import Garden, approved, garden

from generators.questionnaires.identifiers import entry_name, question_id
from programme.submissions import Submission
from sync.deciding.decide import decide
from sync.setup.content import first_contents
from sync.setup.files import Form

FIRST = "У-01"


def answered(
    place: Garden, questionnaire: str, response: str, day: str, code: str, **said: str
) -> Garden:
    """An answer comes through the form that stands in «Анкеты»."""
    moment = f"{day}T09:00:00Z"
    answers = {name: (text,) for name, text in {"code": code, **said}.items() if text}
    year = place.cell("questionnaires", questionnaire, "year")
    came = Submission(questionnaire, response, moment, moment, answers, year=year)
    place.world = replace(place.world, responses=(*place.world.responses, came))
    return place


@pytest.fixture
def paired() -> Garden:
    return approved(garden(), "П-01", "П-02", "П-03").settled()


def read(place: Garden, tab: str, response: str) -> str:
    return place.cell(tab, response, "read")


def due(place: Garden) -> dict[str, str]:
    return {row.key: row.text("what") for row in place.world.tables["due"].rows}


def test_an_answer_stands_beside_its_reading(paired: Garden) -> None:
    assert read(paired, "answers_f1", "response-0").startswith("учтён; запросы К")
    answered(paired, "Ф5", "r5", "2026-10-20", "У-01", i01="3–5", i03="2").settled()

    assert read(paired, "answers_f5", "r5") == (
        f"учтён; пара {paired.cell('answers_f5', 'r5', 'about_pair')}; встреч: 3–5; "
        "требует внимания ответов: 1"
    )
    assert paired.cell("answers_f5", "r5", "school_year") == "2026/2027"


def test_a_form_closes_after_its_day_and_opens_when_the_day_is_moved(paired: Garden) -> None:
    paired.on(date(2027, 2, 1))
    doors = {update.questionnaire: update.accepts for update in decide(paired.world).choices}
    assert doors["Ф5"] is False
    paired.settled()
    assert paired.cell("questionnaires", "Ф5", "doors") == "закрыт с 01.02.2027"

    paired.type("questionnaires", "Ф5", closes=date(2027, 2, 10))
    doors = {update.questionnaire: update.accepts for update in decide(paired.world).choices}
    assert doors == {"Ф5": True}
    paired.settled()
    assert paired.cell("questionnaires", "Ф5", "doors") == "открыт до 10.02.2027"


def test_a_late_answer_is_kept_and_said_and_moving_the_day_counts_it(paired: Garden) -> None:
    paired.on(date(2027, 2, 5))
    answered(paired, "Ф5", "early", "2027-01-20", "У-01", i01="0")
    answered(paired, "Ф5", "late", "2027-02-03", "У-01", i01="3–5").settled()
    assert read(paired, "answers_f5", "early").startswith("учтён")
    assert read(paired, "answers_f5", "late") == "не учитывается: пришёл после 31.01.2027"
    assert "31.01.2027" in paired.told("answers_f5", "late")
    assert paired.cell("answers_f5", "late", "i01") == "3–5"

    paired.type("questionnaires", "Ф5", closes=date(2027, 2, 10)).settled()
    assert read(paired, "answers_f5", "late").startswith("учтён")
    assert read(paired, "answers_f5", "early").startswith("история")


def test_a_closing_day_in_words_is_said_beside_its_row(paired: Garden) -> None:
    paired.type("questionnaires", "Ф5", closes="до конца месяца").settled()
    assert "Принимать ответы до (дата)" in paired.told("questionnaires", "Ф5")


def test_a_mentee_cannot_answer_for_mentors_nor_for_another_pair(paired: Garden) -> None:
    foreign = next(
        row.key for row in paired.world.tables["pairs"].rows if row.text("mentee") != FIRST
    )
    answered(paired, "Ф7", "r7", "2026-10-20", FIRST, pair="П-01")
    answered(paired, "Ф6", "r6", "2026-10-20", FIRST, pair=foreign)
    answered(paired, "Ф6", "nobody", "2026-10-20", "У-77").settled()
    for tab, response in (("answers_f7", "r7"), ("answers_f6", "r6"), ("answers_f6", "nobody")):
        assert read(paired, tab, response).startswith("не учитывается")
        assert paired.told(tab, response)


def test_anonymous_answers_count_without_any_remark(paired: Garden) -> None:
    answered(paired, "Ф10", "r10", "2026-10-20", "", w01="наставник").settled()
    assert read(paired, "answers_f10", "r10") == "учтён; роль: наставник"
    assert paired.told("answers_f10", "r10") == ""
    assert paired.cell("answers_f10", "r10", "code") == ""


def test_a_short_repeat_brings_the_needs_up_to_date(paired: Garden) -> None:
    texts = [competency.text for competency in paired.world.configuration.competencies]
    before = paired.cell("people", FIRST, "needs")
    answered(paired, "Ф1п", "rp", "2026-10-20", FIRST, m17=texts[9]).settled()
    assert before != texts[9]
    assert paired.cell("people", FIRST, "needs") == texts[9]
    assert "К10" in read(paired, "answers_f1p", "rp")


def test_a_repeat_without_a_first_answer_changes_nothing_and_is_said(paired: Garden) -> None:
    answered(paired, "Ф1п", "rp", "2026-10-20", "У-04").settled()
    assert "Первой анкеты" in paired.told("answers_f1p", "rp")


def test_who_has_not_answered_about_each_pair_is_waited_for(paired: Garden) -> None:
    paired.on(date(2027, 1, 15)).settled()
    assert FIRST in paired.cell("questionnaires", "Ф5", "silent")
    answered(paired, "Ф5", "r5", "2027-01-15", FIRST).settled()
    assert FIRST not in paired.cell("questionnaires", "Ф5", "silent")
    assert paired.cell("questionnaires", "Ф8", "silent") == ""


def test_pairs_that_completed_at_the_end_of_the_year_have_been_asked_and_have_answered(
    paired: Garden,
) -> None:
    paired.on(date(2027, 5, 20)).settled()
    row = next(row for row in paired.world.tables["pairs"].rows if row.key == "П-01")
    answered(paired, "Ф6", "r6", "2027-05-20", row.text("mentee"), pair="П-01").settled()
    before = paired.cell("questionnaires", "Ф6", "progress")
    assert before.startswith("1 из 3")

    paired.on(date(2027, 6, 5))
    for code in ("П-01", "П-02", "П-03"):
        paired.type("pairs", code, ending="завершена", ends_on=date(2027, 6, 1))

    assert paired.settled().cell("questionnaires", "Ф6", "progress") == before


def test_nobody_is_waited_for_before_the_first_day_and_the_coordinator_after_it(
    paired: Garden,
) -> None:
    assert paired.cell("questionnaires", "Ф8", "progress") == "ответы ждём с 01.05.2027"
    assert paired.cell("questionnaires", "Ф8", "silent") == ""
    assert "01.05.2027" not in paired.cell("questionnaires", "Ф3", "progress")
    paired.on(date(2027, 5, 3)).settled()
    assert paired.cell("questionnaires", "Ф8", "progress") == "0 из 1"
    assert paired.cell("questionnaires", "Ф8", "silent") == "куратор"


def test_what_is_asked_once_more_at_the_end_is_waited_for_once_more(paired: Garden) -> None:
    before = {"c00": "до начала", "c01": "я сам(а)"}
    answered(paired, "Ф9", "r9", "2026-10-20", FIRST, **before).settled()
    assert paired.cell("questionnaires", "Ф9", "progress") == "1 из 6"
    assert "answer:Ф9:У-01" not in due(paired)

    paired.on(date(2027, 5, 3)).settled()
    assert paired.cell("questionnaires", "Ф9", "progress") == "0 из 6"
    assert FIRST in paired.cell("questionnaires", "Ф9", "silent")
    assert (
        due(paired)["answer:Ф9:У-01"]
        == "Ответить на анкету «Ф9. Динамика компетенций» (по окончании)"
    )

    after = {**before, "c00": "по окончании"}
    answered(paired, "Ф9", "r9a", "2027-05-03", FIRST, **after).settled()
    assert paired.cell("questionnaires", "Ф9", "progress") == "1 из 6"
    assert FIRST not in paired.cell("questionnaires", "Ф9", "silent")
    assert read(paired, "answers_f9", "r9").startswith("учтён")


@pytest.mark.parametrize(
    ("held", "day", "said"),
    [
        ("да", "2026-12-12", "встреча: не засчитано до 12.12.2026"),
        ("да", "2026-10-19", "встреча: да"),
        ("перенесена", "2026-12-12", "встреча: перенесена"),
        ("нет", "2026-12-12", "встреча: нет"),
        ("да", "в декабре", "встреча: да"),
    ],
)
def test_a_meeting_said_to_have_been_held_on_a_day_ahead_is_told_and_not_counted(
    paired: Garden, held: str, day: str, said: str
) -> None:
    answered(paired, "Ф4", "r4", "2026-10-19", FIRST, f01=held, f02=day, f05="да").settled()

    assert said in read(paired, "answers_f4", "r4")
    is_told = "«Дата»: 12.12.2026 ещё впереди" in paired.told("answers_f4", "r4")
    assert is_told is said.startswith("встреча: не засчитано")
    assert "Ф4, У-01: да" in "".join(
        row.text("told_by_pair") for row in paired.world.tables["pairs"].rows
    )


def test_on_its_day_the_meeting_counts_and_the_remark_is_gone(paired: Garden) -> None:
    answered(paired, "Ф4", "r4", "2026-10-19", FIRST, f01="да", f02="2026-12-12").settled()
    paired.on(date(2026, 12, 12)).settled()

    assert "встреча: да" in read(paired, "answers_f4", "r4")
    assert paired.told("answers_f4", "r4") == ""


def test_figures_that_wait_for_a_questionnaire_say_from_which_day(paired: Garden) -> None:
    satisfied = "Удовлетворённость наставляемых"
    assert paired.cell("charts", satisfied, "told") == "Ответы на Ф6 ждём с 01.05.2027."
    paired.on(date(2027, 5, 3)).settled()
    assert paired.cell("charts", satisfied, "told") == ""


def test_everybody_has_links_to_what_is_asked_of_them(paired: Garden) -> None:
    pair = next(row.key for row in paired.world.tables["pairs"].rows if row.text("mentee") == FIRST)
    link = paired.cell("links", FIRST, "link_Ф6")
    fields = parse_qs(urlsplit(link).query)
    assert fields[entry_name(question_id("Ф6", "code"))] == [FIRST]
    assert fields[entry_name(question_id("Ф6", "pair"))] == [pair]
    assert paired.cell("links", FIRST, "link_Ф7") == ""
    assert paired.cell("links", FIRST, "link_Ф3")


def test_choices_of_pairs_follow_the_register(paired: Garden) -> None:
    table = paired.world.tables["questionnaires"]
    tables = {**paired.world.tables, "questionnaires": table.written({"Ф6": {"choices": ""}})}
    (update,) = decide(replace(paired.world, tables=tables)).choices
    assert update.questionnaire == "Ф6"
    assert update.choices.pairs == ("П-01", "П-02", "П-03")
    assert update.accepts is None


def test_links_and_choices_keep_pairs_that_completed_this_year_and_no_ended_ones(
    paired: Garden,
) -> None:
    paired.on(date(2027, 5, 20)).settled()
    mentee = {row.key: row.text("mentee") for row in paired.world.tables["pairs"].rows}
    before = {code: paired.cell("links", mentee[code], "link_Ф6") for code in mentee}

    paired.type("pairs", "П-01", ending="завершена", ends_on=date(2027, 5, 20))
    paired.type("pairs", "П-02", ending="отказ наставника", ends_on=date(2027, 5, 20))
    paired.type("pairs", "П-02", notice_given=date(2027, 5, 14)).settled()

    assert [paired.cell("pairs", p, "state") for p in ("П-01", "П-02")] == [
        "завершена",
        "прекращена",
    ]
    assert paired.cell("links", mentee["П-01"], "link_Ф6") == before["П-01"] != ""
    assert paired.cell("links", mentee["П-02"], "link_Ф6") == ""
    table = paired.world.tables["questionnaires"]
    tables = {**paired.world.tables, "questionnaires": table.written({"Ф6": {"choices": ""}})}
    (update,) = decide(replace(paired.world, tables=tables)).choices
    assert update.choices.pairs == ("П-01", "П-03")


def new_year(place: Garden, day: date) -> Garden:
    """``init`` on a day of the next school year: forms of their own, empty."""
    place.on(day)
    known = place.world.configuration
    forms = [
        Form(q.code, q.title, f"form-{q.code}-next", f"http://127.0.0.1/{q.tab}/next")
        for q in known.questionnaires
    ]
    tables = first_contents(place.world.tables, known, forms, place.world.year, {})
    place.world = replace(place.world, tables=tables, responses=())
    return place


def test_no_answer_of_last_year_is_lost_and_none_counts_once_the_new_years_forms_are_made(
    paired: Garden,
) -> None:
    tabs = [q.tab for q in paired.world.configuration.questionnaires]
    answered(paired, "Ф5", "r5", "2026-10-20", FIRST, i01="0").settled()

    def kept() -> dict[str, dict[str, object]]:
        return {
            row.key: {name: value for name, value in row.cells.items() if name not in _DERIVED}
            for tab in tabs
            for row in paired.world.tables[tab].rows
        }

    before = kept()
    assert paired.cell("questionnaires", "Ф1", "answers") == "3"
    paired.on(date(2027, 9, 1)).settled()
    assert kept() == before
    assert read(paired, "answers_f5", "r5").startswith("учтён"), "until init makes the new forms"

    new_year(paired, date(2027, 9, 1)).settled()
    assert kept() == before
    assert read(paired, "answers_f5", "r5") == "история: 2026/2027 учебный год"
    assert paired.cell("people", FIRST, "needs") == ""
    assert paired.told("answers_f5", "r5") == ""
    assert paired.cell("questionnaires", "Ф1", "answers") == "0"
    assert paired.cell("questionnaires", "Ф1", "last") == ""

    answered(paired, "Ф5", "new", "2027-09-20", FIRST, i01="1–2").settled()
    assert paired.cell("answers_f5", "new", "school_year") == "2027/2028"
    assert read(paired, "answers_f5", "new").startswith("учтён")


_DERIVED = frozenset({"read", "finding"})


def test_the_year_of_an_older_row_is_that_of_its_day(paired: Garden) -> None:
    assert paired.cell("answers_f1", "response-0", "school_year") == "2026/2027"

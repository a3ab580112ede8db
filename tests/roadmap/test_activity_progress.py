"""Each roadmap line claims what its evidence proves, no more; deadlines and people have their say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_lines import ACTIVITIES, AUTUMN, EMPTY, FULL, LINES, agreements, progress_of

from config.roadmap import Activity, Evidence
from programme.progress import (
    ActivityState,
    Facts,
    Planned,
    ProofItem,
    Typed,
    assess,
)
from programme.progress.proofs import prove
from programme.roadmap import RoadmapLine
from programme.school_year import school_year_of
from programme.timeframes import read_timeframe

PROVED = [
    # number, what differs from everything being there, state, progress, waits for
    ("1.1", {}, "не начато", "", ""),
    ("1.4", {}, "в работе", "план внесён в таблицу; приказ об утверждении не отмечен", "заведующий: приказ об утверждении плана"),
    ("1.4", {"roadmap_url": ""}, "не начато", "", ""),
    ("1.5", {}, "в работе", "форма готова; приказ об утверждении не отмечен", "заведующий: приказ об утверждении формы"),
    ("1.5", {"templates": {}}, "не начато", "", ""),
    ("3.1", {}, "выполнено", "в базе 15 наставляемых", ""),
    ("3.1", {"mentees": 21, "answers": {"Ф1": 18}, "expected": {"Ф1": 21}}, "ждёт людей", "в базе 21 наставляемый", "педагоги: 3 не ответили на Ф1"),
    ("3.1", {"expected": {}}, "в работе", "в базе 15 наставляемых; сколько педагогов опрошено, программе неизвестно", ""),
    ("3.1", {"mentees": 0, "answers": {"Ф1": 0}}, "ждёт людей", "ответов пока нет", "педагоги: ответить на Ф1"),
    ("3.1", {"mentees": 0, "answers": {}}, "не начато", "", ""),
    ("3.2", {}, "в работе", "ответили 15 из 15; работа идёт до 31.05.2027", ""),
    ("3.2", {"answers": {"Ф1": 14}}, "ждёт людей", "ответили 14 из 15", "педагоги: 1 не ответил на Ф1"),
    ("3.3", {}, "выполнено", "в базе 9 наставников", ""),
    ("3.3", {"mentors": 2, "answers": {"Ф2": 2}}, "ждёт людей", "в базе 2 наставника", "педагоги: 7 не ответили на Ф2"),
    ("3.4", {"expected": {}}, "в работе", "получено 9 ответов; сколько педагогов опрошено, программе неизвестно", ""),
    ("3.4", {"expected": {}, "answers": {"Ф2": 1}}, "в работе", "получен 1 ответ; сколько педагогов опрошено, программе неизвестно", ""),
    ("3.7", {}, "выполнено", "ответили 24 из 24", ""),
    ("3.7", {"answers": {"Ф3": 21}}, "ждёт людей", "ответили 21 из 24", "педагоги: 3 не ответили на Ф3"),
    ("3.8", {}, "выполнено", "утверждено 12 пар", ""),
    ("3.8", {"approved": 8, "undecided": 4}, "ждёт людей", "утверждено 8 пар, ждут решения 4", "куратор: решить по 4 парам"),
    ("3.8", {"approved": 0, "undecided": 1}, "ждёт людей", "утверждено 0 пар, ждут решения 1", "куратор: решить по 1 паре"),
    ("3.8", {"approved": 0}, "не начато", "", ""),
    ("3.9", {}, "в работе", "утверждено 12 пар; ознакомление с приказом не отмечено", "заведующий: ознакомить участников с приказом"),
    ("3.9", {"approved": 0, "undecided": 4}, "не начато", "", ""),
    ("3.10", {}, "выполнено", "создано 12 из 12, подписано 12", ""),
    ("3.10", {"agreements_signed": 0}, "ждёт людей", "создано 12 из 12, подписано 0", "участники пар: подписать 12 соглашений"),
    ("3.10", {"agreements_signed": 11}, "ждёт людей", "создано 12 из 12, подписано 11", "участники пар: подписать 1 соглашение"),
    ("3.10", {"agreements": agreements(10), "agreements_signed": 10}, "в работе", "создано 10 из 12, подписано 10", ""),
    ("3.10", {"agreements": (), "agreements_signed": 0}, "в работе", "создано 0 из 12, подписано 0", ""),
    ("3.10", {"agreements": (), "agreements_signed": 0, "approved": 0}, "не начато", "", ""),
    ("3.12", {}, "не начато", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "differs", "state", "progress", "waits_for"), PROVED)
def test_a_line_claims_what_the_registers_prove(
    number: str, differs: dict[str, object], state: str, progress: str, waits_for: str
) -> None:
    found, _ = progress_of(number, replace(FULL, **differs))  # type: ignore[arg-type]  # a table of fields

    assert (found.state.value, found.progress, found.waits_for) == (state, progress, waits_for)


@pytest.mark.parametrize(
    "number", ["1.4", "1.5", "3.1", "3.2", "3.3", "3.4", "3.7", "3.8", "3.9", "3.10"]
)
def test_every_proof_carries_links(number: str) -> None:
    found, _ = progress_of(number, FULL)

    assert found.evidence
    assert all(item.url for item in found.evidence)


def test_every_agreement_is_evidence_of_its_line() -> None:
    assert progress_of("3.10", FULL)[0].evidence == FULL.agreements


@pytest.mark.parametrize("number", sorted(ACTIVITIES))
def test_nothing_is_claimed_while_nothing_is_known(number: str) -> None:
    found, _ = progress_of(number, EMPTY)

    assert found.state is ActivityState.NOT_STARTED
    assert found.evidence == ()


@pytest.mark.parametrize("evidence", list(Evidence))
def test_every_kind_of_evidence_has_its_rule(evidence: Evidence) -> None:
    known = Activity(
        number="1.1", published_number="1.1.", section="1", title="x", evidence=(evidence,)
    )

    assert prove(known, EMPTY).evidence == ()


LATENESS = [
    # number, today, confirmed, state
    ("1.1", date(2027, 2, 28), None, "не начато"),
    ("1.1", date(2027, 3, 1), None, "просрочено"),
    ("1.1", date(2027, 3, 1), date(2027, 4, 15), "не начато"),
    ("1.1", date(2026, 11, 22), date(2026, 10, 1), "просрочено"),
    ("3.5", date(2026, 12, 31), None, "не начато"),
    ("3.5", date(2027, 1, 1), None, "просрочено"),
    ("3.6", date(2027, 6, 1), None, "не начато"),
    ("3.6", date(2027, 6, 1), date(2026, 9, 20), "просрочено"),
    ("3.12", date(2027, 5, 31), None, "не начато"),
    ("3.12", date(2027, 6, 1), None, "просрочено"),
    ("4.1", date(2027, 8, 31), None, "не начато"),
    ("5.1", date(2027, 8, 31), None, "не начато"),
    ("5.2", date(2027, 8, 31), None, "не начато"),
    ("5.4", date(2027, 6, 1), None, "просрочено"),
]


@pytest.mark.parametrize(("number", "today", "confirmed", "state"), LATENESS)
def test_a_line_is_late_only_after_its_end(
    number: str, today: date, confirmed: date | None, state: str
) -> None:
    assert progress_of(number, today=today, confirmed_due=confirmed)[0].state.value == state


def test_what_is_done_is_never_late() -> None:
    found, _ = progress_of("3.10", FULL, confirmed_due=date(2026, 10, 1))

    assert found.state is ActivityState.DONE


def test_lasting_work_is_done_once_its_time_is_over() -> None:
    assert progress_of("3.2", FULL, today=date(2027, 6, 1))[0].state is ActivityState.DONE


def test_a_late_line_that_only_people_can_prove_waits_for_the_responsible() -> None:
    found, _ = progress_of("1.1", today=date(2027, 3, 1))

    assert found.waits_for == "заведующий: отметить выполнение"


def test_a_confirmed_date_replaces_the_reading() -> None:
    found, _ = progress_of("1.1", confirmed_due=date(2026, 12, 1))

    assert (found.due, found.reading) == (date(2026, 12, 1), "Срок подтверждён: до 01.12.2026.")


def test_the_reading_of_a_moved_year_is_shown_as_a_proposal() -> None:
    found, _ = progress_of("1.1")

    assert found.due == date(2027, 2, 28)
    assert "перенесено на 2026/2027 учебный год" in found.reading
    assert "Подтвердите" in found.reading


@pytest.mark.parametrize("typed", ["выполнено", " Выполнено ", "ВЫПОЛНЕНО", "не применимо"])
def test_what_people_say_wins_with_its_reason(typed: str) -> None:
    found, remarks = progress_of(
        "1.1",
        today=date(2027, 3, 1),
        manual=(typed, "Приказ № 26/1 от 03.02.2027 https://example.org/p"),
    )

    assert found.state.value == typed.strip().lower()
    assert found.evidence[0].url == "https://example.org/p"
    assert (found.waits_for, remarks) == ("", ())


def test_what_people_say_without_a_reason_is_asked_back_and_not_taken() -> None:
    found, remarks = progress_of("1.1", manual=("выполнено", "  "))

    assert found.state is ActivityState.NOT_STARTED
    assert len(remarks) == 1
    assert "не указано основание" in remarks[0]


def test_an_unknown_word_is_asked_back() -> None:
    found, remarks = progress_of("1.1", manual=("почти", "скоро"))

    assert found.state is ActivityState.NOT_STARTED
    assert remarks == (
        "Состояние «почти» неизвестно. Выберите одно из: «выполнено», «в работе», «не применимо».",
    )


def test_work_that_people_report_past_its_end_says_so() -> None:
    found, _ = progress_of(
        "1.1", today=date(2027, 3, 1), manual=("в работе", "проект на согласовании")
    )

    assert found.state is ActivityState.IN_PROGRESS
    assert found.progress == "отмечено вручную: в работе; срок прошёл 28.02.2027"


def test_the_evidence_of_the_registers_stays_beside_the_word_of_people() -> None:
    found, _ = progress_of(
        "3.10", replace(FULL, agreements_signed=0), manual=("выполнено", "подписаны на бумаге")
    )

    assert found.evidence == (ProofItem("подписаны на бумаге"), *FULL.agreements)


@pytest.mark.parametrize("number", ["3.7", "3.8", "5.2"])
def test_the_empty_cells_of_the_plan_are_asked_for(number: str) -> None:
    _, remarks = progress_of(number, EMPTY)

    assert [remark.split(".")[0] for remark in remarks] == [
        "Срок не указан",
        "Ответственный исполнитель не указан",
    ]
    assert len(progress_of(number, confirmed_due=AUTUMN)[1]) == 1


@pytest.mark.parametrize("number", ["3.7", "3.8"])
def test_what_the_registers_prove_done_asks_for_no_date_and_nobody(number: str) -> None:
    assert progress_of(number, FULL)[1] == ()


@pytest.mark.parametrize("typed", ["выполнено", "не применимо"])
def test_what_people_have_settled_asks_for_no_date_and_nobody(typed: str) -> None:
    assert progress_of("5.2", manual=(typed, "Приказ № 1"))[1] == ()
    assert len(progress_of("5.2", manual=(typed, ""))[1]) == 3
    assert len(progress_of("5.2", manual=("в работе", "Приказ № 1"))[1]) == 2


def test_a_line_that_the_configuration_does_not_know_is_left_to_people() -> None:
    line = RoadmapLine("9.9", "9.9.", "Новое дело", "май", "Куратор", "Справка")
    invented = Planned(None, line, read_timeframe("май", school_year_of(AUTUMN)))
    found, remarks = assess(invented, FULL, Typed(), today=AUTUMN)

    assert (found.state, found.evidence, remarks) == (ActivityState.NOT_STARTED, (), ())


counts = st.integers(0, 30)
some_facts = st.builds(
    Facts,
    roadmap_url=st.sampled_from(["", "http://x"]),
    mentees=counts,
    mentors=counts,
    answers=st.dictionaries(st.sampled_from(["Ф1", "Ф2", "Ф3"]), counts),
    expected=st.dictionaries(st.sampled_from(["Ф1", "Ф2", "Ф3"]), counts),
    undecided=counts,
    approved=counts,
    agreements=counts.map(agreements),
    agreements_signed=counts,
)


@given(
    st.sampled_from(sorted(ACTIVITIES)),
    some_facts,
    st.dates(date(2026, 9, 1), date(2027, 8, 31)),
    st.none() | st.dates(date(2026, 9, 1), date(2027, 8, 31)),
    st.tuples(st.text(max_size=12) | st.sampled_from(list(ActivityState)), st.text(max_size=12)),
)
def test_a_claim_has_evidence_and_lateness_has_a_day(
    number: str, facts: Facts, today: date, confirmed: date | None, manual: tuple[str, str]
) -> None:
    found, _ = progress_of(number, facts, today=today, confirmed_due=confirmed, manual=manual)

    if found.state is ActivityState.DONE:
        assert found.evidence
        assert found.waits_for == ""
    if found.state is ActivityState.LATE:
        year = school_year_of(today)
        late = [one for one in found.instances if one.state is ActivityState.LATE]
        last = confirmed or read_timeframe(LINES[number].timeframe, year).ends
        last = late[0].period.ends if late else last
        assert last is not None
        assert last < today
    if found.state is ActivityState.WAITING:
        assert found.waits_for

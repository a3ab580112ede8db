"""A line that recurs is done period by period: late with one of them, done with all, and people may overrule each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.roadmap import Activity, Evidence
from programme.progress import (
    ActivityState,
    ByHand,
    Facts,
    Happening,
    PaperProof,
    Planned,
    Progress,
    ProofItem,
    Typed,
    assess,
)
from programme.progress.states import SETTLED
from programme.roadmap import RoadmapLine
from programme.school_year import school_year_of
from programme.timeframes import read_timeframe
from programme.timeframes.periods import periods

YEAR = school_year_of(date(2026, 10, 1))
QUARTERLY = Activity(
    number="3.5",
    published_number="3.5.",
    section="3",
    title="Информирование",
    timeframe="ежеквартально",
    evidence=(Evidence.HAPPENINGS,),
    happenings=("event",),
)
LINE = RoadmapLine("3.5", "3.5.", "Информирование", "ежеквартально", "Заведующий.", "")
TIMEFRAME = read_timeframe(LINE.timeframe, YEAR)
PLANNED = Planned(QUARTERLY, LINE, TIMEFRAME, periods(TIMEFRAME, YEAR))
NOVEMBER, FEBRUARY, JUNE = date(2026, 11, 20), date(2027, 2, 10), date(2027, 6, 5)


def event(on: date, *, done: bool = True) -> Happening:
    item = ProofItem(f"Мероприятие {on:%d.%m}", f"http://sheet/{on}")
    return Happening("3.5", "event", item, on, done, "" if done else "куратор: лист регистрации")


def progress(today: date, *happenings: Happening, **typed: ByHand) -> Progress:
    by_period = {key.replace("_", "-"): words for key, words in typed.items()}
    facts = Facts(happenings=happenings)
    return assess(PLANNED, facts, Typed(by_period=by_period), today=today)[0]


def states(found: Progress) -> list[str]:
    return [instance.state.value for instance in found.instances]


def test_each_quarter_has_a_state_of_its_own() -> None:
    found = progress(FEBRUARY, event(date(2026, 10, 5)), event(date(2027, 1, 20), done=False))

    assert [i.period.caption for i in found.instances] == [
        "IV квартал 2026",
        "I квартал 2027",
        "II квартал 2027",
    ]
    assert states(found) == ["выполнено", "ждёт людей", "не начато"]
    assert (found.state, found.progress) == (ActivityState.WAITING, "выполнено 1 из 3 сроков")
    assert (found.due, found.waits_for) == (date(2027, 3, 31), "куратор: лист регистрации")
    assert found.evidence == (
        ProofItem("IV квартал 2026: Мероприятие 05.10", "http://sheet/2026-10-05"),
    )


def test_a_quarter_that_passed_without_evidence_makes_the_line_late() -> None:
    found = progress(FEBRUARY, event(date(2027, 1, 20)))

    assert states(found) == ["просрочено", "выполнено", "не начато"]
    assert found.state is ActivityState.LATE
    assert found.progress == "выполнено 1 из 3 сроков; просрочено: IV квартал 2026"
    assert found.waits_for == "заведующий: IV квартал 2026 — вписать, чем подтверждается"


def test_the_line_is_done_with_its_last_period() -> None:
    days = (date(2026, 10, 5), date(2027, 1, 20), date(2027, 4, 3))

    assert progress(JUNE, *map(event, days)).state is ActivityState.DONE


def test_evidence_that_goes_reopens_its_period() -> None:
    days = (date(2026, 10, 5), date(2027, 1, 20), date(2027, 4, 3))

    assert progress(JUNE, *map(event, days[1:])).state is ActivityState.LATE


def test_people_may_overrule_one_period_with_a_reason() -> None:
    word = ByHand("выполнено", "Педсовет № 2, протокол https://example.org/p")
    found = progress(FEBRUARY, **{"2026_К4": word})

    assert states(found) == ["выполнено", "не начато", "не начато"]
    assert found.instances[0].evidence[0].url == "https://example.org/p"


def test_a_word_on_the_whole_line_leaves_its_periods_as_they_are() -> None:
    typed = Typed(
        by_hand=ByHand("в работе", "идёт весь год"),
        by_period={"2026-К4": ByHand("выполнено", "Педсовет № 2")},
    )

    found, _ = assess(PLANNED, Facts(), typed, today=FEBRUARY)

    assert found.state is ActivityState.IN_PROGRESS
    assert states(found) == ["выполнено", "не начато", "не начато"]


def test_a_word_without_a_reason_is_asked_back_beside_its_period() -> None:
    found = progress(FEBRUARY, **{"2026_К4": ByHand("выполнено", " ")})

    assert states(found)[0] == "просрочено"
    assert "не указано основание" in found.instances[0].remarks[0]


def test_a_paper_of_a_quarter_proves_that_quarter() -> None:
    item = ProofItem("Информация за квартал", "http://docs/1")
    signed = PaperProof("quarterly", "3.5", item, "заведующий", is_signed=True, period="2026-К4")
    manual = QUARTERLY.model_copy(update={"evidence": (Evidence.MANUAL,)})
    planned = Planned(manual, LINE, TIMEFRAME, PLANNED.periods)

    found, _ = assess(planned, Facts(papers=(signed,)), Typed(), today=FEBRUARY)

    assert states(found) == ["выполнено", "не начато", "не начато"]


def test_a_confirmed_date_makes_it_one_line_again() -> None:
    found, _ = assess(PLANNED, Facts(), Typed(date(2027, 3, 1)), today=NOVEMBER)

    assert (found.instances, found.due) == ((), date(2027, 3, 1))


def test_an_invented_line_that_recurs_waits_for_people_period_by_period() -> None:
    line = RoadmapLine("6.1", "6.1.", "Чаепитие наставников", "ежемесячно", "Куратор", "")
    timeframe = read_timeframe(line.timeframe, YEAR)
    planned = Planned(None, line, timeframe, periods(timeframe, YEAR))

    found, _ = assess(planned, Facts(), Typed(), today=NOVEMBER)

    assert states(found)[:3] == ["просрочено", "просрочено", "не начато"]
    assert found.waits_for.startswith("куратор: сентябрь 2026")


@given(
    st.lists(st.builds(event, st.dates(YEAR.starts, YEAR.ends), done=st.booleans()), max_size=8),
    st.dates(YEAR.starts, date(2027, 8, 31)),
)
def test_a_line_is_settled_only_where_every_period_is(
    happenings: list[Happening], today: date
) -> None:
    found = progress(today, *happenings)

    is_settled = all(one.state in SETTLED for one in found.instances)
    assert (found.state in SETTLED) == is_settled
    assert (found.state is ActivityState.LATE) == ("просрочено" in states(found))
    assert (found.due is None) == is_settled


@pytest.mark.parametrize("needed", [1, 2, 3])
def test_a_period_asks_for_as_many_rows_as_the_configuration_says(needed: int) -> None:
    activity = QUARTERLY.model_copy(update={"at_least": needed})
    planned = Planned(activity, LINE, TIMEFRAME, PLANNED.periods)
    facts = Facts(happenings=(event(date(2026, 10, 5)), event(date(2026, 11, 5))))

    found, _ = assess(planned, facts, Typed(), today=NOVEMBER)

    assert (found.instances[0].state is ActivityState.DONE) == (needed <= 2)

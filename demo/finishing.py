"""May and June: everybody says how the year was, the pairs meet once more, and the year is reported on."""

from collections.abc import Iterator
from datetime import date, timedelta

from demo.answers_of_year import (
    AFTER,
    dynamics,
    dynamics_of_mentee,
    quality,
    strengths,
    year_of_mentee,
    year_of_mentor,
)
from demo.kindergarten import Kindergarten, states_of_pairs, told
from demo.pair_desk import PairAtWork
from demo.paperwork import by_kind
from demo.registers import CASES, EVENTS, PUBLICATIONS, event, publication
from demo.school_days import as_typed
from demo.surveys import Letter

REPORTS = (
    "final_attendance", "final_minutes", "satisfaction_report", "monitoring_report",
    "analytical_report", "case_form", "mentor_portfolio",
)  # fmt: skip
TO_SIGN = (
    *REPORTS, "quarterly_information", "meeting_scenario", "meeting_minutes", "consultation_journal",
    "mentoring_plan", "agreement", "training_plan", "publication_plan",
    "directive_prolongation", "addendum_prolongation",
)  # fmt: skip
"""What is signed at the end of the year, as far as it is not yet."""
OF_GOING_ON = {"directive_prolongation": "24"}
"""Kind of paper → its number in the journal."""
COORDINATOR = "куратор"
_DAY = timedelta(days=1)
_STORIES = (
    (
        "Родительское собрание без доклада",
        "Молодой педагог боялся вести собрание.",
        "Вместе составили сценарий-игру и провели его вдвоём, следующее — самостоятельно.",
        "Пришли почти все семьи, вопросы задавали сами.",
    ),
    (
        "Речевая пауза в режимных моментах",
        "Дети мало говорили вне занятий.",
        "Три недели взаимных посещений, копилка коротких игр, разбор записей.",
        "Игры вошли в режим группы; показали их коллегам.",
    ),
)


def ask_again(at: Kindergarten) -> None:
    """The questionnaires of May, cases and the final meeting; the reports are prepared."""
    at.dawn(at.days.asked_again)
    at.pairs.look_at(at.days.asked_again, {})
    pairs = at.pairs.at_work()
    answers = at.surveys.send(at.sheet, _letters(pairs))
    at.dawn(at.days.gathered_again)
    day = at.days.gathered_again
    at.registers.write(
        EVENTS,
        [
            event(day, "заключительная встреча", "Итоги года пар и групп", "все пары", hours="2"),
            event(
                day - 3 * _DAY,
                "информирование коллектива",
                "Чем закончился год наставничества",
                "все",
                hours="0,5",
            ),
        ],
    )
    cases = at.registers.write(
        CASES,
        [_case(pair, story, day - 8 * _DAY) for pair, story in zip(pairs, _STORIES, strict=False)],
    )
    at.registers.write(
        PUBLICATIONS,
        [
            publication(
                day - _DAY,
                "Итоги года наставничества",
                "сайт",
                (),
                "https://ds5.example.org/nastavnichestvo/itogi",
            ),
            publication(day + 60 * _DAY, "Статья о наших парах", "региональный уровень"),
        ],
    )
    done = at.registers.fulfil_plans(day)
    at.paperwork.ask(REPORTS)
    prolonged = at.pairs.prolong([pairs[-1].code], date(day.year, 12, 31))
    runs = [at.run("sync", day)]
    at.paperwork.register(OF_GOING_ON, day)
    at.paperwork.register_on_staff("addendum_prolongation", day)
    runs.append(at.run("sync", day))
    at.teller.stage(
        13,
        "Итоги",
        day,
        f"Ответов на Ф6–Ф10: {answers}; выполнено пунктов планов: {done}; проведена заключительная встреча, оформлено "
        f"кейсов: {cases}. Справки подготовлены по показателям. Продлевают пар: {prolonged}. {told(*runs)}",
    )


def finish(at: Kindergarten) -> None:
    """The reports are signed, the pairs have completed the programme; one goes on."""
    day = at.days.last
    at.dawn(day)
    signed = at.paperwork.sign(TO_SIGN, day)
    at.registers.acknowledge(day)
    done = at.registers.fulfil_plans(day)
    completed = at.pairs.complete(date(day.year, 6, 1))
    ran = at.run("sync", day)
    papers = at.paperwork.papers()
    at.teller.stage(
        14,
        "Год завершён",
        day,
        f"Подписано документов: {signed}; последние пункты планов: {done}; завершили программу пары: {completed}; "
        f"{states_of_pairs(at)}. {told(ran)}",
        [f"Документов в реестре: {len(papers)}.", *by_kind(papers)],
    )


def _letters(pairs: list[PairAtWork]) -> Iterator[Letter]:
    for place, pair in enumerate(pairs):
        mentee, mentor = pair.mentee_code, pair.mentor_code
        yield Letter("Ф6", mentee, year_of_mentee(pair.mentee, mentee, pair.code))
        yield Letter("Ф7", mentor, year_of_mentor(pair.mentor, mentor, pair.code))
        yield Letter("Ф9", mentee, dynamics(pair.mentee, mentee, AFTER))
        if place % 3 == 0:
            yield Letter("Ф9", mentor, dynamics_of_mentee(pair.mentee, mentor, pair.code, AFTER))
    for place in range(min(len(pairs), 6)):
        yield Letter(
            "Ф10", "", strengths("наставник" if place % 2 else "наставляемый", 7 + place % 3)
        )
    yield Letter("Ф10", "", strengths("администрация", 9))
    yield Letter("Ф8", COORDINATOR, quality)


def _case(pair: PairAtWork, story: tuple[str, str, str, str], day: date) -> dict[str, str]:
    title, problem, done, result = story
    return {
        "Дата": as_typed(day),
        "Пара (коды)": pair.code,
        "Название": title,
        "Проблема": problem,
        "Что сделали": done,
        "Что получилось": result,
        "Авторы (коды)": f"{pair.mentor_code}, {pair.mentee_code}",
        "Можно публиковать": "нет",
    }

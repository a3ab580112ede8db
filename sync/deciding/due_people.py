"""What is due for people: questionnaires to answer, consents to give."""

from collections.abc import Iterator
from datetime import date

from config.questionnaire import Questionnaire
from programme.due import Task
from programme.due.whom import COORDINATOR
from programme.people import Readiness
from programme.russian.numbers import counted
from programme.school_year import SchoolYear
from sync.deciding.expecting import silent
from sync.deciding.proving import Standing, tab_url
from sync.tables import Row
from sync.values import as_date
from sync.world import World


def people_tasks(world: World, standing: Standing) -> Iterator[Task]:
    """What is due for every participant, and whom the coordinator is to remind."""
    for questionnaire in world.configuration.questionnaires:
        row = world.tables["questionnaires"].row(questionnaire.code)
        if row and row.text("link") and questionnaire.code not in world.missing_forms:
            yield from _answers(questionnaire, row, world, standing)
    yield from _consents(world, standing)


def _answers(
    questionnaire: Questionnaire, row: Row, world: World, standing: Standing
) -> Iterator[Task]:
    opens = day_of(questionnaire.opens, world.year)
    waiting = silent(standing.people, questionnaire.code)
    if not waiting or (opens and world.today < opens):
        return
    code = questionnaire.code
    again = questionnaire.asked_again
    once_more = f" ({again.answer})" if again and code in standing.people.again else ""
    due = as_date(row.cells.get("closes")) or day_of(questionnaire.closes, world.year)
    for person in waiting:
        yield Task(
            key=f"answer:{code}:{person}",
            whom=(person,),
            what=f"Ответить на анкету «{_titled(questionnaire)}»{once_more}",
            due=due,
            tab="questionnaires",
            row=code,
            link=row.text("link"),
            activities=questionnaire.activities,
        )
    told = counted(len(waiting), "человек", "человека", "человек")
    yield Task(
        key=f"remind:{code}",
        whom=(COORDINATOR,),
        what=f"Напомнить об анкете {code}{once_more}: не ответили {told}",
        due=due,
        tab="questionnaires",
        row=code,
        link=tab_url(world, "questionnaires"),
        activities=questionnaire.activities,
    )


def _titled(questionnaire: Questionnaire) -> str:
    """«Ф3. Предпочтения после групповой встречи»: most titles carry the code already."""
    code, title = questionnaire.code, questionnaire.title
    return title if title.startswith(code) else f"{code}. {title}"


def day_of(month_day: str, year: SchoolYear) -> date | None:
    """A day of a school year, «10-01»; None where none is given."""
    if not month_day:
        return None
    month, day = (int(part) for part in month_day.split("-"))
    return date(year.year_of(month), month, day)


def _consents(world: World, standing: Standing) -> Iterator[Task]:
    """Mentors without whose written consent no pair can be proposed (ст. 351.8 ТК РФ)."""
    for code, profile in sorted(standing.people.mentors.items()):
        person = standing.people.participants[code]
        given = person.consent_given or person.labour_function
        if given or not person.active or profile.readiness is Readiness.NO:
            continue
        yield Task(
            key=f"consent:{code}",
            whom=(code, COORDINATOR),
            what=f"Письменное согласие наставника {code}: подписать и вписать дату на вкладке «Участники»",
            tab="people",
            row=code,
            link=tab_url(world, "people"),
        )

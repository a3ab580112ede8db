"""All figures of a school year at once, from its answers and registers; nothing in it tells of single people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from config.monitoring_settings import Group, MonitoringSettings
from config.questionnaire import Questionnaire
from config.schema import Competency
from programme.monitoring.answers import Answers, question_of
from programme.monitoring.dynamics import StageTwo, stage_two
from programme.monitoring.figures import Share
from programme.monitoring.free_answers import FreeAnswer, free_answers
from programme.monitoring.indicators import (
    Counts,
    Indicator,
    Response,
    SectionProgress,
    indicators,
    young_people,
)
from programme.monitoring.satisfaction import (
    Compared,
    GroupSatisfaction,
    compared,
    group_satisfaction,
    satisfied_by,
)
from programme.monitoring.stage_one import (
    CuratorResult,
    Flag,
    ScaleMean,
    curator_result,
    flags,
    midterm,
)
from programme.monitoring.swot import SwotFigures, swot
from programme.russian.dates import short_date

YOUNG, EXPERIENCED = "со стажем до трёх лет", "со стажем больше трёх лет"


@dataclass(frozen=True)
class Monitoring:
    """The figures of a school year.

    Attributes:
        small_group: From how many people on opinions are told.
        satisfied_from: From which answer on people count as satisfied.
        teachers: Teachers of the institution as configured; 0 where nobody said.
        young_teachers: Those with up to three years of work as configured; 0 where nobody said.
        responses: Who answered.
        indicators: The indicators.
        satisfaction: Group → what it answered at the end.
        satisfied_by_experience: Part of the mentees → share of the satisfied, as far as it may be told.
        compared: Expectations and what came of them.
        midterm: Means of the midterm questionnaire.
        midterm_questionnaire: Which one it is; "" where there is none.
        midterm_people: How many answered it.
        curator: The coordinator's check.
        flags: Answers to look at at once.
        two: Stage 2.
        swot: SWOT.
        free: Free answers.
        sections: Of the roadmap.
        last_days: Questionnaire → day of its last answer.
        ahead: Questionnaire without answers → the first day on which they are expected, where it has not come.
    """

    small_group: int
    satisfied_from: int
    teachers: int
    young_teachers: int
    responses: tuple[Response, ...]
    indicators: tuple[Indicator, ...]
    satisfaction: Mapping[Group, GroupSatisfaction]
    satisfied_by_experience: Mapping[str, Share]
    compared: tuple[Compared, ...]
    midterm: tuple[ScaleMean, ...]
    midterm_questionnaire: str
    midterm_people: int
    curator: CuratorResult
    flags: tuple[Flag, ...]
    two: StageTwo
    swot: SwotFigures
    free: tuple[FreeAnswer, ...]
    sections: tuple[SectionProgress, ...]
    last_days: Mapping[str, date] = field(default_factory=dict)
    ahead: Mapping[str, date] = field(default_factory=dict)

    def awaited(self, questionnaire: str) -> str:
        """«Ответы на Ф6 ждём с 01.05.2027.»: why there is no figure; "" where that day has come or somebody answered."""
        day = self.ahead.get(questionnaire)
        return f"Ответы на {questionnaire} ждём с {short_date(day)}." if day else ""


def monitoring(
    answers: Answers,
    counts: Counts,
    settings: MonitoringSettings,
    questionnaires: Sequence[Questionnaire],
    competencies: tuple[Competency, ...],
) -> Monitoring:
    """Everything that can be told.

    Args:
        answers: This school year's answers that count.
        counts: What the registers say.
        settings: Which question is what, and thresholds.
        questionnaires: For the answers they offer.
        competencies: List К.
    """
    satisfaction = {
        group: group_satisfaction(answers, asked, settings)
        for group, asked in settings.satisfaction.items()
    }
    days = {code: answers.last_day(code) for code in sorted(answers.questionnaires)}
    scales = midterm(answers, settings)
    midterm_code = next((question_of(one.question)[0] for one in settings.midterm), "")
    return Monitoring(
        small_group=settings.small_group,
        satisfied_from=settings.satisfied_from,
        teachers=settings.teachers,
        young_teachers=settings.young_teachers,
        responses=counts.responses,
        indicators=indicators(answers, counts, satisfaction, settings),
        satisfaction=satisfaction,
        satisfied_by_experience=_by_experience(answers, settings),
        compared=compared(answers, settings),
        midterm=scales,
        midterm_questionnaire=midterm_code,
        midterm_people=answers.people(midterm_code),
        curator=curator_result(answers, settings.curator),
        flags=flags(answers, settings),
        two=stage_two(answers, settings, competencies, counts.mentee_of),
        swot=swot(answers, settings, questionnaires),
        free=free_answers(answers, settings, counts.names),
        sections=counts.sections,
        last_days={code: day for code, day in days.items() if day},
        ahead={code: day for code, day in counts.ahead.items() if not days.get(code)},
    )


def _by_experience(answers: Answers, settings: MonitoringSettings) -> Mapping[str, Share]:
    """The satisfied among mentees by years of work; who never said how long they work is in neither part."""
    asked = settings.satisfaction.get("mentees")
    if asked is None:
        return {}
    young = young_people(answers, settings)
    known = answers.chose(settings.experience.mentees, settings.experience.young)
    parts = {who: YOUNG if who in young else EXPERIENCED for who in known}
    return satisfied_by(answers.scale(asked.overall), parts, settings)

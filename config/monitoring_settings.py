"""The shape of config/monitoring.yaml: which answers the figures of the monitoring are made of."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from config.shape import Strict, Text

QuestionRef = Annotated[str, Field(pattern=r"^Ф\d{1,2}[а-я]?\.[a-z][a-z0-9_]*(\.[a-zа-яК0-9_]+)?$")]
"""A question («Ф6.s09»), or one row of a grid («Ф8.k00.k01»)."""
Group = Literal["mentees", "mentors"]
"""Whose answers: those of mentees or those of mentors."""
Percent = Annotated[int, Field(ge=0, le=100)]
_Score = Annotated[int, Field(ge=0, le=10)]

IndicatorKey = Literal[
    "young_involved",
    "mentors",
    "involved",
    "satisfied_mentees",
    "satisfied_mentors",
    "plans",
    "roadmap",
    "staying",
]
"""The indicators of the programme (mentoring.md, 3.3)."""


class Scale(Strict):
    """A scale from 1 to 10 with the words that name it in tables: «Комфорт общения»."""

    question: QuestionRef
    text: Text


class Comparison(Strict):
    """One scale before and after; the two questions mirror each other."""

    text: Text
    group: Group
    before: QuestionRef
    after: QuestionRef


class Satisfaction(Strict):
    """What is told of the satisfaction of one group.

    Attributes:
        overall: The key question, on which the share of the satisfied rests.
        useful: How useful the programme was.
        comfort: How comfortable it was.
        together: How satisfied people are with the work of their pair.
        expectations: Whether expectations came true.
        expectations_met: Answers that say they did.
        continuing: Whether people want to go on.
        continuing_yes: Answers that say so.
        quotable: Whether the words may be used without a name.
        quotable_yes: The answer that allows it.
        praise: Free answers: what was best.
        wishes: Free answers: what was lacking.
    """

    overall: QuestionRef
    useful: QuestionRef
    comfort: QuestionRef
    together: QuestionRef
    expectations: QuestionRef
    expectations_met: tuple[Text, ...]
    continuing: QuestionRef
    continuing_yes: tuple[Text, ...]
    quotable: QuestionRef
    quotable_yes: Text
    praise: QuestionRef
    wishes: QuestionRef


class RedFlag(Strict):
    """An answer that the coordinator should see at once; one of the three conditions stands.

    Attributes:
        question: Which answer.
        answers: The answer is one of these.
        other_than: Something else than one of these was answered.
        up_to: The answer is a number not above this.
        text: What it means, for the coordinator, and what to do.
    """

    question: QuestionRef
    answers: tuple[Text, ...] = ()
    other_than: tuple[Text, ...] = ()
    up_to: Annotated[int, Field(ge=0, le=10)] = 0
    text: Text


class Level(Strict):
    """A level of the coordinator's sum, from that many points on."""

    at_least: Annotated[int, Field(ge=0)]
    text: Text


class CuratorCheck(Strict):
    """The coordinator's own check of the quality.

    Attributes:
        criteria: In order; each has a question or a row of a grid.
        scores: Beginning of an answer → points; any other answer is «нет данных», and then there is no sum.
        levels: The highest first.
    """

    criteria: tuple[Scale, ...]
    scores: dict[str, _Score]
    levels: tuple[Level, ...]


class Swot(Strict):
    """SWOT: ticks are counted, free answers are listed for the coordinator."""

    role: QuestionRef
    strengths: QuestionRef
    weaknesses: QuestionRef
    opportunities: QuestionRef
    threats: QuestionRef
    needed: QuestionRef


class Dynamics(Strict):
    """Competencies and motivation, rated before and after, by oneself and by the mentor.

    Attributes:
        when: The question that tells before from after.
        before: Its answer for before.
        after: Its answer for after.
        who: The question that tells who rates.
        by_oneself: Its answer for a self-rating.
        by_mentor: Its answer for a mentor's rating of the mentee.
        grid: The grid over list К, 1…5; other columns mean «не оцениваю».
        scales: Motivation.
    """

    when: QuestionRef
    before: Text
    after: Text
    who: QuestionRef
    by_oneself: Text
    by_mentor: Text
    grid: QuestionRef
    scales: tuple[Scale, ...]


class Experience(Strict):
    """Who counts as a young specialist: the answers about years of work that say so."""

    mentees: QuestionRef
    mentors: QuestionRef
    young: tuple[Text, ...]


class Staying(Strict):
    """Who means to go on working in the institution.

    Attributes:
        question: The question.
        yes: Answers that say so.
        unsaid: Answers that say nothing («не хочу отвечать»); they are left out of the denominator.
    """

    question: QuestionRef
    yes: tuple[Text, ...]
    unsaid: tuple[Text, ...] = ()


class MonitoringSettings(Strict):
    """config/monitoring.yaml: thresholds, and the question behind each figure.

    A question of a questionnaire that the institution doesn't use gives no figure.

    Attributes:
        small_group: A figure about people's opinions is told from that many people on.
        satisfied_from: Satisfied: this answer or a higher one, of 10.
        dissatisfied_to: Dissatisfied: this answer or a lower one; what lies between is neutral.
        teachers: Teachers of the institution, all in all; 0 = those in the register.
        young_teachers: Those of them with up to three years of work; 0 = those known from their answers.
        targets: What the indicators should reach, in percent.
        satisfaction: The key questions at the end.
        comparisons: Expectations and what came of them.
        midterm: Scales of the midterm questionnaire, both roles together.
        red_flags: Answers that the coordinator should see at once.
        curator: The coordinator's check.
        swot: SWOT.
        dynamics: Competencies and motivation.
        experience: Who is a young specialist.
        staying: Who means to stay.
    """

    small_group: Annotated[int, Field(ge=1, le=50)] = 5
    satisfied_from: Annotated[int, Field(ge=1, le=10)] = 7
    dissatisfied_to: Annotated[int, Field(ge=0, le=9)] = 4
    teachers: Annotated[int, Field(ge=0, le=10_000)] = 0
    young_teachers: Annotated[int, Field(ge=0, le=10_000)] = 0
    targets: dict[IndicatorKey, Percent] = Field(default_factory=dict)
    satisfaction: dict[Group, Satisfaction]
    comparisons: tuple[Comparison, ...]
    midterm: tuple[Scale, ...]
    red_flags: tuple[RedFlag, ...]
    curator: CuratorCheck
    swot: Swot
    dynamics: Dynamics
    experience: Experience
    staying: Staying


Place = tuple[str | int, ...]


def named_questions(settings: MonitoringSettings) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Every question that is named, with its place in the file and the answers that should exist."""
    for group, told in settings.satisfaction.items():
        answers = {
            "expectations": told.expectations_met,
            "continuing": told.continuing_yes,
            "quotable": (told.quotable_yes,),
        }
        for name in (
            "overall",
            "useful",
            "comfort",
            "together",
            "expectations",
            "continuing",
            "quotable",
            "praise",
            "wishes",
        ):
            yield ("satisfaction", group, name), getattr(told, name), answers.get(name, ())
    for n, comparison in enumerate(settings.comparisons):
        yield ("comparisons", n, "before"), comparison.before, ()
        yield ("comparisons", n, "after"), comparison.after, ()
    for n, scale in enumerate(settings.midterm):
        yield ("midterm", n, "question"), scale.question, ()
    for n, flag in enumerate(settings.red_flags):
        yield ("red_flags", n, "question"), flag.question, (*flag.answers, *flag.other_than)
    for n, criterion in enumerate(settings.curator.criteria):
        yield ("curator", "criteria", n, "question"), criterion.question, ()
    swot = settings.swot
    for name in ("role", "strengths", "weaknesses", "opportunities", "threats", "needed"):
        yield ("swot", name), getattr(swot, name), ()
    yield from _of_dynamics(settings.dynamics)
    yield ("experience", "mentees"), settings.experience.mentees, settings.experience.young
    yield ("experience", "mentors"), settings.experience.mentors, settings.experience.young
    staying = settings.staying
    yield ("staying", "question"), staying.question, (*staying.yes, *staying.unsaid)


def _of_dynamics(dynamics: Dynamics) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    yield ("dynamics", "when"), dynamics.when, (dynamics.before, dynamics.after)
    yield ("dynamics", "who"), dynamics.who, (dynamics.by_oneself, dynamics.by_mentor)
    yield ("dynamics", "grid"), dynamics.grid, ()
    for n, scale in enumerate(dynamics.scales):
        yield ("dynamics", "scales", n, "question"), scale.question, ()

"""Stage 2: competencies and motivation before and after, rated by oneself and by the mentor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain

from config.monitoring_settings import Dynamics, MonitoringSettings
from config.schema import Competency
from programme.monitoring.answers import HIGHEST_SCALE, Answers, question_of, rating
from programme.monitoring.figures import AnyChange, change_of
from programme.monitoring.privacy import told
from programme.russian.codes import leading_code
from programme.russian.texts import same_text
from programme.submissions import Submission

HIGHEST_LEVEL = 5
"""Levels of a competency: 1 needs constant help … 5 can teach others."""
_PAIR = "pair"

Rated = Mapping[str, Fraction]


@dataclass(frozen=True)
class CompetencyChange:
    """One competency: how people rated themselves, and how their mentors rated them.

    Attributes:
        text: Its name.
        by_oneself: Change of the self-ratings.
        by_mentor: Change of the mentors' ratings.
    """

    text: str
    by_oneself: AnyChange
    by_mentor: AnyChange


@dataclass(frozen=True)
class ScaleChange:
    """A scale of motivation."""

    text: str
    change: AnyChange


@dataclass(frozen=True)
class StageTwo:
    """The effect on people.

    Attributes:
        questionnaire: Which questionnaire it rests on.
        people: How many rated themselves before and after.
        competencies: In the order of list К.
        motivation: In the order of the configuration.
    """

    questionnaire: str
    people: int = 0
    competencies: tuple[CompetencyChange, ...] = ()
    motivation: tuple[ScaleChange, ...] = ()


@dataclass(frozen=True)
class _Phase:
    """Before or after: who is rated → the last answer."""

    by_oneself: dict[str, Submission] = field(default_factory=dict)
    by_mentor: dict[str, Submission] = field(default_factory=dict)


def stage_two(
    answers: Answers,
    settings: MonitoringSettings,
    competencies: tuple[Competency, ...],
    mentee_of: Mapping[str, str],
) -> StageTwo:
    """Before and after, over the people with both.

    Args:
        answers: This school year's.
        settings: Which questions.
        competencies: List К.
        mentee_of: Pair → its mentee, whom a mentor's answer rates.
    """
    asked, small = settings.dynamics, settings.small_group
    before, after = _phases(answers, asked, mentee_of)
    _, grid = question_of(asked.grid)

    def own(name: str, highest: int) -> AnyChange:
        ratings = (_ratings(phase.by_oneself, name, highest) for phase in (before, after))
        return told(change_of(*ratings), small)

    def mentors(name: str) -> AnyChange:
        ratings = (_ratings(phase.by_mentor, name, HIGHEST_LEVEL) for phase in (before, after))
        return told(change_of(*ratings), small)

    return StageTwo(
        questionnaire=question_of(asked.grid)[0],
        people=len(before.by_oneself.keys() & after.by_oneself.keys()),
        competencies=tuple(
            CompetencyChange(
                one.text,
                own(f"{grid}.{one.key}", HIGHEST_LEVEL),
                mentors(f"{grid}.{one.key}"),
            )
            for one in competencies
            if one.active
        ),
        motivation=tuple(
            ScaleChange(one.text, own(question_of(one.question)[1], HIGHEST_SCALE))
            for one in asked.scales
        ),
    )


def _ratings(answers: Mapping[str, Submission], name: str, highest: int) -> Rated:
    found = {who: rating(s.answers.get(name, ()), highest) for who, s in answers.items()}
    return {who: value for who, value in found.items() if value is not None}


def _phases(
    answers: Answers, asked: Dynamics, mentee_of: Mapping[str, str]
) -> tuple[_Phase, _Phase]:
    """The last answer of each kind; an answer that doesn't say which it is counts nowhere."""
    before, after = _Phase(), _Phase()
    (_, when), (_, who) = question_of(asked.when), question_of(asked.who)
    for submission in sorted(_all(answers, asked), key=lambda s: (s.submitted, s.response_id)):
        said = submission.one(when)
        phase = (
            before
            if same_text(said, asked.before)
            else after
            if same_text(said, asked.after)
            else None
        )
        if phase is None or not submission.code:
            continue
        if same_text(submission.one(who), asked.by_oneself):
            phase.by_oneself[submission.code] = submission
        elif same_text(submission.one(who), asked.by_mentor):
            pair = leading_code(submission.one(_PAIR)) or ""
            if pair in mentee_of:
                # Two mentors of one mentee rate apart.
                phase.by_mentor[pair] = submission
    return before, after


def _all(answers: Answers, asked: Dynamics) -> Iterator[Submission]:
    questionnaire, _ = question_of(asked.grid)
    every = chain(answers.repeated, (s for _, s in answers.to(questionnaire)))
    found = {s.response_id: s for s in every if s.questionnaire == questionnaire}
    yield from found.values()

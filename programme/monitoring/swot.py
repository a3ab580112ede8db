"""SWOT: ticks counted; what was written is grouped by people, never by the programme."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.monitoring_settings import MonitoringSettings
from config.questionnaire import Questionnaire
from programme.monitoring.answers import Answers, question_of
from programme.monitoring.figures import AnyMean, Share, mean_of
from programme.monitoring.privacy import told, withheld_groups
from programme.russian.texts import same_text

OTHER = "другое"


@dataclass(frozen=True)
class Ticked:
    """An answer that was offered, and how many of those who answered chose it."""

    text: str
    share: Share


@dataclass(frozen=True)
class SwotFigures:
    """What was ticked.

    Attributes:
        questionnaire: Which one it rests on.
        people: How many answered.
        is_withheld: Whether so few answered that nothing is told.
        strengths: In the order of the questionnaire, «другое» last.
        weaknesses: The same.
        needed: How much the institution needs the programme.
        roles: Role → how many answered, as far as that may be told.
    """

    questionnaire: str
    people: int
    is_withheld: bool
    strengths: tuple[Ticked, ...]
    weaknesses: tuple[Ticked, ...]
    needed: AnyMean
    roles: Mapping[str, int]


def swot(
    answers: Answers, settings: MonitoringSettings, questionnaires: Sequence[Questionnaire]
) -> SwotFigures:
    """Counts of strengths and weaknesses."""
    asked, small = settings.swot, settings.small_group
    questionnaire, _ = question_of(asked.strengths)
    people = answers.people(questionnaire)
    is_withheld = 0 < people < small
    strengths, weaknesses = (
        _ticked(answers, question, _options(question, questionnaires), hidden=is_withheld)
        for question in (asked.strengths, asked.weaknesses)
    )
    return SwotFigures(
        questionnaire,
        people,
        is_withheld,
        strengths,
        weaknesses,
        told(mean_of(answers.scale(asked.needed).values()), small),
        _roles(answers, settings),
    )


def _options(question: str, questionnaires: Sequence[Questionnaire]) -> tuple[str, ...]:
    code, name = question_of(question)
    return next(
        (
            q.options
            for each in questionnaires
            if each.code == code
            for q in each.questions
            if q.id == name
        ),
        (),
    )


def _ticked(
    answers: Answers, question: str, options: Sequence[str], *, hidden: bool
) -> tuple[Ticked, ...]:
    """How many people chose each; words of one's own count as «другое», once a person."""
    code, name = question_of(question)
    chosen: dict[str, set[str]] = {option: set() for option in options}
    others: set[str] = set()
    whole: set[str] = set()
    for who, submission in answers.to(code):
        for text in submission.answers.get(name, ()):
            whole.add(who)
            known = next((option for option in options if same_text(option, text)), None)
            (others if known is None else chosen[known]).add(who)
    total = 0 if hidden else len(whole)
    rows = [(option, len(who)) for option, who in chosen.items()]
    rows += [(OTHER, len(others))] if others else []
    return tuple(Ticked(text, Share(0 if hidden else count, total)) for text, count in rows)


def _roles(answers: Answers, settings: MonitoringSettings) -> Mapping[str, int]:
    code, name = question_of(settings.swot.role)
    sizes = Counter(submission.one(name) for _, submission in answers.to(code))
    withheld = withheld_groups(sizes, settings.small_group, untold="")
    return {role: size for role, size in sorted(sizes.items()) if role not in withheld}

"""Satisfaction at the end, and expectations beside what came of them (roadmap line 5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from config.monitoring_settings import Group, MonitoringSettings, Satisfaction
from programme.monitoring.answers import Answers, question_of
from programme.monitoring.figures import (
    AnyChange,
    AnyMean,
    AnyShare,
    Share,
    change_of,
    mean_of,
    share_of,
)
from programme.monitoring.privacy import told, withheld_groups

GROUPS: Mapping[Group, str] = {"mentees": "наставляемые", "mentors": "наставники"}


@dataclass(frozen=True)
class Moods:
    """How many people are satisfied, neither, and not."""

    satisfied: int
    neutral: int
    dissatisfied: int


@dataclass(frozen=True)
class GroupSatisfaction:
    """What one group answered; each person counts once.

    Attributes:
        questionnaire: Which questionnaire it rests on.
        overall: Mean of the key question.
        satisfied: Share of the satisfied.
        moods: None where withheld or where nobody answered.
        useful: Mean of the programme's use.
        comfort: Mean of comfort.
        together: Mean of the satisfaction with the pair's work.
        met: Share of those whose expectations came true.
        continuing: Share of those who want to go on.
    """

    questionnaire: str
    overall: AnyMean
    satisfied: AnyShare
    moods: Moods | None
    useful: AnyMean
    comfort: AnyMean
    together: AnyMean
    met: AnyShare
    continuing: AnyShare


@dataclass(frozen=True)
class Compared:
    """One scale before and after."""

    text: str
    group: Group
    change: AnyChange


def group_satisfaction(
    answers: Answers, asked: Satisfaction, settings: MonitoringSettings
) -> GroupSatisfaction:
    """What one group answered at the end."""
    small = settings.small_group
    overall = answers.scale(asked.overall)
    satisfied = told(satisfied_share(overall, settings), small)
    return GroupSatisfaction(
        questionnaire=question_of(asked.overall)[0],
        overall=told(mean_of(overall.values()), small),
        satisfied=satisfied,
        moods=_moods(overall, settings) if isinstance(satisfied, Share) and overall else None,
        useful=told(mean_of(answers.scale(asked.useful).values()), small),
        comfort=told(mean_of(answers.scale(asked.comfort).values()), small),
        together=told(mean_of(answers.scale(asked.together).values()), small),
        met=told(share_of(answers.chose(asked.expectations, asked.expectations_met)), small),
        continuing=told(share_of(answers.chose(asked.continuing, asked.continuing_yes)), small),
    )


def satisfied_share(overall: Mapping[str, Fraction], settings: MonitoringSettings) -> Share:
    """How many are satisfied, of those who answered."""
    satisfied = sum(value >= settings.satisfied_from for value in overall.values())
    return Share(satisfied, len(overall))


def _moods(overall: Mapping[str, Fraction], settings: MonitoringSettings) -> Moods:
    satisfied = satisfied_share(overall, settings).numerator
    dissatisfied = sum(value <= settings.dissatisfied_to for value in overall.values())
    return Moods(satisfied, len(overall) - satisfied - dissatisfied, dissatisfied)


def compared(answers: Answers, settings: MonitoringSettings) -> tuple[Compared, ...]:
    """Every scale before and after, over the people who gave both answers."""
    return tuple(
        Compared(
            one.text,
            one.group,
            told(
                change_of(answers.scale(one.before), answers.scale(one.after)),
                settings.small_group,
            ),
        )
        for one in settings.comparisons
    )


def satisfied_by(
    overall: Mapping[str, Fraction], group_of: Mapping[str, str], settings: MonitoringSettings
) -> Mapping[str, Share]:
    """The share of the satisfied in each part of a group, as far as it may be told beside the whole.

    Args:
        overall: Person → key question.
        group_of: Person → part of the group; people without one are a part of their own, which isn't told.
        settings: Thresholds.

    Returns:
        Part → share; parts that are withheld are absent.
    """
    parts: dict[str, dict[str, Fraction]] = {}
    for who, value in overall.items():
        parts.setdefault(group_of.get(who, ""), {})[who] = value
    sizes = {part: len(people) for part, people in parts.items()}
    withheld = withheld_groups(sizes, settings.small_group, untold="")
    return {
        part: satisfied_share(people, settings)
        for part, people in sorted(parts.items())
        if part not in withheld
    }

"""Free answers: listed for the coordinator, looked through for what tells who is meant, quoted only where allowed."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from config.monitoring_settings import MonitoringSettings
from programme.monitoring.answers import Answers, question_of
from programme.russian.letters import spaced
from programme.russian.texts import same_text

PRAISE, WISHES = "Самое ценное", "Чего не хватило"
OPPORTUNITIES, THREATS = "Возможности", "Риски"

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?<!\d)(?:\+?\d[\s()-]{0,2}){6,14}\d(?!\d)")
_INITIALS = re.compile(
    r"\b[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|\b[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+"
)
_PATRONYMIC = re.compile(r"\b[А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн|иничн)(?:|[а-яё]{1,3})\b")
_WORD = re.compile(r"[А-ЯЁ][а-яё]{2,}")
_STEM = 4
"""A shorter beginning of a name is the beginning of too many words."""


@dataclass(frozen=True)
class FreeAnswer:
    """One free answer, without a code.

    Attributes:
        topic: «Самое ценное».
        whose: «наставляемые», «наставники»; "" where the role is not told.
        text: As written.
        found: What in it may tell who is meant: «имя», «телефон», «адрес почты»; "" where nothing was found.
        is_quotable: Whether its author let the words be used without a name, and nothing was found.
    """

    topic: str
    whose: str
    text: str
    found: str = ""
    is_quotable: bool = False


def free_answers(
    answers: Answers, settings: MonitoringSettings, names: Collection[str]
) -> tuple[FreeAnswer, ...]:
    """Every free answer by topic and text, so that the order doesn't tell who answered first.

    Args:
        answers: This school year's.
        settings: Which questions.
        names: Full names of everybody in the register.
    """
    stems = name_stems(names)
    found = [*_at_the_end(answers, settings, stems), *_of_swot(answers, settings, stems)]
    topics = (PRAISE, WISHES, OPPORTUNITIES, THREATS)
    return tuple(sorted(found, key=lambda a: (topics.index(a.topic), a.whose, a.text)))


def _at_the_end(
    answers: Answers, settings: MonitoringSettings, stems: frozenset[str]
) -> Iterator[FreeAnswer]:
    whose = {"mentees": "наставляемые", "mentors": "наставники"}
    for group, asked in settings.satisfaction.items():
        _, permission = question_of(asked.quotable)
        for topic, question in ((PRAISE, asked.praise), (WISHES, asked.wishes)):
            questionnaire, name = question_of(question)
            for _, submission in answers.to(questionnaire):
                if text := spaced(submission.one(name)):
                    allowed = same_text(submission.one(permission), asked.quotable_yes)
                    found = telling(text, stems)
                    yield FreeAnswer(topic, whose[group], text, found, allowed and not found)


def _of_swot(
    answers: Answers, settings: MonitoringSettings, stems: frozenset[str]
) -> Iterator[FreeAnswer]:
    """Nobody was asked whether these may be quoted."""
    swot = settings.swot
    for topic, question in ((OPPORTUNITIES, swot.opportunities), (THREATS, swot.threats)):
        questionnaire, name = question_of(question)
        for _, submission in answers.to(questionnaire):
            if text := spaced(submission.one(name)):
                yield FreeAnswer(topic, "", text, telling(text, stems))


def name_stems(names: Collection[str]) -> frozenset[str]:
    """Beginnings by which surnames and first names are found in any case: «Иванов», «Мари»."""
    words = (word for name in names for word in spaced(name).split()[:2])
    return frozenset(
        stem for word in words if len(stem := word[: max(_STEM, len(word) - 2)].casefold()) >= _STEM
    )


def telling(text: str, stems: Collection[str]) -> str:
    """What in a text may tell who is meant; "" where nothing was found. Better once too often than once too few."""
    found = []
    if _ADDRESS.search(text):
        found.append("адрес почты")
    if _PHONE.search(text):
        found.append("телефон")
    words = (word.casefold() for word in _WORD.findall(text))
    named = any(word.startswith(stem) for word in words for stem in stems)
    if named or _INITIALS.search(text) or _PATRONYMIC.search(text):
        found.append("имя")
    return ", ".join(found)

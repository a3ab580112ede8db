"""The invented teachers of the workload, and what they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_PAIRS = 12
LATE = 2
"""Mentees whose answers lie unread in the form when the measured run begins."""

_MENTORS = (
    "Соколова Ирина Павловна",
    "Громова Анна Львовна",
    "Фролова Марина Олеговна",
    "Никитина Ольга Сергеевна",
    "Архипова Лариса Денисовна",
    "Крылова Нина Андреевна",
    "Титова Елена Романовна",
    "Баранова Светлана Игоревна",
    "Савельева Юлия Антоновна",
    "Орлов Игорь Максимович",
)
_MENTEES = (
    "Белова Дарья Ильинична",
    "Комарова Полина Егоровна",
    "Журавлёва Алина Юрьевна",
    "Макарова Вера Петровна",
    "Гусева Кира Артёмовна",
    "Тихонова Яна Олеговна",
    "Ершова Лидия Кирилловна",
    "Власова Мария Глебовна",
    "Рябова Софья Тимуровна",
    "Панова Жанна Борисовна",
    "Дроздова Инна Вадимовна",
    "Осипов Роман Алексеевич",
    "Цветкова Раиса Львовна",
    "Шилова Тамара Ивановна",
)

Answers = Mapping[str, Any]
"""Beginning of a question's title → what this person answers; the other questions get any valid answer."""


@dataclass(frozen=True)
class Cast:
    """Who takes part: answers to Ф1 and Ф2 in the order in which they are sent.

    Attributes:
        mentees: Ф1, read before the measured run.
        mentors: Ф2.
        late: Ф1, waiting to be read by the measured run.
    """

    mentees: tuple[Answers, ...]
    mentors: tuple[Answers, ...]
    late: tuple[Answers, ...]

    @property
    def size(self) -> int:
        """People in all."""
        return len(self.mentees) + len(self.mentors) + len(self.late)


def cast(pairs: int) -> Cast:
    """People for so many pairs: every sixth pair shares its mentor with another one.

    Args:
        pairs: At most ``MOST_PAIRS``; twelve make 24 people.
    """
    shared = pairs // 6
    mentors = pairs - shared
    taught = [place if place < mentors else place - mentors for place in range(pairs)]
    return Cast(
        mentees=tuple(_mentee(_MENTEES[place], taught[place]) for place in range(pairs)),
        mentors=tuple(_mentor(place, 2 if place < shared else 1) for place in range(mentors)),
        late=tuple(_mentee(_MENTEES[place], place) for place in range(pairs, pairs + LATE)),
    )


def _mentee(name: str, topic: int) -> Answers:
    return {
        "Фамилия, имя": name,
        "Ваша должность": "воспитатель",
        "В каких вопросах": _Topics((topic, topic + 1)),
        "Оцените себя": "2",
        "Рады ли": "да",
    }


def _mentor(place: int, mentees: int) -> Answers:
    return {
        "Фамилия, имя": _MENTORS[place],
        "Ваша должность": "старший воспитатель",
        "В каких вопросах": _Topics((place, place + 1, place + 2)),
        "Оцените своё": "5",
        "С кем готовы": ["любой"],
        "Скольких": str(mentees),
        "Готовы ли стать": "да",
    }


@dataclass(frozen=True)
class _Topics:
    """Options by their place in the question's list, which is the school's own."""

    places: Sequence[int]


def chosen(answer: Any, options: Sequence[str]) -> list[str]:
    """An answer as the texts a form page sends."""
    if isinstance(answer, _Topics):
        return [options[place % len(options)] for place in answer.places]
    return [answer] if isinstance(answer, str) else list(answer)
